"""The values that a page gives to the script that filters its list."""

import pytest

from generator.arranging import features
from generator.arranging.arrange import arrange
from generator.model.library import Library
from generator.model.settings import Settings
from generator.model.site.page import ListFilter, ListPage, PersonPage, ProfilePage, made
from generator.text.link import SITE
from tests.arranging.papers import library, paper
from tests.portfolio import Portfolio

PAPERS = tuple(
    paper(f"p{number}", "Jane Q. Doe", "B. Two", date=(2024,), fields=("cs.CL",), keywords=("X", f"k{number}"))
    for number in range(4)
)


def _filters(site: Library) -> dict[str, ListFilter | None]:
    """Return the filters by the files of their pages."""
    pages = [made(page) for page in arrange(site).pages]
    return {page.url: page.filter for page in pages if isinstance(page, ListPage | ProfilePage | PersonPage)}


def test_each_list_says_what_it_is_of() -> None:
    """Each page of a list has the id of the list in the index; a list of one paper has no filter."""
    filters = _filters(library(*PAPERS, settings=Settings(page_size=3)))
    told = {url: (one.kind, one.value, one.count, one.index) for url, one in filters.items() if one}
    index = f"{SITE}search-index.js?v=2"
    assert told == {
        "index.html": ("papers", "", 4, index),
        "list/2.html": ("papers", "", 4, index),
        "years/2024.html": ("year", "2024", 4, index),
        "years/2024/2.html": ("year", "2024", 4, index),
        "fields/cl.html": ("field", "cl", 4, index),
        "fields/cl/2.html": ("field", "cl", 4, index),
        "keywords/x.html": ("keyword", "x", 4, index),
        "keywords/x/2.html": ("keyword", "x", 4, index),
        "people/b-two.html": ("person", "b-two", 4, index),
        "people/b-two/2.html": ("person", "b-two", 4, index),
    }
    assert "keywords/k1.html" in filters


@pytest.mark.parametrize(
    ("settings", "own", "others"),
    [
        (Settings(), "Newest first", ["title"]),
        (Settings(sort="title"), "By year", ["date", "title"]),
        (Settings(sort="title", group="none"), "By title", ["date"]),
        (Settings(group="type"), "By type", ["date", "title"]),
        (Settings(sort="listed", group="none"), "As listed", ["date", "title"]),
    ],
)
def test_a_list_offers_the_orders_that_are_not_its_own(settings: Settings, own: str, others: list[str]) -> None:
    """The order of the list comes first, then the others; citations only if a paper has some."""
    home = _filters(library(*PAPERS, settings=settings))["index.html"]
    assert home and home.sorts[0] == ("", own) and [name for name, _ in home.sorts[1:]] == others
    cited = paper("cited", citations=3)
    home = _filters(library(*PAPERS, cited, settings=settings))["index.html"]
    assert home and "citations" in dict(home.sorts)


def test_without_an_index_no_list_is_filtered(monkeypatch: pytest.MonkeyPatch) -> None:
    """A site with too many papers has lists without filters."""
    monkeypatch.setattr(features, "MOST_INDEXED", 3)
    assert not any(_filters(library(*PAPERS)).values())


@pytest.mark.parametrize(("wanted", "is_there"), [("1", True), ("5", False), ("never", False)])
def test_a_list_is_filtered_from_a_length_on(portfolio: Portfolio, wanted: str, is_there: bool) -> None:
    """An option of the theme sets the length from which a list is filtered."""
    portfolio.file("site.yaml", f"theme: {{name: scholar, filter_from: {wanted}}}\n")
    for id in "abc":
        portfolio.paper(id, date="2024")
    html = portfolio.build().html("index.html")
    assert ("data-filter" in html) is ("find.js" in html) is is_there
