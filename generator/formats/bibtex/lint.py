"""An entry -> warnings about likely mistakes: in its type, field names and lists of authors, and unused fields.

They change nothing: the entry is read as it is written.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from generator.formats.bibtex.kinds import TYPES
from generator.formats.bibtex.names import FIELD_MAPPINGS
from generator.formats.bibtex.people import read_as_one
from generator.formats.bibtex.values import Entry
from generator.formats.entry.entry import PAPER
from generator.formats.entry.fields import suggestion
from generator.formats.names.name_matching import within_one_edit
from generator.formats.names.names import is_suffix

BRACED = re.compile(r"\{[^{}]*\}")
BOTH_ISSUES = "`issue` beside `number`: the number is used, and the issue is shown among the details"
SHORTEST = 5  # letters of a field name: shorter names are similar to too many others
READ_ELSEWHERE = ("author", "editor", "title", "journal", "journaltitle", "booktitle", "publisher", "number", "month")


def lint_entry(entry: Entry, unknown: Iterable[str]) -> Iterator[tuple[int, str, str, str]]:
    """Yield the line (from 0 at the start of the entry), message, hint and cause (`Problem`) of each likely mistake.

    `unknown` are the names of the fields that are not known.
    """
    if entry.kind not in TYPES and (near := suggestion(entry.kind, tuple(TYPES))):
        yield 0, f'"@{entry.kind}" is no known entry type; it was read as @misc', near, ""
    lines = {name: value.line for name, value in entry.fields}
    for name in unknown:
        if name == "issue" and "number" in lines:  # PubMed's converters write both
            yield lines[name], BOTH_ISSUES, "delete one of the two, or write `eid` for the number of an article", ""
        elif meant := _meant(name):
            message = f'unknown field "{name}"'
            yield lines.get(name, 0), message, f'did you mean "{meant}"?', message
    for name, value in entry.fields:
        if name in {"author", "editor"} and value.text.count(",") > 1:
            for written in filter(_has_many_commas, read_as_one(value.text)):
                message = f'"{written}" has more than one comma; it was read as one name'
                yield (
                    value.line,
                    message,
                    "write `and` between people, and each name as `Family, Given` or `Given Family`",
                    "",
                )


def _has_many_commas(written: str) -> bool:
    """Whether a name has more parts than family name, suffix and given name."""
    parts = [part.strip() for part in BRACED.sub("", written).split(",") if part.strip()]
    return len(parts) > 2 and not any(map(is_suffix, parts[1:]))


@cache
def _known() -> tuple[str, ...]:
    named = (name for mapping in FIELD_MAPPINGS for name in (mapping.written, *mapping.others))
    return tuple(dict.fromkeys((*READ_ELSEWHERE, *named, *PAPER.names())))


@lru_cache(maxsize=10_000)
def _meant(name: str) -> str:
    """Return the known field name that differs by one typing mistake ("booktitel" -> "booktitle"), or "".

    A number at the end is no mistake: "address1" to "address49" are fields of a converter of PubMed.
    """
    if name[-1:].isdigit():
        return ""
    return next((known for known in _known() if within_one_edit(name, known)), "") if len(name) >= SHORTEST else ""
