"""Tables of fields: the fields of a record, how each value is read, its JSON Schema, and its line of help.

One pass over a record reports every invalid value and every unknown field, each with its line and column.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, TypeVar

import msgspec

from generator.formats.located import Located, LocatedList, LocatedRecord, LocatedText
from generator.model.errors import PaperfolioError
from generator.model.problem import Problem, of_field

T = TypeVar("T")
Schema = dict[str, Any]
LARGEST = 1_000_000  # characters of one value
MOST_UNKNOWN = 200  # unknown fields of one record that are kept
SCALAR: Schema = {"type": ["string", "number", "boolean"]}  # editors type `2405.04430` as a number; we read its text


class Diagnostics:
    """The problems of one file, and the line on which its record begins (from 1)."""

    def __init__(self, path: str, first_line: int = 1) -> None:
        self.path, self.first_line = path, first_line
        self.problems: list[Problem] = []

    def place(self, node: Located) -> tuple[str, int, int]:
        """Return the path, line and column of a value in the file."""
        return self.path, node.line + self.first_line, node.column

    def error(self, node: Located, message: str, hint: str = "") -> None:
        """Add an error at a value."""
        self.problems.append(Problem(*self.place(node), message, hint))

    def field(self, node: Located, message: str, hint: str = "", done: str = "it is left out") -> None:
        """Add a problem with a field, which costs only this field (`of_field`), with what was `done`."""
        self.problems.append(of_field(self.place(node), message, hint, done))

    def warning(self, node: Located, message: str, hint: str = "", cause: str = "") -> None:
        """Add a warning at a value. `cause` is what such warnings have in common, if not their message."""
        self.problems.append(Problem(*self.place(node), message, hint, is_error=False, cause=cause))


class InvalidValue(PaperfolioError, ValueError):
    """A value that its field does not accept, with a message and a hint."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


Read = Callable[[Located, Diagnostics], Any]


class Kind(msgspec.Struct, frozen=True):
    """A kind of value.

    `label` names it in the field reference. `read` converts a value, or raises InvalidValue. `schema` is its JSON
    Schema. A value that is not valid is left out; if `is_shown_if_invalid`, its text is shown, as for an unknown field.
    """

    label: str
    read: Read
    schema: Schema
    is_shown_if_invalid: bool = False


class Field(msgspec.Struct, frozen=True):
    """A field: its name, the kind of its value, a line of help, and its other names."""

    name: str
    kind: Kind
    help: str
    aliases: tuple[str, ...] = ()
    required: bool = False


class Table(msgspec.Struct, frozen=True, eq=False):
    """The fields of one kind of record. `what` names it in messages ("a paper").

    `keeps_unknown` is whether a record keeps its unknown fields as text. `is_entry` is whether a record is an entry of
    its own, and not a field of one: without a required field, the whole entry is left out.
    """

    what: str
    fields: tuple[Field, ...]
    keeps_unknown: bool = False
    is_entry: bool = False

    def names(self) -> Mapping[str, Field]:
        """Return every name and alias with its field, both as written and folded (lowercase, with underscores)."""
        return _names(self)


class Record(msgspec.Struct):
    """The result of reading a record: `values` and the `nodes` from which they were read, both by the names of fields,
    and the `unknown` fields: how many, their text (`extra`), and the first of those that are too many (`left_out`)."""

    values: dict[str, Any]
    nodes: dict[str, Located]
    extra: tuple[tuple[str, str], ...] = ()
    unknown: int = 0
    left_out: LocatedText | None = None


def read_record(node: Located, table: Table, diagnostics: Diagnostics) -> Record:
    """Return the record at `node`. Problems are added to `diagnostics`; an invalid field is left out."""
    record = Record({}, {})
    report = diagnostics.error if table.is_entry else diagnostics.field
    if not isinstance(node, LocatedRecord):
        report(node, f"{table.what} must be a mapping, not {described(node)}", "write `name: value`")
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
            _value(field, key, value, table, record, diagnostics)
    if record.left_out:
        report_left_out(record.left_out, diagnostics)
    for field in table.fields:
        if field.required and field.name not in written:
            report(empty.get(field.name, node), f"{table.what} has no {field.name}", f"add `{field.name}: …`")
    return record


def _value(
    field: Field, key: LocatedText, value: Located, table: Table, record: Record, diagnostics: Diagnostics
) -> None:
    record.nodes[field.name] = value
    try:
        record.values[field.name] = field.kind.read(value, diagnostics)
    except InvalidValue as unfit:
        message = f"{key.value}: {unfit.message}"
        if field.required and table.is_entry:
            diagnostics.error(value, message, unfit.hint)
        elif field.kind.is_shown_if_invalid and table.keeps_unknown and isinstance(value, LocatedText):
            record.extra = (*record.extra, (key.value, value.value))
            diagnostics.field(value, message, unfit.hint, "its text is shown among the details")
        else:
            diagnostics.field(value, message, unfit.hint)


def _twice(key: LocatedText, first: LocatedText, diagnostics: Diagnostics) -> None:
    """Report two names of one field. The YAML parser has already reported one name that occurs twice."""
    if first.value != key.value:
        message = f'"{key.value}" is the same field as "{first.value}" on line {diagnostics.place(first)[1]}'
        diagnostics.field(key, message, "delete one of them", "the first is used")


def _unknown(key: LocatedText, value: Located, table: Table, record: Record, diagnostics: Diagnostics) -> None:
    if key.value == "<<":
        return  # the YAML parser has reported it
    record.unknown += 1
    if record.unknown > MOST_UNKNOWN:
        record.left_out = record.left_out or key
        return
    kept = "it is kept, and shown among the details" if table.keeps_unknown else "it is ignored"
    message = f'unknown field "{key.value}"'
    diagnostics.warning(key, message, suggestion(key.value, table.names()) or kept, cause=message)
    if table.keeps_unknown:
        record.extra = (*record.extra, (key.value, as_text(value)))


def report_left_out(first: Located, diagnostics: Diagnostics) -> None:
    """Warn that a record has more unknown fields than are kept; `first` is the first one that is not kept."""
    message = f"there are more than {MOST_UNKNOWN} unknown fields; the others are left out"
    diagnostics.warning(first, message, "delete fields that no page should show")


def suggestion(word: str, known: Mapping[str, Any] | Sequence[str]) -> str:
    """Return "did you mean …?" if a name in `known` is similar to `word`; otherwise an empty string."""
    return _suggestion(_folded(word), tuple(known))


@lru_cache(maxsize=10_000)
def _suggestion(word: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(word, known, n=1, cutoff=0.75)
    return f'did you mean "{close[0]}"?' if close else ""


def is_empty(node: Located) -> bool:
    """Return whether a value is empty: no text, or `~` or `null` without quotes."""
    return isinstance(node, LocatedText) and (not node.value or (not node.style and node.value in {"~", "null"}))


def described(node: Located) -> str:
    """Return the type of a value for messages: "text", "a list" or "a mapping"."""
    if isinstance(node, LocatedText):
        return "text"
    return "a list" if isinstance(node, LocatedList) else "a mapping"


def as_text(node: Located) -> str:
    """Return the value of an unknown field as one line of text."""
    if isinstance(node, LocatedText):
        return node.value
    if isinstance(node, LocatedList):
        return ", ".join(as_text(item) for item in node.items)
    return "; ".join(f"{as_text(key)}: {as_text(value)}" for key, value in node.pairs)


def json_schema(table: Table) -> Schema:
    """Return the JSON Schema (2020-12) of a record of `table`."""
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
    """Yield the items of a list, without empty ones; a single value is a list of one."""
    if isinstance(node, LocatedList):
        yield from (item for item in node.items if not is_empty(item))
    else:
        yield node


def each(node: Located, diagnostics: Diagnostics, read: Callable[[Located, Diagnostics], T]) -> Iterator[T]:
    """Yield the result of `read` for each item of a list, or for a single value. An invalid item is left out."""
    for item in items(node):
        try:
            yield read(item, diagnostics)
        except InvalidValue as unfit:
            diagnostics.field(item, unfit.message, unfit.hint)
