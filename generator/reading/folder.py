"""The walk through content/: which files there are, and which of them are entries."""

import os
import time
from functools import lru_cache
from typing import NamedTuple

from generator.model import content_paths
from generator.model.file_stat import SourceFile, stamp
from generator.model.problem import NoContent, Problem
from generator.model.project import Project
from generator.text.ignored_files import is_leftover

SETTINGS, PROFILE, BIOGRAPHY, PEOPLE = (
    path.removeprefix("content/")
    for path in (content_paths.SETTINGS, content_paths.PROFILE, content_paths.BIOGRAPHY, content_paths.PEOPLE)
)
RECORDS = {SETTINGS, PROFILE, BIOGRAPHY, PEOPLE}
MOST_PATHS = 1 << 18  # asked for again and again while somebody writes
PAPER_SUFFIXES = (".md", ".yaml", ".yml", ".bib")


class FolderListing(NamedTuple):
    """The files under content/ by their paths there, sorted, the problems met, and when that was (nanoseconds)."""

    found: dict[str, SourceFile]
    problems: tuple[Problem, ...]
    time: int


def walk(project: Project) -> FolderListing:
    """What there is under the project's content/. Hidden files and those that editors leave behind are passed over, and
    so are symbolic links that lead out of the site's folder, with a warning.

    Raises NoContent where there is no such folder.
    """
    content, now = str(project.content), time.time_ns()
    if not os.path.isdir(content):
        raise NoContent(f"no content/ in {project.root}")
    found: dict[str, SourceFile] = {}
    problems: list[Problem] = []
    site = os.path.realpath(os.path.dirname(os.path.abspath(content)))
    real_content = os.path.realpath(content)
    if os.path.commonpath([site, real_content]) != site:
        site = real_content  # content/ itself is a link: what it leads to is the site's, too
    _walk(content, "", site, frozenset(), problems, found)
    return FolderListing(dict(sorted(found.items())), tuple(problems), now)


def _walk(
    folder: str, prefix: str, site: str, above: frozenset[str], problems: list[Problem], found: dict[str, SourceFile]
) -> None:
    real = os.path.realpath(folder)
    if real in above:  # a link to a folder above it
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            if is_leftover(name):
                continue
            path = prefix + name
            if entry.is_symlink() and not _is_inside(entry.path, site):
                message = "this link leads out of the site, or nowhere, and is left out"
                problems.append(Problem(f"content/{path}", 0, 0, message, "copy the file here", is_error=False))
            elif entry.is_dir():
                _walk(entry.path, f"{path}/", site, above | {real}, problems, found)
            elif entry.is_file():
                try:
                    found[_shown(path)] = SourceFile(entry.path, stamp(entry.stat()))
                except FileNotFoundError:  # it went while we looked
                    continue


@lru_cache(MOST_PATHS)
def is_entry(path: str) -> bool:
    """Whether the file at `path` is read, and not published as it is."""
    if path in RECORDS or is_note(path):
        return True
    return is_paper_file(path) or is_text(path)


@lru_cache(MOST_PATHS)
def is_paper_file(path: str) -> bool:
    """Whether the file at `path` holds papers."""
    return path.startswith("papers/") and path.lower().endswith(PAPER_SUFFIXES) and not is_note(path)


@lru_cache(MOST_PATHS)
def is_text(path: str) -> bool:
    """Whether the file at `path` is a page or a note of the news."""
    return path.startswith(("pages/", "news/")) and path.lower().endswith(".md") and not is_note(path)


def is_note(path: str) -> bool:
    """A README or a schema is for those who write, not for those who read."""
    name = path.rpartition("/")[2].casefold()
    return (name.startswith("readme") and not path.startswith("files/")) or name.endswith(".schema.json")


def _is_inside(path: str, site: str) -> bool:
    real = os.path.realpath(path)
    return os.path.exists(real) and os.path.commonpath([site, real]) == site


def _shown(path: str) -> str:
    """A name that is not UTF-8 on disk, as text that can be printed."""
    return path if path.isascii() else path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
