"""An open page -> what it is told while it is open: server-sent events (the HTML standard, section 9.2)."""

from collections.abc import AsyncIterator, Callable

from starlette.concurrency import run_in_threadpool

from generator.serving.page import State
from generator.serving.preview import Preview

PING = 15.0  # seconds without news after which the page is compared again


async def events(preview: Preview, known: State, now: Callable[[], State]) -> AsyncIterator[bytes]:
    """`reload` where the page differs from the one that is `known`, `sheets` with the new mark where only its style
    sheets do, and `report` with what is wrong.

    A page is compared after each round, and at every ping, since another `paperfolio build` may have written, too.
    """
    round, told = -1, ""
    while True:
        following = await preview.wait(round, PING)
        has_news = following != round
        round, found = following, await run_in_threadpool(now)
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
