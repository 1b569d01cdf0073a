"""Requests to other hosts are polite, and their answers are judged with care."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock, Thread

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from generator.checking.answers import Answer, State
from generator.checking.link_requests import RequestPolicy, ask

QUICK = RequestPolicy(
    pause=0, patience=20, allow_private=True
)  # `patience` is long for a busy machine; no test waits for it


def _asked(url: str, policy: RequestPolicy = QUICK) -> tuple[State, str]:
    answer = ask([url], policy)[0]
    assert answer.url == url
    return answer.state, answer.detail


def _log(server: HTTPServer) -> list[str]:
    return [f"{request.method} {request.path}" for request, _ in server.log]


@pytest.mark.parametrize(
    ("status", "state", "detail", "methods"),
    [
        (200, State.ALIVE, "", ["HEAD"]),
        (204, State.ALIVE, "", ["HEAD"]),
        (404, State.DEAD, "404 Not Found", ["HEAD", "GET"]),
        (410, State.DEAD, "410 Gone", ["HEAD"]),
        (401, State.UNKNOWN, "401 Unauthorized", ["HEAD"]),
        (403, State.UNKNOWN, "403 Forbidden", ["HEAD", "GET"]),
        (418, State.UNKNOWN, "418 I'm a Teapot", ["HEAD"]),
        (599, State.UNKNOWN, "599", ["HEAD"]),
    ],
)
def test_only_a_missing_page_is_dead(
    server: HTTPServer, status: int, state: State, detail: str, methods: list[str]
) -> None:
    """Only a missing page is dead; one that is forbidden to us may be there for readers."""
    server.expect_request("/page").respond_with_data("", status=status)
    found = _asked(server.url_for("/page?a=b"))
    assert (found[0], found[1].casefold()) == (state, detail.casefold())
    assert _log(server) == [f"{method} /page" for method in methods]
    assert server.log[0][0].query_string == b"a=b"
    assert server.log[0][0].headers["User-Agent"].startswith("paperfolio/")


@pytest.mark.parametrize("status", [400, 403, 404, 405, 501])
def test_a_host_that_refuses_head_is_asked_by_get(server: HTTPServer, status: int) -> None:
    """If a host does not support HEAD, or refuses it, GET is tried."""
    server.expect_request("/page", method="HEAD").respond_with_data("", status=status)
    server.expect_request("/page", method="GET").respond_with_data("here")
    assert _asked(server.url_for("/page")) == (State.ALIVE, "")


@pytest.mark.parametrize(
    ("hops", "moved"),
    [([301], "/1"), ([308], "/1"), ([301, 308], "/2"), ([302], ""), ([307], ""), ([301, 302], "/1"), ([302, 301], "")],
)
def test_a_permanent_move_is_reported(server: HTTPServer, hops: list[int], moved: str) -> None:
    """A permanent redirect is reported, up to the first temporary one."""
    for number, status in enumerate(hops):
        server.expect_request(f"/{number}").respond_with_data("", status=status, headers={"Location": f"/{number + 1}"})
    server.expect_request(f"/{len(hops)}").respond_with_data("here")
    expected = (State.MOVED, server.url_for(moved)) if moved else (State.ALIVE, "")
    assert _asked(server.url_for("/0")) == expected


def test_a_move_that_leads_nowhere_is_dead(server: HTTPServer) -> None:
    """A redirect loop ends, a redirect to a missing page is dead, and one to something that is not a page is not
    followed."""
    for path, location in [("/a", "/a"), ("/b", "/gone"), ("/c", "file:///etc/passwd")]:
        server.expect_request(path).respond_with_data("", status=301, headers={"Location": location})
    server.expect_request("/gone").respond_with_data("", status=404)
    assert _asked(server.url_for("/a")) == (State.UNKNOWN, "there were too many redirects")
    assert _asked(server.url_for("/b")) == (State.DEAD, "404 Not Found")
    assert _asked(server.url_for("/c")) == (State.UNKNOWN, "it is not a valid address")
    with _raw(b"HTTP/1.1 301 Moved\r\nLocation: http://[bad/\r\n\r\n") as url:
        assert _asked(url) == (State.UNKNOWN, "it is not a valid address")


@pytest.mark.parametrize(("status", "wait", "least"), [(429, "1", 0.95), (503, "", 0.45), (503, "soon", 0.45)])
def test_a_busy_host_is_asked_again(server: HTTPServer, status: int, wait: str, least: float) -> None:
    """A busy host is asked again after the time that it asks for, or half a second."""
    times: list[float] = []

    def busy(_: Request) -> Response:
        times.append(time.monotonic())
        headers = {"Retry-After": wait} if wait else {}
        return Response("", status, headers) if len(times) == 1 else Response("here")

    server.expect_request("/page").respond_with_handler(busy)
    assert _asked(server.url_for("/page")) == (State.ALIVE, "")
    assert len(times) == 2 and times[1] - times[0] >= least


def test_a_long_wait_is_cut(server: HTTPServer) -> None:
    """The wait is cut to a limit; a host that stays busy is unknown, and gets no more requests."""
    server.expect_request("/a").respond_with_data("", status=429, headers={"Retry-After": "3600"})
    policy = RequestPolicy(pause=0, patience=20, retries=1, longest_wait=1, at_once=1, allow_private=True)
    answers = ask([server.url_for("/a"), server.url_for("/b")], policy)
    assert [(answer.state, answer.detail) for answer in answers] == [(State.UNKNOWN, "429 Too Many Requests")] * 2
    assert _log(server) == ["HEAD /a"] * 2


@pytest.mark.parametrize(
    "wait", ["Mon, 01 Jan 99999999999999999999 00:00:00 GMT", "9" * 5000, "-5", "Mon, 99 Foo 2025 00:00:00 GMT"]
)
def test_an_odd_retry_after_is_ignored(server: HTTPServer, wait: str) -> None:
    """Whatever a host sends as Retry-After, the check goes on."""
    server.expect_request("/page").respond_with_data("", headers={"Retry-After": wait})
    assert _asked(server.url_for("/page")) == (State.ALIVE, "")


def test_a_slow_host_is_given_up_after_three_pages(server: HTTPServer) -> None:
    """A slow request is cut off; after three slow pages the host is given up."""
    release = Event()

    def slow(_: Request) -> Response:
        release.wait(30)
        return Response("late")

    server.expect_request("/page").respond_with_handler(slow)
    policy = RequestPolicy(at_once=1, pause=0, patience=0.2, allow_private=True)
    try:
        answers = ask([server.url_for(f"/page?{number}") for number in range(6)], policy)
    finally:
        release.set()
    assert {(answer.state, answer.detail) for answer in answers} == {(State.UNKNOWN, "it took too long")}
    assert len(answers) == 6


@contextmanager
def _raw(*pieces: bytes, between: float = 0) -> Iterator[str]:
    """Start a host that sends `pieces` to every client, whatever the request, and hangs up; return its address."""
    ended = Event()
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                try:
                    connection.recv(65536)
                    for piece in pieces:
                        connection.sendall(piece)
                        if ended.wait(between):
                            return
                except OSError:
                    continue  # the client has closed the connection

    thread = Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    finally:
        ended.set()
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(30)


def test_headers_that_trickle_are_cut_off() -> None:
    """If every byte is in time but the whole takes too long, the connection is cut, and the page is not dead."""
    letters = [b"HTTP/1.1 200 OK\r\n", *[b"x"] * 2000]
    began = time.monotonic()
    with _raw(*letters, between=0.05) as url:
        state, _ = _asked(url, RequestPolicy(pause=0, patience=0.2, retries=0, allow_private=True))
    assert state != State.DEAD and time.monotonic() - began < 20  # the whole would take 100 seconds


@pytest.mark.parametrize("sent", [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 500])
def test_an_answer_that_is_no_http_is_unknown(sent: bytes) -> None:
    """A host that hangs up, speaks another protocol, or sends endless headers is unknown."""
    with _raw(sent) as url:
        assert _asked(url, RequestPolicy(pause=0, patience=20, retries=0, allow_private=True)) == (
            State.UNKNOWN,
            "the connection broke",
        )


def test_a_refused_connection_is_unknown() -> None:
    """A port on which nothing listens is unknown: it may be back tomorrow."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert _asked(f"http://127.0.0.1:{port}/") == (State.UNKNOWN, "the host cannot be reached")


def test_an_endless_body_is_not_read(server: HTTPServer) -> None:
    """No more of a body is read than the network buffers hold."""
    sent = 0

    def endless(request: Request) -> Response:
        def body() -> Iterator[bytes]:
            nonlocal sent
            while sent < 2000:
                sent += 1
                yield b"x" * 65536

        return Response("", 405) if request.method == "HEAD" else Response(body())

    server.expect_request("/page").respond_with_handler(endless)
    assert _asked(server.url_for("/page")) == (State.ALIVE, "")
    assert sent < 1000  # of 125 MB


def test_a_host_gets_two_requests_at_once_at_most(server: HTTPServer) -> None:
    """One host gets at most two requests at once, other hosts at the same time; the answers keep their order."""
    lock, now, most = Lock(), 0, 0
    both = Event()

    def counted(_: Request) -> Response:
        nonlocal now, most
        with lock:
            now += 1
            most = max(most, now)
            if now == 2:
                both.set()
        both.wait(20)  # wait for two, to prove that two run at once
        time.sleep(0.02)  # a third one would come now
        with lock:
            now -= 1
        return Response("here")

    server.expect_request("/page").respond_with_handler(counted)
    urls = [server.url_for(f"/page?{number}") for number in range(8)]
    told: list[tuple[int, int]] = []
    answers = ask([*urls, urls[0]], QUICK, lambda done, whole: told.append((done, whole)))
    assert answers == [Answer(url, State.ALIVE) for url in urls]
    assert most == 2
    assert told == [(number, 8) for number in range(1, 9)]


def test_requests_to_a_host_pause_in_between(server: HTTPServer) -> None:
    """There is a pause between two requests to a host, even if two may run at once."""
    server.expect_request("/page").respond_with_data("here")
    began = time.monotonic()
    ask([server.url_for(f"/page?{number}") for number in range(4)], RequestPolicy(pause=0.1, allow_private=True))
    assert time.monotonic() - began >= 0.29


def test_an_unknown_host_is_dead(server: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """An unknown host is dead; but if no host answers at all, our own network is down."""
    known = socket.getaddrinfo

    def looked_up(host: str, *rest: object, **options: object) -> object:
        if host == "gone.example":
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        return known(host, *rest, **options)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    server.expect_request("/page").respond_with_data("here")
    urls = ["http://gone.example/", server.url_for("/page")]
    assert ask(urls, QUICK)[0] == Answer(urls[0], State.DEAD, "there is no such host")
    assert ask(urls[:1], QUICK) == [Answer(urls[0], State.UNKNOWN, "there is no such host")]
