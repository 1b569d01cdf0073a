"""Dates as authors write them: ranges, seasons, EDTF, words in many languages, and statuses in their place."""

import pytest

from generator.formats.bibtex.reading import parse_bibtex_entries
from generator.formats.bibtex.writing import format_bibtex
from generator.formats.csl_json import csl_item, format_csl_json, parse_csl_json
from generator.formats.entry.dates import read_issue_date
from generator.formats.entry.entry import Entries, parse_markdown_entry, parse_yaml_entries
from generator.formats.entry.fields import InvalidValue
from generator.formats.entry.month_names import month_of
from generator.formats.ris.reading import parse_ris
from generator.formats.ris.writing import format_ris
from generator.model.paper import Paper

RANGES = ["2013-09/2013-10", "2004-06-11/2004-06-13", "2011/2013", "2013-12/2014-01", "2004-06/.."]
OTHERS = ["2012-21", "2014-35", "1850~", "2004?", "2004-06%"]


def _bib(fields: str) -> Entries:
    return parse_bibtex_entries(f"@article{{a, title = {{T}}, {fields}}}", "content/papers/a.bib")


def _dated(date: str) -> Paper:
    (paper,) = parse_yaml_entries(f"title: T\nvenue: J. Test\ntype: article-journal\ndate: '{date}'", "a.yaml").papers
    return paper


@pytest.mark.parametrize(
    ("written", "text", "edtf"),
    [
        ("Sep--Oct 2013", "Sep–Oct 2013", "2013-09/2013-10"),
        ("8–9 May 2014", "May 8–9, 2014", "2014-05-08/2014-05-09"),
        ("June 30 - July 2, 2014", "Jun 30 – Jul 2, 2014", "2014-06-30/2014-07-02"),
        ("Dec–Jan 2014", "Dec 2013 – Jan 2014", "2013-12/2014-01"),
        ("2011--2013", "2011–2013", "2011/2013"),
        ("2004-06/..", "Jun 2004–", "2004-06/.."),
        ("201X", "2010–2019", "2010/2019"),
        ("2012-21", "Spring 2012", "2012-21"),
        ("Fall 2013", "Autumn 2013", "2013-23"),
        ("Thirdquarter 2014", "Third quarter 2014", "2014-35"),
        ("3rd Quarter 2014", "Third quarter 2014", "2014-35"),
        ("Q3 2014", "Third quarter 2014", "2014-35"),
        ("c. 1850", "c. 1850", "1850~"),
        ("2004?", "2004?", "2004?"),
        ("2009 Nov 24", "Nov 24, 2009", "2009-11-24"),
        ("24 Nov 2009", "Nov 24, 2009", "2009-11-24"),
        ("Nov 24, 2009", "Nov 24, 2009", "2009-11-24"),
        ("11/2009", "Nov 2009", "2009-11"),
        ("24.11.2009", "Nov 24, 2009", "2009-11-24"),
        ("7. Dezember 2014", "Dec 7, 2014", "2014-12-07"),
        ("maio de 2014", "May 2014", "2014-05"),
    ],
)
def test_dates_in_many_forms(written: str, text: str, edtf: str) -> None:
    """Each form is read whole: the page shows it in words, and its EDTF has all of it."""
    found, left_out = read_issue_date(written)
    assert found.date is not None and not left_out
    assert (found.date.text, found.date.edtf) == (text, edtf)


@pytest.mark.parametrize("written", ["1999a", "[1999]", "©1999", "5/6/1999"])
def test_a_date_of_which_something_is_left_out_is_a_warning(written: str) -> None:
    """The year is kept, and the message quotes what the author wrote."""
    found = parse_yaml_entries(f"title: T\ndate: '{written}'", "content/papers/a.yaml")
    assert found.papers[0].issued and found.papers[0].issued.edtf == "1999"
    assert [(problem.is_error, written in problem.message) for problem in found.problems] == [(False, True)]


@pytest.mark.parametrize("written", ["2024-13", "2024-02-30", "2014/2011", "last spring", "spring-summer 2014"])
def test_what_is_no_date_is_refused(written: str) -> None:
    """No date is invented."""
    with pytest.raises(InvalidValue):
        read_issue_date(written)


@pytest.mark.parametrize(
    ("fields", "edtf"),
    [
        ('year = 2013, month = sep # "--" # oct', "2013-09/2013-10"),
        ("year = 2013, month = {September-October}", "2013-09/2013-10"),
        ('year = 1948, month = jul # "\\slash " # oct', "1948-07/1948-10"),
        ("year = 2013, month = {9--10}", "2013-09/2013-10"),
        ('year = 2014, month = "8--9 " # may', "2014-05-08/2014-05-09"),
        ('year = 2014, month = may # "~17"', "2014-05-17"),
        ("year = 2014, month = {May 2014}", "2014-05"),
        ("month = {May 2014}", "2014-05"),
        ("year = 2014, month = {Spring}", "2014-21"),
        ("year = 2014, month = {Thirdquarter}", "2014-35"),
        ("year = 2014, month = {Dezember}", "2014-12"),
        ('year = 2014, month = {M{\\"a}rz}', "2014-03"),
        ("date = {2011-08/2011-09}", "2011-08/2011-09"),
        ("year = {2011--2013}", "2011/2013"),
        ("year = {2009 Nov 24}", "2009-11-24"),
    ],
)
def test_dates_in_bib_files(fields: str, edtf: str) -> None:
    """Months, ranges and seasons of BibTeX and biblatex are kept whole, without a message."""
    found = _bib(fields)
    assert found.papers[0].issued and found.papers[0].issued.edtf == edtf
    assert not found.problems


@pytest.mark.parametrize("month", ["13", "Michaelmas", "²"])
def test_a_month_that_is_none_is_said_and_kept_among_the_details(month: str) -> None:
    """The year is used; the warning quotes the month and names the field."""
    found = _bib(f"year = 2014, month = {{{month}}}")
    assert found.papers[0].issued and found.papers[0].issued.edtf == "2014"
    assert ("month", month) in found.papers[0].extra
    (problem,) = found.problems
    assert not problem.is_error and problem.message.startswith(f'month: "{month}" is not a month')


@pytest.mark.parametrize(
    ("fields", "year", "status"),
    [
        ("year = {In press}", None, "in press"),
        ("year = {2005, in press}", 2005, "in press"),
        ("year = {in press, 2005}", 2005, "in press"),
        ("year = {2005 (to appear)}", 2005, "to appear"),
        ("date = {forthcoming}", None, "to appear"),
        ("year = {In press 2026}", 2026, "in press"),
    ],
)
def test_a_status_in_place_of_the_year(fields: str, year: int | None, status: str) -> None:
    """A status in the field of the year is the status of the paper, in a .bib and in YAML alike."""
    (paper,) = _bib(fields).papers
    assert (paper.issued and paper.issued.year, paper.status) == (year, status)
    written = fields.partition("= ")[2].strip("{}")
    (own,) = parse_yaml_entries(f"title: T\nyear: '{written}'", "content/papers/a.yaml").papers
    assert (own.issued, own.status) == (paper.issued, status)


@pytest.mark.parametrize("note", ["In press.", "forthcoming", "Under review"])
def test_a_note_that_is_only_a_status_is_the_status(note: str) -> None:
    """It is shown once. A note that says more, or beside another status, stays a note."""
    (paper,) = _bib(f"note = {{{note}}}").papers
    assert paper.status in {"in press", "to appear", "under review"} and not paper.note
    (more,) = _bib("note = {In press at Example}").papers
    assert (more.status, more.note.plain) == ("", "In press at Example")
    (both,) = _bib(f"note = {{{note}}}, pubstate = {{submitted}}").papers
    assert both.status == "submitted" and both.note


def test_a_status_in_markdown() -> None:
    """`date: under review` is a status; `n.d.` is neither a date nor a mistake."""
    (paper,) = parse_markdown_entry("---\ntitle: T\ndate: under review\n---\n", "content/papers/a.md").papers
    assert (paper.issued, paper.status) == (None, "under review")
    undated = parse_markdown_entry("---\ntitle: T\ndate: n.d.\n---\n", "content/papers/a.md")
    assert (undated.papers[0].issued, undated.papers[0].status, undated.problems) == (None, "", ())


@pytest.mark.parametrize(
    ("word", "month"),
    [("märz", 3), ("août", 8), ("Luglio", 7), ("września", 9), ("Ağustos", 8), ("июля", 7), ("Sept.", 9), ("mar", 3),
     ("listopad", 0), ("Janvember", 0), ("ma", 0)],
)  # fmt: skip
def test_months_in_the_languages_of_biblatex(word: str, month: int) -> None:
    """A name of one month only, or its beginning; "listopad" is October in Croatian and November in Czech."""
    assert month_of(word) == month


@pytest.mark.parametrize("date", [*RANGES, *OTHERS])
def test_every_date_survives_bibtex_csl_json_and_ris(date: str) -> None:
    """What is written is read back equal."""
    paper = _dated(date)
    assert paper.issued is not None
    read = [
        parse_bibtex_entries(format_bibtex(paper, everything=True), "a.bib"),
        parse_csl_json(format_csl_json(paper), "a.json"),
        parse_ris(format_ris(paper), "a.ris"),
    ]
    assert [found.papers[0].issued for found in read] == [paper.issued] * 3


def test_each_format_writes_ranges_and_seasons_in_its_way() -> None:
    """BibTeX has macros, CSL-JSON two dates or a season, RIS the free text after the third slash."""
    pair, spring = _dated("2013-09/2013-10"), _dated("2012-21")
    assert 'month   = sep # "--" # oct,' in format_bibtex(pair)
    assert "month   = {Spring}," in format_bibtex(spring)
    days, years = format_bibtex(_dated("2004-06-11/2004-06-13")), format_bibtex(_dated("2011/2013"))
    assert "month   = jun,\n" in days and "day     = {11--13},\n" in days
    assert "date    = {2011/2013},\n" in years and "year    = {2011},\n" in years  # plain.bst wants a year
    assert csl_item(pair)["issued"] == {"date-parts": [[2013, 9], [2013, 10]]}
    assert csl_item(spring)["issued"] == {"date-parts": [[2012]], "season": 1}
    assert "DA  - 2012///Spring 2012\n" in format_ris(spring)
