"""The kinds of lines in which authors use TeX, as BibTeX taught them: read as the letters that it stands for."""

from collections.abc import Callable

from generator.formats.entry import kinds
from generator.formats.entry.fields import Kind, Sheet, each
from generator.formats.located import Located, LocatedText
from generator.text.characters import may_hold_tex
from generator.text.tex.ligatures import read_ligatures


def line(node: Located, sheet: Sheet) -> str:
    """Text on one line."""
    return words(kinds.line(node, sheet), node, sheet)


def words(written: str, node: Located, sheet: Sheet) -> str:
    """A line of a value in plain words; what cannot be read stays, and is a warning."""
    text = node if isinstance(node, LocatedText) else None
    if not (text and text.is_typeset):
        written = read_ligatures(written)
    if not may_hold_tex(written) or (text and text.is_tex_read):
        return written
    from generator.text.tex.latex import read_field

    marked = read_field(written)
    for fault in marked.faults:
        sheet.warning(node, fault.message, fault.hint)
    return marked.plain


def _each(read: Callable[[Located, Sheet], tuple[str, ...]]) -> Callable[[Located, Sheet], tuple[str, ...]]:
    def lines(node: Located, sheet: Sheet) -> tuple[str, ...]:
        if isinstance(node, LocatedText):
            found = [words(written, node, sheet) for written in read(node, sheet)]
        else:
            found = list(each(node, sheet, line))
        return tuple(dict.fromkeys(filter(None, found)))

    return lines


LINE = Kind("text", line, kinds.LINE.schema)
LINES = Kind("list", _each(kinds.lines), kinds.LINES.schema)
WHOLE_LINES = Kind("list", _each(kinds.whole_lines), kinds.WHOLE_LINES.schema)
