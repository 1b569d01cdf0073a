"""RIS as Zotero reads it: its translator takes types and fields from other tags than the specification says."""

from typing import Any

import pytest

from generator.formats.ris.reading import parse_ris
from generator.formats.ris.writing import format_ris
from generator.model.paper import PaperType
from tests.arranging.papers import paper

# The types of records that Zotero's RIS translator knows, and what it makes of them; any other is a journal article.
ZOTERO = {
    "BLOG": "blogPost", "BOOK": "book", "CHAP": "bookSection", "COMP": "computerProgram", "CPAPER": "conferencePaper",
    "DATA": "dataset", "DICT": "dictionaryEntry", "ELEC": "webpage", "ENCYC": "encyclopediaArticle",
    "JOUR": "journalArticle", "MANSCPT": "manuscript", "MGZN": "magazineArticle", "NEWS": "newspaperArticle",
    "PAT": "patent", "PCOMM": "letter", "RPRT": "report", "SLIDE": "presentation", "STAND": "report", "THES": "thesis",
    "GEN": "journalArticle",
}  # fmt: skip
# What Zotero makes of our types.
READ_AS = {
    PaperType.ARTICLE: "manuscript",
    PaperType.MANUSCRIPT: "manuscript",
    PaperType.DATASET: "dataset",
    PaperType.SOFTWARE: "computerProgram",
    PaperType.REPORT: "report",
    PaperType.SPEECH: "presentation",
    PaperType.THESIS: "thesis",
    PaperType.PATENT: "patent",
    PaperType.WEBPAGE: "webpage",
}


def _lines(type: PaperType, **fields: Any) -> list[str]:
    return format_ris(paper("a", type=type, **fields)).splitlines()


@pytest.mark.parametrize("type", list(PaperType))
def test_zotero_knows_every_type(type: PaperType) -> None:
    """Each record has a type that Zotero knows; a preprint or a manuscript is no journal article."""
    word = _lines(type)[0].removeprefix("TY  - ")
    assert READ_AS.get(type, ZOTERO[word]) == ZOTERO[word]


@pytest.mark.parametrize(("type", "fields", "lines"), [
    (PaperType.ARTICLE, {"arxiv": "2401.00001"},
     ["M3  - Preprint", "UR  - https://arxiv.org/abs/2401.00001", "AN  - arXiv:2401.00001", "DB  - arXiv"]),
    (PaperType.ARTICLE, {"container_title": "bioRxiv", "doi": "10.1101/2024.01.01.1", "url": "https://example.org/x"},
     ["DB  - bioRxiv", "DO  - 10.1101/2024.01.01.1", "UR  - https://example.org/x", "M3  - Preprint"]),
    (PaperType.ARTICLE, {"genre": "Working paper"}, ["M3  - Working paper"]),
    (PaperType.ARTICLE, {"genre": "Preprint"}, ["M3  - Preprint", "U1  - genre: Preprint"]),
    (PaperType.SOFTWARE, {"version": "1.2", "edition": "2", "language": "en"},
     ["ET  - 1.2", "U1  - edition: 2", "U1  - language: en"]),
    (PaperType.DATASET, {"version": "v3", "publisher": "Zenodo"}, ["ET  - v3", "PB  - Zenodo"]),
    (PaperType.ARTICLE_JOURNAL, {"container_title": "J", "number": "e12"}, ["C7  - e12", "SP  - e12"]),
    (PaperType.ARTICLE_JOURNAL, {"container_title": "J", "number": "e12", "page": "1-9"}, ["C7  - e12", "SP  - 1"]),
    (PaperType.ARTICLE_JOURNAL, {"container_title": "J", "number": "e12", "page": "e12"}, ["M1  - e12", "SP  - e12"]),
    (PaperType.REPORT, {"number": "TR-12"}, ["SN  - TR-12"]),
    (PaperType.REPORT, {"number": "1234-5678", "issn": "2049-363X"}, ["M1  - 1234-5678", "SN  - 2049-363X"]),
    (PaperType.PATENT, {"number": "US 10,000"}, ["SN  - US 10,000"]),
    (PaperType.BOOK, {"number": "7"}, ["M1  - 7"]),
    (PaperType.SPEECH, {"event_title": "PyCon"}, ["T2  - PyCon"]),
])  # fmt: skip
def test_tags_that_zotero_reads(type: PaperType, fields: dict[str, Any], lines: list[str]) -> None:
    """What a type has is in the tags from which Zotero takes it, and is read as the same paper."""
    given = paper("a", type=type, **fields)
    written = format_ris(given)
    assert set(lines) <= set(written.splitlines())
    read = parse_ris(written, "x.ris")
    (again,) = read.papers
    assert not read.problems and again.type is type and not again.extra
    for name in {"arxiv", "container_title", "event_title", "genre", "number", "page", "url", "version", *fields}:
        assert getattr(again, name) == getattr(given, name), name


@pytest.mark.parametrize(("record", "type"), [
    ("TY  - UNPB", PaperType.MANUSCRIPT), ("TY  - UNPD", PaperType.MANUSCRIPT), ("TY  - MANSCPT", PaperType.MANUSCRIPT),
    ("TY  - UNPB\nAN  - arXiv:2401.00001", PaperType.ARTICLE), ("TY  - MANSCPT\nM3  - preprint", PaperType.ARTICLE),
    ("TY  - GEN\nAN  - arXiv:2401.00001", PaperType.ARTICLE), ("TY  - DBASE", PaperType.DATASET),
    ("TY  - WEB", PaperType.WEBPAGE), ("TY  - NONE", PaperType.DOCUMENT),
])  # fmt: skip
def test_records_of_other_programs(record: str, type: PaperType) -> None:
    """Other programs write other types; a manuscript on a preprint server is a preprint."""
    (read,) = parse_ris(f"{record}\nTI  - T\nER  - \n", "x.ris").papers
    assert read.type is type
