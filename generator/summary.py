"""What the commands print about a build: its problems, and a table of counts and times."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from generator.build import Build
from generator.model.problem import Problem
from generator.model.project import Project

MOST_SHOWN = 200  # problems: a terminal does not keep many more lines


def problem_lines(problems: Sequence[Problem]) -> Iterator[str]:
    """Yield the text of each problem with its hint; after MOST_SHOWN of them, only how many more there are."""
    for problem in problems[:MOST_SHOWN]:
        yield str(problem)
    if len(problems) > MOST_SHOWN:
        yield f"… and {len(problems) - MOST_SHOWN:,} more"


def summary(build: Build, project: Project, seconds: float, *, is_written: bool, is_strict: bool) -> str:
    """Return a table of what a build wrote, and the path of the home page to open.

    `seconds` is how long the whole command took. If the build failed, return the number of problems instead, and that
    nothing was written. `is_written` says whether the command writes files at all: `check` and a dry run do not, and
    get only the number of problems. If `is_strict`, warnings count as errors.
    """
    errors = sum(problem.is_error for problem in build.problems)
    warnings = len(build.problems) - errors
    found = " and ".join(
        f"{count:,} {word}{'' if count == 1 else 's'}"
        for count, word in ((errors, "error"), (warnings, "warning"))
        if count
    )
    if errors or (warnings and is_strict):
        return f"{found}. Nothing was written; the previous output is unchanged." if is_written else found
    if not is_written:
        papers = build.counts.papers + build.counts.drafts
        return found or f"no problems in {papers:,} {'paper' if papers == 1 else 'papers'}"
    rows = [*_counts(build), ("seconds", f"{seconds:.2f}")]
    return _table([*rows, ("warnings", str(warnings))] if warnings else rows) + f"\n\nOpen {_shown(project.output)}"


def timings(build: Build) -> str:
    """Return a table of the seconds that each stage of a build took."""
    return _table((stage, f"{seconds:.3f}") for stage, seconds in build.seconds.items())


def _counts(build: Build) -> Iterator[tuple[str, str]]:
    papers, drafts = build.counts.papers, build.counts.drafts
    yield "papers", f"{papers:,}" + (f" ({drafts:,} more in draft)" if drafts else "")
    yield "pages", f"{build.counts.pages:,}"
    yield "files written", f"{len(build.written.changed):,}"
    yield "files unchanged", f"{build.written.unchanged:,}"
    yield "files removed", f"{len(build.written.removed):,}"


def _table(rows: Iterable[tuple[str, str]]) -> str:
    cells = list(rows)
    width = max(len(name) for name, _ in cells)
    figures = max(len(value.partition(" ")[0]) for _, value in cells)
    return "\n".join(
        f"  {name:<{width}}  {' ' * (figures - len(value.partition(' ')[0]))}{value}" for name, value in cells
    )


def _shown(output: Path) -> str:
    """Return the path of the home page, relative to the current folder if it lies in it, else absolute."""
    page = output / "index.html"
    absolute = page.resolve()
    return str(absolute.relative_to(Path.cwd())) if absolute.is_relative_to(Path.cwd()) else str(absolute)
