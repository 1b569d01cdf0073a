"""The preview sends only files of the output, and only to this machine."""

import os
import re
import resource
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import pytest

from generator.serving.events import PING
from generator.serving.listening import listen
from tests.portfolio import Portfolio
from tests.serving.conftest import PATIENCE, Served

CHECKOUT = Path(__file__).parents[2]
EVENTS = "/.paperfolio/events"


@pytest.mark.parametrize(
    "path",
    ["/../secret.txt", "/%2e%2e/secret.txt", "/%2e%2e%2fsecret.txt", "/%252e%252e/secret.txt", "/..%5csecret.txt",
     "/papers/../../secret.txt", "//etc/passwd", "/up/secret.txt", "/out", "/.git/config", "/.paperfolio-manifest",
     "/%2egit/config", "/a%00.html", "/..\\secret.txt", "/C:/secret.txt", "/papers/a.html/..%2f..%2f..%2fsecret.txt",
     "http://localhost/../secret.txt", "/none.html", "/empty/", "/static/", "/%ff",
     "/a%01b", "/%1b%5b2J", "/a%7f", "/a\x01b"],
)  # fmt: skip
def test_no_path_leads_out_of_the_output(served: Served, path: str) -> None:
    """No form of a path reaches a file outside the output, a hidden file, or a listing of a folder."""
    status, _, body = served.get(path)
    assert status in {400, 404} and b"SECRET" not in body and b"root:" not in body


@pytest.mark.parametrize(
    "path", ["a" * 256, "a" * 10_000, "papers/" + "b" * 251, "é" * 128, "a/" * 5_000, "papers/" + "c" * 300 + ".html"]
)
def test_a_name_that_no_file_can_have_is_missing(served: Served, path: str) -> None:
    """A name over 255 bytes, which a file system refuses, is not found, as any other page that does not exist."""
    status, _, body = served.get(f"/{quote(path)}")
    assert status == 404 and b"cannot be read" not in body


@pytest.mark.parametrize(
    ("path", "text"),
    [("/", b"Jane Doe"), ("/papers/a", b"Title of a"), ("/papers/a.html?x=1", b"Words"), ("/sub/", b"Sub")],
)
def test_pages_are_served_with_and_without_suffix(served: Served, path: str, text: bytes) -> None:
    """Pages with and without their suffix, and folders with an index, as GitHub Pages has them."""
    status, head, body = served.get(path)
    assert status == 200 and text in body
    assert "content-type: text/html; charset=utf-8" in head and "x-content-type-options: nosniff" in head
    assert "cross-origin-resource-policy: same-origin" in head and "access-control" not in head


def test_a_folder_leads_to_its_index(served: Served) -> None:
    """A folder is redirected to the path with a slash, because its index has relative links."""
    status, head, _ = served.get("/sub")
    assert status in {301, 302, 307, 308} and "location: /sub/" in head


def test_a_missing_page_is_the_404_of_the_site(served: Served) -> None:
    """The site's own 404 page, with status 404."""
    status, _, body = served.get("/papers/none.html")
    assert status == 404 and b"Page not found" in body


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/static/theme.css", "text/css; charset=utf-8"), ("/static/theme.js", "text/javascript; charset=utf-8"),
     ("/static/favicon.svg", "image/svg+xml"), ("/static/fonts/folio-serif.woff2", "font/woff2"),
     ("/files/long.txt", "text/plain; charset=utf-8")],
)  # fmt: skip
def test_media_types_do_not_depend_on_the_machine(served: Served, path: str, kind: str) -> None:
    """They do not depend on the types that the machine has registered."""
    status, head, _ = served.get(path)
    assert status == 200 and f"content-type: {kind}" in head


def test_a_drawing_runs_no_script(served: Served) -> None:
    """A drawing that is opened as a page has a policy under which no script runs; a page has none."""
    _, head, _ = served.get("/static/favicon.svg")
    assert "content-security-policy: default-src 'none'; " in head and "; sandbox\r\n" in head
    assert "content-security-policy" not in served.get("/")[1]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH"])
def test_other_methods_are_refused(served: Served, method: str) -> None:
    """Nothing can be sent to it."""
    status, head, _ = served.get("/", method=method)
    assert status == 405 and "allow: GET, HEAD\r\n" in head


def test_head_sends_no_body(served: Served) -> None:
    """The head of an answer, without its body."""
    status, head, body = served.get("/files/long.txt", method="HEAD")
    assert status == 200 and "content-length: 10000" in head and body == b""


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "LOCALHOST:80", "[::1]:8000", "a.localhost"])
def test_local_host_names_are_accepted(served: Served, host: str) -> None:
    """This machine, by whatever name."""
    assert served.get("/", host=host)[0] == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "192.168.0.1", "0", ""]
)
def test_other_host_names_are_refused(served: Served, host: str) -> None:
    """Another host name (DNS rebinding) is refused, and the response names the option that would allow it."""
    status, _, body = served.get("/", host=host)
    assert status in {400, 403} and b"Jane Doe" not in body


def test_hosts_are_named_once(served: Served) -> None:
    """A request with no Host header, or with two, is refused."""
    for headers in (b"", b"Host: localhost\r\nHost: evil.example\r\n"):
        answer = served.raw(b"GET / HTTP/1.1\r\n" + headers + b"Connection: close\r\n\r\n")
        assert answer.split()[1] in {b"400", b"403"} and b"Jane Doe" not in answer


@pytest.mark.parametrize("header", ["Origin: https://evil.example", "Sec-Fetch-Site: cross-site", "Origin: null"])
def test_events_are_for_our_own_pages(served: Served, header: str) -> None:
    """A page of another site cannot listen to events."""
    assert served.get(f"{EVENTS}?path=/index.html", header)[0] == 403


@pytest.mark.parametrize("headers", ["", "Sec-Fetch-Site: same-origin\r\n", "Origin: http://{host}\r\n"])
def test_our_own_pages_hear_of_changes(served: Served, headers: str) -> None:
    """A page of the preview can listen, and gets the current state at once."""
    host = f"127.0.0.1:{served.port}"
    with socket.create_connection(("127.0.0.1", served.port), timeout=PATIENCE) as page:
        head = f"GET {EVENTS}?path=/index.html HTTP/1.1\r\nHost: {host}\r\n{headers.format(host=host)}\r\n"
        page.sendall(head.encode())
        answer = page.recv(4096)
        while b"data:" not in answer:
            answer += page.recv(4096)
    assert answer.startswith(b"HTTP/1.1 200") and b"text/event-stream" in answer


def test_unchanged_files_are_not_sent_again(served: Served) -> None:
    """A file that the browser has is not sent again, until it changes."""
    _, head, _ = served.get("/files/long.txt")
    mark = head.partition("etag: ")[2].split("\r\n")[0]
    date = head.partition("last-modified: ")[2].split("\r\n")[0]
    assert mark and date
    assert served.get("/files/long.txt", f"If-None-Match: {mark}")[::2] == (304, b"")
    assert served.get("/files/long.txt", f"If-Modified-Since: {date}")[0] == 304
    served.portfolio.file("files/long.txt", "new")
    served.next()
    assert served.get("/files/long.txt", f"If-None-Match: {mark}")[::2] == (200, b"new")


def test_ranges_of_bytes_are_served(served: Served) -> None:
    """One part, the end, several parts, a part beyond the end, and an invalid range."""
    status, head, body = served.get("/files/long.txt", "Range: bytes=2-5")
    assert (status, body) == (206, b"2345") and "content-range: bytes 2-5/10000" in head
    assert served.get("/files/long.txt", "Range: bytes=-3")[::2] == (206, b"789")
    assert served.get("/files/long.txt", "Range: bytes=20000-")[0] == 416
    status, head, body = served.get("/files/long.txt", "Range: bytes=0-1,5-6")
    assert status == 206 and "multipart/byteranges" in head
    assert b"Content-Range: bytes 0-1/10000\r\n\r\n01\r\n" in body
    assert b"Content-Range: bytes 5-6/10000\r\n\r\n56\r\n" in body
    many = ",".join(f"{n}-{n}" for n in range(0, 4000, 2))
    assert len(served.get("/files/long.txt", f"Range: bytes={many}")[2]) < 100_000
    assert served.get("/files/long.txt", "Range: nonsense")[0] == 200


BROKEN = [
    (b"GET\r\n\r\n", b"400"),
    (b"\x16\x03\x01\x00\xff\r\n\r\n", b"400"),
    (b"GET /a b HTTP/1.1\r\nHost: localhost\r\n\r\n", b"400"),
    (b"GET / HTTP/9.9\r\n\r\n", b"505"),
    (b"GET / HTTP/1.1\r\nHost: localhost\r\nX" + b"y" * 66_000 + b"\r\n\r\n", b"431"),
    (b"GET /" + b"y" * 40_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", b"414"),
    (b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", b"400"),
]


@pytest.mark.parametrize(("request_", "status"), BROKEN, ids=range(len(BROKEN)))
def test_broken_requests_are_refused_in_a_sentence(
    served: Served, request_: bytes, status: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    """They are refused in a sentence, without a traceback."""
    answer = served.raw(request_)
    assert answer.split()[1] == status and answer.partition(b"\r\n\r\n")[2].strip()
    assert "Traceback" not in answer.decode("latin-1") + capfd.readouterr().err
    assert served.get("/")[0] == 200


def test_a_crowd_that_says_nothing(served: Served) -> None:
    """A thousand idle connections, some of which have sent half a head, do not block other clients."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 8192), hard))
    idle: list[socket.socket] = []
    try:
        for number in range(1000):
            idle.append(socket.create_connection(("127.0.0.1", served.port), timeout=PATIENCE))
            if number % 3 == 0:
                idle[-1].sendall(b"GET / HTTP/1.1\r\nHos")
        began = time.monotonic()
        assert all(served.get("/papers/a.html")[0] == 200 for _ in range(50))
        assert time.monotonic() - began < PATIENCE
    finally:
        for connection in idle:
            connection.close()
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_a_client_that_drips(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who sends its request a letter at a time has the time of one request, not of each letter, and is let go."""
    monkeypatch.setattr("generator.serving.connection.HEAD_SECONDS", 0.6)
    with socket.create_connection(("127.0.0.1", served.port), timeout=PATIENCE) as slow:
        began = time.monotonic()
        with suppress(BrokenPipeError, ConnectionResetError):
            while time.monotonic() - began < PATIENCE:
                slow.sendall(b"x")
                time.sleep(0.05)
        assert time.monotonic() - began < PATIENCE / 2
    assert served.get("/")[0] == 200


def test_a_slow_reader_does_not_block_others(served: Served) -> None:
    """A client that requests much and reads nothing does not block other clients."""
    served.portfolio.file("files/large.bin", b"x" * 20_000_000)
    served.next()
    with socket.create_connection(("127.0.0.1", served.port), timeout=PATIENCE) as slow:
        slow.sendall(b"GET /files/large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert slow.recv(10)
        assert all(served.get("/")[0] == 200 for _ in range(20))


def test_two_hundred_requests_at_once_are_answered(served: Served) -> None:
    """Two hundred simultaneous requests get complete responses."""
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(served.get("/static/theme.css")[0])) for _ in range(200)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert found == [200] * 200


def test_a_port_that_is_taken() -> None:
    """The next one is used."""
    first = listen(0)
    second = listen(first.port)
    assert second.port > first.port
    first.close()
    second.close()


def test_the_port_is_told(portfolio: Portfolio) -> None:
    """If the given port is in use, the command prints which port it uses."""
    taken = listen(0)
    command = [sys.executable, "-m", "generator", "serve", str(portfolio.paper("a").root), "--port", str(taken.port)]
    with subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        lines: list[str] = []
        for line in iter(process.stdout.readline, ""):
            lines.append(line)
            if "the site is at" in line:
                break
        process.send_signal(signal.SIGINT)
    taken.close()
    said = "".join(lines)
    assert f"port {taken.port} is in use; using the next free one, " in said
    assert re.search(r"the site is at http://127\.0\.0\.1:(\d+)/;", said)


def test_a_site_under_a_path_is_served_below_it(portfolio: Portfolio) -> None:
    """As on GitHub Pages: the site is below the path, and nothing is beside it."""
    portfolio.file("site.yaml", "url: https://jane.github.io/repo/\n")
    site = Served(portfolio.paper("a"), under="/repo/")
    assert site.get("/repo/papers/a.html")[0] == 200 and site.get("/papers/a.html")[0] == 404
    status, head, _ = site.get("/")
    assert status in {302, 307} and "location: /repo/" in head
    assert b'href="/repo/' in site.get("/repo/none")[2]
    site.end()


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_it_ends_at_once(portfolio: Portfolio, number: int, code: int) -> None:
    """`serve` ends at once, even while a page listens, without a traceback and with a complete output."""
    assert _seconds_to_end(portfolio.paper("a"), number, code) < PING  # an idle stream is looked at so often
    assert not [name for name in os.listdir(portfolio.root / "output") if name.startswith(".") and "page" in name]


def _seconds_to_end(portfolio: Portfolio, number: int, code: int) -> float:
    """How long `serve` takes to end with that code after the signal, while a page listens."""
    command = [sys.executable, "-m", "generator", "serve", str(portfolio.root), "--port", "0"]
    with subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout and process.stderr
        line = ""
        while "the site is at" not in line:
            line = process.stdout.readline()
            assert line, process.stderr.read()
        port = int(line.split("127.0.0.1:")[1].split("/")[0])
        with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as page:
            page.sendall(f"GET {EVENTS}?path=/index.html HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            assert page.recv(20)
            began = time.monotonic()
            process.send_signal(number)
            assert process.wait(PATIENCE) == code
            seconds = time.monotonic() - began
        assert "Traceback" not in process.stderr.read()
    return seconds
