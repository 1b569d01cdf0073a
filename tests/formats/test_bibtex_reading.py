"""How the fields and entry types of typical .bib files are read."""

from typing import Any

import pytest

from generator.formats.bibtex.reading import parse_bibtex_entries
from generator.model.date import PartialDate
from generator.model.name import Author, Name
from generator.model.paper import Paper, PaperType

FILES = frozenset({"papers/preview.png", "files/paper.pdf"})


def _papers(source: str) -> tuple[Paper, ...]:
    found = parse_bibtex_entries(source, "content/papers/x.bib", FILES)
    assert not found.problems, found.problems
    return found.papers


def _one(fields: str, kind: str = "article") -> Paper:
    (paper,) = _papers(f"@{kind}{{key, title = {{T}}, {fields}}}")
    return paper


def _value(fields: str, attribute: str, kind: str = "article") -> Any:
    return getattr(_one(fields, kind), attribute)


@pytest.mark.parametrize(
    ("kind", "fields", "type", "genre"),
    [
        ("article", "journal = {Nature}", PaperType.ARTICLE_JOURNAL, ""),
        ("article", "journal = {Time}, entrysubtype = {magazine}", PaperType.ARTICLE_MAGAZINE, ""),
        ("InProceedings", "booktitle = {Proc. of X}", PaperType.PAPER_CONFERENCE, ""),
        ("conference", "", PaperType.PAPER_CONFERENCE, ""),
        ("inbook", "", PaperType.CHAPTER, ""),
        ("incollection", "", PaperType.CHAPTER, ""),
        ("proceedings", "", PaperType.BOOK, ""),
        ("phdthesis", "", PaperType.THESIS, "PhD thesis"),
        ("mastersthesis", "", PaperType.THESIS, "Master's thesis"),
        ("thesis", "type = {mathesis}", PaperType.THESIS, "Master's thesis"),
        ("thesis", "type = {Habilitation}", PaperType.THESIS, "Habilitation"),
        ("report", "type = {techreport}", PaperType.REPORT, "Technical report"),
        ("techreport", "", PaperType.REPORT, ""),
        ("software", "", PaperType.SOFTWARE, ""),
        ("dataset", "", PaperType.DATASET, ""),
        ("online", "", PaperType.WEBPAGE, ""),
        ("online", "eprint = {2501.12948}, eprinttype = {arxiv}", PaperType.ARTICLE, ""),
        ("misc", "eprint = {2501.12948}, archivePrefix = {arXiv}", PaperType.ARTICLE, ""),
        ("misc", "howpublished = {A leaflet}", PaperType.DOCUMENT, ""),
        ("unpublished", "", PaperType.MANUSCRIPT, ""),
        ("patent", "", PaperType.PATENT, ""),
        ("inreference", "", PaperType.ENTRY_ENCYCLOPEDIA, ""),
        ("whatever", "", PaperType.DOCUMENT, ""),
    ],
)
def test_kinds_of_bibtex_become_types_of_csl(kind: str, fields: str, type: PaperType, genre: str) -> None:
    """Entry types of BibTeX and biblatex, in any case, become types of CSL."""
    paper = _one(fields, kind)
    assert (paper.type, paper.genre) == (type, genre)


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("year = 2024", (2024,)),
        ("year = {2024}, month = may", (2024, 5)),
        ("year = {2024}, month = {May}, day = 7", (2024, 5, 7)),
        ("year = {2024}, month = 5", (2024, 5)),
        ('year = "2024", month = "7~" # may', (2024, 5, 7)),
        ("year = {2024}, month = {Jul./Aug.}", (2024, 7, 0, 0, (2024, 8))),
        ("date = {2024-05-07}", (2024, 5, 7)),
        ("date = {2024-05/2024-06}", (2024, 5, 0, 0, (2024, 6))),
        ("date = {2024-21}", (2024, 0, 0, 21)),
        ("year = {c. 1999}", (1999, 0, 0, 0, (), "~")),
    ],
)
def test_dates_of_bibtex_and_biblatex_are_read(fields: str, date: tuple[Any, ...]) -> None:
    """A year, a month by macro, name or number, and biblatex's dates."""
    assert _value(fields, "issued") == PartialDate(*date)


def test_a_year_that_is_a_state() -> None:
    """ "in press" is a status, not a date."""
    paper = _one("year = {in press}")
    assert (paper.issued, paper.status) == (None, "in press")
    assert _value("pubstate = {forthcoming}", "status") == "to appear"


def test_names_of_bibtex_fall_into_parts() -> None:
    """Particles, suffixes, groups, accents and "others" are read."""
    paper = _one(
        r'author = "van der Berg, Jan and G{\"o}del, Kurt and {The X and Y Group} and Ludwig vom Stein and others"'
    )
    assert [author.name for author in paper.authors] == [
        Name("Berg", "Jan", "van der"), Name("Gödel", "Kurt"), Name(literal="The X and Y Group"),
        Name("Stein", "Ludwig", "vom"),
    ]  # fmt: skip
    assert paper.are_authors_cut and paper.authors[2].is_group


def test_names_that_begin_with_a_command() -> None:
    """Each keeps its first letter and its accent, wherever it stands; "and" in braces or in a word parts nothing."""
    source = r"""Doe, Jane and \O{}ystein Ore and \'Etienne Roe AND \v{S}t\v{e}p\'an van der {B}erg and
        {Rose and Thorn} and Fern{\'a}ndez, Andrea  and  and \L{}ukasiewicz, Jan and"""
    assert [author.name.full for author in _value(f"author = {{{source}}}", "authors")] == [
        "Jane Doe", "Øystein Ore", "Étienne Roe", "Štěpán van der Berg", "Rose and Thorn", "Andrea Fernández",
        "Jan Łukasiewicz",
    ]  # fmt: skip


def test_tex_of_a_field_becomes_letters() -> None:
    """Accents and escapes become letters, braces that protect capitals go, formulas stay, addresses are bare."""
    source = (
        r"@misc{k, title = {The {BERT} of $K_s$: 5\% of \'Etudes}, url = {https://example.org/a\_b}, doi = {10.1/\%}}"
    )
    paper = parse_bibtex_entries(source.replace("10.1/", "10.1000/"), "x.bib").papers[0]
    assert paper.title.source == "The BERT of $K_s$: 5% of Études"
    assert "<math" in paper.title.html
    assert (paper.url, paper.doi) == ("https://example.org/a_b", "10.1000/%")


def test_emphasis_in_a_title() -> None:
    """The plain text of a title has no emphasis."""
    title = _papers(r"@misc{k, title = {On \emph{E. coli} {DNA}}}")[0].title
    assert title.plain == "On E. coli DNA" and title.source == r"On \emph{E. coli} {DNA}"


def test_macros_crossref_and_xdata_are_resolved() -> None:
    """`@string`, `#`, `crossref` to an entry that comes later, and `xdata`."""
    papers = _papers("""
        @string{ams = "American Mathematical " # "Society"}
        @inproceedings{child, title = {Child}, crossref = {whole}, xdata = {more}, publisher = ams # {, Boston}}
        @proceedings{whole, title = {Proc. of X}, year = 2020, month = jan, series = {LNCS}, number = 7, editor = {R.}}
        @xdata{more, address = {Paris}}
    """)
    child = papers[0]
    assert (child.container_title, child.collection_title, child.collection_number) == ("Proc. of X", "LNCS", "7")
    assert (child.issued, child.publisher) == (PartialDate(2020, 1), "American Mathematical Society, Boston")
    assert child.publisher_place == "Paris"
    assert [paper.id for paper in papers] == ["child", "whole"]


def test_number_is_an_issue_or_a_report_number() -> None:
    """`number` is an issue, a place in a series, or the number of a report."""
    assert _value("number = 3, volume = 2", "issue") == "3"
    assert _value("number = 3, series = {LNCS}", "collection_number", "book") == "3"
    assert _value("number = {TR-3}", "number", "techreport") == "TR-3"
    assert _value("pages = {1--10}", "page") == "1-10"


def test_fields_of_biblatex_are_read() -> None:
    """Names of biblatex for the same fields, and fields that BibTeX lacks, are read."""
    paper = _one("journaltitle = {J}, subtitle = {And so}, location = {Bonn}, urldate = {2024-01-02}, version = {2}, "
                 "langid = {ngerman}, shortjournal = {Jrnl}, "
                 "eventtitle = {E}, venue = {Rome}, pagetotal = {12}")  # fmt: skip
    assert paper.title.source == "T: And so"
    assert (paper.container_title, paper.container_title_short, paper.publisher_place) == ("J", "Jrnl", "Bonn")
    assert (paper.accessed, paper.language, paper.version) == (PartialDate(2024, 1, 2), "de", "2")
    assert (paper.event_title, paper.event_place, paper.number_of_pages) == ("E", "Rome", "12")


@pytest.mark.parametrize(
    "fields",
    [
        "journal = {arXiv preprint arXiv:2501.12948}",
        "journal = {CoRR}, volume = {abs/2501.12948}",
        "eprint = {2501.12948}, archiveprefix = {arXiv}",
        "eprint = {arXiv:2501.12948}",
    ],
)
def test_arxiv_is_read_in_every_spelling(fields: str) -> None:
    """A preprint is recognised in the forms of Google Scholar, DBLP and arXiv."""
    paper = _one(fields)
    assert paper.arxiv == "2501.12948"
    assert not paper.container_title and not paper.volume and not paper.extra


AL_FOLIO = r"""---
---
@article{einstein, abbr={PhysRev}, title={Can it?}, author={Einstein*†, A. and Podolsky*, B. and Rosen, N.},
  journal={Phys. Rev.}, volume={47}, issue={10}, year={1935}, month={May}, publisher={APS},
  doi={10.1103/PhysRev.47.777},
  html={https://example.org/html}, pdf={paper.pdf}, supp={https://example.org/supp}, code={https://example.org/code},
  slides={https://example.org/slides}, preview={preview.png}, selected={true}, bibtex_show={true}, altmetric={248277},
  dimensions={true}, google_scholar_id={qyhmny}, inspirehep_id={3255}, hal={hal-1},
  award={*For* all}, award_name={Nobel Prize},
  additional_info={. *More* [here](https://example.org/more)},
  annotation={* Equal contribution<br>† Patent clerk},
  abstract={First.

  Second.}, file={:C\:/me/paper.pdf:PDF}, timestamp={2020}, colour={blue}}
"""


def test_fields_of_al_folio_are_read() -> None:
    """Fields of al-folio are read as in al-folio; front matter is skipped, and fields of programs are dropped."""
    (paper,) = _papers(AL_FOLIO)
    assert (paper.container_title_short, paper.issue, paper.is_featured) == ("PhysRev", "10", True)
    assert paper.authors == (
        Author(Name("Einstein", "A."), is_equal=True), Author(Name("Podolsky", "B."), is_equal=True),
        Author(Name("Rosen", "N.")),
    )  # fmt: skip
    assert {link.kind: link.target for link in paper.links} == {
        "html": "https://example.org/html", "pdf": "files/paper.pdf", "supplement": "https://example.org/supp",
        "code": "https://example.org/code", "slides": "https://example.org/slides",
        "altmetric": "https://www.altmetric.com/details/248277", "hal": "https://hal.science/hal-1",
        "dimensions": "https://badge.dimensions.ai/details/doi/10.1103/PhysRev.47.777",
        "inspire": "https://inspirehep.net/literature/3255",
    }  # fmt: skip
    assert paper.image == "papers/preview.png"
    assert paper.award == ("Nobel Prize",)
    assert paper.note.plain == "More here † Patent clerk"
    assert paper.abstract.html == "<p>First.</p>\n<p>Second.</p>"
    assert dict(paper.extra) == {"award_text": "*For* all", "colour": "blue"}


def test_what_is_not_safe() -> None:
    """Markup is text, and an unsafe link is reported at its line."""
    (paper,) = _papers("@misc{k, title = {<script>alert(1)</script>}, abstract = {<script>x</script>Words}}")
    assert "<script" not in paper.title.html + paper.abstract.html
    found = parse_bibtex_entries(
        "@misc{k, title = {T},\n  code = {javascript:alert(1)},\n  pdf = {../../x.pdf}}", "content/papers/x.bib"
    )
    assert [(problem.line, problem.is_error) for problem in found.problems] == [(2, False), (3, False)]
    assert not found.papers[0].links


def test_an_entry_at_another_line() -> None:
    """If an entry moves to another line, its cached paper and problems move with it."""
    source = "@misc{k, title = {Moved},\n  doi = {none}}"
    for above in ("", "\n\n", "@misc{new, title = {Above}}\n"):
        found = parse_bibtex_entries(above + source, "x.bib")
        down = above.count("\n")
        assert found.papers[-1].place.line == 1 + down
        assert [problem.line for problem in found.problems] == [2 + down]


def test_a_key_names_the_page_and_a_similar_one_gets_a_mark() -> None:
    """The key gives the id of the page; of two keys with one id, the key that is the id keeps it, in any order."""
    papers = _papers("@misc{Doe:2024, title = {A}}\n@misc{Doe-2024, title = {B}}\n@misc{roe, title = {C}}")
    assert [(paper.id, paper.citation_key) for paper in papers] == [
        ("doe-2024-aed4", "Doe:2024"), ("doe-2024", "Doe-2024"), ("roe", ""),
    ]  # fmt: skip


def test_proceedings_that_papers_name_in_crossref() -> None:
    """Proceedings repeat their title in `booktitle`, from which classic BibTeX inherits; that is no venue."""
    paper, book = _papers(
        "@inproceedings{p, title = {P}, crossref = {b}, year = 2021}"
        "\n@proceedings{b, title = {Proceedings of B}, booktitle = {Proceedings of B}, year = 2021}"
    )
    assert (paper.container_title, book.title.source, book.container_title) == (
        "Proceedings of B",
        "Proceedings of B",
        "",
    )


def test_a_percent_sign_is_a_comment_outside_values() -> None:
    """Fields and entries after % are ignored; in a value, % is an ordinary character."""
    kept, other = _papers(
        """% me@example.org
% @article{off, title={Off}}
@article{kept, % the first
  title = {100% of
% all},
%  note = {switched {off},
  author = "Doe, Jane", % me
  publisher = "5 % Press",
  year = 2020 % at last
}
%@article{off-too,
%  title = {Off}
%}
@misc(other, title = {A % sign}, year = 2021) % the end"""
    )
    assert (kept.title.source, kept.publisher, kept.note.html, kept.extra) == ("100% of % all", "5 % Press", "", ())
    assert kept.issued == PartialDate(2020)
    assert [author.name.full for author in kept.authors] == ["Jane Doe"]
    assert (other.title.source, other.issued) == ("A % sign", PartialDate(2021))


@pytest.mark.parametrize(
    "names",
    ["King, Jr., Martin L.", "King, Martin L., Jr.", "{Doe, Roe, and Co.} and Doe, Jane", "Doe, Jane and Roe, John"],
)
def test_names_with_commas_that_are_right(names: str) -> None:
    """A name with a suffix and a group in braces may have a second comma without a warning."""
    assert _one(f"author = {{{names}}}").authors


def test_a_digit_that_is_no_number_is_no_month() -> None:
    """A superscript two is a digit to Unicode, but not a number: the month is kept among the details."""
    (paper,) = parse_bibtex_entries("@misc{a, title = {T}, year = 2020, month = {²}}", "content/papers/a.bib").papers
    assert paper.issued == PartialDate(2020) and paper.extra == (("month", "²"),)
