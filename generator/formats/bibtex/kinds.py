"""Kinds of entries in BibTeX and biblatex <-> PaperType and genre."""

import re
from collections.abc import Mapping
from typing import Any

from generator.formats.entry.types import Classified, classify_kind, declared
from generator.model.paper import PaperType

# Kinds of entries that programs write or read -> what they are; unknown kinds are documents.
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
# What is written, so that classic styles know it where they have a word: an entry of another kind is a @misc to them.
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
    PaperType.DATASET: "dataset",
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
# Kinds that have a series, whose number is `number`.
BOOKS = frozenset(kind for kind, type in TYPES.items() if type in {PaperType.BOOK, PaperType.CHAPTER}) | {
    "inproceedings", "conference", "inreference",
}  # fmt: skip
# biblatex's words for kinds of theses and reports (manual, 4.9.2.13), and what they say.
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
    """What an entry is; `values` are those of its fields that tell of the type, by our names."""
    word = subtype.strip().casefold()
    if word in SUBTYPES or word in BY_VALUE:
        return declared(SUBTYPES.get(word) or BY_VALUE[word])
    is_on_arxiv = kind in {"online", "unpublished"} and values.get("arxiv")
    return classify_kind(PaperType.DOCUMENT if is_on_arxiv else TYPES.get(kind, PaperType.DOCUMENT), values)


def genre_of(kind: str, type: str) -> str:
    """The genre that a kind and its `type` field name."""
    written = GENRES.get(type.casefold(), type)
    if kind in OWN_GENRES:
        return "" if written == NO_GENRE else written or OWN_GENRES[kind]
    return written


def kind_of(type: PaperType, genre: str) -> tuple[str, str]:
    """The kind of entry to write, and its `type` field."""
    if type is not PaperType.THESIS:
        return WRITTEN.get(type, "misc"), genre
    kind = "mastersthesis" if re.search(r"master|\bm\.?sc|magister|diplom", genre, re.I) else "phdthesis"
    return kind, "" if genre == OWN_GENRES[kind] else genre or NO_GENRE


def subtype_of(type: PaperType, kind: str, values: Mapping[str, Any]) -> str:
    """The `entrysubtype` without which the entry would be taken for something else; `values` as for `type_of`."""
    if type_of(kind, "", values).type is type:
        return ""
    return next((word for word, other in SUBTYPES.items() if other is type), type.value)
