"""Which requests are allowed: those to a host name of this machine, and scripts of pages that this server sent."""

import ipaddress
import re

import msgspec
from starlette.datastructures import Headers

NAME = r"[a-z0-9_.-]{1,253}"
HOST = re.compile(r"(?:\[([0-9a-f:.]{2,45})\]|(" + NAME + r"))(?::\d{1,5})?", re.A | re.I)
OURS = {"localhost", "127.0.0.1", "::1"}


class Hosts(msgspec.Struct, frozen=True):
    """The names that the Host header of a request may have: localhost and its addresses, and those in `more`.

    A name in `more` that begins with a dot stands for itself and all names below it: `.example.org` allows
    `example.org` and `studio.example.org`. All names in `more` are normalised.

    The check prevents DNS rebinding, where another site makes its own name point to this machine. If `any_address` is
    True, all IP addresses are allowed, too: no site can make an IP address point to another machine.
    """

    more: frozenset[str] = frozenset()
    any_address: bool = False

    def refusal(self, hosts: list[str]) -> str:
        """Return a sentence that says why a request with these `Host` headers is refused, or "" if it is allowed."""
        if len(hosts) != 1:
            return f"A request must have one Host header; this one has {len(hosts)}."
        if self._allows(hosts[0]):
            return ""
        return (
            f"This server is available as localhost and 127.0.0.1, not as {hosts[0][:100]!a}. "
            "If that is a name of this computer, start the server with `paperfolio serve --host NAME`. "
            "If it is the name of a proxy in front of this server, start it with `paperfolio serve --allow-host NAME`."
        )

    def is_own_page(self, headers: Headers) -> bool:
        """Return whether a request comes from a page that this server sent, or from a client that is not a browser.

        Browsers add the headers Origin and Sec-Fetch-Site (Fetch standard, Fetch Metadata); other clients do not. A
        proxy may speak HTTPS to the browser and may replace the Host header, but it keeps Origin: the name of a proxy
        that is allowed is an origin of ours with either scheme and on any port.
        """
        if headers.get("Sec-Fetch-Site") not in (None, "", "same-origin", "none"):
            return False
        origin = headers.get("Origin", "").lower()
        if not origin or origin == f"http://{headers.get('Host')}".lower():
            return True
        scheme, _, host = origin.partition("://")
        match = HOST.fullmatch(host)
        return scheme in {"http", "https"} and match is not None and self._is_named(normalised(match[1] or match[2]))

    def _allows(self, host: str) -> bool:
        match = HOST.fullmatch(host)
        if match is None:
            return False
        name = normalised(match[1] or match[2])
        is_local = name in OURS or name.endswith(".localhost")
        return is_local or self._is_named(name) or (self.any_address and _is_address(name))

    def _is_named(self, name: str) -> bool:
        dotted = f".{name}"
        return name in self.more or any(dotted[at:] in self.more for at, sign in enumerate(dotted) if sign == ".")


def normalised(name: str) -> str:
    """Return a host name in lower case, and an IP address in its shortest form, for comparison."""
    name = name.lower().removesuffix(".")
    return str(ipaddress.ip_address(name)) if _is_address(name) else name


def read_name(text: str) -> str:
    """Return the name of a host as browsers send it (IDNA), or "" if `text` is none.

    >>> read_name("Büro.example")
    'xn--bro-hoa.example'
    """
    if _is_address(text):
        return text
    dot = "." if text.startswith(".") else ""
    try:
        name = dot + text.removeprefix(".").encode("idna").decode()
    except UnicodeError:
        return ""
    return name if re.fullmatch(NAME, name, re.A | re.I) else ""


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
