"""Arranging: the order, people, metrics, addresses and relations of a library."""

import re
from pathlib import Path

import pytest

from generator.arranging.arrange import arrange
from generator.arranging.metrics.counts import totals
from generator.arranging.papers.order import grouped, in_order
from generator.arranging.papers.related import Relations
from generator.arranging.papers.research_fields import field_labels
from generator.model.library import ContentFile, Library, Person
from generator.model.name import Name
from generator.model.paper import Paper, PaperLink, PaperType
from generator.model.problem import Problem
from generator.model.profile import Metric, Profile
from generator.model.settings import CITATION_STYLES, NavigationLink, Settings
from generator.model.site.page import CoauthorsPage, IndexPage, ListPage, Page, PaperPage, ProfilePage, RedirectPage
from generator.model.site.page import made as whole
from generator.model.site.paths import paper_page
from generator.model.site.site import Site
from generator.model.site.views import NamePart, PaperDetails
from generator.model.text import Text
from generator.text.link import CONTENT, SITE
from tests.arranging.papers import OWNER, library, paper, text


def _pages(library: Library) -> list[Page]:
    return [whole(page) for page in arrange(library).pages]


def _page(library: Library, url: str) -> Page:
    return next(page for page in _pages(library) if page.url == url)


def _home(library: Library) -> ProfilePage:
    page = _page(library, "index.html")
    assert isinstance(page, ProfilePage)
    return page


def _paper(library: Library, id: str) -> PaperPage:
    page = _page(library, paper_page(id))
    assert isinstance(page, PaperPage)
    return page


def _line(parts: tuple[NamePart, ...]) -> str:
    return "".join(f"{part.before}{'*' if part.is_owner else ''}{part.name}{part.after}" for part in parts)


# Order ---------------------------------------------------------------------------


def test_newest_first_and_undated_last() -> None:
    """A year without a month comes after its months, an undated paper last; on the same date, the title decides."""
    papers = [
        paper("undated"),
        paper("year", date=(2024,)),
        paper("month", date=(2024, 5)),
        paper("day", date=(2024, 5, 7)),
        paper("b", date=(2025,), title=text("Élan")),
        paper("a", date=(2025,), title=text("eland")),
    ]
    assert [found.id for found in in_order(papers, "date")] == ["b", "a", "day", "month", "year", "undated"]


@pytest.mark.parametrize(
    ("sort", "expected"), [("listed", "cab"), ("title", "abc"), ("citations", "bac"), ("date", "cab")]
)
def test_papers_are_sorted_by_date_citations_title_or_as_listed(sort: str, expected: str) -> None:
    """Papers are sorted by date, by citations, by title, or stay as listed."""
    papers = [
        paper("c", date=(2024,), title=text("C")),
        paper("a", date=(2023,), citations=3, title=text("A")),
        paper("b", date=(2022,), citations=30, title=text("B")),
    ]
    assert "".join(found.id for found in in_order(papers, sort)) == expected


def test_papers_are_grouped_by_year_type_or_field() -> None:
    """The newest years come first, undated papers last; types come by frequency, fields by name, others last."""
    papers = [
        paper("a", date=(2024,), fields=("cs.SE",)),
        paper("b", type=PaperType.BOOK),
        paper("c", date=(2025,), fields=("CL",)),
    ]
    assert [(label, [p.id for p in found]) for label, found in grouped(papers, "year")] == [
        ("2025", ["c"]),
        ("2024", ["a"]),
        ("Undated", ["b"]),
    ]
    assert [label for label, _ in grouped(papers, "type")] == ["Preprints", "Books"]
    assert [label for label, _ in grouped(papers, "field")] == [
        "Computation and Language",
        "Software Engineering",
        "Other",
    ]
    assert [label for label, _ in grouped(papers, "none")] == [""]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("cs.CL", ("CL", "Computation and Language")),
        ("CL", ("CL", "Computation and Language")),
        ("math.CO", ("math.CO", "Combinatorics")),
        ("stat.ML", ("stat.ML", "Machine Learning")),
        ("quant-ph", ("quant-ph", "Quantum Physics")),
        ("Philology", ("Philology", "Philology")),
    ],
)
def test_an_arxiv_category_has_a_short_and_a_full_label(written: str, shown: tuple[str, str]) -> None:
    """An arXiv category has a short and a full label; another field is its own label."""
    assert field_labels(written) == shown


# People --------------------------------------------------------------------------


def test_long_lists_never_hide_the_owner() -> None:
    """ "et al." follows three authors, but the owner is always named."""
    made = library(paper("a", "A One", "B Two", "C Three", "D Four", "Jane Q. Doe", "E Five"))
    byline = _home(made).groups[0].cards[0].byline
    assert _line(byline.short) == "A One, B Two, C Three et al., incl. *Jane Q. Doe"
    assert _line(byline.full) == "A One, B Two, C Three, D Four, *Jane Q. Doe, and E Five"
    assert byline.is_cut and byline.count == 6


def test_short_lists_are_whole() -> None:
    """Four authors are all shown; two are joined by "and"; a list that the entry cuts ends in "et al."."""
    made = library(
        paper("a", "A One", "B Two", "C Three", "Jane Q. Doe"),
        paper("b", "A One", "Jane Q. Doe"),
        paper("c", "A One", "B Two", are_authors_cut=True),
    )
    lines = [_line(card.byline.short) for card in _home(made).groups[0].cards]
    assert lines == ["A One, B Two, C Three, and *Jane Q. Doe", "A One and *Jane Q. Doe", "A One, B Two et al."]


def test_crowds_stand_on_the_papers_page_alone() -> None:
    """Lists do not repeat hundreds of authors; the paper's page has all, and shows the first and the owner."""
    names = [*(f"Person {number}x" for number in range(299)), "Jane Q. Doe"]
    made = library(paper("a", *names))
    assert _home(made).groups[0].cards[0].byline.full == ()
    assert _home(made).groups[0].cards[0].byline.more_url == f"{SITE}papers/a.html#authors"
    details = _paper(made, "a").details
    assert _line(details.authors).endswith("Person 13x, Person 14x et al., incl. *Jane Q. Doe")
    assert [part.name for part in (*details.authors[:-1], *details.other_authors)] == names
    assert _line(details.other_authors).startswith("Person 15x, Person 16x, ")


def test_crowds_of_institutions_are_counted_in_lists() -> None:
    """A card names the first affiliations and counts the others; the page has all."""
    places = tuple(f"Institute {number}" for number in range(240))
    made = library(paper("a", "Jane Q. Doe", affiliations=places), paper("b", affiliations=places[:7]))
    shown = [card.affiliations for card in _home(made).groups[0].cards]
    assert shown[0] == f"{', '.join(places[:6])} and 234 more" and shown[1] == ", ".join(places[:7])
    assert [name for _, name in _paper(made, "a").details.affiliations] == [*places]


@pytest.mark.parametrize(
    ("written", "is_owner"),
    [("Jane Q. Doe", True), ("JANE Q DOE", True), ("J. Q. Doe", True), ("J. Doe", False), ("Jim Q. Doe", False)],
)
def test_the_owner_is_found(written: str, is_owner: bool) -> None:
    """The owner is found by the full name in any case, with or without full stops, and by all initials only."""
    made = library(paper("a", "A One", written))
    assert _paper(made, "a").details.authors[1].is_owner is is_owner


def test_the_owners_title_is_no_part_of_the_name() -> None:
    """ "Prof. Dr. Jane Q. Doe" in the profile is "Jane Q. Doe" in a list of authors."""
    profile = Profile(name=Name(family="Doe", given="Prof. Dr. Jane Q."))
    made = library(paper("a", "A One", "Jane Q. Doe"), profile=profile)
    assert _paper(made, "a").details.authors[1].is_owner


def test_initials_that_two_authors_share_are_nobodys() -> None:
    """If the initials of two authors fit the owner, neither is taken for the owner."""
    made = library(paper("a", "J. Q. Doe", "J. Q. Doe"))
    assert not any(part.is_owner for part in _paper(made, "a").details.authors)


def test_coauthors_are_counted_once_a_paper() -> None:
    """The index counts common papers, the most first; it joins spellings, and leaves out the owner."""
    made = library(
        paper("a", "Jane Q. Doe", "Zoë Li", "B Two", date=(2024,)),
        paper("b", "Jane Q. Doe", "ZOE LI", date=(2022,)),
        people=(Person(name=Name(family="Li", given="Zoë"), url="https://zoe.example.org"),),
    )
    page = _page(made, "coauthors.html")
    assert isinstance(page, CoauthorsPage)
    assert [(row.name, row.count, row.years, row.url) for row in page.people] == [
        ("Zoë Li", 2, "2022–2024", f"{SITE}people/zoe-li.html"),
        ("B Two", 1, "2024", ""),
    ]


# Metrics -------------------------------------------------------------------------


def test_h_index_i10_and_citations_are_computed_from_entries() -> None:
    """h-index, i10-index and citations are computed from the entries that have citations."""
    papers = [paper(f"p{count}", citations=count) for count in (100, 12, 4, 3, 3)] + [paper("none")]
    assert totals(papers) == {"papers": 6, "h_index": 3, "citations": 122, "i10_index": 2}
    assert totals([paper("none")]) == {"papers": 1}
    assert totals([]) == {}


def test_a_declared_figure_wins() -> None:
    """A metric of the profile replaces the computed one, with its source, date and separators."""
    profile = Profile(
        name=OWNER,
        metrics=(
            Metric("h-index", "38", source="Example Scholar", as_of="2025-01", key="h_index"),
            Metric("citations", "17431", key="citations"),
            Metric("Novelty", "51", unit="%"),
            Metric("since", "2019"),
        ),
        hidden_metrics=("i10_index",),
    )
    shown = [
        (f.label, f.value, f.unit, f.detail) for f in _home(library(paper("a", citations=3), profile=profile)).metrics
    ]
    assert shown == [
        ("h-index", "38", "", "Example Scholar, as of 2025-01"),
        ("papers", "1", "", "computed from the papers listed here"),
        ("citations", "17,431", "", ""),
        ("Novelty", "51", "%", ""),
        ("since", "2019", "", ""),
    ]


def test_charts_share_their_years() -> None:
    """Both charts have the same years without gaps; a single year makes no chart."""
    profile = Profile(name=OWNER, citations_per_year=((2021, 5), (2024, 9)))
    papers = paper("a", date=(2022,)), paper("b", date=(2024, 5))
    charts = _home(library(*papers, profile=profile)).charts
    assert [[(bar.label, bar.value) for bar in chart.bars] for chart in charts] == [
        [("2021", 0), ("2022", 1), ("2023", 0), ("2024", 1)],
        [("2021", 5), ("2022", 0), ("2023", 0), ("2024", 9)],
    ]
    assert _home(library(paper("a", date=(2022,)))).charts == ()


def test_citations_per_year_are_summed() -> None:
    """Without citations per year in the profile, those of the entries are summed."""
    papers = (
        paper("a", date=(2022,), citations=12, citations_per_year=((2022, 2), (2023, 10))),
        paper("b", date=(2023,), citations=5, citations_per_year=((2023, 5),)),
        paper("c", date=(2023,), citations=100),
    )
    assert [(bar.label, bar.value) for bar in _home(library(*papers)).charts[1].bars] == [("2022", 2), ("2023", 15)]


# Pages and addresses -------------------------------------------------------------


def test_every_published_paper_has_a_page() -> None:
    """There are as many pages as papers; drafts are left out everywhere."""
    made = library(paper("a", date=(2024,)), paper("b"), paper("c", date=(2020,), is_draft=True))
    pages = _pages(made)
    assert [page.url for page in pages if isinstance(page, PaperPage)] == ["papers/a.html", "papers/b.html"]
    assert not any("2020" in page.url for page in pages)


def test_spellings_are_one_topic() -> None:
    """Keywords that differ only in case or accents share a page; other keywords with the same slug do not."""
    made = library(paper("a", keywords=("Reasoning", "C++")), paper("b", keywords=("reasoning", "C")))
    pages = {page.url: page for page in _pages(made) if isinstance(page, ListPage)}
    assert pages["keywords/reasoning.html"].count == 2
    assert {url for url in pages if url.startswith("keywords/c")} == {"keywords/c.html", "keywords/c-plus-plus.html"}


def test_topics_of_one_sound_have_pages_of_their_own() -> None:
    """诗歌 and 诗哥 are read alike: the older keeps the short address, whatever the order of the papers is."""
    papers = paper("a", keywords=("诗歌",), date=(2019,)), paper("b", keywords=("诗哥",), date=(2020,))
    for made in (library(*papers), library(*reversed(papers))):
        found = _keyword_pages(made)
        assert found.pop("诗歌") == "keywords/shi-ge.html"
        assert [*found] == ["诗哥"] and re.fullmatch(r"keywords/shi-ge-[0-9a-f]{6}\.html", found["诗哥"])


@pytest.mark.parametrize(
    ("first", "second", "address"),
    [("C++", "C", "c-plus-plus"), ("C", "C++", "c"), ("C#", "C++", "c-sharp"), ("F♯", "F", "f-sharp"),
     ("A* search", "A search", "a-star-search"), ("诗歌", "诗哥", "shi-ge"), ("β-cells", "gamma", "b-cells"),
     ("graph theory", "graph-theory", "graph-theory"), ("Node.js", "Node JS!", "node-js"), ("★", "☆", None)],
)  # fmt: skip
def test_a_topic_keeps_its_address(first: str, second: str, address: str | None) -> None:
    """Another topic that arrives with a newer paper takes no address away, and has one of its own."""
    old, new = paper("a", keywords=(first,), date=(2019,)), paper("b", keywords=(second,), date=(2020,))
    before, after = _keyword_pages(library(old)), _keyword_pages(library(old, new))
    assert after[first] == before[first] and (address is None or before[first] == f"keywords/{address}.html")
    assert len(set(after.values())) == 2


def _keyword_pages(made: Library) -> dict[str, str]:
    pages = {page.title: page.url for page in _pages(made) if isinstance(page, ListPage)}
    return {title: url for title, url in pages.items() if url.startswith("keywords/")}


def test_topics_have_an_index() -> None:
    """Each kind of topic that occurs has a page that lists its topics, the newest years first."""
    made = library(paper("a", date=(2023,)), paper("b", date=(2024,)))
    page = _page(made, "years.html")
    assert isinstance(page, IndexPage)
    assert [(tag.label, tag.count) for tag in page.tags] == [("2024", 1), ("2023", 1)]
    assert not any(page.url == "venues.html" for page in arrange(made).pages)


def test_a_future_date_hides_nothing() -> None:
    """A paper of next year is listed, with the badge "to appear"."""
    card = _home(library(paper("a", date=(2026, 2)))).groups[0].cards[0]
    assert card.date == "Feb 2026"
    assert [badge.label for badge in card.badges] == ["to appear"]
    assert _home(library(paper("a", date=(2025,)))).groups[0].cards[0].badges == ()


@pytest.mark.parametrize(
    ("alias", "file"),
    [
        ("/publication/a/", "publication/a/index.html"),
        ("old/a", "old/a.html"),
        ("/x.html", "x.html"),
        ("/a.b", "a.b.html"),
    ],
)
def test_old_addresses_redirect(alias: str, file: str) -> None:
    """An alias becomes a page that redirects to the paper."""
    page = _page(library(paper("a", aliases=(alias,))), file)
    assert isinstance(page, RedirectPage)
    assert page.target == f"{SITE}papers/a.html"


def test_an_alias_with_the_address_of_a_page_is_left_out() -> None:
    """An alias cannot have the address of a page, in any case; the warning names the entry of that page."""
    made = library(paper("a"), paper("b", aliases=("/Papers/A.html",)))
    site = arrange(made)
    (problem,) = site.problems
    assert not problem.is_error and problem.path == "content/papers/b.md"
    assert "already used by content/papers/a.md:1; this alias is left out" in problem.message
    assert [page.url for page in site.pages].count("papers/a.html") == 1
    assert "Papers/A.html" not in [page.url for page in site.pages]


def test_files_are_published_with_their_paper() -> None:
    """The full text is beside the page, other files in its folder, `files/` as it is; nothing else is published."""
    names = ("papers/a.pdf", "papers/My Slides.PDF", "files/cv.pdf", "papers/private.txt")
    files = {name: ContentFile(name, Path("/site/content") / name) for name in names}
    links = (PaperLink("pdf", "PDF", "papers/a.pdf", True), PaperLink("slides", "Slides", "papers/My Slides.PDF", True))
    site = arrange(library(paper("one", links=links), files=files))
    assert [copy.path for copy in site.copies] == ["files/cv.pdf", "papers/one.pdf", "papers/one/my-slides.pdf"]


def test_a_file_for_all_is_published_once() -> None:
    """A file of content/files/ keeps its path; a paper that links to it uses this one."""
    files = {"files/slides.pdf": ContentFile("files/slides.pdf", Path("/site/content/files/slides.pdf"))}
    site = arrange(library(paper("one", links=(PaperLink("slides", "Slides", "files/slides.pdf", True),)), files=files))
    assert [copy.path for copy in site.copies] == ["files/slides.pdf"]
    page = whole(next(page for page in site.pages if page.url == "papers/one.html"))
    assert isinstance(page, PaperPage) and page.paper.links[0].url == f"{SITE}files/slides.pdf"


def test_files_of_one_name_are_all_published() -> None:
    """Files that would have the same name in the output get numbers, so that none replaces another."""
    names = ("papers/Talk.pdf", "papers/talk.PDF", "papers/x/talk.pdf")
    files = {name: ContentFile(name, Path("/site/content") / name) for name in names}
    links = tuple(PaperLink(f"talk {name}", "Talk", name, True) for name in names)
    site = arrange(library(paper("one", links=links), files=files))
    assert [copy.path for copy in site.copies] == [f"papers/one/talk{n}.pdf" for n in ("-2", "-3", "")]


def test_links_in_texts_lead_to_pages_and_files() -> None:
    """A link to an entry becomes a link to its page; a link without a target is a warning that names it."""
    body = Text("x", '<a href="\ue001papers/b.md#s">b</a> <a href="\ue001papers/none.md">?</a>', "b ?")
    site = arrange(library(paper("a", body=body), paper("b")))
    page = whole(next(page for page in site.pages if page.url == "papers/a.html"))
    assert isinstance(page, PaperPage)
    assert f'<a href="{SITE}papers/b.html#s">' in page.details.body_html
    (problem,) = site.problems
    assert not problem.is_error and '"papers/none.md" leads nowhere' in problem.message


def test_a_link_to_a_draft_is_told() -> None:
    """A draft has no page, so a link to its entry is a warning until it is published."""
    about = Text("x", f'<a href="{CONTENT}papers/b.md">the next</a>', "the next")
    linking = paper("a", abstract=about)
    (problem,) = arrange(library(linking, paper("b", is_draft=True))).problems
    assert not problem.is_error and '"papers/b.md" leads to a draft' in problem.message
    assert not arrange(library(linking, paper("b"))).problems


def test_a_link_to_a_broken_entry_is_no_second_fault() -> None:
    """An entry with an error has no page; its error is reported, links to it are not."""
    about = Text("x", f'<a href="{CONTENT}papers/b.md">the next</a>', "the next")
    broken = Problem("content/papers/b.md", 3, 1, "a bracket is never closed")
    assert not arrange(library(paper("a", abstract=about), problems=(broken,))).problems


def test_all_papers_are_one_bibliography() -> None:
    """`papers.bib` has every published paper, the newest first; a site without papers has no such file."""
    made = library(paper("a", date=(2024,)), paper("b", date=(2025,)), paper("c", is_draft=True))
    document = next(one for one in arrange(made).documents if one.url == "papers.bib")
    assert re.findall(r"^@\w+{(\w+),$", whole(document).text, re.M) == ["b", "a"]
    assert "papers.bib" not in {one.url for one in arrange(library()).documents}


def test_each_paper_has_its_records() -> None:
    """Three formats are beside the page, which links to them, unless the settings turn them off."""
    made = arrange(library(paper("a", "Jane Q. Doe", title=text("On words"))))
    records = {document.url: whole(document).text for document in made.documents}
    assert records["papers/a.bib"].startswith("@misc{a,")
    assert records["papers/a.ris"].startswith("TY  - ")
    assert '"On words"' in records["papers/a.json"]
    assert [link.url for link in _details(made).exports] == [
        f"{SITE}papers/a.{kind}" for kind in ("bib", "ris", "json")
    ]
    without = arrange(library(paper("a"), settings=Settings(exports=False)))
    assert not [document.url for document in without.documents if document.url.startswith("papers/")]
    assert not _details(without).exports


def test_papers_are_cited_as_the_site_prefers() -> None:
    """The default is all styles, APA first; the settings choose styles and their order."""
    one = paper("a", "Jane Q. Doe", date=(2024,), title=text("on words"), type=PaperType.BOOK)
    assert [cited.label for cited in _details(arrange(library(one))).cite_as] == list(CITATION_STYLES.values())
    chosen = Settings(citation_styles=("mla", "ieee"), language="de")
    assert [(cited.style, cited.html) for cited in _details(arrange(library(one, settings=chosen))).cite_as] == [
        ("mla", "Doe, Jane Q. <i>On words</i>. 2024."),
        ("ieee", "J. Q. Doe, <i>on words</i>. 2024."),
    ]


def _details(site: Site) -> PaperDetails:
    page = next(page for page in map(whole, site.pages) if isinstance(page, PaperPage))
    return page.details


def test_the_navigation_is_what_there_is_or_what_is_declared() -> None:
    """The default has the parts that the site has; the settings choose links and their order."""
    made = library(paper("a", "Jane Q. Doe", "B Two"))
    assert [link.label for link in arrange(made).context.navigation] == ["Papers", "Co-authors"]
    settings = Settings(
        navigation=(NavigationLink("Lab", "https://lab.example.org"), NavigationLink("Years", "years.html"))
    )
    site = arrange(library(paper("a", date=(2024,)), settings=settings))
    context = site.context
    assert site.problems == ()
    assert [(link.label, link.url) for link in context.navigation] == [
        ("Lab", "https://lab.example.org"),
        ("Years", f"{SITE}years.html"),
    ]


def test_absolute_addresses_need_the_sites() -> None:
    """Pages have no absolute addresses if the site's address is unknown."""
    links = (PaperLink("pdf", "PDF", "https://example.com/a.pdf"),)
    made: Paper = paper("a", "B Two", date=(2024, 5, 7), links=links)
    assert _paper(library(made), "a").canonical == ""
    page = _paper(library(made, settings=Settings(url="https://example.org/repo/")), "a")
    assert page.canonical == "https://example.org/repo/papers/a.html"
    assert ("citation_publication_date", "2024/05/07") in page.metadata
    assert ("citation_author", "Two, B") in page.metadata
    assert "citation_pdf_url" not in dict(page.metadata)  # Google Scholar ignores full texts on other hosts
    assert arrange(library(made, settings=Settings(url="https://example.org/repo/"))).context.base == "/repo/"


# Relations -----------------------------------------------------------------------


def test_related_papers_share_something() -> None:
    """Shared keywords, authors and venues relate papers, rare ones most; the owner relates none."""
    made = library(
        paper("a", "Jane Q. Doe", "B Two", keywords=("x", "y")),
        paper("b", "Jane Q. Doe", "B Two", keywords=("x", "y")),
        paper("c", "Jane Q. Doe", keywords=("x",)),
        paper("d", "Jane Q. Doe"),
    )
    found = [related.url for related in _paper(made, "a").details.related]
    assert found == [f"{SITE}papers/b.html", f"{SITE}papers/c.html"]
    assert _paper(made, "d").details.related == ()


def test_related_papers_are_found_in_linear_time() -> None:
    """If 4,000 papers share a keyword, each is compared with its neighbours in time only."""
    papers = [paper(f"p{number}", keywords=("same",)) for number in range(4000)]
    relations = Relations(papers, [[] for _ in papers])
    assert relations.related(2000, 4) == [1999, 2001, 1998, 2002]
    assert relations.related(0, 2) == [1, 2]
