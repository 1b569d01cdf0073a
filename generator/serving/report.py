"""Problems -> JSON for the browser, which shows it as text and never as HTML."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from generator.model.problem import Problem
from generator.serving.excerpt import Excerpts

MOST_SHOWN = 200
NOTHING = "{}"


def report(problems: Sequence[Problem], trouble: str, root: Path) -> str:
    """Return the problems as JSON on one line: errors first, each group in the given order.

    `trouble` is the sentence of a round without a build, or "". Equal problems give equal JSON, so a page can tell that
    it has shown them already.
    """
    if not problems and not trouble:
        return NOTHING
    ordered = sorted(problems, key=lambda problem: not problem.is_error)
    excerpts = Excerpts(root)
    errors = sum(problem.is_error for problem in problems)
    found = {
        "trouble": trouble,
        "errors": errors,
        "warnings": len(problems) - errors,
        "problems": [_problem(problem, excerpts) for problem in ordered[:MOST_SHOWN]],
    }
    return json.dumps(found, separators=(",", ":"))  # ASCII without line breaks, as an event's data must be


def _problem(problem: Problem, excerpts: Excerpts) -> dict[str, Any]:
    excerpt = excerpts.of(problem)
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "message": problem.message,
        "hint": problem.hint,
        "isError": problem.is_error,
        "excerpt": [excerpt.before, excerpt.marked, excerpt.after] if excerpt else None,
    }
