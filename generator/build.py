"""The whole program: read, arrange, render, write."""

from collections.abc import Callable, Iterable, Mapping
from time import perf_counter
from typing import TYPE_CHECKING, TypeVar

import msgspec

from generator.caching.cache import Cache, call_of, sources
from generator.caching.receipt import Receipt, comes_from
from generator.model.counts import Counts
from generator.model.library import Library
from generator.model.memory import Spread, here
from generator.model.problem import Problem, has_errors
from generator.model.project import Project
from generator.model.site import Left, OutputFile, Site, Spooled, Written
from generator.reading.folder import Walked, walk
from generator.rendering.theme.theme import Theme, load_theme
from generator.writing.check import check, refuse_unwise
from generator.writing.output import standing, write
from generator.writing.spool import Spool

if TYPE_CHECKING:
    from generator.rendering.render import Inspect, Memory

Progress = Callable[[int, int], None]
T = TypeVar("T")


class Build(msgspec.Struct, frozen=True):
    """The result of one build.

    `counts` has the numbers of papers, drafts and pages; `files` lists the output; `written` says which files changed;
    `seconds` has the time of each stage. The next build in the same process uses the rest again: `library` and `site`
    are None if nothing had changed since a build by another process.

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
    memory: "Memory | None" = None

    @property
    def is_behind(self) -> bool:
        """Whether something was left as it stands in the output that a build would make anew if it might not wait."""
        return self.memory is not None and self.memory.pagefind.is_behind


def build(
    project: Project,
    previous: Build | None = None,
    *,
    write_files: bool = True,
    is_strict: bool = False,
    progress: Progress | None = None,
    spread: Spread = here,
    inspect: "Inspect | None" = None,
    cache: Cache | None = None,
    is_whole: bool = False,
    may_wait: bool = False,
) -> Build:
    """Turn content/ into output/: read, arrange, render, write.

    Nothing is written if a problem is an error, or if `write_files` is false; `is_strict` counts a warning as an error.
    `previous` (the last result in this process) and `cache` (what earlier processes kept) make the build faster, and
    the output is the same without them. If nothing at all has changed, the result has no library and no site, unless
    `is_whole`. With `may_wait`, the slowest part, the index of Pagefind, stays as it is. `progress` is called with the
    number of rendered files and of all files; `spread` may divide the work over processes.

    Raises NoContent if the project has no content/, and CannotWrite if the output folder is unsafe or the disk refuses.

    >>> from paperfolio import build, open_project
    >>> project = open_project("my-site")
    >>> done = build(project)
    >>> done.counts.papers, done.problems
    (2, ())
    >>> build(project, done).written.changed  # nothing has changed since
    ()
    """
    if write_files:
        refuse_unwise(project)
    clock = Stopwatch()
    walked = walk(project)
    store = cache.store(len(walked.found), is_dear=bool(project.drawing or project.has_csl)) if cache else None
    receipt = cache.receipt(project) if cache and write_files and not previous else None
    left = previous.written.left if previous else receipt.left if receipt else {}
    left = standing(project.output, left) if write_files else {}
    if receipt and not (is_whole or inspect) and _is_done(project, receipt, walked, left):
        return Build(receipt.counts, (), receipt.problems, Written(unchanged=len(left), left=left), clock.stop("look"))
    from generator.arranging.arrange import arrange  # the stages are most of the program, and take time to load
    from generator.reading.library import read_library
    from generator.rendering.render import Memory, render

    library = clock("read", read_library(project, walked, previous.library if previous else None, store, spread))
    site = clock("arrange", arrange(library, previous.site if previous else None, store))
    memory = (previous and previous.memory) or Memory(cache.templates() if cache else None)
    theme = load_theme(project.themes, site.theme)
    with Spool() as spool:
        may_wait = may_wait or not write_files
        rendered = render(site, theme, left=left, memory=memory, spread=spread, inspect=inspect, may_wait=may_wait)
        files, mistakes = clock("render", _held(rendered, spool, progress, site.files))
        checked = clock("check", check(files, project.output))
        problems = tuple(sorted({*library.problems, *site.problems, *mistakes, *checked}))
        may_write = write_files and not (has_errors(problems) or (is_strict and problems))
        written = clock("write", write(files, project.output, left) if may_write else Written(left=left))
    counts = Counts(site.papers, sum(paper.is_draft for paper in library.papers), len(site.pages))
    done = Build(counts, _bare(files), problems, written, clock.stop("end"), library, site, memory)
    if cache and may_write:
        cache.save(project, _receipt(project, done, walked, theme))
        clock.stop("cache")
    return done


def _is_done(project: Project, receipt: Receipt, walked: Walked, left: Mapping[str, Left]) -> bool:
    """Whether the last build came from the very same files, and all that it made stands there as it left it."""
    return (
        len(left) == len(receipt.left)
        and receipt.passed_over == walked.problems
        and comes_from(receipt, walked.found)
        and load_theme(project.themes, receipt.theme).digest() == receipt.theme_digest
    )


def _held(
    rendered: Iterable[OutputFile | Problem], spool: Spool, progress: Progress | None, total: int
) -> tuple[list[OutputFile], list[Problem]]:
    """The files, held until all are known to be right, and the mistakes of the theme."""
    files: list[OutputFile] = []
    mistakes: list[Problem] = []
    for one in rendered:
        if isinstance(one, Problem):
            mistakes.append(one)
            continue
        files.append(spool.hold(one))
        if progress:
            progress(min(len(files), total), total)
    return files, mistakes


def _bare(files: Iterable[OutputFile]) -> tuple[OutputFile, ...]:
    """The files without their bytes, which stand on disk by now; with how many these were."""
    return tuple(
        msgspec.structs.replace(file, content=b"", size=_size(file.content)) if file.content else file for file in files
    )


def _size(content: bytes | Spooled) -> int:
    return content.size if isinstance(content, Spooled) else len(content)


def _receipt(project: Project, done: Build, walked: Walked, theme: Theme) -> Receipt:
    parsed = done.library.memory if done.library else {}
    return Receipt(
        call=call_of(project),
        theme=theme.name,
        theme_digest=theme.digest(),
        read_at=walked.time,
        sources=sources(walked.found, walked.time, {path: one.digest for path, one in parsed.items()}),
        passed_over=walked.problems,
        problems=done.problems,
        counts=done.counts,
        left=done.written.left,
    )


class Stopwatch:
    """Notes how long each stage took: `clock(name, stage(...))` is called when the stage is done."""

    def __init__(self) -> None:
        self._seconds: dict[str, float] = {}
        self._last = perf_counter()

    def __call__(self, stage: str, result: T) -> T:
        self.stop(stage)
        return result

    def stop(self, stage: str) -> dict[str, float]:
        """The seconds of all stages, this being the last."""
        now = perf_counter()
        self._seconds[stage], self._last = now - self._last, now
        return self._seconds
