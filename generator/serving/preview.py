"""The site as it is shown: where it lies, what is wrong with it, and the bell that rings when either changes."""

import threading
from collections.abc import Sequence
from pathlib import Path

from generator.model.problem import Problem
from generator.serving.files import Elsewhere, File, find
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
        self.is_over = False
        self._root = root
        self._rounds = 0
        self._bell = threading.Condition()

    def tell(self, problems: Sequence[Problem] = (), trouble: str = "", base: str = "") -> None:
        """A build has come out, or could not be made: open pages look whether that concerns them."""
        told = report(problems, trouble, self._root)
        with self._bell:
            self.report = told
            self.base = base or self.base
            self._rounds += 1
            self._bell.notify_all()

    def end(self) -> None:
        """Nothing will come any more: who waits is sent home."""
        with self._bell:
            self.is_over = True
            self._bell.notify_all()

    def wait(self, round: int, patience: float) -> int:
        """The number of the round that is known now: at once where it is not `round`, else after a change, or after
        `patience` seconds without one."""
        with self._bell:
            self._bell.wait_for(lambda: self.is_over or self._rounds != round, patience)
            return self._rounds

    def find(self, path: str) -> File | Elsewhere | None:
        """What is sent for the path of a request, if that is below the mount."""
        return find(self.output, path.removeprefix(self.mount)) if path.startswith(self.mount) else None

    def file(self, path: str) -> File | None:
        """The same, of files alone."""
        found = self.find(path)
        return found if isinstance(found, File) else None
