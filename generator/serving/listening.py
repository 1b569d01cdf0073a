"""A port and an optional host -> sockets that listen."""

import errno
import socket

import msgspec

from generator.model.errors import PaperfolioError
from generator.serving.hosts import Hosts, normalised

LOOPBACK = "127.0.0.1"
ANYWHERE = {"0.0.0.0", "::"}  # all addresses of the machine
BACKLOG = 256  # connections that may wait to be accepted; the system may allow fewer
TRIES = 100  # ports to try, from the given one on


class CannotListen(PaperfolioError):
    """No port is free, or the address does not belong to this machine; the message says which."""


class Listening(msgspec.Struct, frozen=True):
    """Sockets on one port: the first listens on this machine, the second on the address of `host`, if any.

    `allowed` are further names by which requests may ask, such as that of a proxy; nothing listens there.
    """

    sockets: tuple[socket.socket, ...]
    port: int
    host: str = ""
    allowed: tuple[str, ...] = ()

    @property
    def hosts(self) -> Hosts:
        """The host names that requests may have."""
        is_anywhere = self.host in ANYWHERE
        named = {self.host} if self.host and not is_anywhere else set()
        return Hosts(frozenset(map(normalised, named.union(self.allowed))), any_address=is_anywhere)

    @property
    def address(self) -> str:
        """The URL for a browser on this machine."""
        return self.addresses[0]

    def close(self) -> None:
        """Close the sockets."""
        for bound in self.sockets:
            bound.close()

    @property
    def addresses(self) -> tuple[str, ...]:
        """All URLs of the server."""
        named = [self.host] if self.host and self.host not in ANYWHERE else []
        return tuple(f"http://{f'[{name}]' if ':' in name else name}:{self.port}" for name in (LOOPBACK, *named))


def listen(port: int, host: str = "", allowed: tuple[str, ...] = ()) -> Listening:
    """Listen on `port`, or on the next port that is free; 0 is any free port.

    The server is available only on this machine, and on the address of `host` if one is given. It also responds to
    requests for the names in `allowed`, which need not have an address here. Raises CannotListen.
    """
    places = _places(host)
    last = min(port + TRIES, 1 << 16)
    for candidate in range(port, last) if port else (0,):
        try:
            sockets = _listen(candidate, places)
            return Listening(sockets, sockets[0].getsockname()[1], host, allowed)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise CannotListen(_reason(error, candidate, host)) from error
    raise CannotListen(f"no port from {port} to {last - 1} is free; choose another with --port")


def _places(host: str) -> list[tuple[socket.AddressFamily, str]]:
    own = (socket.AF_INET, LOOPBACK)
    if not host:
        return [own]
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise CannotListen(f'"{host}" has no address; --host must be an address or a name of this computer') from error
    family, address = found[0][0], str(found[0][4][0])
    if address == "0.0.0.0":  # it includes 127.0.0.1
        return [(family, address)]
    return [own] if address == LOOPBACK else [own, (family, address)]


def _listen(port: int, places: list[tuple[socket.AddressFamily, str]]) -> tuple[socket.socket, ...]:
    sockets: list[socket.socket] = []
    try:
        for family, address in places:
            sockets.append(socket.create_server((address, port), family=family, backlog=BACKLOG))
            port = sockets[0].getsockname()[1]
    except OSError:
        for bound in sockets:
            bound.close()
        raise
    return tuple(sockets)


def _reason(error: OSError, port: int, host: str) -> str:
    if error.errno == errno.EACCES:
        return f"port {port} needs administrator rights; choose one above 1023 with --port"
    if error.errno == errno.EADDRNOTAVAIL:
        return f'"{host}" is not an address of this computer; --host must be one'
    return f"cannot listen on port {port}: {(error.strerror or str(error)).lower()}"
