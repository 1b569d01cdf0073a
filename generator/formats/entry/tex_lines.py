"""Kinds of values that may contain TeX, which is converted to plain text: `Schr\\"odinger` -> `Schrödinger`."""

import re
from collections.abc import Callable

from generator.formats.entry import kinds
from generator.formats.entry.fields import Diagnostics, Kind, each
from generator.formats.located import Located, LocatedText
from generator.text.characters import may_hold_tex
from generator.text.tex.ligatures import read_ligatures

MARKS = re.compile(r"[<&\\]")  # what may begin an element, an entity, or a tag in TeX


def title(node: Located, diagnostics: Diagnostics) -> str:
    """Return a title in TeX, in which rich text of CSL becomes commands: `H<sub>2</sub>O` -> `H\\textsubscript{2}O`."""
    written = kinds.line(node, diagnostics)
    is_read = isinstance(node, LocatedText) and (node.is_typeset or node.is_tex_read)
    return written if is_read else _without_html(written)


def _without_html(written: str) -> str:
    if not MARKS.search(written):
        return written
    from generator.formats.html_markup import IN_YAML, without_html  # most lines have no markup

    return without_html(written, IN_YAML)


def line(node: Located, diagnostics: Diagnostics) -> str:
    """Return the plain text of one line."""
    return words(kinds.line(node, diagnostics), node, diagnostics)


def words(written: str, node: Located, diagnostics: Diagnostics) -> str:
    """Return the plain text of a line. Unknown TeX stays, with a warning at `node`."""
    text = node if isinstance(node, LocatedText) else None
    if not (text and text.is_typeset):
        written = read_ligatures(_without_html(written))
    if not may_hold_tex(written) or (text and text.is_tex_read):
        return written
    from generator.text.tex.latex import read_field

    marked = read_field(written)
    for issue in marked.issues:
        diagnostics.warning(node, issue.message, issue.hint)
    return marked.plain


def _each(read: Callable[[Located, Diagnostics], tuple[str, ...]]) -> Callable[[Located, Diagnostics], tuple[str, ...]]:
    def lines(node: Located, diagnostics: Diagnostics) -> tuple[str, ...]:
        if isinstance(node, LocatedText):
            found = [words(written, node, diagnostics) for written in read(node, diagnostics)]
        else:
            found = list(each(node, diagnostics, line))
        return tuple(dict.fromkeys(filter(None, found)))

    return lines


TITLE = Kind("text", title, kinds.LINE.schema)
LINE = Kind("text", line, kinds.LINE.schema)
LINES = Kind("list", _each(kinds.lines), kinds.LINES.schema)
WHOLE_LINES = Kind("list", _each(kinds.whole_lines), kinds.WHOLE_LINES.schema)
