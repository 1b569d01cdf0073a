"""Folders -> a snapshot: every file that a build may read, by its stat, so that two snapshots tell what has changed."""

import hashlib
import os
import stat
from pathlib import Path

import msgspec

from generator.text.ignored_files import is_leftover

Identity = tuple[int, int]  # of a folder: its device and inode, which stay when it is renamed
Signature = tuple[int | str, ...]
Bounds = tuple[str, ...] | None  # real paths of the folders out of which no link is followed; None where all are
SECOND = 1_000_000_000  # nanoseconds


class Sources(msgspec.Struct, frozen=True):
    """What a build reads: the site's content and folders of themes, which need not be there. What lies in `output`
    is never looked at. `since` is when watching began, in nanoseconds of the Unix clock."""

    content: Path
    themes: tuple[Path, ...]
    output: Path
    since: int


class Snapshot(msgspec.Struct, frozen=True):
    """What stood there at one time.

    `files` has a signature for each path. A change of it shows in `folders`, which were listed, or in one of `around`,
    in which a source or the target of a link may come and go; both are paths by their folders' identities.
    """

    files: dict[str, Signature]
    folders: dict[Identity, str]
    around: dict[Identity, str]

    def differences(self, other: "Snapshot") -> frozenset[str]:
        """The paths that are not the same in both."""
        return frozenset(path for path, _ in self.files.items() ^ other.files.items())


def take(sources: Sources) -> Snapshot:
    """Look at the sources as they stand, as the build's own walk does: leftovers are passed over, and so are links
    that lead out of the site. Links of themes, which are trusted, are followed anywhere."""
    looking = _Looking(sources)
    site = os.path.realpath(sources.content.parent)
    looking.at(sources.content, bounds=(site, os.path.realpath(sources.content)))
    for folder in sources.themes:
        looking.at(folder, bounds=None)
    return Snapshot(looking.files, looking.folders, looking.around)


class _Looking:
    """One look. Files are known by their real paths, so that a folder to which many ways lead is listed once."""

    def __init__(self, sources: Sources) -> None:
        self.files: dict[str, Signature] = {}
        self.folders: dict[Identity, str] = {}
        self.around: dict[Identity, str] = {}
        self._since = sources.since
        self._output = os.path.realpath(sources.output)

    def at(self, source: Path, bounds: Bounds) -> None:
        place, real = os.path.abspath(source), os.path.realpath(source)
        self._note_around(place)
        self._note_around(real)
        waiting = [real] if os.path.isdir(real) else []
        if waiting:
            self.files[place] = (real,)
        while waiting:
            waiting += self._list(waiting.pop(), bounds)

    def _list(self, folder: str, bounds: Bounds) -> list[str]:
        """Note the files of a folder; gives the folders that are to be listed next."""
        identity = _identity(folder)
        if identity is None or identity in self.folders or folder == self._output:
            return []
        try:
            with os.scandir(folder) as entries:
                found = [entry for entry in entries if not is_leftover(entry.name)]
        except OSError as error:
            if not isinstance(error, (FileNotFoundError, NotADirectoryError)):
                self.files[folder] = (error.errno or 0,)  # not readable: it is a change when that changes
            return []
        self.folders[identity] = folder
        folders = [self._enter(entry, bounds) for entry in found]
        return [path for path in folders if path]

    def _enter(self, entry: "os.DirEntry[str]", bounds: Bounds) -> str:
        """Note an entry of a folder; gives its path where it is a folder itself, or a link to one."""
        try:
            if entry.is_symlink():
                return self._follow(entry.path, bounds)
            if entry.is_dir():
                return entry.path
            if entry.is_file():
                self.files[entry.path] = self._signature(entry.path, entry.stat(follow_symlinks=False))
        except OSError:
            pass  # gone since it was listed
        return ""

    def _follow(self, link: str, bounds: Bounds) -> str:
        real = os.path.realpath(link)
        self.files[link] = (real,)
        if not (bounds is None or _is_inside(real, *bounds)) or _is_inside(real, self._output):
            return ""
        self._note_around(real)
        found = os.stat(real)
        if stat.S_ISREG(found.st_mode):
            self.files[link] = (real, *self._signature(real, found))
        return real if stat.S_ISDIR(found.st_mode) else ""

    def _note_around(self, path: str) -> None:
        """Note the nearest folder above a path that is there."""
        folder = os.path.dirname(path)
        while (identity := _identity(folder)) is None and folder != os.path.dirname(folder):
            folder = os.path.dirname(folder)
        if identity:
            self.around[identity] = folder

    def _signature(self, path: str, found: os.stat_result) -> Signature:
        """The stat of a file. Where the disk counts whole seconds (FAT, HFS+), two saves within one look alike: files
        that were saved while we watch are read there."""
        seen = (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)
        if found.st_mtime_ns % SECOND or found.st_ctime_ns % SECOND or found.st_mtime_ns < self._since - SECOND * 2:
            return seen
        with open(path, "rb") as stream:
            return (*seen, hashlib.file_digest(stream, "blake2b").hexdigest())


def _identity(folder: str) -> Identity | None:
    """Of a folder that is there, whether it can be listed or not; None for anything else."""
    try:
        found = os.stat(folder)
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if stat.S_ISDIR(found.st_mode) else None


def _is_inside(path: str, *folders: str) -> bool:
    return any(path == folder or path.startswith(f"{folder}{os.sep}") for folder in folders)
