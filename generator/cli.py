"""The command line: the only module that prints."""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from generator import __version__
from generator.model.date import PartialDate

if TYPE_CHECKING:
    from generator.build import Progress

PATIENCE = 1.0  # seconds without a sign of life
OK, FAILED, MISUSED, INTERRUPTED = 0, 1, 2, 130
EXAMPLES = """\
examples:
  paperfolio new my-site        write a small site to start from
  paperfolio build my-site      build it into my-site/output
  paperfolio check my-site      find every problem, write nothing
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives its exit code: 0, 1 when something is wrong with the content, 2 for a wrong call."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a name must not end the program on a terminal that cannot show it
            stream.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    if not hasattr(options, "run"):
        _parser().print_help()
        return MISUSED
    try:
        return int(options.run(options))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="paperfolio",
        description="Turn papers written as Markdown or YAML into a personal academic home page.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"paperfolio {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _add_new(commands)
    _add_build(commands)
    _add_check(commands)
    _add_schema(commands)
    return parser


def _add_new(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    new = commands.add_parser(
        "new",
        help="write a small, commented site to start from",
        description="Write a small, commented site into FOLDER, which must be new or empty.",
    )
    new.add_argument("folder", metavar="FOLDER", type=Path, help="where the site shall be")
    new.add_argument("--name", default="", help="your name, as it shall stand on the page")
    new.set_defaults(run=_new)


def _add_build(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    build = commands.add_parser(
        "build",
        help="build the site into static files",
        description="Read SITE/content, apply the theme, and write the pages into SITE/output. "
        "Where an entry has an error, every error is shown and the last good output stays as it is.",
    )
    _add_site(build)
    build.add_argument("--output", metavar="DIR", type=Path, help="where the pages go (default: SITE/output)")
    build.add_argument("--timings", action="store_true", help="show how long each stage took")
    _add_verbosity(build)
    build.set_defaults(run=_build, write=True)


def _add_check(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    check = commands.add_parser(
        "check",
        help="find every problem without writing anything",
        description="Do all that `build` does but write nothing, and show every error and warning.",
    )
    _add_site(check)
    _add_verbosity(check)
    check.set_defaults(run=_build, write=False, output=None, timings=False)


def _add_schema(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    schema = commands.add_parser(
        "schema",
        help="print the JSON Schema of a kind of content file",
        description="Print the JSON Schema of a kind of content file, with which editors complete and check it.",
    )
    schema.add_argument("kind", metavar="KIND", help="paper, profile, site, people, page or news")
    schema.set_defaults(run=_schema)


def _add_site(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "site",
        metavar="SITE",
        nargs="?",
        type=Path,
        default=Path(),
        help="the folder that has content/ (default: this one)",
    )


def _add_verbosity(command: argparse.ArgumentParser) -> None:
    command.add_argument("--strict", action="store_true", help="take warnings for errors")
    command.add_argument("-q", "--quiet", action="store_true", help="show nothing but problems")
    command.add_argument("-v", "--verbose", action="store_true", help="name every file that was written or removed")


def _new(options: argparse.Namespace) -> int:
    from generator.model.problem import CannotWrite
    from generator.new import FolderTaken, new_site

    try:
        paths = new_site(options.folder, options.name)
    except (FolderTaken, CannotWrite) as error:
        return _fail(str(error))
    print(f"Wrote {len(paths)} files into {options.folder}/.")
    print(f"Next: edit {options.folder}/content/profile.yaml, then run\n\n  paperfolio build {options.folder}")
    return OK


def _schema(options: argparse.Namespace) -> int:
    import json

    from generator.schema import KINDS, schema

    if options.kind not in KINDS:
        return _fail(f'there is no schema of "{options.kind}"; the kinds are: {", ".join(KINDS)}')
    print(json.dumps(schema(options.kind), indent=2, ensure_ascii=False))
    return OK


def _build(options: argparse.Namespace) -> int:
    import gc

    from generator.build import build
    from generator.model.problem import CannotWrite, NoContent, has_errors
    from generator.model.project import Project
    from generator.summary import problem_lines, summary, timings

    gc.disable()  # values refer to no one that refers to them, and the process ends with the build: a tenth of the time
    project = Project(options.site, options.output or options.site / "output", _today())
    began = perf_counter()
    try:
        with _progress(began, is_quiet=options.quiet) as progress:
            done = build(project, write_files=options.write, is_strict=options.strict, progress=progress)
    except NoContent:
        where = "here" if options.site == Path() else f"in {options.site}"
        return _fail(f"no content/ {where}; `paperfolio new` makes one")
    except CannotWrite as error:
        return _fail(str(error))
    for line in problem_lines(done.problems):
        print(line, file=sys.stderr)
    if options.verbose:
        print("".join(f"wrote   {path}\n" for path in done.written.changed), end="")
        print("".join(f"removed {path}\n" for path in done.written.removed), end="")
    if not options.quiet:
        print(summary(done, project, perf_counter() - began, is_written=options.write, is_strict=options.strict))
    if options.timings:
        print(timings(done))
    return FAILED if has_errors(done.problems) or (options.strict and done.problems) else OK


@contextmanager
def _progress(began: float, *, is_quiet: bool) -> "Iterator[Progress | None]":
    """A progress bar for builds of more than a second, where somebody is looking; rich is loaded only then."""
    if is_quiet or not sys.stderr.isatty():
        yield None
        return
    bars: list[Any] = []  # of rich.progress.Progress, which is not loaded for a quick build

    def report(done: int, total: int) -> None:
        if not bars and perf_counter() - began < PATIENCE:
            return
        if not bars:
            from rich.console import Console
            from rich.progress import Progress as Bar

            bars.append(Bar(console=Console(stderr=True), transient=True))
            bars[0].start()
            bars[0].add_task("pages", total=total)
        if done % 50 == 0 or done == total:
            bars[0].update(bars[0].task_ids[0], completed=done, total=total)

    try:
        yield report
    finally:
        for bar in bars:
            bar.stop()


def _today() -> PartialDate:
    """The day for which the site is built: SOURCE_DATE_EPOCH (reproducible-builds.org) where it is set, else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    day = datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdigit() else date.today()
    return PartialDate(day.year, day.month, day.day)


def _fail(message: str) -> int:
    print(f"paperfolio: {message}", file=sys.stderr)
    return FAILED


if __name__ == "__main__":
    sys.exit(main())
