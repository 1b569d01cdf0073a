"""Unprocessed entries -> entries with the text of their values: braces, quotes, macros, `#`, and inherited fields."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from generator.formats.bibtex.blocks import Issue, RawEntry, parts
from generator.model.date import MONTHS

MONTH_MACROS = {month[:3].casefold(): month for month in MONTHS} | {"sept": "September"}
BRACE = re.compile(r"(?<!\\)[{}]")
WORD = re.compile(r"[^\s#{}\",=]+")
PLAIN_WORD = re.compile(r"\d+|true|false|yes|no", re.I)
PLAIN = frozenset('{"0123456789')
MACRO_HINT = 'write `@string{name = "…"}` above, or put the value in braces'
# Fields that an entry inherits under another name from the entry in its `crossref` (biblatex manual, appendix B).
RENAMED = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
PARTS_OF = {"inproceedings", "conference", "incollection", "inbook", "suppbook", "bookinbook", "inreference"}
NO_WORK = {"xdata", "set", "control"}  # entries that are no publications, of biblatex and of IEEE's style
NOT_INHERITED = {
    "ids",
    "crossref",
    "xref",
    "xdata",
    "entryset",
    "keywords",
    "options",
    "label",
    "abstract",
    "note",
    "id",
}


class Value(NamedTuple):
    """The text of a field, in TeX, and its line (from 0 at the line of the entry)."""

    text: str
    line: int


class Entry(NamedTuple):
    """An entry with the text of its values. It can be a cache key, because its paper depends on nothing else."""

    kind: str
    key: str
    fields: tuple[tuple[str, Value], ...]


class Bibliography(NamedTuple):
    """The entries of a file, each with the line on which it begins (from 1), and the mistakes."""

    entries: list[tuple[int, Entry]]
    issues: list[Issue]


def read_bibliography(text: str) -> Bibliography:
    """Return all entries of a file with the text of their values, including inherited fields, and the mistakes."""
    issues: list[Issue] = []
    raw: list[tuple[int, RawEntry]] = []
    macros: dict[str, str] = dict(MONTH_MACROS)
    for line, part in parts(text):
        issues += [issue._replace(line=line + issue.line) for issue in part.issues]
        for entry in part.entries:
            if entry.kind == "string":
                macros[entry.key.casefold()] = _value(entry.fields[0].value, macros, entry, line, issues)
            else:
                raw.append((line, entry))
    entries = [(line + entry.line, _plain(entry) or _entry(entry, macros, line, issues)) for line, entry in raw]
    return Bibliography(list(_with_inherited(entries, issues)), issues)


@lru_cache(maxsize=50_000)
def _plain(raw: RawEntry) -> Entry | None:
    """Return the entry if its values need no `@string` of the file, else None.

    This is so for nearly all entries, and the cache returns the same object each time.
    """
    if any(field.value[:1] not in PLAIN and field.value.casefold() not in MONTH_MACROS for field in raw.fields):
        return None
    if any("#" in field.value for field in raw.fields):
        return None
    issues: list[Issue] = []
    entry = _entry(raw, MONTH_MACROS, 0, issues)
    return None if issues else entry


def _entry(raw: RawEntry, macros: Mapping[str, str], line: int, issues: list[Issue]) -> Entry:
    fields = tuple(
        (field.name, Value(_value(field.value, macros, raw, line, issues, field.line), field.line - raw.line))
        for field in raw.fields
    )
    return Entry(raw.kind, raw.key, fields)


def _value(
    written: str, macros: Mapping[str, str], entry: RawEntry, line: int, issues: list[Issue], at: int = -1
) -> str:
    """Return the text of a value.

    If a comma is missing after a field, the parser puts the next fields into its value. That is reported as a mistake.
    """
    if written[:1] == "{" and written.find("}") == len(written) - 1 and written.rfind("{") == 0:
        return written[1:-1].strip()  # nearly all values
    place = line + (entry.line if at < 0 else at)
    pieces, rest = [], written
    while rest:
        piece, rest = _piece(rest, macros)
        if piece is None:
            word = WORD.match(rest)
            unknown = word[0] if word else rest[:20]
            if not PLAIN_WORD.fullmatch(unknown):
                message = f'there is no @string "{unknown}"; the word itself was used'
                issues.append(Issue(place, message, MACRO_HINT, is_error=False))
            piece, rest = unknown, rest[len(unknown) :].lstrip()
        pieces.append(piece)
        if rest and not rest.startswith("#"):
            swallowed = WORD.match(rest)
            word_after = swallowed[0] if swallowed else rest[:20]
            mistake = f'in the entry "{entry.key}" a comma is missing before "{word_after}"'
            message = f"{mistake}; the text up to the next comma was skipped"
            issues.append(Issue(place, message, "end each field with a comma", is_error=False))
            break
        rest = rest[1:].lstrip()
    return "".join(pieces).strip()


def _piece(rest: str, macros: Mapping[str, str]) -> tuple[str | None, str]:
    """Return the first piece of a value, and the text after it. The piece is None if it is a word that is no macro."""
    if rest[0] == "{":
        depth = 0
        for brace in BRACE.finditer(rest):
            depth += 1 if brace[0] == "{" else -1
            if not depth:
                return rest[1 : brace.start()], rest[brace.end() :].lstrip()
        return rest[1:], ""
    if rest[0] == '"':
        depth = 0
        for mark in re.finditer(r'(?<!\\)[{}"]', rest[1:]):
            depth += {"{": 1, "}": -1, '"': 0}[mark[0]]
            if mark[0] == '"' and not depth:
                return rest[1 : mark.start() + 1], rest[mark.end() + 1 :].lstrip()
        return rest[1:], ""
    word = WORD.match(rest)
    if word and word[0].casefold() in macros:
        return macros[word[0].casefold()], rest[word.end() :].lstrip()
    return None, rest


def _with_inherited(entries: list[tuple[int, Entry]], issues: list[Issue]) -> Iterator[tuple[int, Entry]]:
    """Yield the entries, with missing fields taken from the entries that they name in `crossref` or `xdata`.

    Entries of NO_WORK are left out.
    """
    heirs = {"crossref", "xdata"}
    by_key: dict[str, Entry] = {}
    for line, entry in entries:
        if entry.kind in NO_WORK:
            continue
        if not any(name in heirs for name, _ in entry.fields):
            yield line, entry
            continue
        by_key = by_key or {entry.key.casefold(): entry for _, entry in entries}
        yield line, _inheriting(entry, by_key, line, issues, frozenset({entry.key.casefold()}))


def _inheriting(
    entry: Entry, by_key: Mapping[str, Entry], line: int, issues: list[Issue], seen: frozenset[str]
) -> Entry:
    fields = dict(entry.fields)
    for way in ("xdata", "crossref"):
        source = fields.pop(way, None)
        for key in source.text.split(",") if source else ():
            name = key.strip().casefold()
            parent = by_key.get(name)
            if parent is None or name in seen:
                heir = f'the entry "{entry.key}" inherits from "{key.strip()}" ({way})'
                message = f"{heir}, but there is no such entry; nothing is inherited"
                hint = f"write the key of an entry of this file, or remove `{way}`"
                issues.append(Issue(line + (source.line if source else 0), message, hint, is_error=False))
                continue
            parent = _inheriting(parent, by_key, line, [], seen | {name})
            is_part = way == "crossref" and entry.kind in PARTS_OF
            for field, value in parent.fields:
                heir = RENAMED.get(field, field) if is_part else field
                wanted = way == "xdata" or field not in NOT_INHERITED
                if wanted and not (is_part and field in {"author", "date", "year"} and _has_date(fields, field)):
                    fields.setdefault(heir, Value(value.text, source.line if source else 0))
    return Entry(entry.kind, entry.key, tuple(fields.items()))


def _has_date(fields: Mapping[str, Value], field: str) -> bool:
    """Whether the field must not be inherited: the author of a book, or a date if the entry has one in any form."""
    return field == "author" or "date" in fields or "year" in fields
