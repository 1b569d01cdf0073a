"""A value with its place <-> the same in the model, where it waits for the theme that knows what it may be."""

from generator.formats.entry.fields import Diagnostics, is_empty
from generator.formats.located import Located, LocatedList, LocatedRecord, LocatedText
from generator.model.settings import Raw


def as_raw(node: Located, diagnostics: Diagnostics) -> Raw:
    """The value, without what is in a record."""
    _, line, column = diagnostics.place(node)
    if isinstance(node, LocatedRecord):
        return Raw(line, column, shape="record")
    if isinstance(node, LocatedList):
        return Raw(line, column, items=tuple(as_raw(item, diagnostics) for item in node.items), shape="list")
    return Raw(line, column, "" if is_empty(node) else node.value)


def as_located(raw: Raw) -> Located:
    """The value with its place again, for a sheet that begins on the first line."""
    line, column = raw.line - 1, raw.column
    if raw.shape == "record":
        return LocatedRecord((), line, column)
    if raw.shape == "list":
        return LocatedList(tuple(map(as_located, raw.items)), line, column)
    return LocatedText(raw.text, line, column)
