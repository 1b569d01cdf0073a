"""Problems for programs: as JSON, and as annotations of GitHub Actions."""

import json
import posixpath
from collections.abc import Iterable, Iterator

from generator.model.paper import Paper
from generator.model.problem import Problem, in_kinds
from generator.model.type_reasons import type_reason

NOTE, INFO = "note", "info"
TYPE_HINT = "`type: …` in the entry (in a .bib file `entrysubtype = {…}`) decides"
LEVELS = {"error": "error", "warning": "warning", NOTE: "notice"}  # the words of GitHub for ours


def as_json(problems: Iterable[Problem], notes: Iterable[Problem] = (), inferred: Iterable[Paper] = ()) -> str:
    """Return problems, notes and inferred types as a JSON array of objects.

    Each has `path` (relative to the site's folder), `line` and `column` (from 1; 0 means the whole file or the whole
    line), `message`, `hint` (may be empty) and `severity`: "error", "warning", "note", or "info" for a paper whose type
    is inferred.
    """
    records = [
        {
            "path": problem.path,
            "line": problem.line,
            "column": problem.column,
            "message": problem.message,
            "hint": problem.hint,
            "severity": severity,
        }
        for problem, severity in (*_judged(problems, notes), *((_type(paper), INFO) for paper in inferred))
    ]
    return json.dumps(records, indent=2, ensure_ascii=False)


def annotations(problems: Iterable[Problem], notes: Iterable[Problem] = (), *, folder: str = "") -> Iterator[str]:
    """Yield a workflow command for each problem, with which GitHub shows it at its line of a changed file.

    GitHub shows only the first ten warnings of a step, so the first warning of each kind comes before the others.
    `folder` is the site's folder relative to the root of the repository. The form is that of docs.github.com, "Workflow
    commands for GitHub Actions": `::error file=content/papers/a.md,line=3,col=7,title=paperfolio::message`.
    """
    kinds = in_kinds(problems)
    ordered = [*(alike[0] for alike in kinds), *(problem for alike in kinds for problem in alike[1:])]
    for problem, severity in _judged(ordered, notes):
        place = {
            "file": posixpath.normpath(posixpath.join(folder, problem.path)),
            "line": problem.line,
            "col": problem.column,
        }
        shown = ",".join(f"{name}={_property(str(value))}" for name, value in place.items() if value)
        text = f"{problem.message}\n{problem.hint}" if problem.hint else problem.message
        yield f"::{LEVELS[severity]} {shown},title=paperfolio::{_data(text)}"


def _judged(problems: Iterable[Problem], notes: Iterable[Problem]) -> Iterator[tuple[Problem, str]]:
    yield from ((problem, "error" if problem.is_error else "warning") for problem in problems)
    yield from ((problem, NOTE) for problem in notes)


def _type(paper: Paper) -> Problem:
    """Why the paper has the type that its entry does not declare, at the line where the entry begins."""
    return Problem(paper.place.path, paper.place.line, 0, type_reason(paper), TYPE_HINT)


def _data(text: str) -> str:
    """Escape text so that it cannot end the command (actions/toolkit, packages/core/src/command.ts, escapeData)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
