"""The output folder -> a copy without what must not be published."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from generator.deploying.git import CannotDeploy
from generator.writing.atomic_write import write_whole

HIDDEN_BUT_PUBLIC = {".nojekyll", ".well-known"}
# git-fast-import reads a path up to the end of its line, and one that begins with a quote as a C string.
UNFIT = re.compile('^"|[\x00-\x1f\x7f\ud800-\udfff]')


def export(output: Path, folder: Path) -> tuple[str, ...]:
    """Copy the files of `output` into `folder`, and return the paths that were left out, except our own hidden files.

    Links are left out because their targets may change, and hidden files because they may hold secrets. All other files
    in the output are published, even those that paperfolio did not make. Raises CannotDeploy for a name that git would
    misread.
    """
    left_out = []
    for path, is_public in _walk(output, ""):
        if UNFIT.search(path):
            raise CannotDeploy(f"the output has a file with a name that cannot be published: {path!a}", "rename it")
        if is_public:
            write_whole(folder / path, (output / path).read_bytes())
        elif not path.startswith(".paperfolio-"):
            left_out.append(path)
    return tuple(left_out)


def _walk(folder: Path, prefix: str) -> Iterator[tuple[str, bool]]:
    """Yield the paths below `folder`, sorted, each with whether to publish it; hidden folders are not searched."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            path = prefix + entry.name
            is_hidden = entry.name.startswith(".") and path not in HIDDEN_BUT_PUBLIC
            if is_hidden or entry.is_symlink():
                yield path, False
            elif entry.is_dir():
                yield from _walk(Path(entry.path), f"{path}/")
            else:
                yield path, entry.is_file()
