"""Read the settings `url` and `domain`: the address of the site on the web."""

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
    """Return the URL of the site, with a slash at its end."""
    url = kinds.line(node, diagnostics)
    address = site_address(url)
    if not address:
        raise InvalidValue(f'"{url}" is not the address of a site', "write it like https://name.github.io/papers/")
    return address


def domain(node: Located, diagnostics: Diagnostics) -> str:
    """Return the bare host name of the author's own domain."""
    written = kinds.line(node, diagnostics)
    host = written.lower().rstrip(".")
    if host.endswith(".github.io"):
        hint = f"delete it, or write `url: https://{host}/`"
        raise InvalidValue(f'"{host}" is a domain of GitHub, not your own', hint)
    if not HOST.fullmatch(host) or len(host) > LONGEST_HOST:
        raise InvalidValue(f'"{written}" is not a domain', _suggested_domain(written))
    return host


def _suggested_domain(written: str) -> str:
    """Return a hint with the host name in `written`, in the ASCII form of DNS (IDNA)."""
    try:
        host = urlsplit(written if "//" in written else f"//{written}").hostname or ""
        plain = host.encode("idna").decode()
    except ValueError:
        plain = ""
    return f"write it as {plain}" if HOST.fullmatch(plain) else "write a host name, like papers.example.org"
