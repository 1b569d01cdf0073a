"""Many, slow and misbehaving clients: what each of them gets, and that others do not wait."""

import resource
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

from generator.serving.connection import Connection
from tests.portfolio import Portfolio
from tests.serving.conftest import PATIENCE, Served

CHECKOUT = Path(__file__).parents[2]
EVENTS = b"GET /.paperfolio/events?path=/papers/a.html HTTP/1.1\r\nHost: localhost\r\n\r\n"
RELOAD = b"event: reload\ndata: \n\n"


@contextmanager
def _many_files() -> Iterator[None]:
    """As many open files as the system allows, up to 8192: both ends of each connection are in this process."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 8192), hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def _connect(served: Served, request: bytes) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", served.port), timeout=PATIENCE)
    connection.sendall(request)
    return connection


def _receive(connection: socket.socket, wanted: bytes) -> bytes:
    """Return what is received until `wanted` is received."""
    found = b""
    while wanted not in found:
        part = connection.recv(65536)
        assert part, found
        found += part
    return found


def test_a_thousand_open_pages(served: Served) -> None:
    """Each open page gets the event of a change, and other requests are served meanwhile."""
    with _many_files(), ExitStack() as stack:
        pages = [stack.enter_context(_connect(served, EVENTS)) for _ in range(1000)]
        for page in pages:
            _receive(page, RELOAD)  # they did not say which page they show
        assert served.get("/")[0] == 200
        served.portfolio.paper("a", "Quite other words.")
        for page in pages:
            _receive(page, RELOAD)
        assert served.get("/")[0] == 200


def test_one_connection_too_many(portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch) -> None:
    """The connection that has been idle longest is closed, and not one with a response in progress."""
    monkeypatch.setattr("generator.serving.server.MAX_CONNECTIONS", 8)
    served = Served(portfolio.paper("a"))
    with ExitStack() as stack:
        page = stack.enter_context(_connect(served, EVENTS))
        _receive(page, RELOAD)
        idle = [stack.enter_context(_connect(served, b"")) for _ in range(12)]
        assert served.get("/")[0] == 200
        assert idle[0].recv(1) == b""
        idle[-1].sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        _receive(idle[-1], b"HTTP/1.1 200 ")
        served.portfolio.paper("a", "Quite other words.")
        _receive(page, RELOAD)
    served.end()


def test_a_client_that_does_not_read(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has some time, and then its connection ends, though not all is sent."""
    size = 20_000_000
    served.portfolio.file("files/large.bin", b"x" * size)
    served.next()
    ended = threading.Event()
    lost = Connection.connection_lost

    def note(connection: Connection, error: Exception | None) -> None:
        lost(connection, error)
        ended.set()

    monkeypatch.setattr(Connection, "connection_lost", note)
    monkeypatch.setattr("generator.serving.connection.SEND_SECONDS", 0.2)
    with _connect(served, b"GET /files/large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n") as slow:
        assert ended.wait(PATIENCE)
        received = sum(iter(lambda: len(slow.recv(1 << 20)), 0))
    assert received < size


def test_a_refusal_is_read(served: Served) -> None:
    """A client that still sends after it was refused gets the refusal, not a reset connection."""
    endless = b"GET / HTTP/1.1\r\nX: " + b"y" * 3_000_000
    assert served.raw(endless).startswith(b"HTTP/1.1 431 ")
    with closing(HTTPConnection("127.0.0.1", served.port, timeout=PATIENCE)) as client:
        client.request("POST", "/", b"y" * 3_000_000)
        refusal = client.getresponse()
        assert refusal.status == 405 and refusal.read() and refusal.headers["Allow"] == "GET, HEAD"
        client.request("GET", "/")
        assert client.getresponse().status == 200


@pytest.mark.parametrize(
    "rest",
    [b"zz\r\nhello", b"5\r\nhello\r\n0\r\n\r\nGET\r\n\r\n", b"5\r\nhelloXX" + b"0" * 50, b"f" * 70_000],
    ids=["no length", "another request", "no end", "endless"],
)
def test_broken_bodies(served: Served, rest: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    """Data after a head that is not a valid body closes the connection, without a traceback."""
    head = b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
    assert served.raw(head + rest)[:12] in {b"HTTP/1.1 400", b"HTTP/1.1 405", b"HTTP/1.1 431"}
    assert "Traceback" not in capfd.readouterr().err
    assert served.get("/")[0] == 200


def test_a_fault_of_ours(served: Served, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """An internal error ends one request with status 500, without a traceback."""
    with monkeypatch.context() as broken:
        broken.setattr("generator.serving.application.state", lambda *_: 1 / 0)
        status, _, body = served.get("/")
    assert status == 500 and b"division" not in body and "Traceback" not in capfd.readouterr().err
    assert served.get("/")[0] == 200


@pytest.mark.parametrize(
    "word", ["bytes=5-2", "bytes=", "bytes=--1", "lines=1-2", "bytes=a-b", f"bytes=0-{'9' * 5000}"]
)
def test_odd_ranges(served: Served, word: str) -> None:
    """An invalid range is ignored, and so is a range in a HEAD request (RFC 9110, section 14.2)."""
    assert served.get("/files/long.txt", f"Range: {word}")[::2] == (200, b"0123456789" * 1000)
    status, head, _ = served.get("/files/long.txt", "Range: bytes=2-5", method="HEAD")
    assert status == 200 and "content-length: 10000" in head


def test_a_range_of_what_was_there(served: Served) -> None:
    """A part is sent only if it is of the file that the client knows (If-Range)."""
    mark = served.get("/files/long.txt")[1].partition("etag: ")[2].split("\r\n")[0]
    assert served.get("/files/long.txt", "Range: bytes=2-5", f"If-Range: {mark}")[::2] == (206, b"2345")
    assert served.get("/files/long.txt", "Range: bytes=2-5", 'If-Range: "other"')[0] == 200


def test_the_head_of_events(served: Served) -> None:
    """It ends, though events do not."""
    status, head, body = served.get("/.paperfolio/events?path=/", method="HEAD")
    assert status == 200 and "text/event-stream" in head and body == b""


def test_only_serving_loads_a_server(portfolio: Portfolio) -> None:
    """`build` and `watch` load no library for HTTP."""
    code = (
        "import sys\nfrom datetime import date\nfrom pathlib import Path\nfrom generator.cli import main\n"
        "from generator.model.project import Project\nfrom generator.watch import watch\n"
        f"root = Path({str(portfolio.paper('a').root)!r})\nassert main(['build', str(root)]) == 0\n"
        "assert next(watch(Project(root, root / 'output', date(2024, 1, 1)))).build\nprint(sorted(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=CHECKOUT, check=True)
    assert "'generator.watch'" in done.stdout
    for heavy in ("starlette", "uvicorn", "anyio", "h11", "generator.serving"):
        assert f"'{heavy}'" not in done.stdout
