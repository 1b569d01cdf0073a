"""The output folder -> a folder with what may be published of it."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from generator.deploying.git import CannotDeploy
from generator.writing.atomic_write import write_whole

HIDDEN_BUT_PUBLIC = {".nojekyll", ".well-known"}
# git-fast-import reads a path to the end of its line, and takes one that begins with a quote for a C string.
UNFIT = re.compile('^"|[\x00-\x1f\x7f\ud800-\udfff]')


def export(output: Path, folder: Path) -> tuple[str, ...]:
    """Copy the files of `output` into `folder`; gives the paths that were left out, but for those of our own making.

    Links are left out, since nobody knows what they will lead to, and so are hidden files, which may hold secrets. What
    else lies in the output is published, whoever put it there. Raises CannotDeploy at a name that git would misread.
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
    """The paths below `folder`, sorted, and whether each is a file to publish; what is in a folder that is not to be
    published is not looked at."""
    with os.scandir(folder) as found:
        for entry in sorted(found, key=lambda entry: entry.name):
            path = prefix + entry.name
            is_hidden = entry.name.startswith(".") and path not in HIDDEN_BUT_PUBLIC
            if is_hidden or entry.is_symlink():
                yield path, False
            elif entry.is_dir():
                yield from _walk(Path(entry.path), f"{path}/")
            else:
                yield path, entry.is_file()
