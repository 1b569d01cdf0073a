"""What the commands print about a build: its problems, and a table of counts and times."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.building.values import Build
from generator.model.paper import Paper
from generator.model.problem import Problem, costs_site, gathered, has_errors, in_kinds
from generator.model.project import Project
from generator.model.type_reasons import type_reason, type_rule
from generator.writing.manifest import has_output

EXAMPLES = 3  # papers of each reason


def problem_lines(problems: Iterable[Problem], *, is_verbose: bool = False) -> Iterator[str]:
    """Yield the text of each problem with its hint: every error first, then the warnings, gathered by their kinds.

    If `is_verbose`, every warning is shown.
    """
    if is_verbose:
        yield from (str(problem) for alike in in_kinds(problems) for problem in alike)
    else:
        yield from map(str, gathered(problems, listed=": --verbose lists them"))


def summary(build: Build, project: Project, seconds: float, *, is_written: bool, is_strict: bool) -> str:
    """Return a table of what a build wrote, and the path of the home page to open.

    `seconds` is how long the whole command took. If nothing could be written, return the number of problems instead.
    `is_written` says whether the command writes files at all: `check` and a dry run do not, and
    get only the number of problems. If `is_strict`, warnings count as errors.
    """
    errors = sum(problem.is_error for problem in build.problems)
    warnings = len(build.problems) - errors
    found = " and ".join(
        f"{count:,} {word}{'' if count == 1 else 's'}"
        for count, word in ((errors, "error"), (warnings, "warning"))
        if count
    )
    if not is_written and (errors or (warnings and is_strict)):
        return found
    if is_written and not build.is_written:
        return f"{found}. {_unwritten(build, project, is_strict=is_strict)}"
    if not is_written:
        papers = build.counts.papers + build.counts.drafts
        return found or f"no problems in {papers:,} {'paper' if papers == 1 else 'papers'}"
    rows = [*_counts(build), ("seconds", f"{seconds:.2f}")]
    rows += [("warnings", f"{warnings:,}")] if warnings else []
    missing = f"\n\nBuilt without {_entries(build.problems)}." if errors else ""
    return f"{_table(rows)}{missing}\n\nOpen {_shown(project.output)}"


def _unwritten(build: Build, project: Project, *, is_strict: bool) -> str:
    """Return why the build wrote nothing, and how it could be made to."""
    stands = "; the previous output is unchanged" if has_output(project.output) else ""
    can_go_on = has_errors(build.problems) and not costs_site(build.problems) and not is_strict
    going_on = f" --keep-going builds the site without {_entries(build.problems)}." if can_go_on else ""
    return f"Nothing was written{stands}.{going_on}"


def _entries(problems: Iterable[Problem]) -> str:
    """Return the number of entries with errors: "2 entries"."""
    places = {(problem.path, problem.line) for problem in problems if problem.is_error}
    return "1 entry" if len(places) == 1 else f"{len(places):,} entries"


def type_lines(inferred: Iterable[Paper]) -> Iterator[str]:
    """Yield a line for each paper with an inferred type: its place, and the reason for the type."""
    for paper in inferred:
        yield f"{paper.place.path}:{paper.place.line}: {type_reason(paper)}"


def type_rules(inferred: Iterable[Paper]) -> Iterator[str]:
    """Yield a line for each reason, the most frequent first: the number of papers, and the first of them."""
    gathered: dict[str, list[Paper]] = {}
    for paper in inferred:
        gathered.setdefault(type_rule(paper), []).append(paper)
    for rule, papers in sorted(gathered.items(), key=lambda item: -len(item[1])):
        examples = [_example(paper) for paper in papers[:EXAMPLES]] + ["…"] * (len(papers) > EXAMPLES)
        yield f"  {len(papers):,} paper{'' if len(papers) == 1 else 's'}: {rule} ({', '.join(examples)})"


def _example(paper: Paper) -> str:
    venue = paper.container_title or paper.container_title_short
    return paper.place.path.rpartition("/")[2] + (f' "{venue}"' if venue else "")


def timings(build: Build) -> str:
    """Return a table of the seconds that each stage of a build took."""
    return _table((stage, f"{seconds:.3f}") for stage, seconds in build.seconds.items())


def _counts(build: Build) -> Iterator[tuple[str, str]]:
    papers, drafts = build.counts.papers, build.counts.drafts
    hidden, waiting = build.counts.hidden, build.counts.waiting
    yield "papers", f"{papers:,}" + (f" ({drafts:,} more in draft)" if drafts else "")
    yield "pages", f"{build.counts.pages:,}" + (f" ({hidden:,} more in draft)" if hidden else "")
    if waiting:
        yield "waiting", f"{waiting:,} (notes of the news with a date in the future)"
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
