"""References without the oracle: the golden file, and laws for all papers."""

import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.citing.editions import edition
from generator.citing.marked import typographic
from generator.citing.names import NameRules, name_list
from generator.citing.page_ranges import page_ranges
from generator.citing.styles import FORMATS, references
from generator.citing.title_case import title_case
from generator.formats.bibtex.reading import parse_bibtex_entries
from generator.formats.entry.entry import parse_markdown_entry
from generator.model.date import PartialDate
from generator.model.name import Author, IndexOrder, Name
from generator.model.paper import Paper, PaperType, Place
from generator.model.status import ALIASES
from generator.model.text import Text
from tests.arranging.papers import text
from tests.citing.items import ITEMS

GOLDEN = Path(__file__).parent / "references.txt"


def test_references_are_the_golden_ones(request: pytest.FixtureRequest) -> None:
    """The reference to each item in each style is unchanged since it was last compared with the oracle."""
    made = "".join(
        f"{paper.id}\n" + "".join(f"  {reference.style:<10} {reference.html}\n" for reference in references(paper))
        for paper in ITEMS
    )
    if request.config.getoption("--update-golden"):
        GOLDEN.write_text(made, "utf-8")
    assert made == GOLDEN.read_text("utf-8")


words = st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("&<>;'\""), max_size=20)
names = st.builds(Name, words, words, words, words, st.just(""))
papers = st.builds(
    Paper,
    id=st.just("a"),
    place=st.just(Place("a")),
    type=st.sampled_from(PaperType),
    title=words.map(text),
    authors=st.lists(st.builds(Author, names), max_size=25).map(tuple),
    are_authors_cut=st.booleans(),
    editors=st.lists(st.builds(Author, names), max_size=3).map(tuple),
    issued=st.none() | st.builds(PartialDate, st.integers(1, 9999), st.integers(0, 12), st.just(0)),
    accessed=st.none() | st.builds(PartialDate, st.integers(1, 9999), st.integers(0, 12), st.just(0)),
    container_title=words,
    container_title_short=words,
    collection_title=words,
    collection_number=words,
    event_title=words,
    event_place=words,
    publisher=words,
    publisher_place=words,
    volume=words,
    issue=words,
    page=words,
    number=words,
    edition=words,
    version=words,
    chapter_number=words,
    number_of_pages=words,
    genre=words,
    doi=words,
    url=words,
    status=words | st.sampled_from(list(ALIASES)),
    language=words,
)


@given(papers)
def test_any_paper_has_safe_references(paper: Paper) -> None:
    """Any values of the fields give a reference. Its only markup is closed `<i>` elements, and the plain text is the
    same without them."""
    for reference in references(paper):
        bare = re.sub(r"<i>([^<>]*)</i>", r"\1", reference.html)
        assert "<" not in bare and ">" not in bare
        assert unescape(bare) == reference.plain
        assert not re.search("[\x03-\x05]", reference.html + reference.plain)


def test_markup_in_a_title_is_escaped() -> None:
    """A title that looks like HTML is shown as text."""
    paper = Paper(id="a", place=Place("a"), type=PaperType.BOOK, title=text("<script>alert(1)</script> & co"))
    for reference in references(paper):
        assert "<script" not in reference.html and "&lt;" in reference.html
        assert "<" in reference.plain and "&amp;" not in reference.plain


@pytest.mark.parametrize(
    ("title", "cased"),
    [
        ("what's in a name?", "What's in a Name?"),
        ("pre-training of deep LSTMs via mRNA", "Pre-Training of Deep LSTMs via mRNA"),
        ("state-of-the-art e-commerce", "State-of-the-Art E-Commerce"),
        ("clustering with k-means in space", "Clustering with k-Means in Space"),
        ("on trees: a survey", "On Trees: A Survey"),
        ("what do we look at", "What Do We Look At"),
        ("the 3d world and/or (un)certain things", "The 3d World and/or (Un)certain Things"),
        ("NASA AND THE MOON", "NASA AND THE MOON"),
        ("über éclairs", "Über Éclairs"),
        ("汉字的历史", "汉字的历史"),
        ("", ""),
    ],
)
def test_small_words_stay_small_in_title_case(title: str, cased: str) -> None:
    """Small words stay in lower case, except at the beginning and the end; capitals of the author stay."""
    assert title_case(title) == cased


@given(st.text(max_size=60))
def test_title_case_changes_nothing_but_case(title: str) -> None:
    """Title case changes no letter to lower case, and keeps all characters."""
    cased = title_case(title)
    assert cased.casefold() == title.casefold()
    assert title_case(cased) == cased


@pytest.mark.parametrize(
    ("page", "expanded", "minimal", "two", "chicago"),
    [
        ("42", "42", "42", "42", "42"),
        ("12-15", "12–15", "12–5", "12–15", "12–15"),
        ("100-104", "100–104", "100–4", "100–04", "100–104"),
        ("101--108", "101–108", "101–8", "101–08", "101–8"),
        ("321–28", "321–328", "321–8", "321–28", "321–28"),
        ("1496-1504", "1496–1504", "1496–504", "1496–504", "1496–504"),
        ("1100-1113", "1100–1113", "1100–13", "1100–13", "1100–1113"),
        ("S12-S19", "S12–S19", "S12–9", "S12–19", "S12–19"),
        ("1-10, 12-15", "1–10, 12–15", "1–10, 12–5", "1–10, 12–15", "1–10, 12–15"),
        ("499-506", "499–506", "499–506", "499–506", "499–506"),
        ("A1-B2", "A1–B2", "A1–B2", "A1–B2", "A1–B2"),
        ("i-x", "i–x", "i–x", "i–x", "i–x"),
        ("600-600", "600–600", "600–600", "600–600", "600–600"),
        ("e12", "e12", "e12", "e12", "e12"),
    ],
)
def test_page_ranges_follow_the_rules_of_csl(page: str, expanded: str, minimal: str, two: str, chicago: str) -> None:
    """Ranges equal those of citeproc-js for each rule of CSL."""
    rules = ("expanded", "minimal", "minimal-two", "chicago")
    assert [page_ranges(page, rule) for rule in rules] == [expanded, minimal, two, chicago]


@pytest.mark.parametrize(
    ("given_names", "initials", "letters", "full"),
    [
        ("Rosa M.", "R. M.", "RM", "Rosa M."),
        ("Jean-Paul", "J.-P.", "JP", "Jean-Paul"),
        ("J.R.R.", "J. R. R.", "JRR", "J. R. R."),
        ("RM", "R. M.", "RM", "RM"),
        ("Jean de", "J. de", "J de", "Jean de"),
        ("Ólafur", "Ó.", "Ó", "Ólafur"),
        ("Иван Петрович", "И. П.", "ИП", "Иван Петрович"),
    ],
)
def test_given_names_become_initials(given_names: str, initials: str, letters: str, full: str) -> None:
    """Given names are written as initials, with and without full stops, and in full."""
    person = (Name("Fam", given_names),)
    assert name_list(person, NameRules("initials")) == f"{initials} Fam"
    assert name_list(person, NameRules("letters", inverted=1, order=IndexOrder("end", " "))) == f"Fam {letters}"
    assert name_list(person, NameRules("full")) == f"{full} Fam"


def test_family_names_that_come_first() -> None:
    """Names in Han, kana and Hangul begin with the family name and have no space; Arabic names have one."""
    assert name_list((Name("李", "明"),), NameRules("initials")) == "李明"
    assert name_list((Name("محفوظ", "نجيب"),), NameRules("full")) == "نجيب محفوظ"


def test_numbered_editions_are_ordinals() -> None:
    """Numbers become ordinals; words are unchanged."""
    found = [edition(written) for written in ("1", "2nd", "3rd ed.", "11", "22", "Revised edition")]
    assert found == ["1st ed.", "2nd ed.", "3rd ed.", "11th ed.", "22nd ed.", "Revised edition"]


def test_the_language_decides_on_capitals() -> None:
    """Only English titles get title case. The language is that of the paper, or, if it has none, that of the site."""
    fields = {"id": "a", "place": Place("a"), "type": PaperType.BOOK, "title": text("les petites choses")}
    paper, french = Paper(**fields), Paper(**fields, language="fr")  # type: ignore[arg-type]
    assert "Les Petites Choses" in references(paper, ["mla"])[0].plain
    assert "Petites" not in references(paper, ["mla"], "fr-CA")[0].plain
    assert "Petites" not in references(french, ["mla"])[0].plain


def test_formulas_and_braces_keep_their_case() -> None:
    """The case of letters in formulas does not change, nor that of words in braces, as in BibTeX."""
    written = "the growth of $k$ and $x_i$ in \\(n\\) {rooms} of {mRNA}"
    title = Text(written, "", "the growth of k and x_i in n rooms of mRNA")
    paper = Paper(id="a", place=Place("a"), type=PaperType.BOOK, title=title)
    assert "The Growth of k and x_i in n rooms of mRNA" in references(paper, ["mla"])[0].plain


def test_addresses_stay_as_they_are() -> None:
    """The punctuation in an address does not change."""
    url = "https://x.example/a..b/?q=”."
    fields = {"id": "a", "place": Place("a"), "type": PaperType.BOOK, "title": text("Who?"), "url": url}
    for reference in references(Paper(**fields), FORMATS):  # type: ignore[arg-type]
        assert url in reference.plain


@pytest.mark.parametrize(
    ("kind", "style", "html"),
    [
        ("article-journal", "apa", "On <i>c. elegans</i> in <i>vivo</i>. (n.d.). <i>Some"),
        ("article-journal", "mla", "“On <i>c. elegans</i> in <i>vivo</i>.” <i>Some"),
        ("article-journal", "vancouver", "On <i>c. elegans</i> in <i>vivo</i>. Some"),
        ("book", "apa", "<i>On </i>c. elegans<i> in </i>vivo."),
        ("book", "mla", "<i>On </i>c. elegans<i> in </i>vivo."),
        ("book", "chicago", "<i>On </i>c. elegans<i> in </i>vivo."),
    ],
)
def test_emphasis_in_titles(kind: str, style: str, html: str) -> None:
    """It is in italics, and upright where the title is; title case leaves names of species as they are."""
    title = Text("", "On <em>c. elegans</em> in <i>vivo</i>.", "On c. elegans in vivo.")
    venue = "Some" if kind != "book" else ""
    paper = Paper(id="a", place=Place("a"), type=PaperType(kind), title=title, container_title=venue)
    reference = references(paper, [style])[0]
    assert html in reference.html.replace("&nbsp;", " ")
    assert "<" not in reference.plain and "c. elegans in vivo." in reference.plain


@pytest.mark.parametrize(
    ("written", "cased"),
    [
        ("Cat/mouse and dog/cat games", "Cat/Mouse and Dog/Cat Games"),
        ("the and/or problem, the on/off switch", "The and/or Problem, the on/off Switch"),
        ("the ratio p/q of i/o", "The Ratio p/q of i/o"),
        ("e-mail/e-commerce", "E-Mail/E-Commerce"),
        (r"On \textbackslash{}alpha and \textbackslash beta", r"On \alpha and \beta"),
        (r"the {\em c. elegans} worm", "The c. elegans Worm"),
        ("{E. coli} in lakes", "E. coli in Lakes"),
        ("{{E. coli}} in {{lakes}} of {ice}", "E. coli in Lakes of Ice"),
        ("{{The growth of {E. coli} in lakes}}", "The Growth of E. coli in Lakes"),
        ("about {iPhone} and {mRNA}", "About iPhone and mRNA"),
        (r"using \texttt{run me} and numpy.array", "Using run me and numpy.array"),
        ("running `make install` at home", "Running make install at Home"),
        ("see https://a.example/b for it", "See https://a.example/b for It"),
        ("a $k$-means of $x$ in x and y", "A k-Means of x in x and y"),
    ],
)
def test_title_case_of_entries(written: str, cased: str) -> None:
    """What TeX, braces and code keep, what is a single letter, and each part of words with a slash."""
    entry = f"@article{{k, title = {{{written}}}, journal = {{J}}}}"
    (paper,) = parse_bibtex_entries(entry, "content/papers/x.bib").papers
    for style in ("mla", "chicago"):
        assert references(paper, [style])[0].plain.startswith(f"“{cased}.”")


@pytest.mark.parametrize(
    ("date", "apa", "ieee"),
    [
        ("2013-09/2013-10", "(2013, September–October)", "Sep.–Oct. 2013"),
        ("2019-12/2020-01", "(2019–2020)", "2019–2020"),
        ("2019/2020", "(2019–2020)", "2019–2020"),
        ("2019-12-30/2020-01-02", "(2019–2020)", "2019–2020"),
        ("2020-05-30/2020-06-02", "(2020, May–June)", "May–Jun. 2020"),
        ("2020-05-03/2020-05-05", "(2020, May)", "May 2020"),
        ("2004?", "(2004?)", "2004?"),
        ("2004~", "(ca. 2004)", "ca. 2004"),
        ("2004%", "(ca. 2004?)", "ca. 2004?"),
        ("2012-21", "(2012, Spring)", "Spring 2012"),
    ],
)
def test_ranges_and_uncertain_dates(date: str, apa: str, ieee: str) -> None:
    """Months of a range are shown within one year; of years, both; an uncertain year has its mark."""
    entry = f"---\ntitle: T\ntype: article-magazine\nvenue: Some\nauthors: [Ann Bee]\ndate: '{date}'\n---\n"
    (paper,) = parse_markdown_entry(entry, "content/papers/x.md").papers
    written = {reference.style: reference.plain for reference in references(paper, ["apa", "ieee", "mla", "chicago"])}
    assert f" {apa}." in written["apa"] and written["ieee"].rstrip(".").endswith(f", {ieee}")
    assert not any(sign in reference for reference in written.values() for sign in ("?.", "..", "– "))


@pytest.mark.parametrize(
    ("style", "two", "six"),
    [
        ("mla", "Bee, A., et al. “", "Bee, A., et al. “"),
        ("apa", "Bee, A., Bee, B., et al. (", "Bee, A., Bee, B., Bee, C., Bee, D., Bee, E., Bee, F., et al. ("),
        ("ieee", "A. Bee, B. Bee et al., “", "A. Bee et al., “"),
    ],
)
def test_others_count_as_an_author(style: str, two: str, six: str) -> None:
    """Two authors and others are three: a style that shortens lists of three shows the first alone."""
    for letters, begin in (("AB", two), ("ABCDEF", six)):
        names = " and ".join(f"Bee, {letter}." for letter in letters)
        entry = f"@article{{k, title = {{T}}, author = {{{names} and others}}, journal = {{J}}, year = 2020}}"
        (paper,) = parse_bibtex_entries(entry, "content/papers/x.bib").papers
        assert references(paper, [style])[0].plain.replace("\u00a0", " ").startswith(begin)


@pytest.mark.parametrize(
    ("written", "set"),
    [
        ("'\"PIAAC (L)\"'", "‘“PIAAC (L)”’"),
        ("\"'a' b\" c", "“‘a’ b” c"),
        ("a \"'quoted' word\"", "a “‘quoted’ word”"),
        ("rock 'n roll in the '90s", "rock ’n roll in the ’90s"),
        ("it's \"a\" 'b'", "it’s “a” ‘b’"),
    ],
)
def test_quotation_marks_are_typographic(written: str, set: str) -> None:
    """Also those inside others, which open before another mark."""
    assert typographic(written) == set
