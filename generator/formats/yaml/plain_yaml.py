"""YAML of the plainest kind -> the nodes that libyaml makes of it, in a fifth of the time.

Nearly all records are lines `field: value`, with lists and records of such values one level deep. Everything else is
left to the parser; a law in the tests holds what is read here to the parser's answer, marks and all.
"""

import re
from typing import Any, NamedTuple

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

TEXT, LIST, RECORD = "text", "list", "record"  # the tags of nodes
LINE = re.compile(
    r"(?P<key>[A-Za-z_][\w-]{0,99}):(?: +(?P<value>.+))?|(?P<dash> *)- +(?P<item>.+)"
    r"|(?P<inset> +)(?P<word>[A-Za-z_][\w-]{0,99}): +(?P<text>.+)",
    re.A,
)
COMMENT = re.compile(r" *(?:#.*)?")
FLOW = re.compile(r"\[ *([^\W_][^][{},:#'\"]*(?:, +[^\W_][^][{},:#'\"]*)*)\]")
FLOW_ITEM = re.compile(r"[^,]*[^, ]")


class At(NamedTuple):
    """Where a node begins: line and column, from 0, as YAML's marks have them."""

    line: int
    column: int


mark: Any = At  # to PyYAML a Mark: nobody asks it for more than its line and column


def parse_plain_yaml(text: str) -> MappingNode | None:
    """The record in `text`; None where there is anything but the plainest YAML."""
    if not text.replace("\n", "").isprintable():
        return None
    fields: list[tuple[Node, Node]] = []
    open_field: _Open | None = None  # the field whose list or record goes on
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
            key = ScalarNode(TEXT, found["key"], here := mark(number, 0), here)
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
    return MappingNode(RECORD, fields, fields[0][0].start_mark, mark(fields[-1][1].end_mark.line, 0))


class _Open:
    """A field whose value stands on the lines below it: a list, or a record, of single values."""

    def __init__(self, key: ScalarNode, fields: list[tuple[Node, Node]]) -> None:
        self._key, self._fields = key, fields
        self._items: list[Node] = []
        self._pairs: list[tuple[Node, Node]] = []
        self._indent = -1

    def take(self, found: re.Match[str], number: int) -> bool:
        """Add the item or the pair of a line; whether it fits those before it."""
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
            key = ScalarNode(TEXT, found["word"], here := mark(number, indent), here)
            self._pairs.append((key, value))
        return True

    def close(self) -> bool:
        """Add the field to the record; whether there was anything below it, each name once."""
        if len({key.value for key, _ in self._pairs}) < len(self._pairs):
            return False
        first = self._pairs[0][0] if self._pairs else self._items[0] if self._items else None
        if first is None:
            return False
        begin = mark(first.start_mark.line, self._indent)
        if self._pairs:
            node: Node = MappingNode(RECORD, self._pairs, begin, self._pairs[-1][1].end_mark)
        else:
            node = SequenceNode(LIST, self._items, begin, self._items[-1].end_mark)
        self._fields.append((self._key, node))
        return True


def _value(text: str, line: int, column: int) -> Node | None:
    """A scalar, or a list in brackets of plain scalars."""
    if not text.startswith("["):
        return _scalar(text, line, column)
    if not (found := FLOW.fullmatch(text)):
        return None
    items = [
        ScalarNode(TEXT, item[0], here := mark(line, column + found.start(1) + item.start()), here)
        for item in _flow_items(found[1])
    ]
    return SequenceNode(LIST, items, here := mark(line, column), here)


def _flow_items(text: str) -> list[re.Match[str]]:
    found, place = [], 0
    for part in text.split(","):
        start = place + len(part) - len(part.lstrip(" "))
        match = FLOW_ITEM.match(text, start)
        if match:
            found.append(match)
        place += len(part) + 1
    return found


def _scalar(text: str, line: int, column: int) -> ScalarNode | None:
    """A plain scalar that begins with a letter or digit, or one in quotes without escapes."""
    first, style = text[0], None
    if first.isalnum():
        if ": " in text or " #" in text or text.endswith((":", " ")):  # there it would end
            return None
    elif first in "\"'" and text.find(first, 1) == len(text) - 1 > 0 and "\\" not in text:
        text, style = text[1:-1], first
    else:
        return None
    here = mark(line, column)
    return ScalarNode(TEXT, text, here, here, style)
