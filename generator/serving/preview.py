"""The site that the server shows: its folder, its problems, and the event of a new build."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from generator.model.problem import Problem
from generator.serving.files import Elsewhere, find
from generator.serving.report import NOTHING, report


class Preview:
    """One site on a server: the folder of its output, and `mount`, the path below which it is served ("/" or "/repo/").

    `base` is the path for which the site was built; only its 404 page contains it. `report` is the JSON of report.py.
    """

    def __init__(self, root: Path, output: Path, mount: str = "/") -> None:
        self.output = output
        self.mount = mount
        self.base = mount
        self.report = NOTHING
        self._root = root
        self._rounds = 0
        self._changed = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None  # the server's, once a page waits

    def tell(self, problems: Sequence[Problem] = (), trouble: str = "", base: str = "") -> None:
        """Record the result of a build, and wake the event streams of open pages.

        `trouble` says why there was no build; it is "" otherwise. The thread that builds calls this.
        """
        self.report = report(problems, trouble, self._root)
        self.base = base or self.base
        self._rounds += 1
        if self._loop:
            self._loop.call_soon_threadsafe(self._wake)

    async def wait(self, round: int, patience: float) -> int:
        """Wait for a round other than `round`, at most `patience` seconds, and return the number of the last round."""
        self._loop = asyncio.get_running_loop()
        if self._rounds == round:
            with suppress(TimeoutError):
                async with asyncio.timeout(patience):
                    await self._changed.wait()
        return self._rounds

    def find(self, path: str) -> Path | Elsewhere | None:
        """Find the file or the redirect for the path of a request; None if there is none or it is not below `mount`."""
        return find(self.output, path.removeprefix(self.mount)) if path.startswith(self.mount) else None

    def file(self, path: str) -> Path | None:
        """Find the file for the path of a request; None if there is none or the path is redirected."""
        found = self.find(path)
        return None if isinstance(found, Elsewhere) else found

    def _wake(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()
