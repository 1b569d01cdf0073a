"""An open page -> its stream of server-sent events (HTML standard, section 9.2)."""

from collections.abc import AsyncIterator, Callable

from starlette.concurrency import run_in_threadpool

from generator.serving.page import State
from generator.serving.preview import Preview

PING = 15.0  # seconds without a round after which the page is compared again


async def events(preview: Preview, sent: State, now: Callable[[], State]) -> AsyncIterator[bytes]:
    """Yield the events of an open page that has the state `sent`; `now` returns its current state.

    `reload`: the page has changed. `sheets`: only its style sheets have changed; the data is their new mark. `report`:
    the problems have changed; the data is JSON (see report.py).

    The page is compared after each round, and every PING seconds because another `paperfolio build` may have written
    files.
    """
    round, sent_report = -1, ""
    while True:
        following = await preview.wait(round, PING)
        is_new_round = following != round
        round, current = following, await run_in_threadpool(now)
        if current.page != sent.page:  # the reloaded page opens its own stream
            yield _event("reload")
        else:
            if current.sheets != sent.sheets:
                yield _event("sheets", current.sheets)
            if preview.report != sent_report:
                sent_report = preview.report
                yield _event("report", sent_report)
            elif not is_new_round:
                yield b": ping\n\n"
        sent = current


def _event(name: str, content: str = "") -> bytes:
    return f"event: {name}\ndata: {content}\n\n".encode()
