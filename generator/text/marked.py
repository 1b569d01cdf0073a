"""What comes out of a marked-up text: HTML, plain words, headings, and what was wrong with it."""

from typing import NamedTuple


class Fault(NamedTuple):
    """Something wrong at a line and column (from 1) of the text that was given."""

    line: int
    column: int
    message: str
    hint: str


class Marked(NamedTuple):
    """A converted text: safe `html`, `plain` words on one line, headings as (level, id, text), and faults."""

    html: str
    plain: str
    headings: tuple[tuple[int, str, str], ...] = ()
    faults: tuple[Fault, ...] = ()
