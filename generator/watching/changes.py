"""Sources -> the bursts of changes in them."""

from collections.abc import Callable, Generator
from contextlib import closing

from generator.watching.debouncer import Debouncer
from generator.watching.snapshot import Sources
from generator.watching.watcher import Watcher


def changes_in(
    sources: Sources,
    debouncer: Debouncer,
    *,
    polling: bool,
    say: Callable[[str], None],
    is_due: Callable[[], bool],
) -> Generator[frozenset[str], None, None]:
    """Yield an empty set first, and then the changed paths of each burst, until `debouncer` is stopped.

    Events of the system only say when to look: snapshots decide whether anything has changed, so that a lost, late or
    wrong event does no harm. Changes while the caller is busy ring the bell and become the next burst. `is_due` is
    called every few seconds; when it returns True, an empty set is yielded. `say` receives one sentence when the system
    cannot report changes and polling begins.
    """
    with closing(Watcher(sources, debouncer, say, polling=polling)) as lookout:
        before = lookout.look()
        changed: frozenset[str] = frozenset()
        is_wanted = True
        while not debouncer.is_stopped:
            if is_wanted:
                yield changed
            after = lookout.next(before)
            changed, before = before.differences(after), after
            is_wanted = bool(changed) or is_due()
