"""Linux: watch each folder separately with watchdog's reader of inotify(7).

watchdog's own Observer uses the same reader, but does not report which folders it could not watch, does not follow
links, and delays events of files that were moved away by half a second.
"""

import errno
import logging
from collections import deque
from collections.abc import Callable
from functools import reduce
from itertools import count
from operator import or_

from watchdog.observers.inotify_c import (
    CallbackId,
    InotifyConstants,
    InotifyEvent,
    InotifyFD,
    Mask,
    WatchCallback,
    WatchDescriptor,
)

from generator.watching.snapshot import Identity, Snapshot

# Without the events of opening and reading, because the build itself reads.
MASK = Mask(
    reduce(
        or_,
        (
            InotifyConstants.IN_CREATE,
            InotifyConstants.IN_MODIFY,
            InotifyConstants.IN_CLOSE_WRITE,
            InotifyConstants.IN_ATTRIB,
            InotifyConstants.IN_MOVED_FROM,
            InotifyConstants.IN_MOVED_TO,
            InotifyConstants.IN_DELETE,
            InotifyConstants.IN_DELETE_SELF,
            InotifyConstants.IN_MOVE_SELF,
            InotifyConstants.IN_ONLYDIR,
        ),
    )
)


class Inotify(WatchCallback):
    """Calls `ring` whenever something happens in a folder of the last snapshot passed to `watch`.

    Raises OSError if the limit of inotify instances is reached (EMFILE).
    """

    def __init__(self, ring: Callable[[], None]) -> None:
        logging.getLogger("watchdog").addHandler(logging.NullHandler())  # without a handler its warnings are printed
        self._ring = ring
        self._ids = map(CallbackId, count())
        self._watched: dict[Identity, tuple[WatchDescriptor, CallbackId]] = {}
        self._ended: deque[WatchDescriptor] = deque()  # watches of removed folders, from the reader's thread
        self._reader = InotifyFD()
        self._reader.start()

    def watch(self, snapshot: Snapshot) -> bool:
        """Watch exactly the folders of `snapshot`; return True if one of them was not watched before.

        Raises OSError if the limit of watches is reached (ENOSPC).
        """
        wanted = snapshot.around | snapshot.folders
        ended = {self._ended.popleft() for _ in range(len(self._ended))}
        self._watched = {folder: watch for folder, watch in self._watched.items() if watch[0] not in ended}
        left = [folder for folder in self._watched if folder not in wanted]
        self._reader.remove_callbacks([self._watched.pop(folder) for folder in left])
        return sum(self._add(folder, wanted[folder]) for folder in wanted if folder not in self._watched) > 0

    def _add(self, folder: Identity, path: str) -> bool:
        id = next(self._ids)
        try:
            watch = self._reader.add_callback(path.encode("utf-8", "surrogateescape"), MASK, self, id)
        except OSError as error:
            if error.errno in {errno.ENOENT, errno.ENOTDIR, errno.EACCES}:  # removed meanwhile, or not readable
                return False
            raise
        if watch == -1:  # watchdog returns this if we may not watch the folder
            self._reader.remove_callbacks([(watch, id)])
            return False
        self._watched[folder] = watch, id
        return True

    def close(self) -> None:
        self._reader.stop()
        self._reader.join()

    # Called in the reader's thread:

    def on_event(self, event: InotifyEvent) -> None:
        self._ring()

    def on_queue_overflow(self) -> None:
        """Ring when the kernel has lost events, so that a snapshot finds what changed."""
        self._ring()

    def on_watch_deleted(self, wd: WatchDescriptor) -> None:
        self._ended.append(wd)
        self._ring()
