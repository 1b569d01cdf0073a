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

PATIENCE = 30.0  # seconds until a test gives up; what it waits for is there within a part of one


class Watched:
    """Watches in a thread of its own, from `with` until its end; then no thread of it may be left."""

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
        """The next round, which is waited for."""
        return self.rounds.get(timeout=PATIENCE)

    def built(self) -> Build:
        """The build of the next round, which has to come to one without a problem."""
        done = self.next()
        assert done.build and done.trouble == "", done.trouble
        assert not done.build.problems, list(map(str, done.build.problems))
        return done.build

    def until(self, path: str, *words: str) -> Build:
        """Take rounds until a page is written that has the words; gives the build of the last one."""
        while path not in (found := self.built()).written.changed or not self.shows(path, *words):
            pass
        return found

    def shows(self, path: str, *words: str) -> bool:
        """Whether a page as it stands has the words."""
        page = (self.project.output / path).read_text("utf-8")
        return all(word in page for word in words)


def wait_for(holds: Callable[[], bool]) -> None:
    """Wait until something holds; fail when it does not within half a minute."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.005)


def clean(portfolio: Portfolio) -> dict[str, bytes]:
    """What a first build of the site makes, in another folder."""
    output = portfolio.root.with_name("clean")
    shutil.rmtree(output, ignore_errors=True)
    build(Project(portfolio.root, output, TODAY))
    return files_of(output)


def files_of(output: Path) -> dict[str, bytes]:
    """All files of an output, which may be in the making: what goes meanwhile is not there."""
    found = {}
    for folder, _, names in os.walk(output):
        for path in (Path(folder) / name for name in names):
            with suppress(FileNotFoundError):
                found[path.relative_to(output).as_posix()] = path.read_bytes()
    return found
