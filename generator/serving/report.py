"""Problems -> JSON for the browser, which shows it as text and never as HTML."""

import json
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from generator.model.problem import Problem, gathered
from generator.serving.excerpt import Excerpts

MOST_SHOWN = 200
NOTHING = "{}"


def report(problems: Sequence[Problem], trouble: str, root: Path) -> str:
    """Return the problems as JSON on one line: errors first, then the warnings, gathered by their kinds.

    `trouble` is the sentence of a round without a build, or "". Equal problems give equal JSON, so a page can tell that
    it has shown them already.
    """
    if not problems and not trouble:
        return NOTHING
    excerpts = Excerpts(root)
    errors = sum(problem.is_error for problem in problems)
    found = {
        "trouble": trouble,
        "errors": errors,
        "warnings": len(problems) - errors,
        "problems": [_problem(problem, excerpts) for problem in islice(gathered(problems), MOST_SHOWN)],
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
