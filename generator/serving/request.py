"""What a client asked, as its request says it."""

from email.message import Message
from functools import cached_property
from urllib.parse import parse_qs, unquote_to_bytes


class Request:
    """A request's method, target and headers, none of which is to be trusted (RFC 9110, RFC 9112)."""

    def __init__(self, method: str, target: str, headers: Message) -> None:
        self.method = method
        self.headers = headers
        self._path, _, self._query = target.partition("?")

    @cached_property
    def path(self) -> str | None:
        """The path, decoded; None where it is none."""
        return decoded(self._path)

    def argument(self, name: str) -> str:
        """A value of the query, or ""."""
        return parse_qs(self._query, max_num_fields=None).get(name, [""])[0]

    @property
    def query(self) -> str:
        """What follows the path, with its question mark; or ""."""
        return f"?{self._query}" if self._query else ""

    def header(self, name: str) -> str:
        """A header's value, or ""."""
        return str(self.headers.get(name, ""))

    @cached_property
    def environ(self) -> dict[str, str]:
        """The request as Werkzeug wants to see it (PEP 3333). A range is of a GET alone (RFC 9110, 14.2)."""
        found = {f"HTTP_{name.upper().replace('-', '_')}": str(value) for name, value in self.headers.items()}
        if self.method != "GET":
            found.pop("HTTP_RANGE", None)
        return found | {"REQUEST_METHOD": self.method}


def decoded(path: str) -> str | None:
    """A path with its %-signs resolved, once: "%252e" becomes "%2e" and is a name like others. None where it does not
    begin with a slash (the absolute form is for proxies, and "*" for nobody here), or is not UTF-8."""
    try:
        return unquote_to_bytes(path.encode("latin-1")).decode("utf-8") if path.startswith("/") else None
    except UnicodeError:
        return None
