"""Rounds of watching, each in a line."""

import argparse
import sys
from collections.abc import Sequence

from generator.building.values import Build
from generator.model.problem import Problem, has_errors
from generator.model.project import Project
from generator.summary import problem_lines, summary
from generator.watch import Round

MOST_NAMED = 3  # files of a round; --verbose names all


class Teller:
    """Says what came out of each round. It remembers the last one: what is known already is not said again."""

    def __init__(self, project: Project, options: argparse.Namespace) -> None:
        self._project = project
        self._is_quiet, self._is_verbose, self._is_strict = options.quiet, options.verbose, options.strict
        self._known: tuple[Problem, ...] = ()
        self._was_broken = False

    def begin(self) -> None:
        """What is watched, and where to look."""
        site = self._project
        folders = " and ".join(str(folder) for folder in (site.content, site.themes) if folder.is_dir())
        self._say(f"watching {folders}; the site is in {site.output / 'index.html'}; Ctrl-C ends")

    def tell(self, done: Round) -> None:
        """The problems as `build` shows them and then what was built, or why nothing was."""
        if done.build is None:
            self.warn(done.trouble)
            self._was_broken = True
            return
        problems = done.build.problems
        is_broken = has_errors(problems) or bool(self._is_strict and problems)
        # Errors are shown until they are mended, a warning once.
        for line in problem_lines(problems if is_broken else [found for found in problems if found not in self._known]):
            print(line, file=sys.stderr, flush=True)
        if is_broken:
            self._say(summary(done.build, self._project, done.seconds, is_written=True, is_strict=self._is_strict))
        else:
            self._tell_files(done.build, done.seconds)
        self._known, self._was_broken = problems, is_broken

    def warn(self, sentence: str) -> None:
        """Something is wrong that is no fault of the content."""
        print(f"paperfolio: {sentence}", file=sys.stderr, flush=True)

    def _tell_files(self, build: Build, seconds: float) -> None:
        has_mended = self._was_broken or not _causes(self._known) <= _causes(build.problems)
        self._say(("mended; " if has_mended else "") + line_of(build, seconds, names=not self._is_verbose))
        if self._is_verbose:
            for path in build.written.changed:
                self._say(f"wrote   {path}")
            for path in build.written.removed:
                self._say(f"removed {path}")

    def _say(self, line: str) -> None:
        if not self._is_quiet:
            print(line, flush=True)


def line_of(build: Build, seconds: float, *, names: bool = True) -> str:
    """What a build wrote: "built 3 files in 0.04 s: index.html, papers/a.html, years/2024.html"."""
    changed, removed = build.written.changed, build.written.removed
    verbs = [
        f"{verb} {_count(len(files), 'file')}" for verb, files in (("built", changed), ("removed", removed)) if files
    ]
    line = f"{' and '.join(verbs) or 'no file changed, built'} in {seconds:.2f} s"
    if build.problems:
        line += f", {_count(len(build.problems), 'warning')}"
    files = changed or removed
    if names and files:
        line += f": {', '.join(files[:MOST_NAMED])}{', …' if len(files) > MOST_NAMED else ''}"
    return line


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _causes(problems: Sequence[Problem]) -> set[tuple[str, str]]:
    """Problems without their places, which move with the text above them."""
    return {(problem.path, problem.message) for problem in problems}
