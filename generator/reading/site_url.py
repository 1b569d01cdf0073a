"""Where a site is on the web: the settings that name its address and its domain -> text that is known to be one."""

import re
from urllib.parse import urlsplit

from generator.formats.entry import kinds
from generator.formats.entry.fields import Diagnostics, InvalidValue
from generator.formats.located import Located
from generator.text.link import site_address

# Labels of letters, digits and hyphens (RFC 1123, section 2.1), the last of two or more no number.
LABEL = r"(?!-)[a-z0-9-]{1,63}(?<!-)"
HOST = re.compile(rf"({LABEL}\.)+(?!\d+$){LABEL}")
LONGEST_HOST = 253  # characters (RFC 1035, section 2.3.4)


def site_url(node: Located, diagnostics: Diagnostics) -> str:
    """The address of the site, with a slash at its end."""
    url = kinds.address(node, diagnostics)
    address = site_address(url)
    if not address:
        raise InvalidValue(f'"{url}" is no address of a site', "write it like https://name.github.io/papers/")
    return address


def domain(node: Located, diagnostics: Diagnostics) -> str:
    """The bare name of a host that is the author's own."""
    written = kinds.line(node, diagnostics)
    host = written.lower().rstrip(".")
    if host.endswith(".github.io"):
        hint = f"leave it out, or write `url: https://{host}/`"
        raise InvalidValue(f'"{host}" is an address of GitHub, no domain of your own', hint)
    if not HOST.fullmatch(host) or len(host) > LONGEST_HOST:
        raise InvalidValue(f'"{written}" is no domain', _suggested_domain(written))
    return host


def _suggested_domain(written: str) -> str:
    """How a domain is written: the one that an address names, letters beyond ASCII as the name system has them."""
    try:
        host = urlsplit(written if "//" in written else f"//{written}").hostname or ""
        plain = host.encode("idna").decode()
    except ValueError:
        plain = ""
    return f"write it as {plain}" if HOST.fullmatch(plain) else "write the name of the host, like papers.example.org"
