"""A path of a request -> a file of the output folder, or nothing: no way leads out of it, and hidden files stay
hidden."""

import os
import re
from pathlib import Path

import msgspec

NEVER = re.compile(r"[\x00-\x1f\x7f\\]")


class Elsewhere(msgspec.Struct, frozen=True):
    """The same with a slash at its end: a folder, in which links are relative to it."""

    path: str


def find(folder: Path, path: str) -> Path | Elsewhere | None:
    """What GitHub Pages would send for `path` (without its first slash): the file, the one with ".html" after it, or
    a folder's index.html. Folders are not listed."""
    if path == "" or path.endswith("/"):
        return _file(folder, f"{path}index.html")
    if found := _file(folder, path) or _file(folder, f"{path}.html"):
        return found
    return Elsewhere(f"{path}/") if _file(folder, f"{path}/index.html") else None


def _file(folder: Path, path: str) -> Path | None:
    """The file of exactly that name. Whatever it is called and wherever links lead, it must lie inside the folder,
    which is judged by its parts: "/site-other" begins with "/site" but lies beside it."""
    if NEVER.search(path) or _is_hidden(path):
        return None
    top, place = Path(os.path.realpath(folder)), Path(os.path.realpath(folder / path))
    if not place.is_relative_to(top) or _is_hidden(place.relative_to(top).as_posix()):
        return None
    return place if place.is_file() else None


def _is_hidden(path: str) -> bool:
    """Whether a part of the path begins with a dot, which holds of ".." too, or is empty."""
    return any(part == "" or part.startswith(".") for part in path.split("/"))


def signature(file: Path) -> str:
    """What changes whenever the bytes do, without reading them: builds replace files whole and rename them into place,
    so that new bytes are a new inode; an edit in place changes time or size. "" where the file has gone."""
    try:
        return signature_of(file.stat())
    except OSError:
        return ""


def signature_of(status: os.stat_result) -> str:
    """The same, of a file whose status is known."""
    return f"{status.st_ino:x}-{status.st_mtime_ns:x}-{status.st_size:x}"
