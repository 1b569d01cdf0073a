"""Entries inherit by `crossref` and `xdata` as in biber (biblatex manual, section 3.14 and appendix B)."""

import pytest

from generator.formats.bibtex.reading import parse_bibtex_entries
from generator.model.date import PartialDate
from generator.model.paper import Paper

FILES = frozenset({"papers/whole.pdf", "papers/whole.png"})


def _read(source: str) -> tuple[dict[str, Paper], list[str]]:
    found = parse_bibtex_entries(source, "content/papers/x.bib", FILES)
    return {paper.id: paper for paper in found.papers}, [str(problem) for problem in found.problems]


def _paper(source: str, id: str = "child") -> Paper:
    papers, problems = _read(source)
    assert not problems
    return papers[id]


def _authors(paper: Paper) -> list[str]:
    return [" ".join(filter(None, (author.name.given, author.name.family))) for author in paper.authors]


WHOLE = """@{kind}{{whole, title = {{Whole}}, subtitle = {{All Parts}}, year = 2018, publisher = {{Press}},
  author = {{White, Maria}}, editor = {{Green, Ann}}, isbn = {{978-0-306-40615-7}}, address = {{Oslo}},
  draft = {{true}}, award = {{Best book}}, selected = {{true}}, keywords = {{one, two}}, abstract = {{All.}},
  note = {{In print.}}, pdf = {{whole.pdf}}, code = {{https://example.org/code}}, url = {{https://example.org/whole}},
  doi = {{10.1234/whole}}, eprint = {{2405.04430}}, eprinttype = {{arxiv}}, pmid = {{123}}, hal = {{hal-1}},
  preview = {{whole.png}}, altmetric = {{42}}, ids = {{other}}, label = {{L}}, mood = {{good}}, tldr = {{Short.}}}}\n"""


@pytest.mark.parametrize(
    ("child", "parent"),
    [("inbook", "book"), ("inproceedings", "proceedings"), ("incollection", "collection"), ("inbook", "mvbook")],
)
def test_a_part_inherits_what_it_shares_with_the_whole(child: str, parent: str) -> None:
    """Title, editor, date and publisher, in any order of the entries; a draft hides itself only."""
    part = f"@{child}{{child, title = {{Part}}, author = {{Doe, Jane}}, crossref = {{WHOLE}}}}\n"
    for source in (WHOLE.format(kind=parent) + part, part + WHOLE.format(kind=parent)):
        paper = _paper(source)
        assert (paper.title.plain, paper.container_title) == ("Part", "Whole: All Parts")
        assert (paper.publisher, paper.publisher_place, paper.isbn) == ("Press", "Oslo", "978-0-306-40615-7")
        assert paper.issued == PartialDate(2018)
        assert [editor.name.family for editor in paper.editors] == ["Green"]
        assert _paper(source, "whole").is_draft


def test_a_part_never_inherits_honours_links_and_notes() -> None:
    """They are about the whole: also its identifiers, keywords, picture and unknown fields."""
    paper = _paper(
        WHOLE.format(kind="book") + "@inbook{child, title = {Part}, author = {Doe, Jane}, crossref = {whole}}"
    )
    assert not (paper.is_draft or paper.is_featured or paper.award or paper.keywords or paper.links)
    assert not (paper.doi or paper.arxiv or paper.url or paper.pmid or paper.image)
    assert not (paper.abstract.source or paper.note.source or paper.tldr.source)
    assert paper.extra == (("bookauthor", "White, Maria"),)


def test_a_chapter_without_an_author_is_by_the_author_of_the_book() -> None:
    """`author` of a @book is `author` and `bookauthor` of its @inbook."""
    paper = _paper(WHOLE.format(kind="book") + "@inbook{child, title = {Part}, crossref = {whole}}")
    assert _authors(paper) == ["Maria White"]


def test_volumes_and_periodicals_give_their_titles_under_other_names() -> None:
    """The title of an @mvbook is the main title of its @book; that of a @periodical the journal of an @article."""
    volume = _paper("@mvbook{all, title = {All}, author = {Doe, Jane}}\n@book{child, title = {One}, crossref = {all}}")
    assert (volume.title.plain, volume.extra, _authors(volume)) == ("One", (("maintitle", "All"),), ["Jane Doe"])
    issue = "@periodical{issue, title = {J. Tests}, year = 2020, volume = 3, number = 2}\n"
    article = _paper(issue + "@article{child, title = {A}, crossref = {issue}}")
    assert (article.container_title, article.volume, article.issue) == ("J. Tests", "3", "2")


def test_the_fields_of_an_entry_are_never_replaced() -> None:
    """Also not by another name of the field, by half a date, or by the subtitle of another title."""
    whole = "@book{whole, title = {W}, subtitle = {S}, address = {Oslo}, date = {2018-05-07}, editor = {Green, Ann}, "
    whole += 'editor+an:orcid = {1="0000-0002-1825-0097"}}\n'
    own = "booktitle = {Own}, location = {Bonn}, year = 2020, editor = {Roe, Rik}"
    paper = _paper(f"{whole}@incollection{{child, title = {{T}}, {own}, crossref = {{whole}}}}")
    assert (paper.container_title, paper.publisher_place, paper.issued) == ("Own", "Bonn", PartialDate(2020))
    assert [(editor.name.family, editor.orcid) for editor in paper.editors] == [("Roe", "")]
    months = "@book{whole, title = {W}, year = 2018, month = may}\n"
    assert _paper(f"{months}@inbook{{child, title = {{T}}, year = 2020, crossref = {{whole}}}}").issued == PartialDate(
        2020
    )
    assert _paper(f"{months}@inbook{{child, title = {{T}}, month = jun, crossref = {{whole}}}}").issued == PartialDate(
        2018, 6
    )


def test_chains_lists_aliases_and_keys_in_another_case() -> None:
    """A @book in an @mvbook, several @xdata in one field, a key of `ids`; an exact key comes before another case."""
    chain = "@inbook{child, title = {C}, crossref = {b}}\n@book{b, title = {B}, crossref = {m}}\n"
    paper = _paper(chain + "@mvbook{m, title = {M}, publisher = {Press}}")
    assert (paper.container_title, paper.publisher, paper.extra) == ("B", "Press", (("maintitle", "M"),))
    data = "@xdata{p, publisher = {Press}, xdata = {q}}\n@xdata{q, location = {Oslo}, draft = {true}}\n"
    listed = _paper(data + "@book{child, title = {C}, xdata = {p, r}}\n@xdata{r, publisher = {No}, year = 2001}")
    assert (listed.publisher, listed.publisher_place, listed.issued) == ("Press", "Oslo", PartialDate(2001))
    assert listed.is_draft  # all that is in @xdata is meant for the entries that name it
    alias = "@inbook{child, title = {C}, crossref = {Old}}\n@book{new, title = {B}, ids = {older, Old}}"
    assert _paper(alias).container_title == "B"
    cases = "@book{Key, title = {Upper}}\n@book{key, title = {Lower}}\n@inbook{child, title = {C}, crossref = {key}}"
    assert _read(cases)[0]["child"].container_title == "Lower"


def test_single_values_of_xdata() -> None:
    """`xdata=key-field` is a field, `xdata=key-field-2` its second name; keys may have hyphens."""
    source = (
        "@book{child, author = {xdata=my-names-author-2 and Okafor, Lena and xdata=my-names-author-1},"
        " editor = {xdata=my-names-author}, title = {xdata=texts-title}, location = {xdata=texts-location-2},"
        " date = {2019}}\n"
        "@xdata{my-names, author = {White, Maria and Green, Julia}}\n"
        "@xdata{texts, title = {xdata=more-title}, address = {Oslo and Reading}}\n@xdata{more, title = {Granular}}"
    )
    paper = _paper(source)
    assert _authors(paper) == ["Julia Green", "Lena Okafor", "Maria White"]
    assert [editor.name.given for editor in paper.editors] == ["Maria", "Julia"]
    assert (paper.title.plain, paper.publisher_place) == ("Granular", "Reading")


@pytest.mark.parametrize("reference", ["names-author-3", "names-editor", "other-author-1", "circle-author-1"])
def test_single_values_that_do_not_exist_are_left_out(reference: str) -> None:
    """The message has the line of the field and says what to write; the other names are kept."""
    papers, problems = _read(
        f"@book{{child, title = {{T}},\n author = {{xdata={reference} and Okafor, Lena}}}}\n"
        "@xdata{names, author = {White, Maria and Green, Julia}}\n@xdata{circle, author = {xdata=circle-author-1}}"
    )
    assert _authors(papers["child"]) == ["Lena Okafor"]
    assert (
        f'x.bib:2: warning: the entry "child" takes a value from "xdata={reference}", '
        "but there is no such value; it is left out\n"
        "  write the key of an entry of this file, its field, and a place in a list: `xdata=key-author-1`"
    ) in problems[0]


def test_missing_parents_and_circles_are_warnings() -> None:
    """The entry is built with its own fields."""
    papers, problems = _read(
        "@inbook{a, title = {A}, crossref = {b}}\n@inbook{b, title = {B}, crossref = {a}}\n"
        "@inbook{c, title = {C}, crossref = {c}}\n@inbook{d, title = {D}, crossref = {gone}}"
    )
    assert sorted(papers) == ["a", "b", "c", "d"]
    assert [("circle" in problem, "warning" in problem) for problem in problems] == [(True, True)] * 3 + [(False, True)]


def test_words_that_look_like_references_are_text() -> None:
    """A title about `xdata=` is no reference."""
    assert _paper("@misc{child, title = {On xdata=key-field in biblatex}}").title.plain.startswith("On xdata=key-field")
