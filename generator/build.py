"""The whole program: content/ -> output/ in four stages: read, arrange, render, write."""

from collections.abc import Iterable

import msgspec

from generator.building.incremental import EarlierBuild
from generator.building.stopwatch import Stopwatch
from generator.building.values import Build, BuildOptions, BuildResources, StageMemory
from generator.caching.cache import Cache
from generator.model.counts import Counts
from generator.model.problem import Problem, costs_site, forgiven, has_errors
from generator.model.project import Project
from generator.model.resources import Progress
from generator.model.site.site import OutputFile, Spooled, Written
from generator.rendering.theme.theme import load_theme
from generator.writing.check import check, refuse_unwise, writable
from generator.writing.manifest import has_output
from generator.writing.output import write
from generator.writing.spool import Spool

DEFAULT, ALONE = BuildOptions(), BuildResources()


def build(
    project: Project,
    previous: Build | None = None,
    options: BuildOptions = DEFAULT,
    resources: BuildResources = ALONE,
) -> Build:
    """Build the site: read content/, arrange and render its pages, write output/.

    An entry with an error is left out. Nothing is written if there is an error elsewhere, or if an entry has one and
    the output of an earlier build exists (see `BuildOptions.keep_going`). `previous`, the last result in this process,
    makes the build faster; the output is the same without it.

    Raises NoContent if the project has no content/, and CannotWrite if the output folder is unsafe or the disk refuses.

    >>> from paperfolio import build, open_project
    >>> project = open_project("my-site")
    >>> done = build(project)
    >>> done.counts.papers, done.problems
    (2, ())
    >>> build(project, done).written.changed  # nothing has changed since
    ()
    """
    if options.write_files:
        refuse_unwise(project)
    clock = Stopwatch()
    earlier = EarlierBuild(project, previous.written if previous else None, resources.cache, options)
    if not (options.keep_values or resources.inspect) and (record := earlier.unchanged()):
        stands = not (options.is_strict and record.problems)
        return Build(
            record.counts, (), record.problems, earlier.nothing_written(), clock.stop("look"), is_written=stands
        )
    # Imported here, because the stages take time to load, and an unchanged site does not need them.
    from generator.arranging.arrange import arrange
    from generator.reading.library import read_library
    from generator.reading.setting_lines import with_setting_lines
    from generator.reading.written_links import with_lines
    from generator.rendering.render import render

    memory = (previous and previous.memory) or _new_memory(resources.cache)
    library = clock(
        "read", read_library(project, earlier.folder, memory.reading, earlier.store, resources.parallel_map)
    )
    site = clock("arrange", arrange(library, memory.arranging, earlier.store))
    theme = load_theme(project.themes, site.theme)
    defer_index = options.defer_index or not options.write_files
    with Spool() as spool:
        rendered = render(
            site,
            theme,
            earlier.output,
            memory.rendering,
            resources.parallel_map,
            resources.inspect,
            defer_index=defer_index,
        )
        files, mistakes = clock("render", _collect(rendered, spool, resources.progress, site.files))
        files, misnamed = writable(files)
        checked = clock("check", check(files, project.output))
        site_problems = with_lines(site.problems, project.root)
        settings_problems = with_setting_lines(mistakes, project.root)
        problems = tuple(sorted({*library.problems, *site_problems, *settings_problems, *misnamed, *checked}))
        if library.settings.skip_errors:
            problems = tuple(forgiven(problem) for problem in problems)
        may_write = options.write_files and _may_write(problems, project, options)
        written = (
            clock("write", write(files, project.output, earlier.output)) if may_write else Written(left=earlier.output)
        )
    counts = Counts(
        papers=site.papers,
        drafts=sum(paper.is_draft for paper in library.papers),
        pages=len(site.pages),
        hidden=sum(page.is_draft for page in library.pages) + sum(item.is_draft for item in library.news),
        waiting=sum(library.waits(item) for item in library.news if not item.is_draft),
    )
    if may_write:
        earlier.save(memory.reading.digests, theme, problems, counts, written)
        clock.stop("cache")
    return Build(
        counts, _without_content(files), problems, written, clock.stop("end"), library, site, memory, may_write
    )


def _may_write(problems: tuple[Problem, ...], project: Project, options: BuildOptions) -> bool:
    """Return whether the problems let the build write its output.

    An earlier output stays as it is if an entry has an error, because it has this entry, unless the caller says that
    the other entries are to be published.
    """
    if costs_site(problems) or (options.is_strict and problems):
        return False
    return not has_errors(problems) or options.keep_going or not has_output(project.output)


def _new_memory(cache: Cache | None) -> StageMemory:
    from generator.arranging.memory import ArrangingMemory
    from generator.reading.memory import ReadingMemory
    from generator.rendering.render import RenderingMemory

    return StageMemory(ReadingMemory(), ArrangingMemory(), RenderingMemory(cache.templates() if cache else None))


def _collect(
    rendered: Iterable[OutputFile | Problem], spool: Spool, progress: Progress | None, total: int
) -> tuple[list[OutputFile], list[Problem]]:
    """Return all rendered files, and the problems in the theme; nothing is written before all files are rendered."""
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
    """Return the files without their contents, which are on disk; `size` has the number of bytes."""
    return tuple(
        msgspec.structs.replace(file, content=b"", size=_size(file.content)) if file.content else file for file in files
    )


def _size(content: bytes | Spooled) -> int:
    return content.size if isinstance(content, Spooled) else len(content)
