"""List the files under content/, and decide which of them are entries."""

import os
import time
from functools import lru_cache
from typing import NamedTuple

from generator.model import content_paths
from generator.model.content_paths import composed
from generator.model.file_stat import SourceFile, stamp
from generator.model.problem import NoContent, Problem
from generator.model.project import Project
from generator.text.ignored_files import is_leftover

SETTINGS, PROFILE, BIOGRAPHY, PEOPLE = (
    path.removeprefix("content/")
    for path in (content_paths.SETTINGS, content_paths.PROFILE, content_paths.BIOGRAPHY, content_paths.PEOPLE)
)
ROOT = content_paths.ROOT_FOLDER
RECORDS = {SETTINGS, PROFILE, BIOGRAPHY, PEOPLE}
MOST_PATHS = 1 << 18  # each build while serving asks for every path
PAPER_SUFFIXES = (".md", ".yaml", ".yml", ".bib")


class FolderListing(NamedTuple):
    """The files under content/ by their sorted paths, the problems, and the time of the walk (nanoseconds)."""

    found: dict[str, SourceFile]
    problems: tuple[Problem, ...]
    time: int


def walk(project: Project) -> FolderListing:
    """Return the files under the content/ of the project.

    Hidden files and temporary files of editors are left out. So are symbolic links that point outside the site, with a
    warning. Raises NoContent if there is no such folder.
    """
    content, now = str(project.content), time.time_ns()
    if not os.path.isdir(content):
        raise NoContent(f"no content/ in {project.root}")
    found: dict[str, SourceFile] = {}
    problems: list[Problem] = []
    site = os.path.realpath(os.path.dirname(os.path.abspath(content)))
    real_content = os.path.realpath(content)
    if os.path.commonpath([site, real_content]) != site:
        site = real_content  # content/ is a link: its target belongs to the site
    _walk(content, "", site, frozenset(), problems, found)
    return FolderListing(dict(sorted(_composed(found).items())), tuple(problems), now)


def _composed(found: dict[str, SourceFile]) -> dict[str, SourceFile]:
    """Return the files with their paths in Unicode's form NFC, so that "é" is found however a name on disk writes it.

    Files of content/root/ are published under their own names, and a file whose name in NFC another file has keeps its.
    """
    if all(path.isascii() for path in found):
        return found
    return {
        path if path.startswith(ROOT) or composed(path) in found else composed(path): file
        for path, file in found.items()
    }


def _walk(
    folder: str, prefix: str, site: str, above: frozenset[str], problems: list[Problem], found: dict[str, SourceFile]
) -> None:
    real = os.path.realpath(folder)
    if real in above:  # a link to a folder above it
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            if is_leftover(name, with_hidden=prefix.startswith(ROOT)):
                continue
            path = prefix + name
            if entry.is_symlink() and not _is_inside(entry.path, site):
                message = "this symbolic link points outside the site or to nothing; it is left out"
                problems.append(
                    Problem(f"content/{path}", 0, 0, message, "replace it with a copy of the file", is_error=False)
                )
            elif entry.is_dir():
                _walk(entry.path, f"{path}/", site, above | {real}, problems, found)
            elif entry.is_file():
                try:
                    found[_shown(path)] = SourceFile(entry.path, stamp(entry.stat()))
                except FileNotFoundError:  # deleted during the walk
                    continue


@lru_cache(MOST_PATHS)
def is_entry(path: str) -> bool:
    """Return whether the file at `path` is read as content; other files are published unchanged."""
    if path in RECORDS or is_note(path):
        return True
    return is_paper_file(path) or is_text(path)


@lru_cache(MOST_PATHS)
def is_paper_file(path: str) -> bool:
    """Return whether the file at `path` has papers."""
    return path.startswith("papers/") and path.lower().endswith(PAPER_SUFFIXES) and not is_note(path)


@lru_cache(MOST_PATHS)
def is_text(path: str) -> bool:
    """Return whether the file at `path` is a page or a note of the news."""
    return path.startswith(("pages/", "news/")) and path.lower().endswith(".md") and not is_note(path)


def is_note(path: str) -> bool:
    """Return whether the file is for authors only: a README or a JSON Schema."""
    name = path.rpartition("/")[2].casefold()
    return (name.startswith("readme") and not path.startswith(("files/", ROOT))) or (
        name.endswith(".schema.json") and not path.startswith(ROOT)
    )


def _is_inside(path: str, site: str) -> bool:
    real = os.path.realpath(path)
    return os.path.exists(real) and os.path.commonpath([site, real]) == site


def _shown(path: str) -> str:
    """Return a path as text that can be printed, even if its name on disk is not UTF-8."""
    return path if path.isascii() else path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
