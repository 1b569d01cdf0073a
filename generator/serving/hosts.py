"""Who may ask: the names under which this machine is reached, and pages that this server itself has sent."""

import ipaddress
import re

import msgspec
from starlette.datastructures import Headers

HOST = re.compile(r"(?:\[([0-9a-f:.]{2,45})\]|([a-z0-9_.-]{1,253}))(?::\d{1,5})?", re.A | re.I)
OURS = {"localhost", "127.0.0.1", "::1"}


class Hosts(msgspec.Struct, frozen=True):
    """The names that a request's Host may have: those of the machine itself, and `more`.

    A page elsewhere may let its own name point to this machine (DNS rebinding); then the name tells. Where
    `any_address`, addresses in figures are allowed too, which cannot be made to point anywhere else.
    """

    more: frozenset[str] = frozenset()
    any_address: bool = False

    def refusal(self, hosts: list[str]) -> str:
        """Why a request with these `Host` headers is refused, in a sentence; or ""."""
        if len(hosts) != 1:
            return f"A request must name one host; this one names {len(hosts)}."
        if self._allows(hosts[0]):
            return ""
        return (
            f"This server answers to localhost and 127.0.0.1, not to {hosts[0][:100]!a}. "
            "If that is a name of this computer, start it with `paperfolio serve --host NAME`."
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
    """Whether a script's request comes from a page that this server sent: browsers say so of themselves (the Fetch
    standard's Origin and Sec-Fetch-Site); a client that says nothing is no page."""
    origin = headers.get("Origin")
    if origin and origin.lower() != f"http://{headers.get('Host')}".lower():
        return False
    return headers.get("Sec-Fetch-Site") in (None, "", "same-origin", "none")


def normalised(name: str) -> str:
    """A host as it is compared: in lower case, an address in its shortest form."""
    name = name.lower().removesuffix(".")
    return str(ipaddress.ip_address(name)) if _is_address(name) else name


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
