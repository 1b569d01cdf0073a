"""Files in memory -> output/: only what differs is written, page by page whole, and nothing foreign is touched."""

import errno
import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.model.problem import CannotWrite
from generator.model.site import Left, OutputFile, Spooled, Written
from generator.model.stamp import stamp
from generator.writing.atomic_write import temporary_name, write_whole
from generator.writing.lock import locked
from generator.writing.manifest import NAME, Manifest

# One name for all, so that a build that was killed leaves one such file, which the next one takes away.
TEMPORARY = ".paperfolio-page"
MANIFEST_TEMPORARY = temporary_name(NAME)


def write(files: Sequence[OutputFile], output: Path, before: Mapping[str, Left] | None = None) -> Written:
    """Make `output` hold `files`: write those whose bytes differ, remove those that an earlier build made and this one
    lacks, and leave everything else alone.

    A file that is kept is not looked at; how it was left is among `before`, which `standing` gave.
    Each file is written under another name and then renamed, so that a reader never sees half of one. The manifest
    names old and new files before the first is written and is put right after the last, so that a build that was
    killed is repaired by the next one. Raises CannotWrite with the path and the reason where the disk refuses.
    """
    try:
        os.makedirs(output, exist_ok=True)
        with locked(output):
            return _write(files, str(output), before or {})
    except OSError as error:
        where = error.filename2 or error.filename or str(output)
        raise CannotWrite(f"cannot write {where}: {(error.strerror or str(error)).lower()}") from error


def _write(files: Sequence[OutputFile], output: str, left: Mapping[str, Left]) -> Written:
    for name in (TEMPORARY, MANIFEST_TEMPORARY):
        if os.path.lexists(temporary := f"{output}/{name}"):
            os.unlink(temporary)
    manifest = Manifest(output)
    planned = {file.path for file in files}
    before = manifest.paths
    if planned - before:
        manifest.save(before | planned)
    stale = sorted(before - planned)
    # What is stale goes last, so that no page is missed meanwhile; what is in the way of a new one has to go first.
    removed = [path for path in _in_the_way(stale, planned) if _remove(path, output)]
    folders: set[str] = set()
    changed = [file.path for file in files if not file.is_kept and _put(file, output, folders)]
    kept = _same_to_the_disk(stale, planned, output)
    removed += [path for path in stale if path not in kept and _remove(path, output)]
    manifest.save(planned)
    return Written(tuple(changed), len(files) - len(changed), tuple(sorted(removed)), _left(files, left, output))


def standing(output: Path, left: Mapping[str, Left]) -> dict[str, Left]:
    """Those of the files of an earlier build that stand in the output just as it left them."""
    found: dict[str, Left] = {}
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


def _left(files: Sequence[OutputFile], before: Mapping[str, Left], output: str) -> dict[str, Left]:
    """How each file with a key stands there now."""
    return {
        file.path: before[file.path] if file.is_kept else Left(file.key, stamp(os.lstat(f"{output}/{file.path}")))
        for file in files
        if file.key
    }


def _in_the_way(stale: Sequence[str], planned: set[str]) -> list[str]:
    """The stale files with the name of a folder to be made, or in a folder whose name a file shall have."""
    if not stale:
        return []
    made = {folder for path in planned for folder in folders_above(path)}
    return [path for path in stale if path in made or not planned.isdisjoint(folders_above(path))]


def folders_above(path: str) -> list[str]:
    """The folders on the way to a file: those of "a/b/c" are "a" and "a/b"."""
    return [path[:end] for end, letter in enumerate(path) if letter == "/"]


def _same_to_the_disk(stale: Sequence[str], planned: set[str], output: str) -> set[str]:
    """Stale names that are a new file's to a disk for which case does not count, after a change of case alone."""
    folded = {path.casefold(): path for path in planned} if stale else {}
    twins = {path: folded[path.casefold()] for path in stale if path.casefold() in folded}
    return {
        path
        for path, new in twins.items()
        if os.path.exists(f"{output}/{path}") and os.path.samefile(f"{output}/{path}", f"{output}/{new}")
    }


def _put(file: OutputFile, output: str, folders: set[str]) -> bool:
    """Write one file where its bytes differ from those on disk; whether that was so."""
    place = f"{output}/{file.path}"
    if file.source is not None:
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
        # Never through a link that somebody put there: O_EXCL makes a new file or fails.
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
            write_whole(Path(place), b"".join(_parts(file)))  # a folder of the output that is on another disk
            os.unlink(temporary)
    except BaseException as error:
        if os.path.lexists(temporary):
            os.unlink(temporary)
        if isinstance(error, OSError) and error.filename in (None, temporary):
            error.filename = place  # a full disk names no file, and nobody knows the temporary one
        raise
    return True


def _write_all(descriptor: int, content: bytes) -> None:
    """The system may take a large write in parts."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _parts(file: OutputFile) -> Iterator[bytes]:
    if file.source is None:
        yield file.content if isinstance(file.content, bytes) else file.content.read()
        return
    with open(file.source, "rb") as stream:
        while part := stream.read(1 << 20):
            yield part


def has_bytes(place: str, content: bytes | Spooled) -> bool:
    """Whether a regular file with those bytes is there; a link, which is replaced, is none."""
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
    """Whether the file at `place` is a regular one with the bytes of `source`."""
    try:
        found = os.lstat(place)
        if not stat.S_ISREG(found.st_mode) or found.st_size != os.stat(source).st_size:
            return False
        with open(source, "rb") as one, open(place, "rb") as other:
            while part := one.read(1 << 20):
                if part != other.read(1 << 20):
                    return False
        return True
    except FileNotFoundError:
        return False


def _remove(path: str, output: str) -> bool:
    """Remove a file of an earlier build, and the folders that it leaves empty; whether it was there."""
    place = f"{output}/{path}"
    if _leads_through_a_link(path, output) or os.path.isdir(place):
        return False
    was_there = os.path.lexists(place)
    if was_there:
        os.unlink(place)
    folder = os.path.dirname(path)
    while folder:  # also where a build was killed between making the folder and filling it
        try:
            os.rmdir(f"{output}/{folder}")
        except FileNotFoundError:
            pass
        except (OSError, ValueError):
            break  # something of somebody's is in it
        folder = os.path.dirname(folder)
    return was_there


def _leads_through_a_link(path: str, output: str) -> bool:
    parts = path.split("/")[:-1]
    return any(os.path.islink(f"{output}/{'/'.join(parts[:end])}") for end in range(1, len(parts) + 1))
