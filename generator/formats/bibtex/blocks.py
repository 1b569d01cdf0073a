"""The text of a .bib file -> its unprocessed entries, by bibtexparser; broken entries become errors, and are skipped.

The text is split where a line begins with `@`, because the parser recovers from mistakes at the same places, and each
part is parsed separately. Parsed parts are cached, so that after an edit only the changed entry is parsed again.
"""

import logging
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from generator.formats.bibtex.comments import without_comments

PART = re.compile(r"^[ \t]*@", re.M)
LOST = re.compile(r"\s*,?\s*[A-Za-z][\w+:-]*\s*=")
SPECIAL = ("comment", "string", "preamble")
IMITATION = re.compile(rf"[ \t]*@\s*((?:{'|'.join(SPECIAL)})\w+)", re.I)
MOST_OPEN = 1_000  # braces that are never closed: with more, the parser would try to begin an entry at each of them
UNCLOSED = re.compile(r"end of file|Unexpected block start")


class RawField(NamedTuple):
    """A field with its value as it is in the file, with braces; `line` counts from 0 at the start of the part."""

    name: str
    value: str
    line: int


class RawEntry(NamedTuple):
    """An entry, or a `@string`: then `kind` is "string" and there is one field. `line` counts from 0 in the part."""

    kind: str
    key: str
    fields: tuple[RawField, ...]
    line: int


class Issue(NamedTuple):
    """A mistake at a line (from 0 in the part, or from 1 in the file): an error or a warning, with a hint."""

    line: int
    message: str
    hint: str
    is_error: bool = True


class Part(NamedTuple):
    """The entries and mistakes of the text between one `@` at the start of a line and the next."""

    entries: tuple[RawEntry, ...] = ()
    issues: tuple[Issue, ...] = ()


def parts(text: str) -> Iterator[tuple[int, Part]]:
    """Yield the parts of a file, each with the line on which it begins, from 1."""
    starts = [match.start() for match in PART.finditer(text)]
    if "@" in text[: starts[0] if starts else len(text)]:  # an entry that follows other words on its line
        starts.insert(0, 0)
    if not starts:
        return
    line = 1 + text.count("\n", 0, starts[0])
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        yield line, _part(text[start:end].rstrip())
        line += text.count("\n", start, end)


@lru_cache(maxsize=50_000)
def _part(text: str) -> Part:
    if max(text.count("{") - text.count("}"), text.count("(") - text.count(")")) > MOST_OPEN:
        return Part(issues=(_broken(text.split("\n", 1)[0], 0, "end of file"),))
    imitation = IMITATION.match(text)
    return _imitated(text, imitation) if imitation else _parsed(text)


def _imitated(text: str, imitation: re.Match[str]) -> Part:
    """Return a part whose first entry has an unknown type like `@comments`, which the parser would skip as a comment.

    Only `@comment` is a comment, as in biber. An entry with a title is a paper; any other text is skipped, and said.
    """
    kind, start = imitation[1], imitation.start(1)
    part = _parsed(f"{text[:start]}x{text[start + 1 :]}")
    entries = list(part.entries)
    first = entries.pop(0) if entries and entries[0].kind == f"x{kind[1:]}".casefold() else None
    is_paper = first is not None and any(field.name == "title" for field in first.fields)
    if first and is_paper:
        entries.insert(0, first._replace(kind=kind.casefold()))
    done = "it was read as @misc" if is_paper else "the text in it was skipped"
    word = next(word for word in SPECIAL if kind.casefold().startswith(word))
    issue = Issue(0, f'"@{kind}" is no known entry type; {done}', f"write @{word}, if you mean that", is_error=False)
    others = part.issues if is_paper else tuple(other for other in part.issues if other.line)
    return Part(tuple(entries), (issue, *others))


def _parsed(text: str) -> Part:
    entries: list[RawEntry] = []
    issues: list[Issue] = []
    text = without_comments(text)
    lines = text.split("\n")
    for block in _splitter()(text).split().blocks:
        kind, line = type(block).__name__, block.start_line
        if kind == "DuplicateBlockKeyBlock":  # two entries in one part: duplicate ids are reported later
            block = block.ignore_error_block  # noqa: PLW2901
            kind = type(block).__name__
        if kind == "DuplicateFieldKeyBlock":
            block, names = block.ignore_error_block, ", ".join(sorted(block.duplicate_keys))  # noqa: PLW2901
            message = f'the entry "{block.key}" has a field twice: {names}; only the first is read'
            issues.append(Issue(line, message, "remove one of the two", is_error=False))
            kind = "Entry"
        if kind == "Entry":
            entries.append(_entry(block))
        elif kind == "String":
            entries.append(RawEntry("string", block.key, (RawField(block.key, block.value, line),), line))
        elif kind == "ParsingFailedBlock":
            issues.append(_broken(lines[line] if line < len(lines) else "", line, str(block.error.abort_reason)))
        elif kind == "ImplicitComment" and entries and LOST.match(block.comment):
            message = f'the text after the entry "{entries[-1].key}" is in no entry, and was skipped'
            issues.append(Issue(line, message, "remove the extra closing brace in the entry above", is_error=False))
    return Part(tuple(entries), tuple(dict.fromkeys(issues)))  # one line may have thousands of equal mistakes


def _entry(block: Any) -> RawEntry:
    fields: dict[str, RawField] = {}
    for field in block.fields:
        name = field.key.casefold()
        fields.setdefault(name, RawField(name, field.value, field.start_line))
    return RawEntry(block.entry_type.casefold(), block.key, tuple(fields.values()), block.start_line)


def _broken(written: str, line: int, reason: str) -> Issue:
    """Return the mistake of an entry that begins at `line`, which is `written` so."""
    key = re.search(r"@\s*\w*\s*[{(]\s*([^\s,{}()]*)", written)
    name = f'the entry "{key[1]}"' if key and key[1] else "this entry"
    if UNCLOSED.search(reason):
        return Issue(line, f"{name} does not end, and was skipped", "close its braces and quotes")
    message = f"{name} cannot be read, and was skipped: {_in_words(reason)}"
    return Issue(line, message, "write each field as `name = {value},`")


def _in_words(reason: str) -> str:
    first = " ".join(reason.split()).rstrip(".")
    return first[:1].lower() + first[1:]


@cache
def _splitter() -> Any:
    """Return the class of the parser, imported only if there is a .bib file.

    Its own log messages are turned off, because this module reports the same mistakes.
    """
    from bibtexparser.splitter import Splitter

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL + 1)
    return Splitter
