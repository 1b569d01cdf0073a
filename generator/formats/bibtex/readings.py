"""How to read the TeX of a field: by its `how` in `names.py`, or by the kind of that field in paperfolio's entries."""

import re
from collections.abc import Callable

from generator.formats.bibtex.names import LINES, LIST, PATHS, TEX, VERBATIM
from generator.formats.bibtex.tex import Reading, read_line, read_lines, read_list, read_title
from generator.formats.bibtex.verbatim import from_verbatim
from generator.formats.entry import kinds as values
from generator.text.marked import Issue
from generator.text.tex.latex_tables import NOTES

TITLE = "title"
FOOTNOTE = re.compile(rf"\\(?:{'|'.join(NOTES)})\b")
NO_FOOTNOTE = Issue(1, 1, "the footnote in this field is left out", "write it in `note`")
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


def read(how: str, source: str) -> Reading:
    """Read the source of a field in the way `how`. Footnotes and the end of a line that is too long are left out."""
    issues = [NO_FOOTNOTE] if how == LINES and "\\" in source and FOOTNOTE.search(source) else []
    if how in {TITLE, TEX} and len(source) > values.LONGEST_LINE:
        issues.append(TOO_LONG)
        source = source[: values.LONGEST_LINE]
    reading = READ[how](source)
    return reading._replace(issues=(*issues, *reading.issues)) if issues else reading
