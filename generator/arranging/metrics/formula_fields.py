"""The fields of papers for formulas; a field without a value is None."""

from collections.abc import Callable, Mapping, Sequence

import msgspec

from generator.arranging.metrics.counts import YEARS_BACK, recent_citations
from generator.arranging.papers.topics import venue_of
from generator.arranging.people.identities import Identity
from generator.model.date import PartialDate
from generator.model.paper import Paper

Value = int | float | str | tuple[str, ...] | bool | None


class Entry(msgspec.Struct, frozen=True):
    """A paper, the identities of its authors, and the day for which the site is built."""

    paper: Paper
    identities: Sequence[Identity]
    today: PartialDate


Field = Callable[[Entry], Value]


def field(name: str) -> Field:
    """Return the function that reads a field; "extra.acceptance_rate" is an unknown field of the entry."""
    return FIELDS[name] if name in FIELDS else _own(name.partition(".")[2])


def has_field(name: str) -> Callable[[Entry], bool]:
    """Return the function that decides if a paper has a field or link of that name."""
    if name in IDENTIFIERS:
        return lambda entry: bool(getattr(entry.paper, name))
    if name not in FIELDS and "." not in name:
        return lambda entry: _has_link(entry.paper, name)
    value = field(name)
    return lambda entry: (read := value(entry)) is not None and read is not False


IDENTIFIERS = ("doi", "arxiv", "pmid", "isbn", "url", "abstract", "image")


def _has_link(paper: Paper, kind: str) -> bool:
    return any(link.kind == kind for link in paper.links) or (kind == "pdf" and bool(paper.arxiv))


def _own(name: str) -> Field:
    wanted = _plain(name)
    return lambda entry: next((text for own, text in entry.paper.extra if _plain(own) == wanted), None)


def _plain(name: str) -> str:
    return name.strip().casefold().replace(" ", "_").replace("-", "_")


def _position(entry: Entry) -> int | None:
    return next((place for place, person in enumerate(entry.identities, 1) if person.is_owner), None)


def _is_last(entry: Entry) -> bool:
    people = entry.identities
    return len(people) > 1 and people[-1].is_owner and not entry.paper.are_authors_cut


def _is_sole(entry: Entry) -> bool:
    return len(entry.identities) == 1 and entry.identities[0].is_owner and not entry.paper.are_authors_cut


def _owner_is(mark: str) -> Field:
    def is_so(entry: Entry) -> bool:
        return any(
            identity.is_owner and getattr(author, mark)
            for author, identity in zip(entry.paper.authors, entry.identities, strict=True)
        )

    return is_so


def _is_open(entry: Entry) -> bool:
    """Return True if the entry has a PDF, an arXiv id, or a Creative Commons licence."""
    licence = entry.paper.license.strip().casefold()
    return _has_link(entry.paper, "pdf") or licence.startswith(("cc", "creative commons"))


FIELDS: Mapping[str, Field] = {
    "year": lambda entry: entry.paper.issued.year if entry.paper.issued else None,
    "month": lambda entry: (entry.paper.issued.month if entry.paper.issued else 0) or None,
    "type": lambda entry: entry.paper.type.value,
    "title": lambda entry: entry.paper.title.plain,
    "venue": lambda entry: venue_of(entry.paper) or None,
    "publisher": lambda entry: entry.paper.publisher or None,
    "status": lambda entry: entry.paper.status or None,
    "language": lambda entry: entry.paper.language or None,
    "license": lambda entry: entry.paper.license or None,
    "keywords": lambda entry: entry.paper.keywords or None,
    "fields": lambda entry: entry.paper.fields or None,
    "award": lambda entry: entry.paper.award or None,
    "authors": lambda entry: len(entry.paper.authors) or None,
    "coauthors": lambda entry: tuple(person.name for person in entry.identities if not person.is_owner) or None,
    "position": _position,
    "first_author": lambda entry: bool(entry.identities) and entry.identities[0].is_owner,
    "last_author": _is_last,
    "sole_author": _is_sole,
    "corresponding": _owner_is("is_corresponding"),
    "equal": _owner_is("is_equal"),
    "citations": lambda entry: entry.paper.citations,
    "recent_citations": lambda entry: recent_citations(entry.paper, entry.today.year - YEARS_BACK),
    "featured": lambda entry: entry.paper.is_featured,
    "open_access": _is_open,
    "to_appear": lambda entry: bool(entry.paper.issued and entry.paper.issued.is_after(entry.today)),
    "versions": lambda entry: len(entry.paper.versions) or None,
}
