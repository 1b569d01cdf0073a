"""The kinds of lines in which authors use TeX, as BibTeX taught them: read as the letters that it stands for."""

from collections.abc import Callable

from yaml.nodes import Node

from generator.formats.entry import kinds
from generator.formats.entry.fields import Kind, Sheet
from generator.text.inline import may_hold_tex
from generator.text.ligatures import read_ligatures


def line(node: Node, sheet: Sheet) -> str:
    """Text on one line."""
    return words(kinds.line(node, sheet), node, sheet)


def words(written: str, node: Node, sheet: Sheet) -> str:
    """A line of a node in plain words; what cannot be read stays, and is a warning."""
    written = read_ligatures(written)
    if not may_hold_tex(written):
        return written
    from generator.text.tex.latex import read_field

    marked = read_field(written)
    for fault in marked.faults:
        sheet.warning(node, fault.message, fault.hint)
    return marked.plain


def _each(read: Callable[[Node, Sheet], tuple[str, ...]]) -> Callable[[Node, Sheet], tuple[str, ...]]:
    def lines(node: Node, sheet: Sheet) -> tuple[str, ...]:
        found = read(node, sheet)
        return tuple(dict.fromkeys(words(written, node, sheet) for written in found))

    return lines


LINE = Kind("text", line, kinds.LINE.schema)
LINES = Kind("list", _each(kinds.lines), kinds.LINES.schema)
WHOLE_LINES = Kind("list", _each(kinds.whole_lines), kinds.WHOLE_LINES.schema)
