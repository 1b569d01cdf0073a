"""Build again whenever a file changes."""

import gc
import math
import os
import threading
import traceback
from collections.abc import Callable, Generator
from contextlib import closing
from time import monotonic, perf_counter, time_ns

import msgspec

from generator.build import build
from generator.building.values import Build, BuildOptions, BuildResources
from generator.caching.cache import Cache
from generator.model.date import PartialDate, today
from generator.model.problem import CannotWrite, NoContent
from generator.model.project import Project
from generator.rendering.theme.theme import BUILT_IN
from generator.watching.changes import changes_in
from generator.watching.debouncer import Debouncer
from generator.watching.snapshot import Sources

RETRY = 2.0  # seconds until a failed build is tried again
IDLE_SECONDS = 10.0  # seconds without a change until a deferred search index is built


class Round(msgspec.Struct, frozen=True):
    """One round of watching: its build, or why there is none.

    If `build` is None, `trouble` says why in one sentence; otherwise it is empty. `seconds` is the time of the round.

    >>> from paperfolio import Round
    >>> Round(None, "no content/ in my-site; waiting until there is one").build is None
    True
    """

    build: Build | None
    trouble: str = ""
    seconds: float = 0.0


def watch(
    project: Project,
    *,
    stop: threading.Event | None = None,
    polling: bool = False,
    say: Callable[[str], None] = lambda _: None,
    is_strict: bool = False,
    keep_going: bool = False,
    clock: Callable[[], PartialDate] = today,
) -> Generator[Round, None, None]:
    """Yield a first build, then one after each burst of changes, until `stop` is set or the generator is closed.

    No mistake in the content, a theme or the disk ends it; if the disk refuses, the build is tried again after a few
    seconds. When `clock` gives a new day, the site is built for that day. With `polling`, the files are compared twice
    a second, for file systems that do not report changes; `say` is called with one sentence if the system cannot
    report them. `is_strict` counts a warning as an error, and `keep_going` builds the other entries if one has an
    error, as for `build`.

    >>> from contextlib import closing
    >>> from paperfolio import open_project, watch
    >>> with closing(watch(open_project("my-site"))) as rounds:
    ...     for done in rounds:
    ...         print(done.build.counts.papers if done.build else done.trouble)
    ...         break  # without it: again after each change
    2
    """
    sources = Sources(project.content, (project.themes, BUILT_IN), project.output, time_ns())
    debouncer = Debouncer(stop)
    wanted = BuildOptions(is_strict=is_strict, keep_going=keep_going)
    due, news = _RebuildTimer(clock), _RoundFilter(debouncer)
    last: Build | None = None
    with closing(changes_in(sources, debouncer, polling=polling, say=say, is_due=due)) as bursts:
        for changes in bursts:
            project = due.for_its_day(project)
            done = _round(project, last, wanted, say, defer_index=bool(changes))
            last = done.build or last
            is_news = news.has(done, changes)
            due.note(done, is_held_back=news.is_held_back)
            if is_news:
                yield done


def _round(
    project: Project, last: Build | None, wanted: BuildOptions, say: Callable[[str], None], *, defer_index: bool
) -> Round:
    """Build once. An unexpected exception becomes the `trouble` of the round, so that watching goes on."""
    began = perf_counter()
    try:
        return Round(_build(project, last, wanted, defer_index=defer_index), seconds=perf_counter() - began)
    except NoContent:
        trouble = f"no content/ in {project.root}; waiting until there is one"
    except CannotWrite as error:
        trouble = str(error)
    except Exception as error:
        trouble = " ".join(f"unexpected {type(error).__name__}: {error}".split())
        if os.environ.get("PAPERFOLIO_DEBUG"):
            say(traceback.format_exc())
    return Round(None, trouble, perf_counter() - began)


def _build(project: Project, previous: Build | None, wanted: BuildOptions, *, defer_index: bool) -> Build:
    """Call `build` with `previous`, the last successful build; for the first build, use the cache of other processes.

    Everything runs in this process, because forking is not safe while a thread listens to the system's events.
    """
    if previous:
        return build(project, previous, msgspec.structs.replace(wanted, defer_index=defer_index))
    with closing(Cache(project.root)) as cache:
        options = msgspec.structs.replace(wanted, keep_values=True)
        done = build(project, options=options, resources=BuildResources(cache=cache))
    gc.collect()
    gc.freeze()  # most objects live for all rounds: collecting over them again would take longer than a build
    return done


class _RebuildTimer:
    """Decides whether to build although no file has changed: on a new day, to try a failed build again, or to build a
    deferred search index after a quiet time."""

    def __init__(self, clock: Callable[[], PartialDate]) -> None:
        self._clock = clock
        self._day = clock()
        self._build_at = math.inf

    def __call__(self) -> bool:
        return self._clock() != self._day or monotonic() >= self._build_at

    def for_its_day(self, project: Project) -> Project:
        """Return `project` for the current day; before the first change of day, as it was given."""
        if self._clock() == self._day:
            return project
        self._day = self._clock()
        return msgspec.structs.replace(project, today=self._day)

    def note(self, done: Round, *, is_held_back: bool) -> None:
        """Plan the next build: at once if the trouble of this one is held back; after another failure soon, but a slow
        one must not take most of the time; after a deferred search index, when it has been quiet."""
        self._build_at = math.inf
        if is_held_back:
            self._build_at = monotonic()
        elif done.build is None:
            self._build_at = monotonic() + RETRY + 3 * done.seconds
        elif done.build.index_is_stale:
            self._build_at = monotonic() + IDLE_SECONDS


class _RoundFilter:
    """Decides which rounds the caller sees."""

    def __init__(self, debouncer: Debouncer) -> None:
        self._bell = debouncer
        self._trouble = ""
        self._changes: frozenset[str] = frozenset()  # of the round that is held back
        self.is_held_back = False

    def has(self, done: Round, changes: frozenset[str]) -> bool:
        """Return True for every build, and for trouble that is new or that a change did not fix.

        If the system reported more events during the failed round, its trouble is held back once: files probably
        disappeared while they were read. The next round must follow at once, because events need not be changes.
        """
        changes, self._changes = changes | self._changes, frozenset()
        self.is_held_back = done.build is None and self._bell.has_rung and not self.is_held_back
        if self.is_held_back:
            self._changes = changes
            return False
        is_known = done.trouble == self._trouble and not changes
        self._trouble = done.trouble
        return done.build is not None or not is_known
