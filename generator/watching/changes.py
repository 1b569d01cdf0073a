"""Sources -> bursts of changes in them, one after the other."""

from collections.abc import Callable, Generator
from contextlib import closing

from generator.watching.bell import Bell
from generator.watching.lookout import Lookout
from generator.watching.snapshot import Sources


def changes_in(
    sources: Sources,
    bell: Bell,
    *,
    polling: bool,
    say: Callable[[str], None],
    is_due: Callable[[], bool],
) -> Generator[frozenset[str], None, None]:
    """Nothing at first, and then, for each burst of changes until `bell` is stopped, the paths that it changed.

    What the system tells of only wakes us: snapshots decide whether anything has changed, so that a lost, a late or
    a strange event cannot matter. What changes while the caller is busy rings the bell, and is the next burst. Where
    `is_due` says so, which is asked every couple of seconds, there is a burst without a change. `say` is told in one
    sentence where the system is no help.
    """
    with closing(Lookout(sources, bell, say, polling=polling)) as lookout:
        before = lookout.look()
        changed: frozenset[str] = frozenset()
        is_wanted = True
        while not bell.is_stopped:
            if is_wanted:
                yield changed
            after = lookout.next(before)
            changed, before = before.differences(after), after
            is_wanted = bool(changed) or is_due()
