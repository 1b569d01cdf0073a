"""What `watch` and `serve` print about each round of building."""

import argparse
import sys
from collections.abc import Sequence

from generator.building.values import Build
from generator.model.problem import Problem, has_errors
from generator.model.project import Project
from generator.summary import problem_lines, summary
from generator.watch import Round

MOST_NAMED = 3  # files that a line names; --verbose lists all


class RoundReporter:
    """Prints the result of each round. It remembers the previous round, so that a warning is printed only once."""

    def __init__(self, project: Project, options: argparse.Namespace) -> None:
        self._project = project
        self._is_quiet, self._is_verbose, self._is_strict = options.quiet, options.verbose, options.strict
        self._known: tuple[Problem, ...] = ()
        self._was_broken = False

    def begin(self) -> None:
        """Print which folders are watched and where the site is."""
        site = self._project
        folders = " and ".join(str(folder) for folder in (site.content, site.themes) if folder.is_dir())
        self._say(f"watching {folders}; the site is in {site.output / 'index.html'}; press Ctrl-C to stop")

    def tell(self, done: Round) -> None:
        """Print the problems as `build` does, and then what was built or why nothing was."""
        if done.build is None:
            self.warn(done.trouble)
            self._was_broken = True
            return
        problems = done.build.problems
        is_broken = has_errors(problems) or bool(self._is_strict and problems)
        # Errors are printed every time until they are fixed, a warning only once.
        new = [problem for problem in problems if problem not in self._known]
        for line in problem_lines(problems if is_broken else new, is_verbose=self._is_verbose):
            print(line, file=sys.stderr, flush=True)
        if not done.build.is_written:
            self._say(summary(done.build, self._project, done.seconds, is_written=True, is_strict=self._is_strict))
        else:
            self._tell_files(done.build, done.seconds)
        self._known, self._was_broken = problems, is_broken

    def warn(self, sentence: str) -> None:
        """Print a problem that is not in the content, such as a full disk, to stderr."""
        print(f"paperfolio: {sentence}", file=sys.stderr, flush=True)

    def _tell_files(self, build: Build, seconds: float) -> None:
        is_fixed = not has_errors(build.problems) and (
            self._was_broken or not _causes(self._known) <= _causes(build.problems)
        )
        self._say(("fixed; " if is_fixed else "") + line_of(build, seconds, names=not self._is_verbose))
        if self._is_verbose:
            for path in build.written.changed:
                self._say(f"wrote   {path}")
            for path in build.written.removed:
                self._say(f"removed {path}")

    def _say(self, line: str) -> None:
        if not self._is_quiet:
            print(line, flush=True)


def line_of(build: Build, seconds: float, *, names: bool = True) -> str:
    """Return a line that says what a build wrote: "built 2 files in 0.04 s: index.html, papers/a.html".

    `seconds` is how long the round took. Without `names` the line names no files.
    """
    changed, removed = build.written.changed, build.written.removed
    verbs = [
        f"{verb} {_count(len(files), 'file')}" for verb, files in (("built", changed), ("removed", removed)) if files
    ]
    line = f"{' and '.join(verbs) or 'no file changed, built'} in {seconds:.2f} s"
    errors = sum(problem.is_error for problem in build.problems)
    for count, word in ((errors, "error"), (len(build.problems) - errors, "warning")):
        line += f", {_count(count, word)}" if count else ""
    files = changed or removed
    if names and files:
        line += f": {', '.join(files[:MOST_NAMED])}{', …' if len(files) > MOST_NAMED else ''}"
    return line


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _causes(problems: Sequence[Problem]) -> set[tuple[str, str]]:
    """Return problems without line and column, which change when text above them is edited."""
    return {(problem.path, problem.message) for problem in problems}
