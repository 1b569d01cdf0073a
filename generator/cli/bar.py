"""A progress bar for slow builds."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Any, Protocol

PATIENCE = 1.0  # seconds before the bar appears


class Report(Protocol):
    """A function that is called with progress: `done` of `total` items of the kind `what`."""

    def __call__(self, done: int, total: int, what: str = "pages") -> None: ...


@contextmanager
def progress_bar(began: float, *, is_quiet: bool) -> "Iterator[Report | None]":
    """Yield a function that shows progress on stderr, or None if `is_quiet` or stderr is not a terminal.

    `began` is the start of the command by `time.perf_counter`. The bar appears after PATIENCE seconds; rich is imported
    only then.
    """
    if is_quiet or not sys.stderr.isatty():
        yield None
        return
    bars: list[Any] = []  # at most one rich.progress.Progress, which a quick build does not import

    def report(done: int, total: int, what: str = "pages") -> None:
        if not bars and perf_counter() - began < PATIENCE:
            return
        if not bars:
            from rich.console import Console
            from rich.progress import Progress as Bar

            bars.append(Bar(console=Console(stderr=True), transient=True))
            bars[0].start()
            bars[0].add_task(what, total=total)
        if done % 50 == 0 or done == total or what != "pages":  # thousands of pages a second: show every 50th
            bars[0].update(bars[0].task_ids[0], completed=done, total=total, description=what)

    try:
        yield report
    finally:
        for bar in bars:
            bar.stop()
