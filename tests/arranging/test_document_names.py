"""`document_names` has the names of the files that are made, and an author can link to them."""

from html import escape

import pytest

from generator.arranging.addresses.document_names import document_names
from generator.arranging.arrange import arrange
from generator.formats.output.record_formats import RECORD_FORMATS
from generator.model.library import NewsItem
from generator.model.paper import Place
from generator.model.settings import NO_FEEDS, FeedSettings, NavigationLink, Settings
from generator.model.site.page import made
from generator.model.text import Text
from generator.text.link import CONTENT, SITE
from tests.arranging.hostile import SITE as ADDRESS
from tests.arranging.papers import date_of, library, paper, text


@pytest.mark.parametrize(
    "settings",
    [
        Settings(),
        Settings(url=ADDRESS),
        Settings(url=ADDRESS, exports=False),
        Settings(url=ADDRESS, feeds=NO_FEEDS),
        Settings(feeds=NO_FEEDS),
        Settings(url=ADDRESS, feeds=FeedSettings(papers=False, sitemap=False)),
        Settings(url=ADDRESS, feeds=FeedSettings(news=False, llms=False, embed=False)),
    ],
)
def test_a_link_to_a_document_leads_there_if_it_is_made(settings: Settings) -> None:
    """Texts and the navigation can link to each file that the site has, and to no other."""
    everything = [*document_names(Settings(url=ADDRESS))]
    links = "".join(f'<a href="{CONTENT}{escape(name)}">x</a>' for name in everything)
    news = NewsItem(
        id="n", place=Place("content/news/n.md"), issued=date_of(2024), title=text(""), body=Text("x", links, "x")
    )
    site = arrange(library(paper("a", date=(2024,)), settings=settings, news=(news,)))
    there = {page.url for page in [*site.pages, *site.documents]}
    assert there & {*everything} == {*document_names(settings)}
    assert {problem.message.split('"')[1] for problem in site.problems} == {*everything} - there
    page = made(next(page for page in site.pages if page.url == "news/n.html"))
    assert all(f'href="{SITE}{name}"' in page.body_html for name in everything)  # type: ignore[attr-defined]


def test_the_navigation_may_lead_to_a_feed() -> None:
    """The navigation can link to a feed as to any file of the site."""
    settings = Settings(url=ADDRESS, navigation=(NavigationLink("Feed", "papers.atom.xml"),))
    site = arrange(library(paper("a", date=(2024,)), settings=settings))
    assert site.problems == () and site.context.navigation[0].url == f"{SITE}papers.atom.xml"


@pytest.mark.parametrize("exports", [True, False])
def test_a_link_to_a_record_leads_there_if_it_is_made(exports: bool) -> None:
    """A text can link to the records of a paper, a topic, a person and of all papers, if they are made."""
    known = [
        f"{page}.{suffix}"
        for page in ("papers", "papers/a", "years/2024", "people/b-two")
        for suffix in (form.suffix for form in RECORD_FORMATS)
    ]
    unknown = ["years.bib", "papers/b.bib", "papers/a.xml", "index.ris", "years/2023.json"]
    links = "".join(f'<a href="{CONTENT}{name}">x</a>' for name in [*known, *unknown])
    papers = [paper(id, "Jane Q. Doe", "B Two", date=(2024,)) for id in ("a", "c")]
    navigation = tuple(NavigationLink("List", name) for name in known)
    settings = Settings(exports=exports, coauthor_pages=1, navigation=navigation)
    news = NewsItem(
        id="n", place=Place("content/news/n.md"), issued=date_of(2024), title=text(""), body=Text("x", links, "x")
    )
    site = arrange(library(*papers, settings=settings, news=(news,)))
    there = {document.url for document in site.documents}
    assert there.issuperset(known) is exports and there.isdisjoint(unknown)
    missing = {problem.message.split('"')[1] for problem in site.problems}
    assert missing == ({*unknown} if exports else {*unknown, *known})
