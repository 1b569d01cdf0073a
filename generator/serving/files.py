"""A path of a request -> a file in the output folder; files outside it and hidden files are never found."""

import os
import re
from pathlib import Path

import msgspec

NEVER = re.compile(r"[\x00-\x1f\x7f\\]")


class Elsewhere(msgspec.Struct, frozen=True):
    """A redirect: the requested path with a slash added, because it is a folder and its page has relative links."""

    path: str


def find(folder: Path, path: str) -> Path | Elsewhere | None:
    """Find what GitHub Pages sends for `path` (without its first slash), or None.

    That is the file, the file with ".html" added, or the folder's index.html. Folders are not listed.
    """
    if path == "" or path.endswith("/"):
        return _file(folder, f"{path}index.html")
    if found := _file(folder, path) or _file(folder, f"{path}.html"):
        return found
    return Elsewhere(f"{path}/") if _file(folder, f"{path}/index.html") else None


def _file(folder: Path, path: str) -> Path | None:
    """The file with exactly that name, if it is inside the folder after symbolic links are resolved.

    Parts of paths are compared, not text: "/site-other" begins with "/site" but is not inside it.
    """
    if NEVER.search(path) or _is_hidden(path):
        return None
    top, place = Path(os.path.realpath(folder)), Path(os.path.realpath(folder / path))
    if not place.is_relative_to(top) or _is_hidden(place.relative_to(top).as_posix()):
        return None
    try:
        return place if place.is_file() else None
    except OSError:  # the name is longer than a file system allows
        return None


def _is_hidden(path: str) -> bool:
    """Whether a part of the path is empty or begins with a dot (".." does, too)."""
    return any(part == "" or part.startswith(".") for part in path.split("/"))


def signature(file: Path) -> str:
    """Return a text that changes whenever the file's bytes change, or "" if the file does not exist.

    The file is not read. A build writes a new file and renames it, so new bytes have a new inode; an edit in place
    changes the time or the size.
    """
    try:
        return signature_of(file.stat())
    except OSError:
        return ""


def signature_of(status: os.stat_result) -> str:
    """Return the signature of a file from its `stat` result."""
    return f"{status.st_ino:x}-{status.st_mtime_ns:x}-{status.st_size:x}"
