"""The site as it is shown: where it lies, what is wrong with it, and a wait until either changes."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from generator.model.problem import Problem
from generator.serving.files import Elsewhere, find
from generator.serving.report import NOTHING, report


class Preview:
    """One site on a server: the folder of its output, and the path below which it is mounted ("/" or "/repo/").

    `base` is the path for which the site was built; only its page for missing addresses knows it.
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
        """A build has come out, or could not be made: open pages look whether that concerns them. This is called by
        the thread that builds."""
        self.report = report(problems, trouble, self._root)
        self.base = base or self.base
        self._rounds += 1
        if self._loop:
            self._loop.call_soon_threadsafe(self._wake)

    async def wait(self, round: int, patience: float) -> int:
        """The number of the round that is known now: at once where it is not `round`, else after a change, or after
        `patience` seconds without one."""
        self._loop = asyncio.get_running_loop()
        if self._rounds == round:
            with suppress(TimeoutError):
                async with asyncio.timeout(patience):
                    await self._changed.wait()
        return self._rounds

    def find(self, path: str) -> Path | Elsewhere | None:
        """What is sent for the path of a request, if that is below the mount."""
        return find(self.output, path.removeprefix(self.mount)) if path.startswith(self.mount) else None

    def file(self, path: str) -> Path | None:
        """The same, of files alone."""
        found = self.find(path)
        return None if isinstance(found, Elsewhere) else found

    def _wake(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()
