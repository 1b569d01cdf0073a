"""Web addresses -> answers, with polite requests: few at once to one host, with pauses, and waiting when it asks to."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from queue import SimpleQueue
from threading import BoundedSemaphore, Lock, Thread
from urllib.parse import urljoin, urlsplit

import msgspec

from generator.checking.answers import Answer, State
from generator.checking.web import Failure, Reply, Web
from generator.text.characters import one_line

REFUSES_HEAD = {400, 403, 404, 405, 501}  # some hosts answer these to HEAD only, so GET is tried, too
PERMANENT, GONE = {301, 308}, {404, 410}
BUSY = {429, 500, 502, 503, 504}
# After these failures the host is not asked for any other page.
HOPELESS = {Failure.NO_SUCH_HOST, Failure.NOT_LOOKED_UP, Failure.PRIVATE, Failure.UNREACHABLE}
MOST_HOPS, MOST_SLOW = 10, 3
LONGEST_SHOWN = 200  # characters of the address in a redirect


class RequestPolicy(msgspec.Struct, frozen=True):
    """How requests are sent; all times are in seconds.

    At most `at_once` requests run at one host, with a `pause` between their starts, and at most `hosts_at_once` hosts
    are asked at the same time. `patience` is the timeout of each step. A busy host is asked again up to `retries`
    times, after the time that it asks for (Retry-After, RFC 9110 §10.2.3), but at most `longest_wait`.
    """

    at_once: int = 2
    pause: float = 0.25
    patience: float = 10
    retries: int = 2
    longest_wait: int = 30
    hosts_at_once: int = 8
    allow_private: bool = False


DEFAULT_POLICY = RequestPolicy()


def ask(
    urls: Iterable[str], policy: RequestPolicy = DEFAULT_POLICY, progress: Callable[[int, int], None] | None = None
) -> list[Answer]:
    """Request all `urls` and return an answer for each, in the same order, each address once.

    `progress(done, total)` is called after each answer. For example
    `ask(["https://example.org/"])[0].state == State.ALIVE`.
    """
    return _Asking(policy).answers(list(dict.fromkeys(urls)), progress)


class _Outcome(msgspec.Struct, frozen=True):
    """The result of following an address: the last reply, and the address to which it has moved permanently, or ""."""

    reply: Reply
    moved_to: str = ""


class _Asking:
    """Requests a list of addresses, in daemon threads, which do not keep an interrupted program alive."""

    def __init__(self, policy: RequestPolicy) -> None:
        self._manners = policy
        self._web = Web(patience=policy.patience, longest_wait=policy.longest_wait, allow_private=policy.allow_private)
        self._hosts: dict[str, _Host] = {}
        self._lock = Lock()

    def answers(self, urls: Sequence[str], progress: Callable[[int, int], None] | None) -> list[Answer]:
        """Request all `urls` and return an answer for each, in the same order."""
        lanes = self._lanes(urls)
        done: SimpleQueue[tuple[str, _Outcome]] = SimpleQueue()
        for _ in range(min(len(lanes), self._manners.hosts_at_once * self._manners.at_once)):
            Thread(target=self._work, args=(lanes, done), daemon=True).start()
        outcomes: dict[str, _Outcome] = {}
        for number in range(len(urls)):
            url, outcome = done.get()
            outcomes[url] = outcome
            if progress:
                progress(number + 1, len(urls))
        self._web.close()
        is_online = any(outcome.reply.status for outcome in outcomes.values())
        return [_judged(url, outcomes[url], is_online=is_online) for url in urls]

    def _lanes(self, urls: Sequence[str]) -> "deque[deque[str]]":
        """Return a queue of addresses per host, long ones first, each listed once per request that may run at once."""
        by_host: dict[str, deque[str]] = {}
        for url in urls:
            by_host.setdefault(_host(url), deque()).append(url)
        ordered = sorted(by_host.values(), key=len, reverse=True)
        return deque(lane for lane in ordered for _ in range(min(len(lane), self._manners.at_once)))

    def _work(self, lanes: "deque[deque[str]]", done: "SimpleQueue[tuple[str, _Outcome]]") -> None:
        """Process one queue after another until none is left; run by each thread."""
        while True:
            try:
                lane = lanes.popleft()
            except IndexError:
                return
            while True:
                try:
                    url = lane.popleft()
                except IndexError:
                    break
                done.put((url, self._followed(url)))

    def _followed(self, url: str) -> _Outcome:
        """Request an address and follow its redirects."""
        moved_to, is_permanent, current = "", True, url
        for _ in range(MOST_HOPS):
            reply = self._asked(current)
            if not reply.location:
                return _Outcome(reply, moved_to)
            try:
                current = urljoin(current, reply.location)
            except ValueError:
                return _Outcome(Reply(failure=Failure.MALFORMED))
            is_permanent = is_permanent and reply.status in PERMANENT
            moved_to = current if is_permanent else moved_to
        return _Outcome(Reply(failure=Failure.ENDLESS))

    def _asked(self, url: str) -> Reply:
        """Return the reply to HEAD, or to GET if the host may not support HEAD."""
        with self._lock:
            host = self._hosts.setdefault(_host(url), _Host(self._manners))
        reply = self._insisted("HEAD", url, host)
        return self._insisted("GET", url, host) if reply.status in REFUSES_HEAD else reply

    def _insisted(self, method: str, url: str, host: "_Host") -> Reply:
        """Send one request, and retry while the host is busy, unless it has been given up."""
        for attempt in range(self._manners.retries + 1):
            with host.turn():
                reply = host.given_up or self._web.ask(method, url)
            if host.given_up or not (reply.status in BUSY or reply.failure == Failure.BROKEN):
                break
            if attempt < self._manners.retries:
                host.rest(reply.wait or 2.0**attempt / 2)
        host.note(reply)
        return reply


class _Host:
    """A host: limits and spaces the requests to it, and remembers when to give up."""

    def __init__(self, policy: RequestPolicy) -> None:
        self.given_up: Reply | None = None
        self._pause = policy.pause
        self._slots, self._lock = BoundedSemaphore(policy.at_once), Lock()
        self._next, self._slow = 0.0, 0

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait until the next request to this host may start."""
        with self._slots:
            if self.given_up is None:
                with self._lock:
                    begin = max(time.monotonic(), self._next)
                    self._next = begin + self._pause
                time.sleep(max(0.0, begin - time.monotonic()))
            yield

    def note(self, reply: Reply) -> None:
        """Give the host up if it sent 429 (Too Many Requests), cannot be reached, or was too slow MOST_SLOW times."""
        self._slow = self._slow + 1 if reply.failure == Failure.TOO_SLOW else 0
        is_weary = reply.status == 429
        if is_weary or reply.failure in HOPELESS or self._slow >= MOST_SLOW:
            self.given_up = reply

    def rest(self, seconds: float) -> None:
        """Send no request to this host for so many seconds."""
        with self._lock:
            self._next = max(self._next, time.monotonic() + seconds)


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.casefold()
    except ValueError:
        return ""


def _judged(url: str, outcome: _Outcome, *, is_online: bool) -> Answer:
    """Return the answer for an outcome.

    If no request got any reply (not `is_online`), our own network is probably down, and no host counts as missing.
    """
    reply = outcome.reply
    is_dead = reply.status in GONE or (reply.failure == Failure.NO_SUCH_HOST and is_online)
    if is_dead or reply.failure or reply.status >= 400:
        return Answer(url, State.DEAD if is_dead else State.UNKNOWN, reply.words)
    if outcome.moved_to:
        return Answer(url, State.MOVED, one_line(outcome.moved_to)[:LONGEST_SHOWN])
    return Answer(url, State.ALIVE)
