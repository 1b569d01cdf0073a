"""The lookout: decides when to take a snapshot of the sources, and takes it."""

import errno
import sys
from collections.abc import Callable
from time import monotonic, sleep
from typing import Protocol

from generator.watching.debouncer import IDLE_SECONDS, MOST, Debouncer
from generator.watching.snapshot import Snapshot, Sources, take

PATIENCE = 2.0  # seconds between snapshots without an event: no system reports every change
POLLING = 0.5  # seconds between snapshots when polling
SHARE = 50  # between two such snapshots pass at least fifty times as many seconds as one takes …
LONGEST = 10.0  # … but never more than this
MAX_MISSED_EVENTS = 2  # consecutive changes without an event until polling begins


class EventSource(Protocol):
    """Rings the bell when something happens in the folders of a snapshot."""

    def watch(self, snapshot: Snapshot) -> bool:
        """Watch exactly the folders of `snapshot`; return True if one of them was not watched before."""
        ...

    def close(self) -> None:
        """Stop watching, and end the watcher's threads."""
        ...


class Watcher:
    """Takes snapshots of `sources`: when the bell has rung, and regularly in case an event was lost."""

    def __init__(self, sources: Sources, debouncer: Debouncer, say: Callable[[str], None], *, polling: bool) -> None:
        self._sources, self._bell, self._say = sources, debouncer, say
        self._event_source: EventSource | None = None
        self._rhythm = POLLING if polling else PATIENCE
        self._seconds = 0.0  # that the last look took
        self._unannounced = 0
        if not polling:
            try:
                self._event_source = _event_source(debouncer.ring)
            except OSError as error:
                self._give_up(error)

    def next(self, before: Snapshot) -> Snapshot:
        """Wait until something may have changed since the snapshot `before`, and return a new one."""
        patience = min(max(self._rhythm, self._seconds * SHARE), LONGEST)
        if self._bell.wait(patience):
            self._unannounced = 0
            return self.look()
        found = self._look_until_quiet(before)
        if found.files != before.files and self._event_source and not self._bell.has_rung:
            self._unannounced += 1
            if self._unannounced == MAX_MISSED_EVENTS:
                self._poll("the system does not report changes in these folders (are they on a network share?)")
        return found

    def look(self) -> Snapshot:
        """Return a snapshot of the sources as they are now.

        If that finds a folder that was not watched, take another one: files may have been added before the watch.
        """
        began = monotonic()
        found = take(self._sources)
        while self._is_watching_more(found):
            found = take(self._sources)
        self._seconds = monotonic() - began
        return found

    def close(self) -> None:
        """Stop watching; no thread keeps running."""
        if self._event_source:
            self._event_source.close()
            self._event_source = None

    def _look_until_quiet(self, before: Snapshot) -> Snapshot:
        """Take snapshots until two are equal, for at most MOST seconds, and return the last one."""
        found, end = self.look(), monotonic() + MOST
        while found.files != before.files and monotonic() < end:
            sleep(IDLE_SECONDS)
            before, found = found, self.look()
        return found

    def _is_watching_more(self, found: Snapshot) -> bool:
        try:
            return self._event_source is not None and self._event_source.watch(found)
        except OSError as error:
            self.close()
            self._give_up(error)
            return False

    def _give_up(self, error: OSError) -> None:
        hint = {
            errno.ENOSPC: " (increase fs.inotify.max_user_watches)",
            errno.EMFILE: " (increase fs.inotify.max_user_instances)",
        }.get(error.errno or 0, "")
        self._poll(f"cannot watch the folders: {error.strerror or error}{hint}")

    def _poll(self, why: str) -> None:
        self._rhythm = POLLING
        self._say(f"{why}; looking for changes every {POLLING:g} seconds")


def _event_source(ring: Callable[[], None]) -> EventSource:
    """Return the watcher for this system. watchdog is imported here because polling does not need it."""
    from watchdog.utils import UnsupportedLibcError

    if sys.platform == "linux":
        try:
            from generator.watching.inotify import Inotify

            return Inotify(ring)
        except (ImportError, UnsupportedLibcError):  # an unknown release of watchdog, or a C library without inotify
            pass
    from generator.watching.observed import Observed

    return Observed(ring)
