"""Linux: each folder is watched on its own, by watchdog's reader of inotify(7).

watchdog's Observer, which stands on the same reader, keeps to itself which folders could not be watched, follows no
links, and holds back for half a second what was moved away.
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

# Not those of opening and reading: the build itself reads.
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
    """Rings whenever something happens in a folder of the last snapshot that it was given.

    Raises OSError where the system has no inotify for us.
    """

    def __init__(self, ring: Callable[[], None]) -> None:
        logging.getLogger("watchdog").addHandler(logging.NullHandler())  # it would print its warnings
        self._ring = ring
        self._ids = map(CallbackId, count())
        self._watched: dict[Identity, tuple[WatchDescriptor, CallbackId]] = {}
        self._ended: deque[WatchDescriptor] = deque()  # watches whose folders are gone, as the reader's thread tells
        self._reader = InotifyFD()
        self._reader.start()

    def watch(self, snapshot: Snapshot) -> bool:
        """Watch the folders of `snapshot`, and no other; whether there is a new one among them.

        Raises OSError where the system watches no more folders (ENOSPC).
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
            if error.errno in {errno.ENOENT, errno.ENOTDIR, errno.EACCES}:  # gone again, or closed to us
                return False
            raise
        if watch == -1:  # watchdog's answer where we have no right to watch
            self._reader.remove_callbacks([(watch, id)])
            return False
        self._watched[folder] = watch, id
        return True

    def close(self) -> None:
        self._reader.stop()
        self._reader.join()

    # Called by the reader's thread.

    def on_event(self, event: InotifyEvent) -> None:
        self._ring()

    def on_queue_overflow(self) -> None:
        """The kernel lost events: a reason to look, as any event is."""
        self._ring()

    def on_watch_deleted(self, wd: WatchDescriptor) -> None:
        self._ended.append(wd)
        self._ring()
