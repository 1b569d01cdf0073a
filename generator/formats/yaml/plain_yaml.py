"""Simple YAML -> the same values as the parser gives, in a fifth of the time.

Nearly all records are lines `field: value`, with lists and mappings of such values one level deep. The parser reads
all other YAML. A test checks that both give the same values and places.
"""

import re

from generator.formats.located import Located, LocatedList, LocatedRecord, LocatedText

LINE = re.compile(
    r"(?P<key>[A-Za-z_][\w-]{0,99}):(?: +(?P<value>.+))?|(?P<dash> *)- +(?P<item>.+)"
    r"|(?P<inset> +)(?P<word>[A-Za-z_][\w-]{0,99}): +(?P<text>.+)",
    re.A,
)
COMMENT = re.compile(r" *(?:#.*)?")
FLOW = re.compile(r"\[ *([^\W_][^][{},:#'\"]*(?:, +[^\W_][^][{},:#'\"]*)*)\]")
FLOW_ITEM = re.compile(r"[^,]*[^, ]")


Pairs = list[tuple[LocatedText, Located]]


def parse_plain_yaml(text: str) -> LocatedRecord | None:
    """Return the mapping in `text`, or None if the text needs the parser."""
    if not text.replace("\n", "").isprintable():
        return None
    fields: Pairs = []
    open_field: _Open | None = None  # the field whose list or mapping is being read
    for number, line in enumerate(text.split("\n")):
        found = LINE.fullmatch(line)
        if found is None:
            if COMMENT.fullmatch(line):
                continue
            return None
        kind = found.lastgroup
        if kind in {"value", "key"}:
            if open_field and not open_field.close():
                return None
            key = LocatedText(found["key"], number, 1, "", True)
            if kind == "key":
                open_field = _Open(key, fields)
                continue
            open_field = None
            value = _value(found["value"], number, found.start("value"))
            if value is None:
                return None
            fields.append((key, value))
        elif open_field is None or not open_field.take(found, number):
            return None
    if (open_field and not open_field.close()) or not fields:
        return None
    if len({key.value for key, _ in fields}) < len(fields):
        return None
    return LocatedRecord(tuple(fields), fields[0][0].line, 1)


class _Open:
    """A field whose value is on the lines below it: a list or a mapping of scalars."""

    def __init__(self, key: LocatedText, fields: Pairs) -> None:
        self._key, self._fields = key, fields
        self._items: list[Located] = []
        self._pairs: Pairs = []
        self._indent = -1

    def take(self, found: re.Match[str], number: int) -> bool:
        """Add the item or the pair of a line. Return False if it does not fit the lines before it."""
        is_item = found.lastgroup == "item"
        indent = len(found["dash"] if is_item else found["inset"])
        if self._indent not in (-1, indent) or (self._pairs if is_item else self._items):
            return False
        self._indent = indent
        name = "item" if is_item else "text"
        value = _scalar(found[name], number, found.start(name))
        if value is None:
            return False
        if is_item:
            self._items.append(value)
        else:
            key = LocatedText(found["word"], number, indent + 1, "", True)
            self._pairs.append((key, value))
        return True

    def close(self) -> bool:
        """Add the field to the record. Return False if it has no value or a name occurs twice."""
        if len({key.value for key, _ in self._pairs}) < len(self._pairs):
            return False
        first = self._pairs[0][0] if self._pairs else self._items[0] if self._items else None
        if first is None:
            return False
        column = self._indent + 1
        if self._pairs:
            self._fields.append((self._key, LocatedRecord(tuple(self._pairs), first.line, column)))
        else:
            self._fields.append((self._key, LocatedList(tuple(self._items), first.line, column)))
        return True


def _value(text: str, line: int, column: int) -> LocatedText | LocatedList | None:
    """Return a scalar or a list of plain scalars in brackets; None if the value needs the parser."""
    if not text.startswith("["):
        return _scalar(text, line, column)
    if not (found := FLOW.fullmatch(text)):
        return None
    first = column + found.start(1) + 1
    items = [LocatedText(item[0], line, first + item.start(), "", True) for item in _flow_items(found[1])]
    return LocatedList(tuple(items), line, column + 1)


def _flow_items(text: str) -> list[re.Match[str]]:
    found, place = [], 0
    for part in text.split(","):
        start = place + len(part) - len(part.lstrip(" "))
        match = FLOW_ITEM.match(text, start)
        if match:
            found.append(match)
        place += len(part) + 1
    return found


def _scalar(text: str, line: int, column: int) -> LocatedText | None:
    """Return a plain scalar that begins with a letter or digit, or a quoted one without escapes; else None."""
    first, style = text[0], ""
    if first.isalnum():
        if ": " in text or " #" in text or text.endswith((":", " ")):  # YAML would end the value there
            return None
    elif first in "\"'" and text.find(first, 1) == len(text) - 1 > 0 and "\\" not in text:
        text, style = text[1:-1], first
    else:
        return None
    return LocatedText(text, line, column + 1, style, True)
