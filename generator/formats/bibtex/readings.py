"""How to read the TeX of a field: by its `how` in `names.py`, or by the kind of that field in paperfolio's entries."""

from collections.abc import Callable

from generator.formats.bibtex.names import LINES, LIST, PATHS, TEX, VERBATIM
from generator.formats.bibtex.tex import Reading, read_line, read_lines, read_list, read_title
from generator.formats.bibtex.verbatim import from_verbatim
from generator.formats.entry import kinds as values
from generator.text.marked import Issue

TITLE = "title"
TOO_LONG = Issue(1, 1, f"{values.TOO_LONG}; the rest is left out", values.TOO_LONG_HINT)
READ: dict[str, Callable[[str], Reading]] = {
    TITLE: read_title,
    TEX: read_line,
    VERBATIM: lambda source: Reading(from_verbatim(source)),
    LINES: read_lines,
    LIST: read_list,
    PATHS: lambda source: Reading([from_verbatim(part) for part in source.split(",")]),
}
HOW = {
    values.MARKDOWN.read: LINES,
    values.LINES.read: LIST,
    values.WHOLE_LINES.read: LIST,
    values.ADDRESS.read: VERBATIM,
    values.PATHS.read: PATHS,
}
