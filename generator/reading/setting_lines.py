"""Problems of settings that show after reading, like a theme that does not exist -> with their line in site.yaml."""

import re
from collections.abc import Iterable
from pathlib import Path

import msgspec

from generator.model.content_paths import SETTINGS
from generator.model.problem import Problem

FIELD = re.compile(r"(\w+): ")
VALUE = re.compile(r'"([^"\n]+)"')


def with_setting_lines(problems: Iterable[Problem], root: Path) -> list[Problem]:
    """Return the problems of the site in the folder `root`; those of settings without a line get their line and column.

    That is the place of the field at the start of the message ("search: …"), or of the value in quotes ('no theme
    "x"'). A problem whose place is not found is unchanged.
    """
    return [_placed(problem, root) if _is_unplaced(problem) else problem for problem in problems]


def _is_unplaced(problem: Problem) -> bool:
    return problem.path == SETTINGS and not problem.line


def _placed(problem: Problem, root: Path) -> Problem:
    try:
        text = (root / SETTINGS).read_text("utf-8-sig", "replace")
    except OSError:
        return problem
    field, value = FIELD.match(problem.message), VALUE.search(problem.message)
    found = re.search(rf"^(?:{re.escape(field[1])})\s*:", text, re.M) if field else None
    if not found and value:
        found = re.search(rf"""^[^#\n]*?[\s:{{,"']({re.escape(value[1])})(?=["'\s}},]|\Z)""", text, re.M)
    if not found:
        return problem
    at = found.start(found.lastindex or 0)
    return msgspec.structs.replace(problem, line=text.count("\n", 0, at) + 1, column=at - text.rfind("\n", 0, at))
