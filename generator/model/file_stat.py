"""Detection of changed files: by their metadata, without reading them, and by a digest of their bytes."""

import os
from hashlib import blake2b, file_digest
from typing import NamedTuple

# Time of the last modification and of the last status change in nanoseconds, size in bytes, inode number. Programs can
# set the first time, but not the second. Therefore a file with an unchanged stamp has unchanged bytes; Git's index uses
# the same rule.
FileStat = tuple[int, int, int, int]
NO_STAT: FileStat = (0, 0, 0, 0)
# A file can change twice within one tick of the file system's clock and keep its stamp (Git: "racily clean"). Therefore
# a file that had changed so recently when it was read is read again.
RACY = 2_000_000_000  # nanoseconds; the coarsest clock of a file system has ticks of two seconds (FAT)


class SourceFile(NamedTuple):
    """A file on disk: its path and its stamp."""

    place: str
    stamp: FileStat


def stamp(status: os.stat_result) -> FileStat:
    """Return the stamp of a file from the result of `os.stat`."""
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino


def is_racily_clean(found: FileStat, now: int) -> bool:
    """Tell whether a file may change without another stamp, because it changed just now (Git's "racily clean").

    `now` is the time at which the file had this stamp, in nanoseconds since 1970.
    """
    return found == NO_STAT or max(found[0], found[1]) >= now - RACY


def digest(content: bytes) -> bytes:
    """Return a digest of 16 bytes (BLAKE2b). Files with the same digest have the same bytes."""
    return blake2b(content, digest_size=16).digest()


def digest_of(place: str) -> bytes:
    """Return the digest of the file at `place`, or empty bytes if it cannot be read."""
    try:
        with open(place, "rb") as stream:
            return digest(stream.read())
    except OSError:
        return b""


def short_digest_of(place: str) -> str:
    """Return the first 8 hexadecimal digits of the digest of a file, or an empty text if it cannot be read.

    Other than `digest_of`, it reads a large file in parts.
    """
    try:
        with open(place, "rb") as stream:
            return file_digest(stream, lambda: blake2b(digest_size=16)).hexdigest()[:8]
    except OSError:
        return ""
