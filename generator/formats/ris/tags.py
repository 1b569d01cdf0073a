"""Tags and types of RIS <-> fields and types of papers."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from generator.formats.entry.types import Classified, classify_kind, declared
from generator.model.paper import PaperType

# RIS has no type for preprints. Zotero reads GEN and UNPB as journal articles, but MANSCPT with its kind (M3) and its
# archive (DB, AN) as a manuscript.
WRITTEN = {
    PaperType.ARTICLE: "MANSCPT",
    PaperType.ARTICLE_JOURNAL: "JOUR",
    PaperType.ARTICLE_MAGAZINE: "MGZN",
    PaperType.ARTICLE_NEWSPAPER: "NEWS",
    PaperType.BOOK: "BOOK",
    PaperType.CHAPTER: "CHAP",
    PaperType.DATASET: "DATA",
    PaperType.DOCUMENT: "GEN",
    PaperType.ENTRY_DICTIONARY: "DICT",
    PaperType.ENTRY_ENCYCLOPEDIA: "ENCYC",
    PaperType.INTERVIEW: "PCOMM",
    PaperType.MANUSCRIPT: "MANSCPT",
    PaperType.PAPER_CONFERENCE: "CPAPER",
    PaperType.PATENT: "PAT",
    PaperType.POST_WEBLOG: "BLOG",
    PaperType.REPORT: "RPRT",
    PaperType.REVIEW: "JOUR",
    PaperType.REVIEW_BOOK: "JOUR",
    PaperType.SOFTWARE: "COMP",
    PaperType.SPEECH: "SLIDE",
    PaperType.STANDARD: "STAND",
    PaperType.THESIS: "THES",
    PaperType.WEBPAGE: "ELEC",
}
UNCLEAR = {PaperType.ARTICLE, PaperType.REVIEW, PaperType.REVIEW_BOOK}
READ = {word: type for type, word in WRITTEN.items() if type not in UNCLEAR} | {
    "GEN": PaperType.DOCUMENT,
    "CONF": PaperType.PAPER_CONFERENCE,
    "EJOUR": PaperType.ARTICLE_JOURNAL,
    "JFULL": PaperType.ARTICLE_JOURNAL,
    "INPR": PaperType.ARTICLE_JOURNAL,
    "ABST": PaperType.ARTICLE_JOURNAL,
    "EBOOK": PaperType.BOOK,
    "EDBOOK": PaperType.BOOK,
    "ECHAP": PaperType.CHAPTER,
    "ICOMM": PaperType.WEBPAGE,
    "AGGR": PaperType.DATASET,
    "DBASE": PaperType.DATASET,
    "UNPB": PaperType.MANUSCRIPT,
    "UNPD": PaperType.MANUSCRIPT,
    "WEB": PaperType.WEBPAGE,
}
PREPRINT = "Preprint"  # written as M3 of a preprint without a genre
# Fields without a tag in RIS are written as `U1  - name: value`.
OWN = "U1"


class TagMapping(NamedTuple):
    """A tag with one text, the attribute of Paper, and the field of paperfolio's entries."""

    tag: str
    attribute: str
    field: str


TEXTS = (
    TagMapping("T2", "container_title", "venue"),
    TagMapping("J2", "container_title_short", "venue_short"),
    TagMapping("T3", "collection_title", "series"),
    TagMapping("C3", "event_title", "event"),
    TagMapping("PB", "publisher", "publisher"),
    TagMapping("CY", "publisher_place", "publisher_place"),
    TagMapping("VL", "volume", "volume"),
    TagMapping("IS", "issue", "issue"),
    TagMapping("M1", "number", "number"),
    TagMapping("ET", "edition", "edition"),
    TagMapping("SE", "chapter_number", "chapter"),
    TagMapping("M3", "genre", "genre"),
    TagMapping("DO", "doi", "doi"),
    TagMapping("UR", "url", "url"),
    TagMapping("LA", "language", "language"),
    TagMapping(OWN, "collection_number", "series_number"),
    TagMapping(OWN, "event_place", "event_place"),
    TagMapping(OWN, "version", "version"),
    TagMapping(OWN, "number_of_pages", "page_count"),
    TagMapping(OWN, "status", "status"),
    TagMapping(OWN, "license", "license"),
)
# What programs, above all Zotero, read from other tags in some types of records: attribute -> tag. M1 of an article
# would be its issue, LA of software its programming language. Numbers of reports and patents are in SN.
ARTICLE_NUMBER, SERIAL_NUMBER = "C7", "SN"
CHANGED = {
    "COMP": {"version": "ET", "edition": OWN, "language": OWN},
    "DATA": {"version": "ET", "edition": OWN},
    **{word: {"number": ARTICLE_NUMBER} for word in ("JOUR", "MGZN", "NEWS")},
    **{word: {"number": SERIAL_NUMBER} for word in ("RPRT", "STAND", "PAT")},
}
MEETINGS, MEETING_TAGS = ("CPAPER", "CONF", "SLIDE"), ("T2", "C3")
ISBN, ISSN = re.compile(r"(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx]"), re.compile(r"\d{4}-?\d{3}[\dXx]")
OTHERS = {"T1": "TI", "CT": "TI", "BT": "T2", "JO": "T2", "JF": "T2", "JA": "J2", "J1": "J2", "A1": "AU", "A2": "ED",
          "A3": "ED", "Y1": "PY", "N2": "AB", "PP": "CY", "L2": "UR"}  # fmt: skip


def texts_of(word: str) -> tuple[TagMapping, ...]:
    """Return the tags with one text in a record of the type `word`; for those of OWN, the attribute is the name."""
    changed = CHANGED.get(word, {})
    return tuple(row._replace(tag=changed.get(row.attribute, row.tag)) for row in TEXTS)


def serial_kind(number: str, word: str) -> str:
    """Return the field of a number in SN: "isbn", "issn", or "number" for reports and patents."""
    if ISSN.fullmatch(number):
        return "issn"
    if ISBN.match(number):
        return "isbn"
    return "number" if CHANGED.get(word, {}).get("number") == SERIAL_NUMBER else "issn"


def type_of(word: str, values: Mapping[str, Any]) -> Classified:
    """Return the paper's type from the type of the record and the fields from which it may be inferred.

    `values` are venue, publisher, genre, arXiv number and DOI, by the names of paperfolio's own entries.
    ("MANSCPT", {"genre": "Preprint"}) is a preprint.
    """
    kind = READ.get(word, PaperType.DOCUMENT)
    if kind is PaperType.MANUSCRIPT and str(values.get("genre", "")).casefold() == PREPRINT.casefold():
        return declared(PaperType.ARTICLE)
    is_on_arxiv = kind is PaperType.MANUSCRIPT and values.get("arxiv")
    return classify_kind(PaperType.DOCUMENT if is_on_arxiv else kind, values)
