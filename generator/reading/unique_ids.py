"""Entries with unique ids: a repeated entry is used once, and another entry with the same id gets a number."""

from collections.abc import Iterable
from typing import TypeVar

import msgspec

from generator.model.library import FreePage, NewsItem
from generator.model.paper import Paper, Place
from generator.model.problem import Problem
from generator.text.slug import numbered

E = TypeVar("E", Paper, FreePage, NewsItem)
NOWHERE = Place("")


def with_unique_ids(
    what: str, entries: Iterable[E], before: Iterable[E] = ()
) -> tuple[tuple[E, ...], tuple[Problem, ...]]:
    """Return the entries with unique ids, and a warning for each one that repeats an id.

    An entry with the same content as an earlier one is left out: lists of papers by topic often repeat a list of all
    papers. The id of any other one gets a number: "doe", "doe-2". The earlier one, in the order of the files and of
    their lines, keeps the id. `what` names an entry in messages. If an entry equals one in `before`, the entries of the
    last reading, that object is returned.
    """
    kept: dict[str, E] = {}
    again: list[E] = []
    for entry in entries:
        if kept.setdefault(entry.id, entry) is not entry:
            again.append(entry)
    if not again:
        return tuple(kept.values()), ()
    known = {entry.id: entry for entry in before}
    first = dict(kept)
    problems = []
    for entry in again:
        other = first[entry.id]
        where = f"{other.place.path}:{other.place.line}"
        if _content(entry) == _content(other):
            message = f'the {what} "{entry.id}" is repeated: it is the same as in {where}; it is used once'
            hint = "delete one of the two"
        else:
            id = next(name for name in numbered(entry.id) if name not in kept)
            renamed = msgspec.structs.replace(entry, id=id)
            kept[id] = known[id] if known.get(id) == renamed else renamed
            message = f'the id "{entry.id}" is already used by another {what}, in {where}; this one gets "{id}"'
            hint = "give one of them another key" if entry.place.path.endswith(".bib") else RENAME[what]
        problems.append(Problem(entry.place.path, entry.place.line, 0, message, hint, is_error=False))
    return tuple(kept.values()), tuple(problems)


RENAME = {
    "paper": "give one of them another id or file name",
    "page": "rename one of the files",
    "note": "rename one of the files",
}


def _content(entry: E) -> Paper | FreePage | NewsItem:
    """Return the entry without its place, and with the fields that keep the order of the file in one order."""
    if isinstance(entry, Paper):
        extra, links = tuple(sorted(entry.extra)), tuple(sorted(entry.links, key=lambda link: (link.kind, link.target)))
        return msgspec.structs.replace(entry, place=NOWHERE, extra=extra, links=links)
    return msgspec.structs.replace(entry, place=NOWHERE)
