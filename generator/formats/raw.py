"""Located value <-> Raw, which the model keeps until the theme checks its options."""

from generator.formats.entry.fields import Diagnostics, is_empty
from generator.formats.located import Located, LocatedList, LocatedRecord, LocatedText
from generator.model.settings import Raw


def as_raw(node: Located, diagnostics: Diagnostics) -> Raw:
    """Return the value; the contents of a mapping are left out."""
    _, line, column = diagnostics.place(node)
    if isinstance(node, LocatedRecord):
        return Raw(line, column, shape="record")
    if isinstance(node, LocatedList):
        return Raw(line, column, items=tuple(as_raw(item, diagnostics) for item in node.items), shape="list")
    return Raw(line, column, "" if is_empty(node) else node.value)


def as_located(raw: Raw) -> Located:
    """Return the located value, for a sheet that begins on line 1."""
    line, column = raw.line - 1, raw.column
    if raw.shape == "record":
        return LocatedRecord((), line, column)
    if raw.shape == "list":
        return LocatedList(tuple(map(as_located, raw.items)), line, column)
    return LocatedText(raw.text, line, column)
