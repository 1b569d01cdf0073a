"""A site that is being served, by the real watcher and the real server."""

import os
import queue
import re
import socket
import threading
from collections import deque
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.model.project import Project
from generator.serve import serve
from generator.serving.listening import listen
from generator.watch import Round
from tests.portfolio import TODAY, Portfolio, Saved

PATIENCE = 60.0  # seconds; far more than needed, for busy machines


class Served:
    """A portfolio on its own server; `rounds` are the finished builds."""

    def __init__(self, portfolio: Portfolio, under: str = "/", allowed: tuple[str, ...] = ()) -> None:
        self.portfolio = portfolio
        self.rounds: queue.Queue[Round] = queue.Queue()
        self._stop = threading.Event()
        self._listening = listen(0, allowed=allowed)
        self.port = self._listening.port
        project = Project(portfolio.root, portfolio.root / "output", TODAY)
        rounds = serve(project, self._listening, under=under, stop=self._stop)
        self._thread = threading.Thread(target=lambda: deque(map(self.rounds.put, rounds), maxlen=0), daemon=True)
        self._thread.start()
        self.next()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def next(self) -> Round:
        """The next round of watching."""
        return self.rounds.get(timeout=PATIENCE)

    def raw(self, request: bytes, limit: float = PATIENCE) -> bytes:
        """Return everything that the server sends for exactly these bytes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=limit) as connection:
            connection.sendall(request)
            parts = []
            while part := connection.recv(65536):
                parts.append(part)
        return b"".join(parts)

    def get(self, path: str, *headers: str, method: str = "GET", host: str = "localhost") -> tuple[int, str, bytes]:
        """Return status, head and body for a request with exactly this path.

        Names of headers are in lower case, because a server may write them in any case (RFC 9110, section 5.1).
        """
        lines = [f"{method} {path} HTTP/1.1", f"Host: {host}", *headers, "Connection: close", "", ""]
        head, _, body = self.raw("\r\n".join(lines).encode("latin-1")).partition(b"\r\n\r\n")
        named = re.sub(r"(?m)^[\w-]+:", lambda name: name[0].lower(), head.decode("latin-1"))
        return int(head.split()[1]), named, body

    def end(self) -> None:
        self._stop.set()
        self._thread.join(PATIENCE)
        self._listening.close()
        assert not self._thread.is_alive()


@pytest.fixture
def portfolio(tmp_path: Path) -> Portfolio:
    """An empty site whose files are saved in one step, so that no build reads half of one."""
    return Saved(tmp_path / "site")


@pytest.fixture
def served(portfolio: Portfolio) -> Iterator[Served]:
    """A site with a paper, a page, and secrets beside and inside its output."""
    portfolio.paper("a", "Words.").paper("b", "Other words.").file("files/long.txt", "0123456789" * 1000)
    (portfolio.root / "secret.txt").write_text("SECRET")
    site = Served(portfolio)
    output = portfolio.root / "output"
    (output / ".git").mkdir()
    (output / ".git" / "config").write_text("SECRET")
    (output / "out").symlink_to(portfolio.root / "secret.txt")
    (output / "up").symlink_to(portfolio.root)
    (output / "empty").mkdir()
    os.makedirs(output / "sub")
    Path(output / "sub" / "index.html").write_text("<p>Sub</p>")
    yield site
    site.end()
