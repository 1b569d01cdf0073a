"""Systems other than Linux: watch with watchdog's Observer, which uses what each system offers."""

from collections.abc import Callable
from pathlib import Path

from watchdog.events import FileClosedNoWriteEvent, FileOpenedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

from generator.watching.snapshot import Identity, Snapshot

Place = tuple[str, Identity, bool]  # a folder: its path, its identity, and whether to watch its subfolders, too


class Observed(FileSystemEventHandler):
    """Calls `ring` whenever something happens in a folder of the last snapshot passed to `watch`."""

    def __init__(self, ring: Callable[[], None]) -> None:
        self._ring = ring
        self._watches: dict[Place, ObservedWatch] = {}
        self._observer = Observer()
        self._observer.start()

    def watch(self, snapshot: Snapshot) -> bool:
        """Watch exactly the folders of `snapshot`; return True if one of them was not watched before.

        Raises OSError if the system cannot watch them.
        """
        wanted = _tops(snapshot)
        for place in self._watches.keys() - wanted:
            self._observer.unschedule(self._watches.pop(place))
        fresh = wanted - self._watches.keys()
        for place in fresh:
            path, _, is_recursive = place
            try:
                self._watches[place] = self._observer.schedule(self, path, recursive=is_recursive)
            except FileNotFoundError:
                continue  # removed meanwhile
        return bool(fresh & self._watches.keys())

    def close(self) -> None:
        self._observer.stop()
        self._observer.join()

    def dispatch(self, event: FileSystemEvent) -> None:
        if not isinstance(event, (FileOpenedEvent, FileClosedNoWriteEvent)):  # the build itself reads
            self._ring()


def _tops(snapshot: Snapshot) -> set[Place]:
    """Return the topmost listed folders, to watch with their subfolders, and the folders around them, without."""
    listed = set(snapshot.folders.values())
    tops = {
        (path, identity, True)
        for identity, path in snapshot.folders.items()
        if listed.isdisjoint(map(str, Path(path).parents))
    }
    around = {(path, identity, False) for identity, path in snapshot.around.items() if identity not in snapshot.folders}
    return tops | around
