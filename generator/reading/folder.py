"""The walk through content/: which files there are, and which of them are entries."""

import os
from pathlib import Path

from generator.model.problem import Problem
from generator.text.leftover import is_leftover

SETTINGS, PROFILE, BIOGRAPHY, PEOPLE = "site.yaml", "profile.yaml", "profile.md", "people.yaml"
RECORDS = {SETTINGS, PROFILE, BIOGRAPHY, PEOPLE}
PAPER_SUFFIXES = (".md", ".yaml", ".yml")


def walk(content: Path, problems: list[Problem]) -> dict[str, Path]:
    """The files under `content` by their paths there, sorted. Hidden files and those that editors leave behind are
    passed over, and so are symbolic links that lead out of the site's folder, with a warning."""
    found: dict[str, Path] = {}
    site = os.path.realpath(content.parent)
    real_content = os.path.realpath(content)
    if os.path.commonpath([site, real_content]) != site:
        site = real_content  # content/ itself is a link: what it leads to is the site's, too
    _walk(str(content), "", site, frozenset(), problems, found)
    return dict(sorted(found.items()))


def _walk(
    folder: str, prefix: str, site: str, above: frozenset[str], problems: list[Problem], found: dict[str, Path]
) -> None:
    real = os.path.realpath(folder)
    if real in above:  # a link to a folder above it
        return
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if is_leftover(entry.name):
                continue
            path = prefix + entry.name
            if entry.is_symlink() and not _is_inside(entry.path, site):
                message = "this link leads out of the site, or nowhere, and is left out"
                problems.append(Problem(f"content/{path}", 0, 0, message, "copy the file here", is_error=False))
            elif entry.is_dir():
                _walk(entry.path, f"{path}/", site, above | {real}, problems, found)
            elif entry.is_file():
                found[_shown(path)] = Path(entry.path)


def is_entry(path: str) -> bool:
    """Whether the file at `path` is read, and not published as it is."""
    folder, _, _ = path.partition("/")
    if path in RECORDS or is_note(path):
        return True
    if folder == "papers":
        return path.lower().endswith((*PAPER_SUFFIXES, ".bib"))
    return folder in {"pages", "news"} and path.lower().endswith(".md")


def is_note(path: str) -> bool:
    """A README or a schema is for those who write, not for those who read."""
    name = path.rpartition("/")[2].casefold()
    return (name.startswith("readme") and not path.startswith("files/")) or name.endswith(".schema.json")


def _is_inside(path: str, site: str) -> bool:
    real = os.path.realpath(path)
    return os.path.exists(real) and os.path.commonpath([site, real]) == site


def _shown(path: str) -> str:
    """A name that is not UTF-8 on disk, as text that can be printed."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
