"""Kinds of entries in BibTeX and biblatex <-> PaperType and genre."""

import re
from collections.abc import Container
from typing import NamedTuple

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
PREPRINT = re.compile(r"arxiv|corr\b|rxiv|preprint|ssrn|\bosf\b|research square", re.I)
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


class Hints(NamedTuple):
    """What else tells of the type: the names of fields that are there, and where it appeared."""

    fields: Container[str]
    where: str


def type_of(kind: str, subtype: str, hints: Hints) -> PaperType:
    """What an entry is."""
    word = subtype.strip().casefold()
    if word in SUBTYPES or word in BY_VALUE:
        return SUBTYPES.get(word) or BY_VALUE[word]
    is_preprint = bool(PREPRINT.search(hints.where))
    if kind in ARTICLES and is_preprint and not ("volume" in hints.fields and "number" in hints.fields):
        return PaperType.ARTICLE
    if kind in TYPES and not (kind in {"online", "unpublished"} and "eprint" in hints.fields):
        return TYPES[kind]
    if "eprint" in hints.fields or "arxiv" in hints.fields or is_preprint or kind in {"online", "unpublished"}:
        return PaperType.ARTICLE
    return PaperType.DOCUMENT


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


def subtype_of(type: PaperType, kind: str, hints: Hints) -> str:
    """The `entrysubtype` without which the entry would be taken for something else."""
    if type_of(kind, "", hints) is type:
        return ""
    return next((word for word, other in SUBTYPES.items() if other is type), type.value)
