"""Folders -> a snapshot: the stat of every file that a build may read. Comparing two snapshots gives what changed."""

import hashlib
import os
import stat
from pathlib import Path

import msgspec

from generator.text.ignored_files import is_leftover

Identity = tuple[int, int]  # of a folder: its device and inode, which stay the same when it is renamed
Signature = tuple[int | str, ...]
Bounds = tuple[str, ...] | None  # links are followed only to real paths inside these folders; None: anywhere
SECOND = 1_000_000_000  # nanoseconds


class Sources(msgspec.Struct, frozen=True):
    """What a build reads: the site's content and the folders of themes, which need not exist.

    Files in `output` are never looked at. `since` is the start of the watching, in nanoseconds since 1970.
    """

    content: Path
    themes: tuple[Path, ...]
    output: Path
    since: int


class Snapshot(msgspec.Struct, frozen=True):
    """The state of the sources at one time.

    `files` maps each path to its signature. To learn of changes, one must watch `folders`, whose files were listed, and
    `around`, the folders in which a source or the target of a link may appear or disappear. Both map a folder's
    identity to its path.
    """

    files: dict[str, Signature]
    folders: dict[Identity, str]
    around: dict[Identity, str]

    def differences(self, other: "Snapshot") -> frozenset[str]:
        """Return the paths whose signatures differ, or that only one of the snapshots has."""
        return frozenset(path for path, _ in self.files.items() ^ other.files.items())


def take(sources: Sources) -> Snapshot:
    """Take a snapshot of the sources, with the rules of the build's own walk through content/.

    Temporary files of editors and systems are ignored. Links in content are followed only inside the site; links in
    themes, which are trusted, anywhere.
    """
    looking = _Looking(sources)
    site = os.path.realpath(sources.content.parent)
    looking.at(sources.content, bounds=(site, os.path.realpath(sources.content)))
    for folder in sources.themes:
        looking.at(folder, bounds=None)
    return Snapshot(looking.files, looking.folders, looking.around)


class _Looking:
    """Collects one snapshot. It uses real paths, so that a folder with several links to it is listed once."""

    def __init__(self, sources: Sources) -> None:
        self.files: dict[str, Signature] = {}
        self.folders: dict[Identity, str] = {}
        self.around: dict[Identity, str] = {}
        self._since = sources.since
        self._output = os.path.realpath(sources.output)
        self._root = os.path.join(os.path.realpath(sources.content), "root")  # its hidden files are published, too

    def at(self, source: Path, bounds: Bounds) -> None:
        """Record all files below a source, and the folders to watch."""
        place, real = os.path.abspath(source), os.path.realpath(source)
        self._note_around(place)
        self._note_around(real)
        waiting = [real] if os.path.isdir(real) else []
        if waiting:
            self.files[place] = (real,)
        while waiting:
            waiting += self._list(waiting.pop(), bounds)

    def _list(self, folder: str, bounds: Bounds) -> list[str]:
        """Record the files of a folder, and return its subfolders, which must be listed next."""
        identity = _identity(folder)
        if identity is None or identity in self.folders or folder == self._output:
            return []
        try:
            with os.scandir(folder) as entries:
                is_root = folder == self._root or folder.startswith(self._root + os.sep)
                found = [entry for entry in entries if not is_leftover(entry.name, with_hidden=is_root)]
        except OSError as error:
            if not isinstance(error, (FileNotFoundError, NotADirectoryError)):
                self.files[folder] = (error.errno or 0,)  # not readable: becoming readable is a change
            return []
        self.folders[identity] = folder
        folders = [self._enter(entry, bounds) for entry in found]
        return [path for path in folders if path]

    def _enter(self, entry: "os.DirEntry[str]", bounds: Bounds) -> str:
        """Record an entry of a folder; return its path if it is a folder or a link to one, else ""."""
        try:
            if entry.is_symlink():
                return self._follow(entry.path, bounds)
            if entry.is_dir():
                return entry.path
            if entry.is_file():
                self.files[entry.path] = self._signature(entry.path, entry.stat(follow_symlinks=False))
        except OSError:
            pass  # removed since it was listed
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
        """Record the nearest existing folder above a path."""
        folder = os.path.dirname(path)
        while (identity := _identity(folder)) is None and folder != os.path.dirname(folder):
            folder = os.path.dirname(folder)
        if identity:
            self.around[identity] = folder

    def _signature(self, path: str, found: os.stat_result) -> Signature:
        """Return the stat of a file, and for some files a digest of its bytes.

        On a disk that stores times in whole seconds (FAT, HFS+), two saves within one second have the same stat, so
        files that were saved since watching began are read there.
        """
        seen = (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)
        if found.st_mtime_ns % SECOND or found.st_ctime_ns % SECOND or found.st_mtime_ns < self._since - SECOND * 2:
            return seen
        with open(path, "rb") as stream:
            return (*seen, hashlib.file_digest(stream, "blake2b").hexdigest())


def _identity(folder: str) -> Identity | None:
    """Return the identity of an existing folder, even if it cannot be listed, or None."""
    try:
        found = os.stat(folder)
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if stat.S_ISDIR(found.st_mode) else None


def _is_inside(path: str, *folders: str) -> bool:
    return any(path == folder or path.startswith(f"{folder}{os.sep}") for folder in folders)
