"""Numbers of articles, pages with labels, editions, and lists of ISSNs and ISBNs."""

import pytest

from generator.arranging.papers.cards import venue_details
from generator.citing.styles import references
from generator.formats.bibtex.reading import parse_bibtex_entries
from generator.formats.entry.entry import parse_yaml_entries
from generator.formats.ris.reading import parse_ris
from generator.formats.ris.writing import format_ris
from generator.model.paper import Paper


def _bib(fields: str, kind: str = "article") -> Paper:
    venue = {"article": "journal = {J. Test}, ", "inproceedings": "booktitle = {Proceedings of T}, "}.get(kind, "")
    (paper,) = parse_bibtex_entries(f"@{kind}{{a, title = {{T}}, {venue}{fields}}}", "content/papers/a.bib").papers
    return paper


def _cited(paper: Paper, style: str) -> str:
    return references(paper, [style], "en")[0].plain


@pytest.mark.parametrize(
    ("fields", "number"),
    [
        ("articleno = {1}", "1"),
        ("article-number = {2114}", "2114"),
        ("eid = {e1234}", "e1234"),
        ("eid = {Article 640}", "640"),
        ("articleno = {Paper 640}", "640"),
        ("eid = {Art. no. 12}", "12"),
        ("pages = {Article 640}", "640"),
        ("pages = {640}, numpages = {23}", "640"),
    ],
)
def test_the_number_of_an_article_is_read_and_stands_by_the_venue(fields: str, number: str) -> None:
    """The word before the number is left out; the line of the venue has the number in place of the pages."""
    paper = _bib(f"volume = {{12}}, number = {{13}}, {fields}")
    assert (paper.number, paper.page, venue_details(paper)) == (number, "", f"12(13): {number}")


@pytest.mark.parametrize("field", ["eid", "articleno", "article-number", "number"])
def test_the_same_names_in_yaml(field: str) -> None:
    """Markdown and YAML know the number by the names of .bib files."""
    entry = f"title: T\njournal: J. Test\nvolume: 12\n{field}: 2114"
    (paper,) = parse_yaml_entries(entry, "content/papers/a.yaml").papers
    assert (paper.number, venue_details(paper)) == ("2114", "12: 2114")


def test_a_page_is_no_number() -> None:
    """One page without the number of pages stays a page, and a report keeps the words of its number."""
    assert (_bib("pages = {640}").page, _bib("pages = {640}").number) == ("640", "")
    assert _bib("number = {Paper 7}", "techreport").number == "Paper 7"


def test_styles_write_the_number_in_their_way() -> None:
    """The ACM has article, date and number of pages; the others a word, or the number alone."""
    paper = _bib("volume = 4, number = {POPL}, articleno = 1, numpages = 23, year = 2019, month = dec")
    assert "J. Test 4, POPL, Article 1 (December 2019), 23 pages." in _cited(paper, "acm")
    assert "4(POPL), Article 1." in _cited(paper, "apa")
    assert "Art. no. 1" in _cited(paper, "ieee")
    assert "4 (POPL): 1." in _cited(paper, "chicago")
    assert "4(POPL):1." in _cited(paper, "vancouver")
    talk = _bib("articleno = {640}, numpages = 12, pages = {1--12}, year = 2018", "inproceedings")
    assert "Article 640, 12 pages." in _cited(talk, "acm")


@pytest.mark.parametrize(
    ("month", "style", "words"),
    [
        ("{Sep--Oct}", "mla", "Sept.–Oct. 2013"),
        ("{Sep--Oct}", "ieee", "Sep.–Oct. 2013"),
        ("{Sep--Oct}", "vancouver", "2013 Sep-Oct"),
        ("{Sep--Oct}", "acm", "(September–October 2013)"),
        ("{Spring}", "mla", "Spring 2013"),
        ("{Spring}", "ieee", "Spring 2013"),
        ("{Spring}", "vancouver", "2013 Spring"),
        ("{Spring}", "chicago", "(Spring)"),
    ],
)
def test_styles_write_ranges_and_seasons(month: str, style: str, words: str) -> None:
    """Each style abbreviates both months of a range, and no season."""
    assert words in _cited(_bib(f"volume = 1, year = 2013, month = {month}"), style)


@pytest.mark.parametrize(
    ("pages", "read"),
    [
        ("pp. 1--5", "1-5"),
        ("p. 7", "7"),
        ("1-5, 9-11", "1-5, 9-11"),
        ("1–-5", "1-5"),
        ("5+", "5+"),
        ("123:1--123:20", "123:1-123:20"),
        ("S. 12--14", "12-14"),
        ("S12--S15", "S12-S15"),
        ("p12", "p12"),
    ],
)
def test_pages_lose_their_label(pages: str, read: str) -> None:
    """Styles write "pp." where they want it; a letter that is part of a page number stays."""
    assert _bib(f"pages = {{{pages}}}").page == read


@pytest.mark.parametrize(
    ("edition", "words"),
    [
        ("Second", "2nd ed."),
        ("2", "2nd ed."),
        ("2nd", "2nd ed."),
        ("Second edition", "2nd ed."),
        ("zweite", "2nd ed."),
        ("2. Auflage", "2nd ed."),
        ("Deuxième", "2nd ed."),
        ("Revised", "Revised ed."),
    ],
)
def test_editions_in_words_are_numbered(edition: str, words: str) -> None:
    """BibTeX's own form is an ordinal in words."""
    paper = _bib(f"edition = {{{edition}}}, year = 2020, publisher = {{P}}", "book")
    assert f"({words})" in _cited(paper, "apa") and words in _cited(paper, "ieee")


@pytest.mark.parametrize(
    ("field", "written", "read"),
    [
        ("issn", "1095-9572 (Electronic); 1053-8119 (Linking)", "1095-9572, 1053-8119"),
        ("issn", "1234-5678, 8765-4321", "1234-5678, 8765-4321"),
        ("issn", "1234-5678", "1234-5678"),
        ("isbn", "978-3-16-148410-0 (print), 0306406152", "978-3-16-148410-0, 0306406152"),
        ("isbn", "none yet", "none yet"),
    ],
)
def test_lists_of_identifiers(field: str, written: str, read: str) -> None:
    """Remarks are left out; RIS has a line for each number, and is read back equal."""
    paper = _bib(f"{field} = {{{written}}}")
    assert getattr(paper, field) == read
    if read[0].isdigit():
        ris = format_ris(paper)
        assert all(f"SN  - {number}\n" in ris for number in read.split(", "))
        assert getattr(parse_ris(ris, "a.ris").papers[0], field) == read
