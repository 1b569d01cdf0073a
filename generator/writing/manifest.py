"""The list of the files that a build made, kept in the output folder. A file that is not listed is not ours."""

import os
from pathlib import Path

from generator.writing.atomic_write import write_whole

NAME = ".paperfolio-manifest"
HEAD = "files made by paperfolio; what is not listed here is left alone\n"


class Manifest:
    """The manifest of an output folder. `paths` are those of the last build and of any build killed since then."""

    def __init__(self, output: str) -> None:
        self._place = os.path.join(output, NAME)
        self.paths = self._read()

    def save(self, paths: set[str]) -> None:
        """Replace the list by `paths`, in one atomic step."""
        content = (HEAD + "".join(f"{path}\n" for path in sorted(paths))).encode()
        if self.paths == paths and os.path.exists(self._place):
            return
        write_whole(Path(self._place), content)
        self.paths = set(paths)

    def _read(self) -> set[str]:
        """Return the listed paths: none if the file is damaged, and none that lies outside the output."""
        try:
            with open(self._place, encoding="utf-8", errors="replace") as stream:
                lines = stream.read().split("\n")
        except OSError:
            return set()
        if lines[0] != HEAD.strip():
            return set()
        return {line for line in lines[1:] if line and not line.startswith("/") and ".." not in line.split("/")}


def has_output(output: Path) -> bool:
    """Return whether the folder has the output of an earlier build."""
    return bool(Manifest(str(output)).paths)
