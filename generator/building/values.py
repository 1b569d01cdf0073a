"""The options, the resources and the result of a build."""

from typing import TYPE_CHECKING

import msgspec

from generator.caching.cache import Cache
from generator.model.counts import Counts
from generator.model.library import Library
from generator.model.problem import Problem
from generator.model.resources import ParallelMap, Progress, serial_map
from generator.model.site.site import OutputFile, Site, Written

if TYPE_CHECKING:
    from generator.arranging.memory import ArrangingMemory
    from generator.reading.memory import ReadingMemory
    from generator.rendering.render import Inspect, RenderingMemory


class BuildOptions(msgspec.Struct, frozen=True, kw_only=True):
    """The options of a build.

    `write_files`: if False, all stages run but nothing is written. `is_strict`: a warning counts as an error.
    `keep_going`: entries with errors do not stop the build even if there is an output of an earlier build.
    `keep_values`: the result has the library and the site even if nothing has changed. `defer_index`: the index of
    Pagefind, the slowest part, is not updated; a later build must do it (`Build.index_is_stale`).

    >>> from paperfolio import BuildOptions, build, open_project
    >>> build(open_project("my-site"), options=BuildOptions(is_strict=True)).problems
    ()
    """

    write_files: bool = True
    is_strict: bool = False
    keep_going: bool = False
    keep_values: bool = False
    defer_index: bool = False


class BuildResources(msgspec.Struct, frozen=True, kw_only=True):
    """The resources of a build; the output is the same without them.

    `parallel_map` runs tasks in parallel; the default runs them in this process. `cache` keeps results between
    processes. `progress` is called with the number of rendered files and that of all files. `inspect` is called with
    the path and the bytes of each rendered page, and its result becomes `OutputFile.inspected`.

    >>> from paperfolio import BuildResources, build, open_project
    >>> steps = []
    >>> progress = BuildResources(progress=lambda done, total: steps.append(done / total))
    >>> _ = build(open_project("my-site"), resources=progress)
    >>> steps[-1]
    1.0
    """

    parallel_map: ParallelMap = serial_map
    cache: Cache | None = None
    progress: Progress | None = None
    inspect: "Inspect | None" = None


class StageMemory(msgspec.Struct, frozen=True):
    """The memory of each stage, which the next build in the same process uses again."""

    reading: "ReadingMemory"
    arranging: "ArrangingMemory"
    rendering: "RenderingMemory"


class Build(msgspec.Struct, frozen=True):
    """The result of one build.

    `counts` has the numbers of papers, drafts and pages. `files` lists the output, without its contents. `written` says
    which files changed. `seconds` has the time of each stage. The next build in the same process uses `memory` again.
    `is_written` is False if nothing was written, because of errors or because the options say so.
    `library`, `site` and `memory` are None if nothing has changed since a build by another process.

    >>> from paperfolio import build, open_project
    >>> done = build(open_project("my-site"))
    >>> "index.html" in done.written.changed
    True
    """

    counts: Counts
    files: tuple[OutputFile, ...]
    problems: tuple[Problem, ...]
    written: Written
    seconds: dict[str, float]
    library: Library | None = None
    site: Site | None = None
    memory: StageMemory | None = None
    is_written: bool = False

    @property
    def index_is_stale(self) -> bool:
        """True if the search index on disk is out of date because `defer_index` deferred it."""
        return self.memory is not None and self.memory.rendering.pagefind.index_is_stale
