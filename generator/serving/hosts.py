"""Which requests are allowed: those to a host name of this machine, and scripts of pages that this server sent."""

import ipaddress
import re

import msgspec
from starlette.datastructures import Headers

HOST = re.compile(r"(?:\[([0-9a-f:.]{2,45})\]|([a-z0-9_.-]{1,253}))(?::\d{1,5})?", re.A | re.I)
OURS = {"localhost", "127.0.0.1", "::1"}


class Hosts(msgspec.Struct, frozen=True):
    """The names that the Host header of a request may have: localhost and its addresses, and those in `more`.

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
            "If that is a name of this computer, start the server with `paperfolio serve --host NAME`."
        )

    def _allows(self, host: str) -> bool:
        match = HOST.fullmatch(host)
        if match is None:
            return False
        name = normalised(match[1] or match[2])
        return (
            name in OURS or name.endswith(".localhost") or name in self.more or (self.any_address and _is_address(name))
        )


def is_of_this_site(headers: Headers) -> bool:
    """Return whether a request comes from a page that this server sent, or from a client that is not a browser.

    Browsers add the headers Origin and Sec-Fetch-Site (Fetch standard, Fetch Metadata); other clients do not.
    """
    origin = headers.get("Origin")
    if origin and origin.lower() != f"http://{headers.get('Host')}".lower():
        return False
    return headers.get("Sec-Fetch-Site") in (None, "", "same-origin", "none")


def normalised(name: str) -> str:
    """Return a host name in lower case, and an IP address in its shortest form, for comparison."""
    name = name.lower().removesuffix(".")
    return str(ipaddress.ip_address(name)) if _is_address(name) else name


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
