"""The type of a paper: the words for each type, and the classifier for papers whose entry gives none.

All outputs use its result, `Paper.type`: pages, lists, charts, formulas, references, files and tags.
"""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from generator.formats.entry.venue_types import venue_type
from generator.formats.entry.venues import PREPRINT_DOI, PUBLISHER, REPORT, THESIS, plain
from generator.model.paper import PaperType, TypeSource

TYPES = {type.value: type for type in PaperType} | {
    "journal": PaperType.ARTICLE_JOURNAL,
    "journal-article": PaperType.ARTICLE_JOURNAL,
    "magazine": PaperType.ARTICLE_MAGAZINE,
    "newspaper": PaperType.ARTICLE_NEWSPAPER,
    "preprint": PaperType.ARTICLE,
    "misc": PaperType.ARTICLE,
    "conference": PaperType.PAPER_CONFERENCE,
    "conference-paper": PaperType.PAPER_CONFERENCE,
    "inproceedings": PaperType.PAPER_CONFERENCE,
    "workshop": PaperType.PAPER_CONFERENCE,
    "incollection": PaperType.CHAPTER,
    "book-chapter": PaperType.CHAPTER,
    "phdthesis": PaperType.THESIS,
    "mastersthesis": PaperType.THESIS,
    "techreport": PaperType.REPORT,
    "technical-report": PaperType.REPORT,
    "data": PaperType.DATASET,
    "code": PaperType.SOFTWARE,
    "talk": PaperType.SPEECH,
    "poster": PaperType.SPEECH,
    "blog": PaperType.POST_WEBLOG,
    "unpublished": PaperType.MANUSCRIPT,
    "encyclopedia": PaperType.ENTRY_ENCYCLOPEDIA,
    "dictionary": PaperType.ENTRY_DICTIONARY,
    "book-review": PaperType.REVIEW_BOOK,
}

# Words in the names of journals that also name meetings: "Federation Proceedings", "Conference Papers in Science".
SERIAL = re.compile(r"\bjournal\b|\b(?:proceedings|papers)\b(?! of)", re.I)
OF_A_MEETING = re.compile(r"\b(?:conference|workshop|symposium|congress|meeting) proceedings\b", re.I)


class Classified(NamedTuple):
    """The type of a paper, and the fact from which it follows."""

    type: PaperType
    source: TypeSource


def declared(type: PaperType) -> Classified:
    """Return a type that the entry gives."""
    return Classified(type, TypeSource.DECLARED)


def classify(values: Mapping[str, Any]) -> Classified:
    """Return the type of a paper from the fields of its entry, by their names in the table of papers.

    A given `type` wins. Otherwise the name of the venue decides: a preprint server, a conference or a journal. Any
    other venue is a journal, unless the paper has an ISBN or a chapter: then it is a book.
    """
    if values.get("type"):
        return declared(PaperType(values["type"]))
    if genre := _of_genre(values.get("genre", "")):
        return Classified(genre, TypeSource.GENRE)
    if venue := values.get("venue") or values.get("venue_short"):
        return _with_venue(venue, values)
    return _without_venue(values)


def classify_kind(type: PaperType, values: Mapping[str, Any]) -> Classified:
    """Return the type of a paper from another format, whose kind of entry means `type`, as BibTeX's `@article` does.

    The kind wins, with two exceptions: a journal article is a preprint if its journal is a preprint server, or if it
    has no journal and is on a server. The kind DOCUMENT (`@misc`, RIS `GEN`) is a preprint if another field says so.
    `howpublished` is a venue or another remark on the publication.
    """
    venue = values.get("venue") or values.get("howpublished") or ""
    named = venue_type(venue) if venue else None
    if type is PaperType.ARTICLE_JOURNAL:
        found = Classified(PaperType.ARTICLE, TypeSource.SERVER) if named is PaperType.ARTICLE else None
        found = found or (None if venue else _on_a_server(values))
        return found or declared(type)
    if type is not PaperType.DOCUMENT:
        return declared(type)
    if named is PaperType.ARTICLE:
        return Classified(PaperType.ARTICLE, TypeSource.SERVER)
    found = _on_a_server(values)
    if found and (named or values.get("venue")):
        return _with_venue(venue, values)
    return found or Classified(type, TypeSource.NOTHING)


def _with_venue(venue: str, values: Mapping[str, Any]) -> Classified:
    type = venue_type(venue) or _of_other_names(values)
    if type is PaperType.ARTICLE_JOURNAL:
        return Classified(type, TypeSource.VENUE)
    if values.get("event"):
        return Classified(PaperType.PAPER_CONFERENCE, TypeSource.EVENT)
    if values.get("volume") and _is_serial(type, venue, has_issue=bool(values.get("issue"))):
        return Classified(PaperType.ARTICLE_JOURNAL, TypeSource.VOLUME)
    if type:
        return Classified(type, TypeSource.SERVER if type is PaperType.ARTICLE else TypeSource.VENUE)
    if values.get("volume") or values.get("issue") or values.get("issn"):
        return Classified(PaperType.ARTICLE_JOURNAL, TypeSource.VOLUME)
    if values.get("isbn") or values.get("chapter"):
        return Classified(PaperType.CHAPTER, TypeSource.ISBN if values.get("isbn") else TypeSource.CHAPTER)
    return Classified(PaperType.ARTICLE_JOURNAL, TypeSource.OTHER)


def _is_serial(type: PaperType | None, venue: str, *, has_issue: bool) -> bool:
    """Return whether a venue with a volume is a journal, although its name has a word of another type.

    "Thesis Eleven" 3(2) and "Federation Proceedings" 12 are journals; "AIP Conference Proceedings" 12 is not.
    """
    if type is PaperType.PAPER_CONFERENCE:
        return SERIAL.search(venue) is not None and OF_A_MEETING.search(venue) is None
    return has_issue and type in {PaperType.THESIS, PaperType.REPORT}


def _of_other_names(values: Mapping[str, Any]) -> PaperType | None:
    """Return the type that follows from the short venue ("NeurIPS") or the series ("Lecture Notes in …")."""
    names = (values.get("venue_short", ""), values.get("series", ""))
    types = (venue_type(name) for name in names if name)
    return next((type for type in types if type in {PaperType.PAPER_CONFERENCE, PaperType.CHAPTER}), None)


def _without_venue(values: Mapping[str, Any]) -> Classified:
    if values.get("event"):
        return Classified(PaperType.PAPER_CONFERENCE, TypeSource.EVENT)
    if values.get("isbn"):
        return Classified(PaperType.BOOK, TypeSource.ISBN)
    if found := _on_a_server(values):
        return found
    if PUBLISHER.search(plain(values.get("publisher", ""))):
        return Classified(PaperType.BOOK, TypeSource.PUBLISHER)
    return Classified(PaperType.ARTICLE, TypeSource.NOTHING)


def _on_a_server(values: Mapping[str, Any]) -> Classified | None:
    """Return a preprint if an identifier or the publisher shows that the paper is on a preprint server."""
    if values.get("arxiv"):
        return Classified(PaperType.ARTICLE, TypeSource.ARXIV)
    if PREPRINT_DOI.match(values.get("doi", "")):
        return Classified(PaperType.ARTICLE, TypeSource.DOI)
    publisher = values.get("publisher", "")
    if publisher and venue_type(publisher) is PaperType.ARTICLE:
        return Classified(PaperType.ARTICLE, TypeSource.PUBLISHER)
    return None


def _of_genre(genre: str) -> PaperType | None:
    """Return the type to which `genre` belongs, or None."""
    words = plain(genre) if genre else ""
    if not words:
        return None
    if THESIS.search(words):
        return PaperType.THESIS
    return PaperType.REPORT if REPORT.search(words) else None
