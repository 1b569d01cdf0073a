"""YAML node <-> a value that waits for somebody who knows what it may be, with the place at which it stands."""

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.formats.entry.fields import Sheet, is_empty
from generator.formats.yaml.plain_yaml import LIST, RECORD, TEXT, mark
from generator.model.settings import Raw


def as_raw(node: Node, sheet: Sheet) -> Raw:
    """The value of a node, without what is in a record."""
    _, line, column = sheet.place(node)
    if isinstance(node, MappingNode):
        return Raw(line, column, shape="record")
    if isinstance(node, SequenceNode):
        return Raw(line, column, items=tuple(as_raw(item, sheet) for item in node.value), shape="list")
    return Raw(line, column, "" if is_empty(node) else str(node.value))


def as_node(raw: Raw) -> Node:
    """The value as a node again, at the same place, for a sheet that begins on the first line."""
    here = mark(raw.line - 1, raw.column - 1)
    if raw.shape == "record":
        return MappingNode(RECORD, [], here, here)
    if raw.shape == "list":
        return SequenceNode(LIST, [as_node(item) for item in raw.items], here, here)
    return ScalarNode(TEXT, raw.text, here, here)
