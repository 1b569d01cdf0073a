"""An entry that can be read, and what most likely is a slip in it: warnings, each with its line in the entry.

Nothing is changed by them: the kind, the field and the name are taken as they are written.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from generator.formats.bibtex.kinds import TYPES
from generator.formats.bibtex.names import FIELD_MAPPINGS
from generator.formats.bibtex.people import names_of
from generator.formats.bibtex.values import Entry
from generator.formats.entry.entry import PAPER
from generator.formats.entry.fields import suggestion
from generator.formats.names.name_matching import within_one_edit
from generator.formats.names.names import is_suffix

BRACED = re.compile(r"\{[^{}]*\}")
SHORTEST = 5  # letters of a field's name: shorter ones are like too many others
READ_ELSEWHERE = ("author", "editor", "title", "journal", "journaltitle", "booktitle", "publisher", "number", "month")


def lint_entry(entry: Entry, unknown: Iterable[str]) -> Iterator[tuple[int, str, str]]:
    """Line (from 0), message and hint of each; `unknown` are the names of the fields that nobody knows."""
    if entry.kind not in TYPES and (near := suggestion(entry.kind, tuple(TYPES))):
        yield 0, f'"@{entry.kind}" is no kind of entry, and is read as @misc', near
    lines = {name: value.line for name, value in entry.fields}
    for name in unknown:
        if meant := _meant(name):
            yield lines.get(name, 0), f'unknown field "{name}"', f'did you mean "{meant}"?'
    for name, value in entry.fields:
        if name in {"author", "editor"} and value.text.count(",") > 1:
            for written in filter(_has_many_commas, names_of(value.text)):
                message = f'"{written}" has more than one comma, and is read as one name'
                yield value.line, message, "write `and` between people; one name is `Family, Given` or `Given Family`"


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
    """A known field whose name is one letter off."""
    return next((known for known in _known() if within_one_edit(name, known)), "") if len(name) >= SHORTEST else ""
