"""Files in memory -> output/: write changed files, each atomically, and never touch files that we did not create."""

import errno
import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.model.file_stat import stamp
from generator.model.problem import CannotWrite
from generator.model.site.site import OutputFile, OutputState, Spooled, Written
from generator.writing.atomic_write import temporary_name, write_whole
from generator.writing.lock import locked
from generator.writing.manifest import NAME, Manifest

# One name for all files, so that a killed build leaves at most one temporary file, which the next build removes.
TEMPORARY = ".paperfolio-page"
MANIFEST_TEMPORARY = temporary_name(NAME)


def write(files: Sequence[OutputFile], output: Path, before: Mapping[str, OutputState] | None = None) -> Written:
    """Write `files` into the folder `output`: those whose bytes differ from the disk are written, those that only an
    earlier build made are removed, and all others are not touched.

    A file with `is_kept` is not compared; its state is taken from `before`, the result of `unchanged_on_disk`. Each
    file is written under a temporary name and then renamed, so that a reader never sees half of it. The manifest lists
    old and new files before the first write, and only the new ones after the last, so that the next build repairs one
    that was killed. Raises CannotWrite with path and reason if the disk refuses.
    """
    try:
        os.makedirs(output, exist_ok=True)
        with locked(output):
            return _write(files, str(output), before or {})
    except OSError as error:
        where = error.filename2 or error.filename or str(output)
        raise CannotWrite(f"cannot write {where}: {(error.strerror or str(error)).lower()}") from error


def _write(files: Sequence[OutputFile], output: str, left: Mapping[str, OutputState]) -> Written:
    for name in (TEMPORARY, MANIFEST_TEMPORARY):
        temporary = f"{output}/{name}"
        if os.path.lexists(temporary):
            os.unlink(temporary)
    manifest = Manifest(output)
    planned = {file.path for file in files}
    before = manifest.paths
    if planned - before:
        manifest.save(before | planned)
    stale = sorted(before - planned)
    # Stale files are removed last, so that no page is missing meanwhile; those in the way of a new one must go first.
    removed = [path for path in _in_the_way(stale, planned) if _remove(path, output)]
    folders: set[str] = set()
    changed = [file.path for file in files if not file.is_kept and _put(file, output, folders)]
    kept = _same_to_the_disk(stale, planned, output)
    removed += [path for path in stale if path not in kept and _remove(path, output)]
    manifest.save(planned)
    return Written(tuple(changed), len(files) - len(changed), tuple(sorted(removed)), _left(files, left, output))


def unchanged_on_disk(output: Path, left: Mapping[str, OutputState]) -> dict[str, OutputState]:
    """Return those files of an earlier build (`left`) whose stamp on disk has not changed since that build.

    `left` maps paths to keys and stamps, as an earlier `write` returned them.
    """
    found: dict[str, OutputState] = {}
    folders: dict[str, list[str]] = {}
    for path in left:
        folders.setdefault(path.rpartition("/")[0], []).append(path)
    for folder, paths in folders.items():
        try:
            with os.scandir(f"{output}/{folder}") as entries:
                there = {entry.name: entry for entry in entries}
            for path in paths:
                entry = there.get(path.rpartition("/")[2])
                if entry and stamp(entry.stat(follow_symlinks=False)) == left[path].stamp:
                    found[path] = left[path]
        except OSError:
            continue
    return found


def _left(files: Sequence[OutputFile], before: Mapping[str, OutputState], output: str) -> dict[str, OutputState]:
    """Return key and stamp of each file that has a key, for the next build."""
    return {
        file.path: before[file.path]
        if file.is_kept
        else OutputState(file.key, stamp(os.lstat(f"{output}/{file.path}")))
        for file in files
        if file.key
    }


def _in_the_way(stale: Sequence[str], planned: set[str]) -> list[str]:
    """Return the stale files with the name of a new folder, or in a folder with the name of a new file."""
    if not stale:
        return []
    made = {folder for path in planned for folder in folders_above(path)}
    return [path for path in stale if path in made or not planned.isdisjoint(folders_above(path))]


def folders_above(path: str) -> list[str]:
    """Return the folders on the path to a file: for "a/b/c", "a" and "a/b"."""
    return [path[:end] for end, letter in enumerate(path) if letter == "/"]


def _same_to_the_disk(stale: Sequence[str], planned: set[str], output: str) -> set[str]:
    """Return stale paths that differ from a new file's only in case, and name the same file on this disk."""
    folded = {path.casefold(): path for path in planned} if stale else {}
    renamed = {path: folded[path.casefold()] for path in stale if path.casefold() in folded}
    return {
        path
        for path, new in renamed.items()
        if os.path.exists(f"{output}/{path}") and os.path.samefile(f"{output}/{path}", f"{output}/{new}")
    }


def _put(file: OutputFile, output: str, folders: set[str]) -> bool:
    """Write one file if its bytes differ from those on disk; return whether it was written."""
    place = f"{output}/{file.path}"
    if file.is_copy:
        if same_file(str(file.source), place):
            return False
    elif has_bytes(place, file.content):
        return False
    folder = os.path.dirname(place)
    if folder not in folders:
        os.makedirs(folder, exist_ok=True)
        folders.add(folder)
    temporary = f"{output}/{TEMPORARY}"
    try:
        # O_EXCL creates a new file or fails, so that we never write through an existing link.
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        try:
            for part in _parts(file):
                _write_all(descriptor, part)
        finally:
            os.close(descriptor)
        try:
            os.replace(temporary, place)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            write_whole(Path(place), b"".join(_parts(file)))  # this folder of the output is on another disk
            os.unlink(temporary)
    except BaseException as error:
        if os.path.lexists(temporary):
            os.unlink(temporary)
        if isinstance(error, OSError) and error.filename in (None, temporary):
            error.filename = place  # a full disk names no file, and the temporary name would confuse the reader
        raise
    return True


def _write_all(descriptor: int, content: bytes) -> None:
    """Write all of `content`: one call of os.write may write only a part."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _parts(file: OutputFile) -> Iterator[bytes]:
    if file.source is None or not file.is_copy:
        yield file.content if isinstance(file.content, bytes) else file.content.read()
        return
    with open(file.source, "rb") as stream:
        while part := stream.read(1 << 20):
            yield part


def has_bytes(place: str, content: bytes | Spooled) -> bool:
    """Return whether `place` is a regular file with exactly these bytes; a link, which we would replace, is not."""
    try:
        found = os.lstat(place)
        size = len(content) if isinstance(content, bytes) else content.size
        if not stat.S_ISREG(found.st_mode) or found.st_size != size:
            return False
        with open(place, "rb") as stream:
            return stream.read() == (content if isinstance(content, bytes) else content.read())
    except OSError:
        return False


def same_file(source: str, place: str) -> bool:
    """Return whether `place` is a regular file with the same bytes as the file `source`."""
    try:
        found = os.lstat(place)
        if not stat.S_ISREG(found.st_mode) or found.st_size != os.stat(source).st_size:
            return False
        with open(source, "rb") as expected, open(place, "rb") as actual:
            while part := expected.read(1 << 20):
                if part != actual.read(1 << 20):
                    return False
        return True
    except FileNotFoundError:
        return False


def _remove(path: str, output: str) -> bool:
    """Remove a file of an earlier build, and folders that are empty afterwards; return whether the file existed."""
    place = f"{output}/{path}"
    if _leads_through_a_link(path, output) or os.path.isdir(place):
        return False
    was_there = os.path.lexists(place)
    if was_there:
        os.unlink(place)
    folder = os.path.dirname(path)
    while folder:  # even if the file was missing: a killed build may have made the folder without filling it
        try:
            os.rmdir(f"{output}/{folder}")
        except FileNotFoundError:
            pass
        except (OSError, ValueError):
            break  # it still has files
        folder = os.path.dirname(folder)
    return was_there


def _leads_through_a_link(path: str, output: str) -> bool:
    parts = path.split("/")[:-1]
    return any(os.path.islink(f"{output}/{'/'.join(parts[:end])}") for end in range(1, len(parts) + 1))
