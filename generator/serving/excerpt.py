"""A problem -> the line of the file that it names, with the wrong part marked."""

import os
import re
from pathlib import Path

import msgspec

from generator.model.problem import Problem

FOLDERS = ("content", "themes")  # the folders of a site whose files have problems
LARGEST = 4_000_000  # bytes; larger files are not read
AROUND = 90  # characters that are shown before and after the marked part
# The marked part, from the column on: a quoted text, a word, or a single character.
MARKED = re.compile(r'"[^"]*"|' r"'[^']*'|[\w.-]+|.", re.S)
# Control characters and direction marks would make the line look different from the file's.
INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


class Excerpt(msgspec.Struct, frozen=True):
    """A line in three parts; `marked` is the wrong part, or empty if the problem is about the whole line."""

    before: str
    marked: str
    after: str


class Excerpts:
    """Reads the lines of a site's files, each file once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lines: dict[str, list[str]] = {}

    def of(self, problem: Problem) -> Excerpt | None:
        """Return the line of a problem, or None if it has no line or its file does not belong to the site."""
        if problem.line < 1:
            return None
        if problem.path not in self._lines:
            self._lines[problem.path] = _lines(self._root, problem.path)
        lines = self._lines[problem.path]
        return _marked(lines[problem.line - 1], problem.column) if problem.line <= len(lines) else None


def _lines(root: Path, path: str) -> list[str]:
    """The lines of a file in content/ or themes/, after symbolic links are resolved.

    The list is empty for a hidden file and for any other file.
    """
    place = Path(os.path.realpath(root / path))
    tops = [Path(os.path.realpath(root / folder)) for folder in FOLDERS]
    inside = [place.relative_to(top).parts for top in tops if place.is_relative_to(top)]
    if not inside or any(part.startswith(".") for part in inside[0]):
        return []
    try:
        if not place.is_file() or place.stat().st_size > LARGEST:
            return []
        return place.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n").split("\n")
    except OSError:
        return []


def _marked(line: str, column: int) -> Excerpt:
    start = column - 1
    if column < 1 or start > len(line):
        return Excerpt(_visible(_cut(line, AROUND * 2)), "", "")
    match = MARKED.match(line, start)
    marked = match[0] if match else ""
    before, after = line[:start], line[start + len(marked) :]
    if len(before) > AROUND:
        before = f"…{before[-AROUND:]}"
    return Excerpt(_visible(before), _visible(_cut(marked, AROUND)), _visible(_cut(after, AROUND)))


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[:length]}…"


def _visible(text: str) -> str:
    return INVISIBLE.sub("\N{REPLACEMENT CHARACTER}", text)
