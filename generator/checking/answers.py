"""The answers of hosts to requests for linked pages: their values, their findings, and their cache between runs."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

import msgspec

from generator.checking.finding import Finding, Severity
from generator.checking.page_links import PageLinks
from generator.checking.sources import Sources
from generator.model.paper import Place

KEPT = 24 * 3600  # seconds for which a good answer is cached


class State(StrEnum):
    """The state of a page on the web. Only DEAD means that the link is wrong."""

    ALIVE = "alive"
    MOVED = "moved"
    DEAD = "dead"
    UNKNOWN = "unknown"


class Answer(msgspec.Struct, frozen=True):
    """The state of one address; `detail` is the reason, or the address to which it has moved."""

    url: str
    state: State
    detail: str = ""


class Remembered(msgspec.Struct, frozen=True):
    """The cached good answers, each with its time in seconds since 1970."""

    answers: tuple[tuple[int, Answer], ...] = ()


def recalled(memory: bytes, now: int) -> Remembered:
    """Decode the cache that `memorised` made, without answers older than KEPT; empty if it is damaged.

    `now` is in seconds since 1970.
    """
    try:
        kept = msgspec.json.decode(memory, type=Remembered)
    except (msgspec.DecodeError, RecursionError):
        return Remembered()
    return Remembered(tuple((asked, answer) for asked, answer in kept.answers if now - KEPT < asked <= now))


def memorised(earlier: Remembered, answers: Iterable[Answer], now: int) -> bytes:
    """Encode the cache: the `earlier` answers and the good ones of `answers`. The others are requested every time."""
    good = ((now, answer) for answer in answers if answer.state in {State.ALIVE, State.MOVED})
    return msgspec.json.encode(Remembered((*earlier.answers, *good)))


def external_links(pages: Mapping[str, PageLinks], own: str = "") -> dict[str, list[str]]:
    """Return the web addresses in the links of `pages`, without fragments, each with the pages that link to it.

    `own` is the address of the site; links to it are left out.
    """
    by_url: dict[str, list[str]] = {}
    for page, links in pages.items():
        for url in dict.fromkeys(line.partition("#")[0] for line in links.web.split("\n") if line):
            if not own or not f"{url}/".startswith(own):
                by_url.setdefault(url, []).append(page)
    return by_url


def answered(answers: Iterable[Answer], pages: Mapping[str, list[str]], sources: Sources) -> Iterator[Finding]:
    """Yield a finding for each address that has moved, is dead or could not be checked.

    `pages` maps each address to the pages that link to it, as `external_links` returns them.
    """
    for answer in answers:
        if answer.state == State.ALIVE:
            continue
        message, hint, severity = _in_words(answer)
        written = _written(answer.url)
        causes = sources.causes(pages[answer.url], written)
        for place in causes or [Place(f"output/{pages[answer.url][0]}")]:
            yield Finding(place, message, hint, severity, written if causes else ())


def _in_words(answer: Answer) -> tuple[str, str, Severity]:
    if answer.state == State.DEAD:
        message = f'the link to "{answer.url}" is dead: {answer.detail}'
        return message, "find its new address, or remove it", Severity.WARNING
    if answer.state == State.MOVED:
        return f'"{answer.url}" has moved to "{answer.detail}"', "use the new address", Severity.NOTE
    return f'"{answer.url}" could not be checked: {answer.detail}', "open it in a browser", Severity.NOTE


def _written(url: str) -> tuple[str, ...]:
    """Return how an entry may spell an address: the whole address, or the identifier that it was made from."""
    rest = url.partition("://")[2]
    path = rest.partition("/")[2]
    last = path.rstrip("/").rpartition("/")[2].rpartition("=")[2]
    return (url, rest, path, last)
