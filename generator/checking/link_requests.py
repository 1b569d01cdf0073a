"""Web addresses -> answers: two questions at once to one host and a pause between them, its wishes heeded."""

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

REFUSES_HEAD = {400, 403, 404, 405, 501}  # or does not know it: what is dead has to be so for GET, too
PERMANENT, GONE = {301, 308}, {404, 410}
BUSY = {429, 500, 502, 503, 504}
HOPELESS = {Failure.NO_SUCH_HOST, Failure.NOT_LOOKED_UP, Failure.PRIVATE, Failure.UNREACHABLE}  # of the whole host
MOST_HOPS, MOST_SLOW = 10, 3
LONGEST_SHOWN = 200  # characters of an address that a host gave


class Manners(msgspec.Struct, frozen=True):
    """How hosts are asked; times are in seconds. `retries` are made where a host is busy, after as long as it asked for
    but no more than `longest_wait`."""

    at_once: int = 2
    pause: float = 0.25
    patience: float = 10
    retries: int = 2
    longest_wait: int = 30
    hosts_at_once: int = 8
    allow_private: bool = False


POLITE = Manners()


def ask(
    urls: Iterable[str], manners: Manners = POLITE, progress: Callable[[int, int], None] | None = None
) -> list[Answer]:
    """The answers to `urls`, in their order. `progress` is told how many of how many are there."""
    return _Asking(manners).answers(list(dict.fromkeys(urls)), progress)


class _Outcome(msgspec.Struct, frozen=True):
    """Where a question ended: the last reply, and where the page has moved to for good."""

    reply: Reply
    moved_to: str = ""


class _Asking:
    """One round of questions, by daemon threads, which an interruption leaves behind."""

    def __init__(self, manners: Manners) -> None:
        self._manners = manners
        self._web = Web(
            patience=manners.patience, longest_wait=manners.longest_wait, allow_private=manners.allow_private
        )
        self._hosts: dict[str, _Host] = {}
        self._lock = Lock()

    def answers(self, urls: Sequence[str], progress: Callable[[int, int], None] | None) -> list[Answer]:
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
        """The questions to each host, in as many lanes as it may be asked at once; hosts with most of them first."""
        by_host: dict[str, deque[str]] = {}
        for url in urls:
            by_host.setdefault(_host(url), deque()).append(url)
        ordered = sorted(by_host.values(), key=len, reverse=True)
        return deque(lane for lane in ordered for _ in range(min(len(lane), self._manners.at_once)))

    def _work(self, lanes: "deque[deque[str]]", done: "SimpleQueue[tuple[str, _Outcome]]") -> None:
        """Take one lane after another, and ask what is left in it."""
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
        """Where an address leads in the end."""
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
        """What the host of an address says, by HEAD, or by GET where it does not take that."""
        with self._lock:
            host = self._hosts.setdefault(_host(url), _Host(self._manners))
        reply = self._insisted("HEAD", url, host)
        return self._insisted("GET", url, host) if reply.status in REFUSES_HEAD else reply

    def _insisted(self, method: str, url: str, host: "_Host") -> Reply:
        """The same, asked again where the host is busy. One that stays so, or is not there, is not asked again."""
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
    """A host, with the turns in which it is asked."""

    def __init__(self, manners: Manners) -> None:
        self.given_up: Reply | None = None
        self._pause = manners.pause
        self._slots, self._lock = BoundedSemaphore(manners.at_once), Lock()
        self._next, self._slow = 0.0, 0

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait until the host may be asked."""
        with self._slots:
            if self.given_up is None:
                with self._lock:
                    begin = max(time.monotonic(), self._next)
                    self._next = begin + self._pause
                time.sleep(max(0.0, begin - time.monotonic()))
            yield

    def note(self, reply: Reply) -> None:
        """Ask no more where the host does not want it, is not there, or is too slow time and again."""
        self._slow = self._slow + 1 if reply.failure == Failure.TOO_SLOW else 0
        is_weary = reply.status == 429
        if is_weary or reply.failure in HOPELESS or self._slow >= MOST_SLOW:
            self.given_up = reply

    def rest(self, seconds: float) -> None:
        """Leave the host alone for a while."""
        with self._lock:
            self._next = max(self._next, time.monotonic() + seconds)


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.casefold()
    except ValueError:
        return ""


def _judged(url: str, outcome: _Outcome, *, is_online: bool) -> Answer:
    """What an outcome says about the link. Without any answer at all, it is our own network that is missing."""
    reply = outcome.reply
    is_dead = reply.status in GONE or (reply.failure == Failure.NO_SUCH_HOST and is_online)
    if is_dead or reply.failure or reply.status >= 400:
        return Answer(url, State.DEAD if is_dead else State.UNKNOWN, reply.words)
    if outcome.moved_to:
        return Answer(url, State.MOVED, one_line(outcome.moved_to)[:LONGEST_SHOWN])
    return Answer(url, State.ALIVE)
