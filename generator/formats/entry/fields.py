"""Tables of fields: what a record may hold, how each value is read, its JSON Schema, and its line of help.

A record is read by its table alone: every value that does not fit and every field that nobody knows becomes a problem
with line and column, all of them in one pass.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, TypeVar

import msgspec

from generator.formats.located import Located, LocatedList, LocatedRecord, LocatedText
from generator.model.errors import PaperfolioError
from generator.model.problem import Problem

T = TypeVar("T")
Schema = dict[str, Any]
LARGEST = 1_000_000  # characters of one value
SCALAR: Schema = {"type": ["string", "number", "boolean"]}  # editors type `2405.04430` as a number; we read its text


class Diagnostics:
    """One file being read: where its record begins, and the problems found so far."""

    def __init__(self, path: str, first_line: int = 1) -> None:
        self.path, self.first_line = path, first_line
        self.problems: list[Problem] = []

    def place(self, node: Located) -> tuple[str, int, int]:
        """Path, line and column of a value."""
        return self.path, node.line + self.first_line, node.column

    def error(self, node: Located, message: str, hint: str = "") -> None:
        """Note an error at a value."""
        self.problems.append(Problem(*self.place(node), message, hint))

    def warning(self, node: Located, message: str, hint: str = "") -> None:
        """Note a warning at a value."""
        self.problems.append(Problem(*self.place(node), message, hint, is_error=False))


class InvalidValue(PaperfolioError, ValueError):
    """A value that its field cannot take: message and hint."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


Read = Callable[[Located, Diagnostics], Any]


class Kind(msgspec.Struct, frozen=True):
    """A kind of value: `read` takes a value with its place or raises Unfit; `schema` is its JSON Schema, `label` says
    it in words."""

    label: str
    read: Read
    schema: Schema


class Field(msgspec.Struct, frozen=True):
    """A field: its name, its other names, the kind of its value, and a line of help."""

    name: str
    kind: Kind
    help: str
    aliases: tuple[str, ...] = ()
    required: bool = False


class Table(msgspec.Struct, frozen=True, eq=False):
    """The fields of a kind of record; `what` names it in messages. Unknown fields are kept where `keeps_unknown`."""

    what: str
    fields: tuple[Field, ...]
    keeps_unknown: bool = False

    def names(self) -> Mapping[str, Field]:
        """Every name and alias, folded, with its field."""
        return _names(self)


class Record(msgspec.Struct):
    """What a table read, by the names of fields: the `values`, and the `nodes` from which they were read, which have
    their places; and what nobody knows, as text."""

    values: dict[str, Any]
    nodes: dict[str, Located]
    extra: tuple[tuple[str, str], ...] = ()


def read_record(node: Located, table: Table, diagnostics: Diagnostics) -> Record:
    """The record at `node`; what is wrong goes to `diagnostics`, and the field is left out."""
    record = Record({}, {})
    if not isinstance(node, LocatedRecord):
        diagnostics.error(node, f"{table.what} is a record, and this is {described(node)}", "write `name: value`")
        return record
    names = table.names()
    written: dict[str, LocatedText] = {}
    empty: dict[str, LocatedText] = {}
    for key, value in node.pairs:
        field = names.get(key.value) or names.get(_folded(key.value))
        if field is None:
            _unknown(key, value, table, record, diagnostics)
        elif is_empty(value):
            empty[field.name] = key
        elif field.name in written:
            _twice(key, written[field.name], diagnostics)
        else:
            written[field.name] = key
            _value(field, key, value, record, diagnostics)
    for field in table.fields:
        if field.required and field.name not in written:
            diagnostics.error(
                empty.get(field.name, node), f"{table.what} has no {field.name}", f"add `{field.name}: …`"
            )
    return record


def _value(field: Field, key: LocatedText, value: Located, record: Record, diagnostics: Diagnostics) -> None:
    record.nodes[field.name] = value
    try:
        record.values[field.name] = field.kind.read(value, diagnostics)
    except InvalidValue as unfit:
        diagnostics.error(value, f"{key.value}: {unfit.message}", unfit.hint)


def _twice(key: LocatedText, first: LocatedText, diagnostics: Diagnostics) -> None:
    """Two names of one field; the very same name was noted when the YAML was read."""
    if first.value != key.value:
        message = f'"{key.value}" says the same as "{first.value}" on line {diagnostics.place(first)[1]}'
        diagnostics.error(key, message, "keep one of them")


def _unknown(key: LocatedText, value: Located, table: Table, record: Record, diagnostics: Diagnostics) -> None:
    if key.value == "<<":
        return  # noted when the YAML was read
    kept = "it is kept, and shown among the details" if table.keeps_unknown else "it is left out"
    diagnostics.warning(key, f'unknown field "{key.value}"', suggestion(key.value, table.names()) or kept)
    if table.keeps_unknown:
        record.extra = (*record.extra, (key.value, as_text(value)))


def suggestion(word: str, known: Mapping[str, Any] | Sequence[str]) -> str:
    """ "did you mean …?", or the empty string."""
    return _suggestion(_folded(word), tuple(known))


@lru_cache(maxsize=10_000)
def _suggestion(word: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(word, known, n=1, cutoff=0.75)
    return f'did you mean "{close[0]}"?' if close else ""


def is_empty(node: Located) -> bool:
    """Whether nothing is written: an empty value, `~` or `null`."""
    return isinstance(node, LocatedText) and (not node.value or (not node.style and node.value in {"~", "null"}))


def described(node: Located) -> str:
    """What a node is, for messages."""
    if isinstance(node, LocatedText):
        return "a text"
    return "a list" if isinstance(node, LocatedList) else "a record"


def as_text(node: Located) -> str:
    """A value that nobody knows, as a line of text."""
    if isinstance(node, LocatedText):
        return node.value
    if isinstance(node, LocatedList):
        return ", ".join(as_text(item) for item in node.items)
    return "; ".join(f"{as_text(key)}: {as_text(value)}" for key, value in node.pairs)


def json_schema(table: Table) -> Schema:
    """The JSON Schema (2020-12) of a record of `table`."""
    properties: dict[str, Schema] = {}
    for field in table.fields:
        properties[field.name] = {**field.kind.schema, "description": field.help}
        properties |= {
            alias: {**field.kind.schema, "description": f"the same as {field.name}"} for alias in field.aliases
        }
    # Empty values and unknown fields are warnings at most, so an editor must not mark them as errors.
    return {"type": "object", "properties": properties, "additionalProperties": True}


@cache
def _names(table: Table) -> dict[str, Field]:
    found: dict[str, Field] = {}
    for field in table.fields:
        for name in (field.name, *field.aliases):
            found[name] = found[_folded(name)] = field
    return found


def _folded(name: str) -> str:
    return re.sub(r"[\s-]+", "_", name.strip().casefold())


def items(node: Located) -> Iterator[Located]:
    """The items of a list; a single value is a list of one."""
    if isinstance(node, LocatedList):
        yield from (item for item in node.items if not is_empty(item))
    else:
        yield node


def each(node: Located, diagnostics: Diagnostics, read: Callable[[Located, Diagnostics], T]) -> Iterator[T]:
    """What `read` makes of each item of a list, or of a single value; an item that does not fit hides no other."""
    for item in items(node):
        try:
            yield read(item, diagnostics)
        except InvalidValue as unfit:
            diagnostics.error(item, unfit.message, unfit.hint)
