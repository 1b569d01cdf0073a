"""Values of an entry that name a value of another one: `author = {xdata=names-author-1}` (biblatex manual, 3.14.6)."""

import re
from collections.abc import Callable, Iterator, Mapping

from generator.formats.bibtex.blocks import Issue
from generator.formats.bibtex.inheriting.fields import SYNONYMS_OF
from generator.formats.bibtex.people import names_of
from generator.formats.bibtex.values import Entry, Value

MARK = "xdata="
REFERENCE = re.compile(r"xdata=\s*([^\s{}]+)-([A-Za-z_]+)(?:-(\d+))?")
HINT = "write the key of an entry of this file, its field, and a place in a list: `xdata=key-author-1`"
Values = Callable[[str], Mapping[str, str] | None]  # key -> the fields of that entry


def reference_keys(entry: Entry) -> Iterator[str]:
    """Yield the keys of the entries whose values an entry names."""
    for _, value in entry.fields:
        if MARK in value.text:
            yield from (found[1] for found in map(REFERENCE.fullmatch, names_of(value.text)) if found)


def with_references(entry: Entry, values: Values, issues: list[Issue]) -> Entry:
    """Return the entry with the values that it names. Those that do not exist are left out, and added to `issues`."""
    if not any(MARK in value.text for _, value in entry.fields):
        return entry
    fields: list[tuple[str, Value]] = []
    for name, value in entry.fields:
        text = _resolved(entry.key, value, values, issues) if MARK in value.text else value.text
        if text or not value.text:
            fields.append((name, Value(text, value.line)))
    return Entry(entry.kind, entry.key, tuple(fields))


def _resolved(key: str, value: Value, values: Values, issues: list[Issue]) -> str:
    """Return the text of a field with its references replaced: `xdata=names-author-1 and Okafor, Lena`."""
    items = names_of(value.text)
    if not any(map(REFERENCE.fullmatch, items)):
        return value.text
    texts = []
    for item in items:
        found = REFERENCE.fullmatch(item)
        text = _value(values(found[1]), found[2].casefold(), int(found[3] or 0)) if found else item
        if not text:
            message = f'the entry "{key}" takes a value from "{item}", but there is no such value; it is left out'
            issues.append(Issue(value.line, message, HINT, is_error=False))
        texts.append(text)
    return " and ".join(filter(None, texts))


def _value(fields: Mapping[str, str] | None, name: str, place: int) -> str:
    """Return a field, or its item at a place from 1 if it is a list; "" if there is none."""
    names = [name, *sorted(SYNONYMS_OF.get(name, ()))]
    text = next((fields[one] for one in names if one in fields), "") if fields else ""
    items = names_of(text) if place else [text]
    return items[max(place, 1) - 1] if max(place, 1) <= len(items) else ""
