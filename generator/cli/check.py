"""`paperfolio check`: show every problem of a site without writing anything."""

import argparse
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

from generator.cli.annotations import annotate, is_in_actions
from generator.cli.bar import progress_bar
from generator.cli.options import FAILED, OK, add_no_cache, add_site, cache_of, no_content, project_of

if TYPE_CHECKING:
    from generator.check import Checked
    from generator.cli.options import Commands

INFERRED = "Types that no entry declares are inferred"
FORMATS = ("text", "json", "github")


def add(commands: "Commands") -> None:
    """Add the command `check` and its options."""
    check = commands.add_parser(
        "check",
        help="find every problem without writing anything",
        description="Do what `build` does, without writing anything, and check more: links and anchors inside the "
        "site, duplicate papers, identifiers, names and file sizes. Show every error and warning.",
    )
    add_site(check)
    check.add_argument("--external", action="store_true", help="check links to other hosts over the network, too")
    check.add_argument(
        "--scholar", action="store_true", help="check what Google Scholar requires of a site, page by page"
    )
    check.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="text for people, json for programs, github for annotations (default: text, with annotations in GitHub "
        "Actions)",
    )
    add_no_cache(check)
    check.add_argument("--strict", action="store_true", help="treat warnings as errors")
    check.add_argument("-q", "--quiet", action="store_true", help="show only problems")
    check.add_argument(
        "-v",
        "--verbose",
        action="store_true",
        help="list every warning; also show notes: links that have moved or could not be checked, large pictures, "
        "similar titles; and for each inferred type of a paper its reason",
    )
    check.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check the site, print what was found, and return the exit code."""
    import gc

    from generator.caching.folder import cache_folder
    from generator.check import External, check
    from generator.executors import cores, parallel_map
    from generator.model.problem import NoContent, has_errors
    from generator.report import as_json

    gc.disable()  # as in `build`
    began = time.perf_counter()
    kept = cache_folder()
    external = External(int(time.time()), kept and kept / "links.json") if options.external else None
    project = project_of(options)
    try:
        with progress_bar(began, is_quiet=options.quiet) as progress, cache_of(options, project) as cache:
            asking = partial(progress, what="links") if progress else None
            found = check(
                project,
                external=external,
                scholar=options.scholar,
                progress=progress,
                asking=asking,
                parallel_map=parallel_map(cores()),
                cache=cache,
            )
    except NoContent:
        return no_content(options.site)
    if options.format == "json":
        print(as_json(found.problems, found.notes, found.inferred))
    elif options.format == "github":
        annotate(found.problems, found.notes if options.verbose else (), options.site)
    else:
        _say(found, options)
    return FAILED if has_errors(found.problems) or (options.strict and found.problems) else OK


def _say(found: "Checked", options: argparse.Namespace) -> None:
    """Print problems to stderr and a summary to stdout, and in GitHub Actions the annotations as well."""
    from generator.summary import problem_lines, type_lines, type_rules

    for line in problem_lines(found.problems, is_verbose=options.verbose):
        print(line, file=sys.stderr)
    for note in found.notes if options.verbose else ():
        print(str(note).replace(": warning: ", ": note: ", 1), file=sys.stderr)
    if is_in_actions():
        annotate(found.problems, found.notes if options.verbose else (), options.site)
    if not options.quiet:
        print(_summary(found, options))
        if found.inferred:
            print(f"\n{INFERRED}" + (":" if options.verbose else " (--verbose lists each paper):"))
        for line in (type_lines if options.verbose else type_rules)(found.inferred):
            print(line)


def _summary(found: "Checked", options: argparse.Namespace) -> str:
    """Return the last line: "1 error and 2 warnings; 3 links to other hosts checked; 1 note (show with --verbose)"."""
    errors = sum(problem.is_error for problem in found.problems)
    counts = ((errors, "error"), (len(found.problems) - errors, "warning"))
    parts = [_counted(count, word) for count, word in counts if count]
    shown = " and ".join(parts) or f"no problems in {_counted(found.papers, 'paper')}"
    if options.external:
        shown += f"; {_counted(found.links, 'link')} to other hosts checked"
    if found.notes:
        shown += f"; {_counted(len(found.notes), 'note')}" + ("" if options.verbose else " (show with --verbose)")
    return shown


def _counted(count: int, word: str) -> str:
    """Return a number with its noun: "1 link", "7 links"."""
    return f"{count:,} {word}{'' if count == 1 else 's'}"
