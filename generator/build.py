"""The whole program: read, arrange, render, write."""

from collections.abc import Iterable
from time import perf_counter
from typing import TYPE_CHECKING, TypeVar

import msgspec

from generator.caching.cache import Cache
from generator.incremental import EarlierBuild
from generator.model.counts import Counts
from generator.model.library import Library
from generator.model.memory import Progress, Spread, here
from generator.model.problem import Problem, has_errors
from generator.model.project import Project
from generator.model.site import OutputFile, Site, Spooled, Written
from generator.rendering.theme.theme import load_theme
from generator.writing.check import check, refuse_unwise
from generator.writing.output import write
from generator.writing.spool import Spool

if TYPE_CHECKING:
    from generator.arranging.memory import ArrangingMemory
    from generator.reading.memory import ReadingMemory
    from generator.rendering.render import Inspect, Memory

T = TypeVar("T")


class BuildOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What a build does with its result.

    `write_files`: write into the output folder; if False, everything else is done. `is_strict`: warnings count as
    errors. `is_whole`: return the library and the site even if nothing has changed. `may_wait`: keep the search index
    of Pagefind from the last build, because making it takes longest.
    """

    write_files: bool = True
    is_strict: bool = False
    is_whole: bool = False
    may_wait: bool = False


class BuildResources(msgspec.Struct, frozen=True, kw_only=True):
    """What a build works with. The output is the same without them.

    `spread` runs tasks in parallel, `cache` keeps results between processes, `progress` is called with the number of
    finished files and their total, and `inspect` with the path and the bytes of each page; what it returns is
    `OutputFile.inspected`.
    """

    spread: Spread = here
    cache: Cache | None = None
    progress: Progress | None = None
    inspect: "Inspect | None" = None


EVERYTHING, ALONE = BuildOptions(), BuildResources()


class StageMemory(msgspec.Struct, frozen=True):
    """What each stage keeps from one build to the next in the same process."""

    reading: "ReadingMemory"
    arranging: "ArrangingMemory"
    rendering: "Memory"


class Build(msgspec.Struct, frozen=True):
    """The result of one build; `seconds` are those that each stage took.

    `library`, `site` and `memory` are for the next build in the same process. They are None if nothing has changed
    since the build of another process.
    """

    counts: Counts
    files: tuple[OutputFile, ...]
    problems: tuple[Problem, ...]
    written: Written
    seconds: dict[str, float]
    library: Library | None = None
    site: Site | None = None
    memory: StageMemory | None = None

    @property
    def is_behind(self) -> bool:
        """True if the search index on disk is out of date because `may_wait` deferred it."""
        return self.memory is not None and self.memory.rendering.pagefind.is_behind


def build(
    project: Project,
    previous: Build | None = None,
    options: BuildOptions = EVERYTHING,
    resources: BuildResources = ALONE,
) -> Build:
    """Turn content/ into output/. If there is an error among the problems, nothing is written.

    `previous`, an earlier build in the same process, makes this one quick; the output is the same without it. Raises
    NoContent if the project has no content/, and CannotWrite if the output folder is unsafe or the disk refuses.
    """
    if options.write_files:
        refuse_unwise(project)
    clock = Stopwatch()
    earlier = EarlierBuild(
        project, previous.written if previous else None, resources.cache, is_used=options.write_files
    )
    if not (options.is_whole or resources.inspect) and (record := earlier.unchanged()):
        written = Written(unchanged=len(earlier.output), left=earlier.output)
        return Build(record.counts, (), record.problems, written, clock.stop("look"))
    from generator.arranging.arrange import arrange  # the stages are most of the program, and take time to load
    from generator.reading.library import read_library
    from generator.rendering.render import render

    memory = (previous and previous.memory) or _new_memory(resources.cache)
    library = clock("read", read_library(project, earlier.folder, memory.reading, earlier.store, resources.spread))
    site = clock("arrange", arrange(library, memory.arranging, earlier.store))
    theme = load_theme(project.themes, site.theme)
    with Spool() as spool:
        rendered = render(
            site,
            theme,
            left=earlier.output,
            memory=memory.rendering,
            spread=resources.spread,
            inspect=resources.inspect,
            may_wait=options.may_wait or not options.write_files,
        )
        files, mistakes = clock("render", _collect(rendered, spool, resources.progress, site.files))
        checked = clock("check", check(files, project.output))
        problems = tuple(sorted({*library.problems, *site.problems, *mistakes, *checked}))
        may_write = options.write_files and not (has_errors(problems) or (options.is_strict and problems))
        written = clock(
            "write", write(files, project.output, earlier.output) if may_write else Written(left=earlier.output)
        )
    counts = Counts(site.papers, sum(paper.is_draft for paper in library.papers), len(site.pages))
    if may_write:
        earlier.save(memory.reading.digests, theme, problems, counts, written)
        clock.stop("cache")
    return Build(counts, _without_content(files), problems, written, clock.stop("end"), library, site, memory)


def _new_memory(cache: Cache | None) -> StageMemory:
    from generator.arranging.memory import ArrangingMemory
    from generator.reading.memory import ReadingMemory
    from generator.rendering.render import Memory

    return StageMemory(ReadingMemory(), ArrangingMemory(), Memory(cache.templates() if cache else None))


def _collect(
    rendered: Iterable[OutputFile | Problem], spool: Spool, progress: Progress | None, total: int
) -> tuple[list[OutputFile], list[Problem]]:
    """Render all files, and hold them until all are known to be right; problems are the theme's mistakes."""
    files: list[OutputFile] = []
    mistakes: list[Problem] = []
    for item in rendered:
        if isinstance(item, Problem):
            mistakes.append(item)
            continue
        files.append(spool.hold(item))
        if progress:
            progress(min(len(files), total), total)
    return files, mistakes


def _without_content(files: Iterable[OutputFile]) -> tuple[OutputFile, ...]:
    """The files without their bytes, which are on disk by now; `size` says how many there were."""
    return tuple(
        msgspec.structs.replace(file, content=b"", size=_size(file.content)) if file.content else file for file in files
    )


def _size(content: bytes | Spooled) -> int:
    return content.size if isinstance(content, Spooled) else len(content)


class Stopwatch:
    """Notes how long each stage took: `clock(name, stage(...))` is called when the stage is done."""

    def __init__(self) -> None:
        self._seconds: dict[str, float] = {}
        self._last = perf_counter()

    def __call__(self, stage: str, result: T) -> T:
        self.stop(stage)
        return result

    def stop(self, stage: str) -> dict[str, float]:
        """Note the stage that has just ended; return the seconds of all stages."""
        now = perf_counter()
        self._seconds[stage], self._last = now - self._last, now
        return self._seconds
