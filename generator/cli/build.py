"""`paperfolio build`: build the site from content/ into output/."""

import argparse
import sys
from time import perf_counter
from typing import TYPE_CHECKING

from generator.cli.annotations import annotate, is_in_actions
from generator.cli.bar import progress_bar
from generator.cli.options import (
    FAILED,
    OK,
    add_keep_going,
    add_no_cache,
    add_output,
    add_site,
    add_verbosity,
    cache_of,
    fail,
    no_content,
    project_of,
)

if TYPE_CHECKING:
    from generator.cli.options import Commands


def add(commands: "Commands") -> None:
    """Add the command `build` and its options."""
    build = commands.add_parser(
        "build",
        help="build the site into static files",
        description="Read SITE/content, apply the theme, and write the pages into SITE/output. "
        "An entry with an error is left out; if there is an output of an earlier build, it is kept instead.",
    )
    add_site(build)
    add_output(build)
    add_no_cache(build)
    build.add_argument("--timings", action="store_true", help="show how long each stage took")
    add_keep_going(build)
    add_verbosity(build)
    build.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Build the site, print its problems and a summary, and return the exit code."""
    import gc

    from generator.build import build
    from generator.building.values import BuildOptions, BuildResources
    from generator.executors import cores, parallel_map
    from generator.model.problem import CannotWrite, NoContent, has_errors
    from generator.model.site.search import SearchMode
    from generator.model.type_reasons import inferred_papers
    from generator.summary import problem_lines, summary, timings, type_lines

    gc.disable()  # values have no reference cycles, and the process ends with the build: saves a tenth of the time
    project = project_of(options)
    began = perf_counter()
    try:
        with progress_bar(began, is_quiet=options.quiet) as progress, cache_of(options, project) as cache:
            done = build(
                project,
                options=BuildOptions(
                    is_strict=options.strict,
                    keep_going=options.keep_going,
                    keep_values=options.verbose,  # lists papers
                ),
                resources=BuildResources(progress=progress, parallel_map=parallel_map(cores()), cache=cache),
            )
    except NoContent:
        return no_content(options.site)
    except CannotWrite as error:
        return fail(str(error))
    for line in problem_lines(done.problems, is_verbose=options.verbose):
        print(line, file=sys.stderr)
    if is_in_actions():
        annotate(done.problems, (), options.site)
    if options.verbose:
        print("".join(f"wrote   {path}\n" for path in done.written.changed), end="")
        print("".join(f"removed {path}\n" for path in done.written.removed), end="")
        for line in type_lines(inferred_papers(done.library.papers) if done.library else ()):
            print(line)
        settings = done.library.settings if done.library else None
        if settings and settings.url and settings.cards is not False and not project.tools.pillow:
            print('no social cards: to draw them, run `pip install "paperfolio[cards]"`')
        if done.site and done.site.search == SearchMode.UNAVAILABLE:
            print('no search: to search so many papers, run `pip install "paperfolio[search]"`')
    if not options.quiet:
        print(summary(done, project, perf_counter() - began, is_written=True, is_strict=options.strict))
    if options.timings:
        print(timings(done))
    return FAILED if has_errors(done.problems) or (options.strict and done.problems) else OK
