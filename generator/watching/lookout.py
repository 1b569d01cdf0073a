"""The lookout: knows when it is time to look, and what stands there then."""

import errno
import sys
from collections.abc import Callable
from time import monotonic, sleep
from typing import Protocol

from generator.watching.bell import MOST, QUIET, Bell
from generator.watching.snapshot import Snapshot, Sources, take

PATIENCE = 2.0  # seconds after which we look without having been called: no system tells of everything
POLLING = 0.5  # the same where we are not called at all
SHARE = 50  # a look is not taken more often than every fifty times as long as it takes …
LONGEST = 10.0  # … but at least that often, in seconds
CHANCES = 2  # changes in a row that we had to find ourselves, until we do not trust the system any more


class Watcher(Protocol):
    """What rings the bell when something happens in the folders of a snapshot."""

    def watch(self, snapshot: Snapshot) -> bool: ...

    def close(self) -> None: ...


class Lookout:
    """Takes snapshots of `sources`, when the bell has rung and every now and then, and sees to it that it rings."""

    def __init__(self, sources: Sources, bell: Bell, say: Callable[[str], None], *, polling: bool) -> None:
        self._sources, self._bell, self._say = sources, bell, say
        self._watcher: Watcher | None = None
        self._rhythm = POLLING if polling else PATIENCE
        self._seconds = 0.0  # that the last look took
        self._unannounced = 0
        if not polling:
            try:
                self._watcher = _watcher(bell.ring)
            except OSError as error:
                self._give_up(error)

    def next(self, before: Snapshot) -> Snapshot:
        """Wait until there may be something new, and look."""
        patience = min(max(self._rhythm, self._seconds * SHARE), LONGEST)
        if self._bell.wait(patience):
            self._unannounced = 0
            return self.look()
        found = self._look_until_quiet(before)
        if found.files != before.files and self._watcher and not self._bell.has_rung:
            self._unannounced += 1
            if self._unannounced == CHANCES:
                self._poll("the system does not tell of changes here, as with folders that another machine shares")
        return found

    def look(self) -> Snapshot:
        """What stands there now. What came into a new folder before it was watched is seen by looking again."""
        began = monotonic()
        found = take(self._sources)
        while self._is_watching_more(found):
            found = take(self._sources)
        self._seconds = monotonic() - began
        return found

    def close(self) -> None:
        """No thread is left."""
        if self._watcher:
            self._watcher.close()
            self._watcher = None

    def _look_until_quiet(self, before: Snapshot) -> Snapshot:
        """Two looks that are alike, or the last one of a burst that does not end."""
        found, end = self.look(), monotonic() + MOST
        while found.files != before.files and monotonic() < end:
            sleep(QUIET)
            before, found = found, self.look()
        return found

    def _is_watching_more(self, found: Snapshot) -> bool:
        try:
            return self._watcher is not None and self._watcher.watch(found)
        except OSError as error:
            self.close()
            self._give_up(error)
            return False

    def _give_up(self, error: OSError) -> None:
        hint = {
            errno.ENOSPC: " (a larger fs.inotify.max_user_watches would mend that)",
            errno.EMFILE: " (a larger fs.inotify.max_user_instances would mend that)",
        }.get(error.errno or 0, "")
        self._poll(f"cannot watch the folders: {error.strerror or error}{hint}")

    def _poll(self, why: str) -> None:
        self._rhythm = POLLING
        self._say(f"{why}; looking for changes every {POLLING:g} seconds")


def _watcher(ring: Callable[[], None]) -> Watcher:
    """What the system offers. Loaded here: it is not needed for polling."""
    from watchdog.utils import UnsupportedLibcError

    if sys.platform == "linux":
        try:
            from generator.watching.inotify import Inotify

            return Inotify(ring)
        except (ImportError, UnsupportedLibcError):  # another release of watchdog, or a C library without inotify
            pass
    from generator.watching.observed import Observed

    return Observed(ring)
