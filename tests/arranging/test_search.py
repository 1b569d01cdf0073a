"""The search of a site, by its size, its settings and the installed tools; and its page."""

import pytest

from generator.arranging.arrange import arrange
from generator.arranging.features import MOST_INDEXED
from generator.model.library import Library
from generator.model.settings import SearchSettings, Settings
from generator.model.site.page import SearchPage, made
from generator.model.site.search import SearchMode
from generator.model.site.site import Site
from generator.model.tools import Tools
from generator.text.link import SITE
from tests.arranging.papers import library, paper, text
from tests.portfolio import Portfolio


def _site(papers: int = 3, pagefind: str = "1.5.2", **settings: object) -> Site:
    entries = [paper(f"p{number}", "Jane Q. Doe", "B Two", date=(2024,)) for number in range(papers)]
    found: Library = library(*entries, settings=Settings(**settings), tools=Tools(pagefind=pagefind))  # type: ignore[arg-type]
    return arrange(found)


@pytest.mark.parametrize(
    ("site", "way"),
    [
        (_site(), SearchMode.SCRIPT),
        (_site(search=SearchSettings(large_from=2)), SearchMode.PAGEFIND),
        (_site(search=SearchSettings(large_from=3)), SearchMode.SCRIPT),
        (_site(search=SearchSettings(large_from=2), pagefind=""), SearchMode.SCRIPT),
        (_site(search=SearchSettings(is_wanted=False)), SearchMode.NONE),
        (_site(papers=0), SearchMode.NONE),
    ],
)
def test_the_search_is_by_script_by_pagefind_or_none(site: Site, way: SearchMode) -> None:
    """The page, the links to it on all pages, and the records for Pagefind are made if the site can be searched so."""
    assert site.search == way
    pages = [page for page in site.pages if page.url == "search.html"]
    assert bool(pages) is (way != SearchMode.NONE) is bool(site.context.search)
    assert (site.full is not None) is (way == SearchMode.PAGEFIND)
    for page in map(made, pages):
        assert isinstance(page, SearchPage) and page.index == f"{SITE}search-index.js?v=2"
        assert bool(page.pagefind) is (way == SearchMode.PAGEFIND)
        assert ("robots", "noindex") in page.metadata


def test_a_site_without_an_index_is_searched_by_pagefind(monkeypatch: pytest.MonkeyPatch) -> None:
    """A site that is too large for the index is searched by Pagefind, or not at all."""
    assert MOST_INDEXED > 2000
    monkeypatch.setattr("generator.arranging.features.MOST_INDEXED", 2)
    assert _site(pagefind="").search == SearchMode.UNAVAILABLE and not _site(pagefind="").context.search
    page = next(page for page in _site(search=SearchSettings(large_from=2)).pages if page.url == "search.html")
    assert isinstance(page, SearchPage) and page.index == "" and page.pagefind


def test_a_record_for_pagefind_has_all_words_of_a_paper() -> None:
    """They have all fields by which a paper is found; scripts without spaces are split into letters."""
    texts = {"title": text("深度 learning"), "container_title": "Annals of X"}
    one = paper("a", "Jane Q. Doe", "王小明", date=(2024, 5), keywords=("k",), **texts)
    found = library(one, paper("b"), settings=Settings(search=SearchSettings(large_from=1)), tools=Tools(pagefind="1"))
    site = arrange(found)
    assert site.full
    index = site.full.make()
    record = next(record for record in index.records if record.url == "papers/a.html")
    assert record.known["title"] == "深\u2060 度 learning"
    assert record.known["authors"].endswith("王\u2060 小\u2060 明") and record.known["venue"] == "Annals of X"
    assert {"k", "2024", "Annals of X"} <= {*record.known["subjects"].split(" · ")}
    assert record.text  # Pagefind ignores records without a text
    assert {"index.html", "papers/b.html"} <= {other.url for other in index.records}


def test_a_page_of_the_author_replaces_the_search_page(portfolio: Portfolio) -> None:
    """An author's page called search replaces ours, and no link says that it searches."""
    portfolio.paper("a").file("pages/search.md", "---\ntitle: Search for staff\n---\n\nWe hire.\n").build()
    assert "We hire." in portfolio.text("search.html") and 'rel="search"' not in portfolio.html("index.html")


def test_every_page_links_to_the_search(portfolio: Portfolio) -> None:
    """Every page links to it, but search engines must not index it."""
    portfolio.file("site.yaml", "url: https://example.org/\n").paper("a").build()
    assert 'href="search.html" aria-label="Search"' in portfolio.html("index.html")
    assert 'href="../search.html" aria-label="Search"' in portfolio.html("papers/a.html")
    assert "search.html" not in portfolio.html("sitemap.xml") and 'content="noindex"' in portfolio.html("search.html")
    portfolio.file("site.yaml", "url: https://example.org/\nsearch: no\n").build()
    assert not portfolio.has("search.html") and "search.html" not in portfolio.html("papers/a.html")
