"""Entry types of BibTeX: those that we write are read by classic styles, biber and Zotero; theirs are read by us."""

import re

import pytest

from generator.formats.bibtex.reading import parse_bibtex_entries
from generator.formats.bibtex.writing import format_bibtex
from generator.model.paper import PaperType
from tests.arranging.papers import paper

# Classic styles (plain.bst) have functions for these, and read any other type as @misc, with a warning.
CLASSIC = {"article", "book", "booklet", "conference", "inbook", "incollection", "inproceedings", "manual",
           "mastersthesis", "misc", "phdthesis", "proceedings", "techreport", "unpublished"}  # fmt: skip
# Types of biblatex's data model that are not classic, and that we write.
BIBLATEX = {"online", "patent", "software"}
# Zotero's BibTeX translator discards an entry of any other type.
ZOTERO = {"article", "book", "booklet", "collection", "conference", "electronic", "inbook", "incollection",
          "inproceedings", "inreference", "manual", "mastersthesis", "misc", "mvbook", "online", "patent", "phdthesis",
          "proceedings", "report", "software", "techreport", "thesis", "unpublished"}  # fmt: skip


@pytest.mark.parametrize("type", list(PaperType))
@pytest.mark.parametrize("genre", ["", "Master's thesis", "Data paper"])
def test_written_types_are_read_by_all(type: PaperType, genre: str) -> None:
    """Every type has an entry type that all programs take, and is read as the same type with the same genre."""
    given = paper("a", type=type, genre=genre)
    written = format_bibtex(given)
    found = re.match(r"@(\w+)\{", written)
    assert found and found[1] in (CLASSIC | BIBLATEX) & ZOTERO
    (again,) = parse_bibtex_entries(written, "x.bib").papers
    assert (again.type, again.genre) == (type, genre or again.genre) and format_bibtex(again) == written


@pytest.mark.parametrize(("entry", "type", "genre"), [
    ("@dataset{a", PaperType.DATASET, ""), ("@Dataset{a, type = {Survey data}", PaperType.DATASET, "Survey data"),
    ("@misc{a, entrysubtype = {dataset}", PaperType.DATASET, ""),
    ("@dataset{a, publisher = {Zenodo}, doi = {10.5281/zenodo.1}", PaperType.DATASET, ""),
    ("@software{a, version = {1.0}, publisher = {Zenodo}", PaperType.SOFTWARE, ""),
    ("@software{a, type = {software}", PaperType.SOFTWARE, ""),
    ("@SOFTWARE{a, eprint = {2401.00001}, archiveprefix = {arXiv}", PaperType.SOFTWARE, ""),
    ("@online{a, url = {https://example.org/}", PaperType.WEBPAGE, ""), ("@electronic{a", PaperType.WEBPAGE, ""),
    ("@www{a", PaperType.WEBPAGE, ""),
    ("@online{a, eprint = {2401.00001}, eprinttype = {arxiv}", PaperType.ARTICLE, ""),
    ("@thesis{a, type = {phdthesis}", PaperType.THESIS, "PhD thesis"),
    ("@thesis{a, type = {mathesis}", PaperType.THESIS, "Master's thesis"), ("@thesis{a", PaperType.THESIS, ""),
    ("@thesis{a, type = {Habilitation}", PaperType.THESIS, "Habilitation"),
    ("@report{a, type = {techreport}", PaperType.REPORT, "Technical report"), ("@report{a", PaperType.REPORT, ""),
    ("@techreport{a", PaperType.REPORT, ""), ("@conference{a", PaperType.PAPER_CONFERENCE, ""),
    ("@inreference{a", PaperType.ENTRY_ENCYCLOPEDIA, ""), ("@unpublished{a", PaperType.MANUSCRIPT, ""),
    ("@movie{a", PaperType.DOCUMENT, ""), ("@nothing{a", PaperType.DOCUMENT, ""),
])  # fmt: skip
def test_types_of_other_programs(entry: str, type: PaperType, genre: str) -> None:
    """Types of biblatex are read as they are meant, and written and read again they are the same."""
    (read,) = parse_bibtex_entries(f"{entry}, title = {{T}}}}", "x.bib").papers
    assert (read.type, read.genre) == (type, genre)
    (again,) = parse_bibtex_entries(format_bibtex(read), "x.bib").papers
    assert (again.type, again.genre) == (type, genre)
