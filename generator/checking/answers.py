"""What hosts answered when they were asked for a page: the values, their findings, and their memory between runs."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

import msgspec

from generator.checking.finding import Finding, Severity
from generator.checking.page_links import PageLinks
from generator.checking.sources import Sources
from generator.model.paper import Place

KEPT = 24 * 3600  # seconds that a good answer is remembered


class State(StrEnum):
    """What is known of a page of the web. Only what is dead is a fault of the link."""

    ALIVE = "alive"
    MOVED = "moved"
    DEAD = "dead"
    UNKNOWN = "unknown"


class Answer(msgspec.Struct, frozen=True):
    """The state of one address, and why, or where it has moved to."""

    url: str
    state: State
    detail: str = ""


class Remembered(msgspec.Struct, frozen=True):
    """Good answers of earlier runs with the second (since 1970) at which each was given."""

    answers: tuple[tuple[int, Answer], ...] = ()


def recalled(memory: bytes, now: int) -> Remembered:
    """The memory as it was kept, without what is too old; empty where it is damaged."""
    try:
        kept = msgspec.json.decode(memory, type=Remembered)
    except (msgspec.DecodeError, RecursionError):
        return Remembered()
    return Remembered(tuple((asked, answer) for asked, answer in kept.answers if now - KEPT < asked <= now))


def memorised(earlier: Remembered, answers: Iterable[Answer], now: int) -> bytes:
    """The memory to keep: what was known, and the good ones of `answers`. The others are asked for anew each time."""
    good = ((now, answer) for answer in answers if answer.state in {State.ALIVE, State.MOVED})
    return msgspec.json.encode(Remembered((*earlier.answers, *good)))


def external_links(pages: Mapping[str, PageLinks], own: str = "") -> dict[str, list[str]]:
    """The web addresses to which pages lead, without fragments, each with its pages; those of the site itself, whose
    address is `own`, are left out."""
    found: dict[str, list[str]] = {}
    for page, links in pages.items():
        for url in dict.fromkeys(line.partition("#")[0] for line in links.web.split("\n") if line):
            if not own or not f"{url}/".startswith(own):
                found.setdefault(url, []).append(page)
    return found


def answered(answers: Iterable[Answer], pages: Mapping[str, list[str]], sources: Sources) -> Iterator[Finding]:
    """The findings of answers; `pages` are those that have each address."""
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
        return message, "look for its new address, or take it out", Severity.WARNING
    if answer.state == State.MOVED:
        return f'"{answer.url}" has moved to "{answer.detail}"', "write the new address", Severity.NOTE
    return f'"{answer.url}" could not be asked: {answer.detail}', "look at it yourself", Severity.NOTE


def _written(url: str) -> tuple[str, ...]:
    """The ways in which an entry may have an address: whole, or the identifier that it was made from."""
    rest = url.partition("://")[2]
    path = rest.partition("/")[2]
    last = path.rstrip("/").rpartition("/")[2].rpartition("=")[2]
    return (url, rest, path, last)
