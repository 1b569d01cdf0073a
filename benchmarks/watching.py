"""A tool that watches -> the time from the end of a save until the page on the disk shows the new text."""

import os
import secrets
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from benchmarks.account import cpu_seconds
from benchmarks.corpus import Paper
from benchmarks.measured import clean
from benchmarks.tools.tool import Tool
from benchmarks.turns import Ground, Row

STEP = 0.001  # seconds between two looks at a page
CALM, CALM_FOR = 0.1, 1.0  # a tool is calm when it has used less than a tenth of a core for a second


class NotShown(Exception):
    """The watcher ended, or a page did not show the new text in time."""


def watched_edits(ground: Ground, tools: Sequence[Tool], papers: Sequence[Paper]) -> dict[str, Row]:
    """Measure edits of several papers, for one tool after another; the first edit of each tool is not counted."""
    rows = {}
    for tool in tools:
        if tool.can_watch:
            try:
                rows[tool.name] = _edits(ground, tool, papers)
            except NotShown as error:
                rows[tool.name] = {"failed": str(error)}
            print(f"  {tool.name:18} {rows[tool.name]}", file=sys.stderr, flush=True)
    return rows


def _edits(ground: Ground, tool: Tool, papers: Sequence[Paper]) -> Row:
    site = ground.lay_out(tool, papers)
    row: Row = {"seconds": [], "cpu": []}
    with _watcher(tool, site) as (process, log):
        shown = _Shown(tool, site, process, log, ground.limit)
        for paper in (papers[0], papers[-1]):
            shown.wait(paper, paper.ending)
        _wait_until_calm(process.pid, ground.limit)
        for turn in range(ground.runs + 1):
            paper = papers[turn * len(papers) // (ground.runs + 1)]
            mark, before = f"mark {secrets.token_hex(6)}", cpu_seconds(process.pid)
            with tool.source(site, paper).open("a", encoding="utf-8") as stream:
                stream.write(f"\nIt has the {mark}.\n")
            saved = time.perf_counter()
            shown.wait(paper, mark)
            seconds = time.perf_counter() - saved
            _wait_until_calm(process.pid, ground.limit)
            if turn:
                row["seconds"].append(round(seconds, 4))
                row["cpu"].append(round(cpu_seconds(process.pid) - before, 2))
    return row


@contextmanager
def _watcher(tool: Tool, site: Path) -> Iterator[tuple["subprocess.Popen[bytes]", IO[bytes]]]:
    """Start the tool's watcher in its own session, yield its process and its output, and end it."""
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            tool.watch(site),
            cwd=site,
            env=clean(tool.environment(site)),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            yield process, log
        finally:
            with suppress(ProcessLookupError):  # it has already ended
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


class _Shown:
    """Waits until the page of a paper shows some words."""

    def __init__(
        self, tool: Tool, site: Path, process: "subprocess.Popen[bytes]", log: IO[bytes], limit: float
    ) -> None:
        self._tool, self._site, self._process, self._log, self._limit = tool, site, process, log, limit

    def wait(self, paper: Paper, words: str) -> None:
        """Wait for the words. Raises NotShown if the tool has ended, or the time is over."""

        def is_shown() -> bool:
            if self._process.poll() is not None:
                raise NotShown(f"the watcher ended: {self._printed()}")
            page = self._tool.watched_output(self._site) / self._tool.paper_page(paper)
            try:
                return words in page.read_text("utf-8", "replace")
            except OSError:
                return False

        if not _comes_true(is_shown, STEP, self._limit):
            raise NotShown(f"{paper.slug} did not show its change in {self._limit} s: {self._printed()}")

    def _printed(self) -> str:
        self._log.seek(0)
        return self._log.read().decode("utf-8", "replace").strip()[-500:]


def _wait_until_calm(leader: int, limit: float) -> None:
    """Wait until the tool has finished all pages, so that the next edit does not wait for them."""
    used = cpu_seconds(leader)

    def is_calm() -> bool:
        nonlocal used
        before, used = used, cpu_seconds(leader)
        return used - before < CALM * CALM_FOR

    time.sleep(CALM_FOR)
    _comes_true(is_calm, CALM_FOR, limit)


def _comes_true(condition: Callable[[], bool], step: float, limit: float) -> bool:
    end = time.perf_counter() + limit
    while not condition():
        if time.perf_counter() > end:
            return False
        time.sleep(step)
    return True
