"""Entry types of BibTeX and biblatex ("article", "inproceedings") <-> PaperType and genre."""

import re
from collections.abc import Mapping
from typing import Any

from generator.formats.entry.types import Classified, classify_kind, declared
from generator.model.paper import PaperType

# Entry types that programs write or read -> types of papers. Entries of other types are documents.
TYPES = {
    "article": PaperType.ARTICLE_JOURNAL,
    "periodical": PaperType.ARTICLE_JOURNAL,
    "suppperiodical": PaperType.ARTICLE_JOURNAL,
    "book": PaperType.BOOK,
    "mvbook": PaperType.BOOK,
    "booklet": PaperType.BOOK,
    "manual": PaperType.BOOK,
    "collection": PaperType.BOOK,
    "mvcollection": PaperType.BOOK,
    "reference": PaperType.BOOK,
    "mvreference": PaperType.BOOK,
    "proceedings": PaperType.BOOK,
    "mvproceedings": PaperType.BOOK,
    "inbook": PaperType.CHAPTER,
    "bookinbook": PaperType.CHAPTER,
    "suppbook": PaperType.CHAPTER,
    "incollection": PaperType.CHAPTER,
    "suppcollection": PaperType.CHAPTER,
    "inreference": PaperType.ENTRY_ENCYCLOPEDIA,
    "inproceedings": PaperType.PAPER_CONFERENCE,
    "conference": PaperType.PAPER_CONFERENCE,
    "dataset": PaperType.DATASET,
    "software": PaperType.SOFTWARE,
    "online": PaperType.WEBPAGE,
    "electronic": PaperType.WEBPAGE,
    "www": PaperType.WEBPAGE,
    "webpage": PaperType.WEBPAGE,
    "patent": PaperType.PATENT,
    "report": PaperType.REPORT,
    "techreport": PaperType.REPORT,
    "thesis": PaperType.THESIS,
    "phdthesis": PaperType.THESIS,
    "mastersthesis": PaperType.THESIS,
    "bachelorsthesis": PaperType.THESIS,
    "unpublished": PaperType.MANUSCRIPT,
    "standard": PaperType.STANDARD,
    "review": PaperType.REVIEW,
    "preprint": PaperType.ARTICLE,
}
# The entry type to write: if there is one, a type that classic styles know, because they treat all others as @misc.
# Zotero skips entries of types that it does not know (BibTeX.js, 2026), such as @dataset: data sets are @misc with an
# `entrysubtype`.
WRITTEN = {
    PaperType.ARTICLE_JOURNAL: "article",
    PaperType.ARTICLE_MAGAZINE: "article",
    PaperType.ARTICLE_NEWSPAPER: "article",
    PaperType.REVIEW: "article",
    PaperType.REVIEW_BOOK: "article",
    PaperType.BOOK: "book",
    PaperType.CHAPTER: "incollection",
    PaperType.ENTRY_DICTIONARY: "incollection",
    PaperType.ENTRY_ENCYCLOPEDIA: "incollection",
    PaperType.DATASET: "misc",
    PaperType.MANUSCRIPT: "unpublished",
    PaperType.PAPER_CONFERENCE: "inproceedings",
    PaperType.PATENT: "patent",
    PaperType.POST_WEBLOG: "online",
    PaperType.REPORT: "techreport",
    PaperType.SOFTWARE: "software",
    PaperType.STANDARD: "misc",
    PaperType.THESIS: "phdthesis",
    PaperType.WEBPAGE: "online",
}
SUBTYPES = {"magazine": PaperType.ARTICLE_MAGAZINE, "newspaper": PaperType.ARTICLE_NEWSPAPER}
BY_VALUE = {type.value: type for type in PaperType}
ARTICLES = ("article", "periodical", "suppperiodical")
# Entry types that may be in a series; then `number` is the number in the series.
BOOKS = frozenset(kind for kind, type in TYPES.items() if type in {PaperType.BOOK, PaperType.CHAPTER}) | {
    "inproceedings", "conference", "inreference",
}  # fmt: skip
# Keywords of biblatex for types of theses and reports (manual, 4.9.2.13) -> the genre in words.
GENRES = {
    "phdthesis": "PhD thesis",
    "mathesis": "Master's thesis",
    "bathesis": "Bachelor's thesis",
    "candthesis": "Candidate thesis",
    "techreport": "Technical report",
    "resreport": "Research report",
    "software": "",
    "datacd": "Data CD",
    "audiocd": "Audio CD",
    "patent": "",
}
PHD, MASTER, BACHELOR, NO_GENRE = "PhD thesis", "Master's thesis", "Bachelor's thesis", "Thesis"
OWN_GENRES = {"phdthesis": PHD, "mastersthesis": MASTER, "bachelorsthesis": BACHELOR}


def type_of(kind: str, subtype: str, values: Mapping[str, Any]) -> Classified:
    """Return the paper's type from the entry type and `entrysubtype`.

    `values` are the fields from which the type may be inferred (venue, publisher, arXiv number, DOI), by the names of
    paperfolio's own entries. ("online", "", {"arxiv": "2401.00001"}) is a preprint.
    """
    word = subtype.strip().casefold()
    if word in SUBTYPES or word in BY_VALUE:
        return declared(SUBTYPES.get(word) or BY_VALUE[word])
    is_on_arxiv = kind in {"online", "unpublished"} and values.get("arxiv")
    return classify_kind(PaperType.DOCUMENT if is_on_arxiv else TYPES.get(kind, PaperType.DOCUMENT), values)


def genre_of(kind: str, type: str) -> str:
    """Return the genre that an entry type and its `type` field name: ("phdthesis", "") -> "PhD thesis"."""
    written = GENRES.get(type.casefold(), type)
    if kind in OWN_GENRES:
        return "" if written == NO_GENRE else written or OWN_GENRES[kind]
    return written


def kind_of(type: PaperType, genre: str) -> tuple[str, str]:
    """Return the entry type to write, and its `type` field: (THESIS, "Master's thesis") -> ("mastersthesis", "")."""
    if type is not PaperType.THESIS:
        return WRITTEN.get(type, "misc"), genre
    kind = "mastersthesis" if re.search(r"master|\bm\.?sc|magister|diplom", genre, re.I) else "phdthesis"
    return kind, "" if genre == OWN_GENRES[kind] else genre or NO_GENRE


def subtype_of(type: PaperType, kind: str, values: Mapping[str, Any]) -> str:
    """Return the `entrysubtype` without which `type_of` would return another type; "" if none is needed.

    `values` are those of `type_of`.
    """
    if type_of(kind, "", values).type is type:
        return ""
    return next((word for word, subtype in SUBTYPES.items() if subtype is type), type.value)
