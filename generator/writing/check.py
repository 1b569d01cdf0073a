"""Checks before anything is written: the output folder is safe to use, and no file overwrites one that is not ours."""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.model.content_paths import folded
from generator.model.problem import CannotWrite, Problem
from generator.model.project import Project
from generator.model.site.site import OutputFile
from generator.writing.manifest import Manifest
from generator.writing.output import folders_above, has_bytes, same_file

PLAIN = re.compile(r"(?:[a-z0-9][a-z0-9-]{0,90}/){0,3}[a-z0-9][a-z0-9-]{0,90}\.[a-z]{2,5}")  # nearly all paths
# The manifest has one path per line, and a file system stores no lone surrogates.
UNWRITABLE = re.compile("[\x01-\x1f\x7f\ud800-\udfff]")


def refuse_unwise(project: Project) -> None:
    """Raise CannotWrite if the output folder is one that a build must not write into.

    After following links, it must not be the site's folder or a folder above it, overlap with content/ or themes/, lie
    in .git, be the home folder or the root of the disk, or be a file.
    """
    output = Path(os.path.realpath(project.output))  # resolve() fails at a link to itself
    root = project.root.resolve()
    sources = {"the site's content": project.content.resolve(), "the site's themes": project.themes.resolve()}
    reason = ""
    if output == root:
        reason = "it is the site's own folder"
    elif ".git" in output.parts:
        reason = "it belongs to Git"
    elif output == Path.home().resolve():
        reason = "it is your home folder"
    elif output in root.parents or output == Path(output.anchor):
        reason = "the site lies inside it"
    else:
        for name, source in sources.items():
            if output.is_relative_to(source) or source.is_relative_to(output):
                reason = f"it overlaps with {name}"
    if reason:
        raise CannotWrite(f"will not build into {project.output}: {reason}; choose a separate folder, like output/")
    if output.exists() and not output.is_dir():
        raise CannotWrite(f"will not build into {project.output}: it is a file")


def writable(files: Sequence[OutputFile]) -> tuple[list[OutputFile], list[Problem]]:
    """Return the files that every disk can hold, and a warning for each other file, which is left out.

    That is a file whose path lies outside the output or is not allowed, and the second of two files with one name.
    """
    refused = {id(file): problem for file, problem in [*_twice(files), *_misnamed(files)]}
    if not refused:
        return list(files), []
    return [file for file in files if id(file) not in refused], list(refused.values())


def check(files: Sequence[OutputFile], output: Path) -> list[Problem]:
    """Return an error for each file in a folder that is a link, or in the place of one that no build of ours made."""
    ours = Manifest(str(output)).paths if output.is_dir() else set()
    return [*_foreign(files, str(output), ours)]


def _misnamed(files: Sequence[OutputFile]) -> Iterator[tuple[OutputFile, Problem]]:
    for file in files:
        if PLAIN.fullmatch(file.path):
            continue
        parts = file.path.split("/")
        if {"", ".", ".."} & set(parts) or "\\" in file.path or "\x00" in file.path:
            yield file, _left_out(file.path, "this file would lie outside the output", "give its entry another name")
        elif UNWRITABLE.search(file.path):
            message = "this file's name has a line break or another control character"
            yield file, _left_out(ascii(file.path)[1:-1], message, "give it another name")
        elif any(len(part.encode("utf-8", "replace")) > 200 for part in parts):
            yield file, _left_out(file.path, "this file's name is too long", "give its entry a shorter name")


def _twice(files: Sequence[OutputFile]) -> Iterator[tuple[OutputFile, Problem]]:
    """Yield a problem for paths that differ only in case or Unicode normalization, which some disks treat as equal, and
    for a file with the name of a folder."""
    seen: dict[str, OutputFile] = {}
    for file in files:
        first = seen.setdefault(folded(file.path), file)
        if first is not file:
            message = f'two files would have this name; the other is "{first.path}"'
            yield file, _left_out(file.path, message, "rename one of them")
    used = {os.path.dirname(file.path) for file in files}
    folders = {folder for path in used if path for folder in folders_above(f"{path}/")}
    for folder in sorted(folders):
        namesake = seen.get(folded(folder))
        if namesake:
            message = "a folder of the output would have this name, too"
            yield namesake, _left_out(namesake.path, message, "rename one of them")


def _foreign(files: Sequence[OutputFile], output: str, ours: set[str]) -> Iterator[Problem]:
    """Yield a problem for each file or folder in the way that no build of ours made.

    A file with exactly the new bytes counts as ours.
    """
    folders: dict[str, str] = {}
    there: dict[str, dict[str, bool]] = {}
    for file in files:
        folder, _, name = file.path.rpartition("/")
        if folder not in folders:
            folders[folder] = _obstacle(output, folder, ours)
            there[folder] = {} if folders[folder] else _listed(f"{output}/{folder}")
        if folders[folder]:
            message = f'"{folders[folder]}" in the output is not a folder that paperfolio made'
            yield _problem(file.path, message, "move it away")
        elif folded(name) in there[folder]:
            if there[folder][folded(name)]:
                if not _is_ours(file.path, output, ours):
                    yield _problem(file.path, "the output has a folder with this name", "move it away")
            elif file.path not in ours and _is_in_the_way(file, f"{output}/{file.path}"):
                message = "the output has a file with this name that paperfolio did not make"
                yield _problem(file.path, message, "move it away, or into content/files/")


def _listed(folder: str) -> dict[str, bool]:
    """Return the case-folded names in a folder of the output, each with True if it is a folder."""
    try:
        with os.scandir(folder) as entries:
            return {folded(entry.name): entry.is_dir(follow_symlinks=False) for entry in entries}
    except OSError:
        return {}


def _obstacle(output: str, folder: str, ours: set[str]) -> str:
    """Return the first folder on the path to `folder` that is a link, or a file that is not ours; else ""."""
    for part in folders_above(f"{folder}/") if folder else ():
        place = f"{output}/{part}"
        if os.path.islink(place) or (os.path.exists(place) and not os.path.isdir(place) and part not in ours):
            return part
    return ""


def _is_ours(folder: str, output: str, ours: set[str]) -> bool:
    """Return whether we made everything in a folder of the output; an empty folder is not ours."""
    for base, folders, names in os.walk(f"{output}/{folder}"):
        inside = os.path.relpath(base, output).replace(os.sep, "/")
        if not (folders or names) or any(f"{inside}/{name}" not in ours for name in names):
            return False
    return True


def _is_in_the_way(file: OutputFile, place: str) -> bool:
    """Return whether `place` holds anything other than exactly the file's bytes.

    `place` is spelled as the file's path, so on a case-sensitive disk a name in other case is not in the way.
    """
    if os.path.islink(place) or not os.path.isfile(place):
        return os.path.lexists(place)
    has_them = same_file(str(file.source), place) if file.is_copy else has_bytes(place, file.content)
    return not has_them


def _problem(path: str, message: str, hint: str) -> Problem:
    return Problem(f"output/{path}", 0, 0, message, hint)


def _left_out(path: str, message: str, hint: str) -> Problem:
    return Problem(f"output/{path}", 0, 0, f"{message}; it is left out", hint, is_error=False)
