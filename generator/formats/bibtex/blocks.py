"""The text of a .bib file -> its entries as they are written, by bibtexparser; what is broken is told and passed over.

The text is parted where a line begins with `@`, and each part is parsed by itself: that is where the parser, too,
starts anew after a mistake. A part that was parsed before is remembered, so that an edit costs that of one entry.
"""

import logging
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from generator.formats.bibtex.comments import without_comments

PART = re.compile(r"^[ \t]*@", re.M)
LOST = re.compile(r"\s*,?\s*[A-Za-z][\w+:-]*\s*=")
UNCLOSED = re.compile(r"end of file|Unexpected block start")


class RawField(NamedTuple):
    """A field with its value as it is written, braces and all; `line` counts from 0 at the start of the part."""

    name: str
    value: str
    line: int


class RawEntry(NamedTuple):
    """An entry, or a `@string` (then `kind` is that, and it has one field)."""

    kind: str
    key: str
    fields: tuple[RawField, ...]
    line: int


class Issue(NamedTuple):
    """Something wrong at a line: an error, or a warning."""

    line: int
    message: str
    hint: str
    is_error: bool = True


class Part(NamedTuple):
    """What stands between one `@` at the start of a line and the next."""

    entries: tuple[RawEntry, ...] = ()
    issues: tuple[Issue, ...] = ()


def parts(text: str) -> Iterator[tuple[int, Part]]:
    """The parts of a file, each with the line on which it begins, from 1."""
    starts = [match.start() for match in PART.finditer(text)]
    if "@" in text[: starts[0] if starts else len(text)]:  # an entry behind other words
        starts.insert(0, 0)
    if not starts:
        return
    line = 1 + text.count("\n", 0, starts[0])
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        yield line, _part(text[start:end].rstrip())
        line += text.count("\n", start, end)


@lru_cache(maxsize=50_000)
def _part(text: str) -> Part:
    entries: list[RawEntry] = []
    issues: list[Issue] = []
    text = without_comments(text)
    for block in _splitter()(text).split().blocks:
        kind, line = type(block).__name__, block.start_line
        if kind == "DuplicateBlockKeyBlock":  # two entries in one part; the ids will tell
            block = block.ignore_error_block  # noqa: PLW2901
            kind = type(block).__name__
        if kind == "DuplicateFieldKeyBlock":
            block, names = block.ignore_error_block, ", ".join(sorted(block.duplicate_keys))  # noqa: PLW2901
            message = f'the entry "{block.key}" has a field twice: {names}'
            issues.append(Issue(line, message, "keep one of them; the first is read", is_error=False))
            kind = "Entry"
        if kind == "Entry":
            entries.append(_entry(block))
        elif kind == "String":
            entries.append(RawEntry("string", block.key, (RawField(block.key, block.value, line),), line))
        elif kind == "ParsingFailedBlock":
            issues.append(_broken(text, line, str(block.error.abort_reason)))
        elif kind == "ImplicitComment" and entries and LOST.match(block.comment):
            message = f'what follows the entry "{entries[-1].key}" belongs to none, and is not read'
            issues.append(Issue(line, message, "look for a brace too many in the entry above"))
    return Part(tuple(entries), tuple(issues))


def _entry(block: Any) -> RawEntry:
    fields: dict[str, RawField] = {}
    for field in block.fields:
        name = field.key.casefold()
        fields.setdefault(name, RawField(name, field.value, field.start_line))
    return RawEntry(block.entry_type.casefold(), block.key, tuple(fields.values()), block.start_line)


def _broken(text: str, line: int, reason: str) -> Issue:
    written = text.split("\n")[line] if line < text.count("\n") + 1 else ""
    key = re.search(r"@\s*\w*\s*[{(]\s*([^\s,{}()]*)", written)
    name = f'the entry "{key[1]}"' if key and key[1] else "this entry"
    if UNCLOSED.search(reason):
        return Issue(line, f"{name} does not end", "close its braces and quotes; the other entries are read")
    return Issue(line, f"{name} cannot be read: {_in_words(reason)}", "a field is `name = {value},`")


def _in_words(reason: str) -> str:
    first = " ".join(reason.split()).rstrip(".")
    return first[:1].lower() + first[1:]


@cache
def _splitter() -> Any:
    """The parser, loaded where there is a .bib file, and without its own words about mistakes, which we tell."""
    from bibtexparser.splitter import Splitter

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL + 1)
    return Splitter
