"""The output folder -> a copy without what must not be published."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from generator.deploying.git import CannotDeploy
from generator.writing.atomic_write import write_whole
from generator.writing.manifest import Manifest
from generator.writing.output import folders_above

HIDDEN_BUT_PUBLIC = {".nojekyll", ".well-known"}
# git-fast-import reads a path up to the end of its line, and one that begins with a quote as a C string.
UNFIT = re.compile('^"|[\x00-\x1f\x7f\ud800-\udfff]')


def export(output: Path, folder: Path) -> tuple[str, ...]:
    """Copy the files of `output` into `folder`, and return the paths that were left out, except our own hidden files.

    Links are left out because their targets may change, and hidden files that no build made because they may hold
    secrets. All other files in the output are published, even those that paperfolio did not make. Raises CannotDeploy
    for a name that git would misread.
    """
    left_out = []
    built = Manifest(str(output)).paths
    hidden = HIDDEN_BUT_PUBLIC | built | {folder for path in built for folder in folders_above(path)}
    for path, is_public in _walk(output, "", hidden):
        if UNFIT.search(path):
            raise CannotDeploy(f"the output has a file with a name that cannot be published: {path!a}", "rename it")
        if is_public:
            write_whole(folder / path, (output / path).read_bytes())
        elif not path.startswith(".paperfolio-"):
            left_out.append(path)
    return tuple(left_out)


def _walk(folder: Path, prefix: str, public: set[str]) -> Iterator[tuple[str, bool]]:
    """Yield the paths below `folder`, sorted, each with whether to publish it. Hidden files must be `public`."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            path = prefix + entry.name
            is_hidden = entry.name.startswith(".") and path not in public
            if is_hidden or entry.is_symlink():
                yield path, False
            elif entry.is_dir():
                yield from _walk(Path(entry.path), f"{path}/", public)
            else:
                yield path, entry.is_file()
