"""Problems in the words of machines: JSON, and the annotations of GitHub Actions."""

import json
import posixpath
from collections.abc import Iterable, Iterator

from generator.model.paper import Paper
from generator.model.problem import Problem
from generator.model.type_reasons import type_reason

NOTE, INFO = "note", "info"
TYPE_HINT = "`type: …` in the entry (in a .bib file `entrysubtype = {…}`) decides"
LEVELS = {"error": "error", "warning": "warning", NOTE: "notice"}  # the words of GitHub for ours


def as_json(problems: Iterable[Problem], notes: Iterable[Problem] = (), inferred: Iterable[Paper] = ()) -> str:
    """An array of objects with `path` (from the site's folder), `line` and `column` (from 1; 0 where the whole file,
    or the whole line, is meant), `message`, `hint` (may be empty) and `severity`: error, warning, note, or info for a
    paper whose type is inferred."""
    found = [
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
    return json.dumps(found, indent=2, ensure_ascii=False)


def annotations(problems: Iterable[Problem], notes: Iterable[Problem] = (), *, folder: str = "") -> Iterator[str]:
    """Workflow commands (docs.github.com, "Workflow commands for GitHub Actions") that show each problem at its line of
    the files changed; `folder` is that of the site, from the top of the repository."""
    for problem, severity in _judged(problems, notes):
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
    """Text that cannot end the command, as the runner reads it (actions/toolkit, packages/core/src/command.ts)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
