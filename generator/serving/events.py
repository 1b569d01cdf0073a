"""An open page -> what it is told while it is open: server-sent events (the HTML standard, section 9.2)."""

from collections.abc import Callable, Iterator

from generator.serving.page import State
from generator.serving.preview import Preview

PING = 15.0  # seconds without news after which a line is sent, by which one who has gone is noticed


def events(preview: Preview, known: State, now: Callable[[], State]) -> Iterator[bytes]:
    """`reload` where the page differs from the one that is `known`, `sheets` with the new mark where only its style
    sheets do, and `report` with what is wrong.

    A page is compared after each round, and at every ping, since another `paperfolio build` may have written, too.
    """
    round, told = -1, ""
    while True:
        following = preview.wait(round, PING)
        if preview.is_over:
            return
        has_news = following != round
        round, found = following, now()
        if found.page != known.page:  # the page that comes then asks for the rest itself
            yield _event("reload")
        else:
            if found.sheets != known.sheets:
                yield _event("sheets", found.sheets)
            if preview.report != told:
                told = preview.report
                yield _event("report", told)
            elif not has_news:
                yield b": still here\n\n"
        known = found


def _event(name: str, content: str = "") -> bytes:
    return f"event: {name}\ndata: {content}\n\n".encode()
