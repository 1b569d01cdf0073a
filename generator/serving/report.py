"""What is wrong, for the browser: problems with their lines, as JSON that the page shows as text and never as HTML."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from generator.model.problem import Problem
from generator.serving.excerpt import Excerpts

MOST_SHOWN = 200
NOTHING = "{}"


def report(problems: Sequence[Problem], trouble: str, root: Path) -> str:
    """`problems` in their order, errors first, and `trouble`, the sentence of a round without a build. The same
    problems make the same text, by which a page knows what it has shown already."""
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
    return json.dumps(found, separators=(",", ":"))  # all ASCII, on one line


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
