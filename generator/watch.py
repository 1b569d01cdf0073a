"""Build again whenever a file changes. A stand-in of the contract, to be replaced: it looks at every file, every time."""

import os
import threading
from collections.abc import Callable, Iterator
from time import perf_counter

import msgspec

from generator.build import Build, build
from generator.model.problem import CannotWrite, NoContent
from generator.model.project import Project

PAUSE = 0.2  # seconds between two looks


class Round(msgspec.Struct, frozen=True):
    """One round of watching: the build that it came to, or in one sentence why there was none; and its seconds."""

    build: Build | None
    trouble: str = ""
    seconds: float = 0.0


def watch(
    project: Project,
    *,
    stop: threading.Event | None = None,
    polling: bool = False,
    say: Callable[[str], None] = lambda _: None,
) -> Iterator[Round]:
    """The first build, then one for each change, until `stop` is set."""
    stop = stop or threading.Event()
    seen: frozenset[tuple[str, int, int]] | None = None
    while not stop.is_set():
        found = _look(project)
        if found != seen:
            seen = found
            yield _round(project)
        stop.wait(PAUSE)


def _look(project: Project) -> frozenset[tuple[str, int, int]]:
    found = []
    for top in (project.content, project.themes):
        for folder, _, names in os.walk(top):
            for name in names:
                place = os.path.join(folder, name)
                if os.path.exists(place):
                    status = os.stat(place)
                    found.append((place, status.st_mtime_ns, status.st_size))
    return frozenset(found)


def _round(project: Project) -> Round:
    began = perf_counter()
    try:
        return Round(build(project), seconds=perf_counter() - began)
    except NoContent:
        return Round(None, f"no content/ in {project.root}")
    except CannotWrite as error:
        return Round(None, str(error))
