"""What the disk tells of a file without reading it."""

import os
from hashlib import blake2b
from typing import NamedTuple

# Time of last modification and of last change of status in nanoseconds, size in bytes, number of the inode. Programs
# can set the first and not the second, so that two equal stamps of one path are one content: what Git's index trusts.
Stamp = tuple[int, int, int, int]
NO_STAMP: Stamp = (0, 0, 0, 0)
# A file may change twice within one tick of the file system's clock, and keep its stamp. One that was so young when it
# was read is read again.
SETTLED = 2_000_000_000  # nanoseconds; two seconds is the coarsest clock there is (FAT)


class Found(NamedTuple):
    """A file on disk: where it is, and its stamp."""

    place: str
    stamp: Stamp


def stamp(status: os.stat_result) -> Stamp:
    """The stamp of a file, from what `stat` says."""
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino


def settled(found: Stamp, now: int) -> bool:
    """Whether a file that had this stamp at the time `now` (nanoseconds) cannot change without another one."""
    return found != NO_STAMP and max(found[0], found[1]) < now - SETTLED


def digest(content: bytes) -> bytes:
    """What stands for the bytes of a file: two files with the same are the same."""
    return blake2b(content, digest_size=16).digest()


def digest_of(place: str) -> bytes:
    """The digest of the file at `place`; empty where it cannot be read."""
    try:
        with open(place, "rb") as stream:
            return digest(stream.read())
    except OSError:
        return b""
