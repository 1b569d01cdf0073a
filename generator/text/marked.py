"""The result of converting a text: HTML, plain text, headings, and faults."""

from typing import NamedTuple


class Issue(NamedTuple):
    """A mistake in a text. `line` and `column` are its place in the text, from 1."""

    line: int
    column: int
    message: str
    hint: str


class Marked(NamedTuple):
    """A converted text: safe `html`, `plain` text on one line, headings as (level, id, text), and faults."""

    html: str
    plain: str
    headings: tuple[tuple[int, str, str], ...] = ()
    issues: tuple[Issue, ...] = ()
