"""The connections of a server: how many there may be, and who has to go when one more comes."""

import socket
import threading
from contextlib import suppress

MOST = 2000  # each has a thread, and a file descriptor of those that a process may have
SPARED = 128  # descriptors for files and all else


class Crowd:
    """Whom a server talks to. Where there are too many, the one that has waited the longest without a word goes; where
    all are being answered, the oldest."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._waiting: dict[socket.socket, None] = {}  # in the order of their coming
        self._working: dict[socket.socket, None] = {}
        self._lock = threading.Lock()

    def comes(self, connection: socket.socket) -> None:
        """A new connection; for its sake another one may end."""
        with self._lock:
            if len(self._waiting) + len(self._working) >= self._most:
                oldest = next(iter(self._waiting or self._working))
                self._forget(oldest)
                _end(oldest)
            self._waiting[connection] = None

    def waits(self, connection: socket.socket) -> None:
        """It has no request under way."""
        self._move(connection, self._waiting)

    def works(self, connection: socket.socket) -> None:
        """It is being answered."""
        self._move(connection, self._working)

    def goes(self, connection: socket.socket) -> None:
        """It has ended."""
        with self._lock:
            self._forget(connection)

    def disperse(self) -> None:
        """End all of them."""
        with self._lock:
            for connection in (*self._waiting, *self._working):
                _end(connection)

    def _move(self, connection: socket.socket, group: dict[socket.socket, None]) -> None:
        with self._lock:
            if connection in self._waiting or connection in self._working:  # else it was ended meanwhile
                self._forget(connection)
                group[connection] = None

    def _forget(self, connection: socket.socket) -> None:
        self._waiting.pop(connection, None)
        self._working.pop(connection, None)


def allowed() -> int:
    """How many connections there may be. The limit of open files is raised for them as far as the system lets it be."""
    try:
        import resource
    except ImportError:  # pragma: no cover - Windows, where there is none
        return MOST
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST + SPARED
    if soft != resource.RLIM_INFINITY and soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return MOST if soft == resource.RLIM_INFINITY else max(min(MOST, soft - SPARED), 8)


def _end(connection: socket.socket) -> None:
    with suppress(OSError):  # it has ended by itself
        connection.shutdown(socket.SHUT_RDWR)
