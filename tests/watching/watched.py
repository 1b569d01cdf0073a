"""A site that is watched while a test changes it."""

import os
import shutil
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import Queue
from types import TracebackType
from typing import Any

from generator.build import build
from generator.building.values import Build
from generator.model.project import Project
from generator.model.tools import Tools
from generator.watch import Round, watch
from tests.portfolio import TODAY, Portfolio

PATIENCE = 120.0  # seconds until a test gives up; usually it waits a small part of one


class Watched:
    """Watches a site in a thread, in a `with` block; after it no thread may be left."""

    def __init__(self, portfolio: Portfolio, *, output: Path | None = None, pagefind: str = "", **options: Any) -> None:
        self.project = Project(
            portfolio.root, output or portfolio.root / "output", TODAY, tools=Tools(pagefind=pagefind)
        )
        self.rounds: Queue[Round] = Queue()
        self.said: list[str] = []
        self._stop = threading.Event()
        options = {"clock": lambda: TODAY, **options}
        self._watching = watch(self.project, stop=self._stop, say=self.said.append, **options)
        self._thread = threading.Thread(target=self._run)

    def _run(self) -> None:
        for done in self._watching:
            self.rounds.put(done)

    def __enter__(self) -> "Watched":
        self._before = set(threading.enumerate())
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join(PATIENCE)
        assert set(threading.enumerate()) <= self._before

    def next(self) -> Round:
        """Wait for the next round and return it."""
        return self.rounds.get(timeout=PATIENCE)

    def built(self) -> Build:
        """Wait for the next round, which must have a build without problems, and return the build."""
        done = self.next()
        assert done.build and done.trouble == "", done.trouble
        assert not done.build.problems, list(map(str, done.build.problems))
        return done.build

    def until(self, path: str, *words: str) -> Build:
        """Take rounds until a page contains the words, and return the last build."""
        while path not in (found := self.built()).written.changed or not self.shows(path, *words):
            pass
        return found

    def shows(self, path: str, *words: str) -> bool:
        """Return whether a page contains the words now."""
        page = (self.project.output / path).read_text("utf-8")
        return all(word in page for word in words)


def wait_for(holds: Callable[[], bool]) -> None:
    """Wait until a condition is true; fail after PATIENCE seconds."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.005)


def clean(portfolio: Portfolio) -> dict[str, bytes]:
    """Return the output of a first build of the site, in another folder."""
    output = portfolio.root.with_name("clean")
    shutil.rmtree(output, ignore_errors=True)
    build(Project(portfolio.root, output, TODAY))
    return files_of(output)


def files_of(output: Path) -> dict[str, bytes]:
    """Return all files of an output while it may be written; files that vanish meanwhile are left out."""
    found = {}
    for folder, _, names in os.walk(output):
        for path in (Path(folder) / name for name in names):
            with suppress(FileNotFoundError):
                found[path.relative_to(output).as_posix()] = path.read_bytes()
    return found
