"""Unprocessed entries -> entries with the text of their values: braces, quotes, macros and `#`."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from generator.formats.bibtex.blocks import Issue, RawEntry, parts
from generator.formats.html_markup import without_html
from generator.model.date import MONTHS
from generator.text.tex.journal_macros import with_journals

MONTH_MACROS = {month[:3].casefold(): month for month in MONTHS} | {"sept": "September"}
BRACE = re.compile(r"(?<!\\)[{}]")
WORD = re.compile(r"[^\s#{}\",=]+")
PLAIN_WORD = re.compile(r"\d+|true|false|yes|no", re.I)
PLAIN = frozenset('{"0123456789')
MOST_PIECES = 1_000  # that `#` may join in one value
LONGEST_JOINED = 100_000  # characters of a value whose pieces `#` joins: macros of macros double with each line
MOST_TEXT = 10_000_000  # characters of all values that need macros
MACRO_HINT = 'write `@string{name = "…"}` above, or put the value in braces'

JOURNAL_FIELDS = frozenset(
    "journal journaltitle booktitle shortjournal series howpublished note addendum additional_info".split()
)


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
    """Return all entries of a file with the text of their values, and the mistakes."""
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
    return Bibliography(list(_with_texts(raw, macros, issues)), issues)


def _with_texts(
    raw: list[tuple[int, RawEntry]], macros: Mapping[str, str], issues: list[Issue]
) -> Iterator[tuple[int, Entry]]:
    """Yield the entries with the text of their values, while the text from macros is not more than MOST_TEXT."""
    size = 0
    for line, written in raw:
        entry = _plain(written)
        if entry is None:
            entry = _entry(written, macros, line, issues)
            size += sum(len(value.text) for _, value in entry.fields)
        yield line + written.line, entry
        if size > MOST_TEXT:
            message = f"the values that use @string have more than {MOST_TEXT:,} characters; the macros end here"
            issues.append(Issue(line + written.line, message, "write shorter @strings", is_error=False))
            macros, size = MONTH_MACROS, 0


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
    texts = [without_html(_value(field.value, macros, raw, line, issues, field.line).strip()) for field in raw.fields]
    fields = tuple(
        (field.name, Value(with_journals(text) if field.name in JOURNAL_FIELDS else text, field.line - raw.line))
        for field, text in zip(raw.fields, texts, strict=True)
    )
    return Entry(raw.kind, raw.key, fields)


def _value(
    written: str, macros: Mapping[str, str], entry: RawEntry, line: int, issues: list[Issue], at: int = -1
) -> str:
    """Return the text of a value, with the blanks at its ends, which a macro keeps when it is joined with others.

    If a comma is missing after a field, the parser puts the next fields into its value. That is reported as a mistake.
    """
    if written[:1] == "{" and written.find("}") == len(written) - 1 and written.rfind("{") == 0:
        return written[1:-1]  # nearly all values
    place = line + (entry.line if at < 0 else at)
    pieces, rest, size = [], written, 0
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
        size += len(piece)
        if len(pieces) > MOST_PIECES or (len(pieces) > 1 and size > LONGEST_JOINED):
            message = f'a value that `#` joins in "{entry.key}" has more than {MOST_PIECES:,} pieces or'
            message = f"{message} {LONGEST_JOINED:,} characters, and was cut"
            issues.append(Issue(place, message, "write the text in one pair of braces", is_error=False))
            return "".join(pieces)[:LONGEST_JOINED]
        if rest and not rest.startswith("#"):
            swallowed = WORD.match(rest)
            word_after = swallowed[0] if swallowed else rest[:20]
            mistake = f'in the entry "{entry.key}" a comma is missing before "{word_after}"'
            message = f"{mistake}; the text up to the next comma was skipped"
            issues.append(Issue(place, message, "end each field with a comma", is_error=False))
            break
        rest = rest[1:].lstrip()
    return "".join(pieces)


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
