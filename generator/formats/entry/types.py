"""What a paper is: the words for each type, and the one classifier that decides where none is given.

Every form asks this or uses its result, `Paper.type`: pages, lists, charts, formulas, references, files, tags.
"""

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


class Classified(NamedTuple):
    """What a paper is, and what that was taken from."""

    type: PaperType
    source: TypeSource


def declared(type: PaperType) -> Classified:
    """The type that the entry says."""
    return Classified(type, TypeSource.DECLARED)


def classify(values: Mapping[str, Any]) -> Classified:
    """What a paper is, by the fields of its entry (their names are those of the table of papers).

    The type that is given wins. Else what a venue is called decides: a preprint server, a conference, a journal. A
    venue that is none of them is a journal, unless an ISBN or a chapter makes it a book.
    """
    if values.get("type"):
        return declared(PaperType(values["type"]))
    if genre := _of_genre(values.get("genre", "")):
        return Classified(genre, TypeSource.GENRE)
    if venue := values.get("venue") or values.get("venue_short"):
        return _with_venue(venue, values)
    return _without_venue(values)


def classify_kind(type: PaperType, values: Mapping[str, Any]) -> Classified:
    """What a paper is whose format has a kind of entry for `type`, as BibTeX's `@article` and RIS's `JOUR`.

    The kind wins, with two exceptions: a journal article whose journal is a preprint server is a preprint, and so is
    one without a journal that is on a server. The kind DOCUMENT (`@misc`, `GEN`) says nothing: a preprint where
    something else tells so. `howpublished` is a venue, or any other remark on how it was published.
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
    if type:
        return Classified(type, TypeSource.SERVER if type is PaperType.ARTICLE else TypeSource.VENUE)
    if values.get("volume") or values.get("issue") or values.get("issn"):
        return Classified(PaperType.ARTICLE_JOURNAL, TypeSource.VOLUME)
    if values.get("isbn") or values.get("chapter"):
        return Classified(PaperType.CHAPTER, TypeSource.ISBN if values.get("isbn") else TypeSource.CHAPTER)
    return Classified(PaperType.ARTICLE_JOURNAL, TypeSource.OTHER)


def _of_other_names(values: Mapping[str, Any]) -> PaperType | None:
    """The type that the venue in short ("NeurIPS") or the series ("Lecture Notes in …") tells."""
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
    """A preprint, by its identifiers or its publisher."""
    if values.get("arxiv"):
        return Classified(PaperType.ARTICLE, TypeSource.ARXIV)
    if PREPRINT_DOI.match(values.get("doi", "")):
        return Classified(PaperType.ARTICLE, TypeSource.DOI)
    publisher = values.get("publisher", "")
    if publisher and venue_type(publisher) is PaperType.ARTICLE:
        return Classified(PaperType.ARTICLE, TypeSource.PUBLISHER)
    return None


def _of_genre(genre: str) -> PaperType | None:
    """The type of which `genre` is a kind."""
    words = plain(genre) if genre else ""
    if not words:
        return None
    return PaperType.THESIS if THESIS.search(words) else PaperType.REPORT if REPORT.search(words) else None
