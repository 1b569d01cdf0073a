"""A progress bar for builds that take their time."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Any, Protocol

PATIENCE = 1.0  # seconds without a sign of life


class Report(Protocol):
    """Is told how many of how many pages, or of what else, are done."""

    def __call__(self, done: int, total: int, what: str = "pages") -> None: ...


@contextmanager
def progress_bar(began: float, *, is_quiet: bool) -> "Iterator[Report | None]":
    """A progress bar for builds of more than a second, where somebody is looking; rich is loaded only then."""
    if is_quiet or not sys.stderr.isatty():
        yield None
        return
    bars: list[Any] = []  # of rich.progress.Progress, which is not loaded for a quick build

    def report(done: int, total: int, what: str = "pages") -> None:
        if not bars and perf_counter() - began < PATIENCE:
            return
        if not bars:
            from rich.console import Console
            from rich.progress import Progress as Bar

            bars.append(Bar(console=Console(stderr=True), transient=True))
            bars[0].start()
            bars[0].add_task(what, total=total)
        if done % 50 == 0 or done == total or what != "pages":  # of pages there are thousands a second
            bars[0].update(bars[0].task_ids[0], completed=done, total=total, description=what)

    try:
        yield report
    finally:
        for bar in bars:
            bar.stop()
