"""Readers who search the site, in real Chromium: in its index, and on a large site with Pagefind."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from generator.open import installed_tools
from tests.clients.host import POLICY, served
from tests.portfolio import Portfolio

# One worker builds its sites.
pytestmark = pytest.mark.xdist_group("search in a browser")

HOSTILE = '<img src=x onerror=alert(1)> & “the” "title" of <b>someone</b>'
WITH_PAGEFIND = POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")


def _written(root: Path, settings: str) -> Portfolio:
    """A site with all that there is to find, and enough of it."""
    site = Portfolio(root).file("site.yaml", f"coauthor_pages: 1\n{settings}\n")
    site.paper("kernels", "Support vectors in Tübingen, and a reproducing kernel.", title="Learning with kernels",
               authors=["Bernhard Schölkopf", "Jane Doe"], date="2001-05-07", venue="Annals of Machines",
               keywords=["large margins"])  # fmt: skip
    site.paper("hostile", "Words `<script>alert(2)</script>` and a schoolbook.", title=HOSTILE, date=2002)
    site.paper("schools", "All kernels were taken out of a school.", title="On schools of fish", date=2003)
    site.paper("chinese", "我们提出一种新的注意力机制。", title="深度学习的方法", authors=["王小明"], date=2020)
    crowd = [f"Given{number} Member{number}" for number in range(40)]
    site.paper("crowd", "Many of us.", title="By a crowd", authors=crowd, date=2010)
    for number in range(45):
        site.paper(f"p{number}", f"The text of paper {number}, on turbulence.", date=1950 + number)
    site.file("pages/teaching.md", "---\ntitle: Teaching\n---\n\nA course on turbulence and its discontents.\n")
    site.file("news/2024-05-01-prize.md", "---\ntitle: A prize\ndate: 2024-05-01\n---\n\nFor fish.\n")
    return site


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Portfolio:
    """A site that is searched by its index."""
    return _written(tmp_path_factory.mktemp("small"), "url: https://example.org/output/").build()


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Portfolio:
    """As a large site, which Pagefind searches."""
    settings = "url: https://example.org/output/\nsearch: {large_from: 10}"
    return _written(tmp_path_factory.mktemp("large"), settings).build(pagefind=installed_tools().pagefind)


@pytest.fixture(scope="module", params=["small", "large"])
def address(request: pytest.FixtureRequest) -> Iterator[str]:
    """Each site in a folder of its host, with a policy that allows only what it needs."""
    site: Portfolio = request.getfixturevalue(request.param)
    policy = POLICY if request.param == "small" else WITH_PAGEFIND
    with served(site.root, **{"Content-Security-Policy": policy}) as host:
        yield f"{host}output"


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Page]:
    """A tab; errors and requests to other hosts fail the test."""
    context = chromium.new_context(reduced_motion="reduce")  # a transition that Back cuts short would be an error, too
    context.set_default_timeout(60_000)
    page = context.new_page()
    hosts: set[str] = set()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    yield page
    context.close()
    assert wrong == [] and len(hosts) <= 1


def _says(page: Page, words: str) -> None:
    page.get_by_role("status").get_by_text(words, exact=True).wait_for()


def _titles(page: Page) -> list[str]:
    return page.locator("[data-search-results] h2").all_inner_texts()


def _asked(page: Page, question: str) -> list[str]:
    """Type a question; the titles of the answers, when they are all there."""
    page.get_by_role("searchbox").fill(question)
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query).get("q") == [question])
    page.locator("[data-search-results]:not([aria-busy])").wait_for(state="attached")
    return _titles(page)


FOUND = {
    "kernels": ["Learning with kernels", "On schools of fish"],  # a word in the title before one in the text
    "KERNEL fish": ["On schools of fish"],  # all words
    '"reproducing kernel"': ["Learning with kernels"],  # together
    '"kernel reproducing"': [],
    "reproducing margins annals 2001": ["Learning with kernels"],  # text, keyword, venue, year
    "scholkopf": ["Bernhard Schölkopf", "Learning with kernels"],
    "tubingen": ["Learning with kernels"],
    "注意力": ["深度学习的方法"],
    "学习的": ["深度学习的方法"],
    "member37": ["Given37 Member37", "By a crowd"],
    "discontents": ["Teaching"],
    "prize": ["A prize"],
    "xyzzy": [],
    "someone": [HOSTILE],
}


def test_words_phrases_and_names_are_found(tab: Page, address: str) -> None:
    """By words of the title, names without their accents, phrases, topics and texts, whatever kind of page has them."""
    tab.goto(f"{address}/search.html")
    assert {question: _asked(tab, question) for question in FOUND} == FOUND
    _says(tab, "1 result")
    assert _asked(tab, "xyzzy") == []
    _says(tab, "No results")
    assert tab.get_by_text("Try fewer words").is_visible()


def test_what_a_result_shows(tab: Page, address: str) -> None:
    """A result shows the matching words, all facts of lists, and the kind of a page that is not a paper."""
    tab.goto(f"{address}/search.html?q=scholkopf%20vectors")
    _says(tab, "1 result")
    result = tab.locator("[data-search-results] > li")
    assert [*filter(None, result.inner_text().split("\n"))] == [
        "May 7, 2001", "Learning with kernels", "Bernhard Schölkopf and Jane Doe", "Annals of Machines",
        "Support vectors in Tübingen, and a reproducing kernel.",
    ]  # fmt: skip
    assert result.locator("mark").all_inner_texts() == ["Schölkopf", "vectors"]
    _asked(tab, "member37")
    assert "incl. Given37 Member37" in tab.locator(".byline").inner_text()
    _asked(tab, "large kernels")
    assert tab.locator(".subjects").inner_text() == "large margins"
    _asked(tab, "turbulence discontents")
    assert result.locator(".paper-aside").inner_text() == "Page"
    assert "#" not in [link.get_attribute("href") for link in result.locator("a").all()]


def test_html_in_a_title_is_shown_as_text(tab: Page, address: str) -> None:
    """A title and an abstract with HTML are shown as they were written; nothing of them runs."""
    tab.goto(f"{address}/search.html")
    assert _asked(tab, "alert onerror") == [HOSTILE]
    results = tab.locator("[data-search-results]")
    assert results.locator("img, script, b").count() == 0
    assert "Words <script>alert(2)</script> and" in results.inner_text()
    _asked(tab, "<script>alert(3)</script>")
    assert tab.locator("main script:not([src])").count() == 0


def test_twenty_results_are_shown_first(tab: Page, address: str) -> None:
    """Twenty results at first, the best or the newest; more on demand, and the focus moves to the first new one."""
    tab.goto(f"{address}/search.html?q=turbulence")
    _says(tab, "46 results")
    assert len(_titles(tab)) == 20
    tab.get_by_role("button", name="Show more").click()
    tab.locator("[data-search-results] > li").nth(39).wait_for()
    assert tab.evaluate("document.activeElement.textContent") == _titles(tab)[20]
    tab.get_by_role("button", name="Show more").click()
    tab.locator("[data-search-results] > li").nth(45).wait_for()
    assert not tab.get_by_role("button", name="Show more").is_visible()
    assert len({*_titles(tab)}) == 46
    tab.reload()
    tab.locator("[data-search-results] > li").nth(45).wait_for()


def test_the_question_is_in_the_address(tab: Page, address: str) -> None:
    """The query is in the URL: a link finds the same, and Back returns from a result to all of them, and to the query
    before."""
    tab.goto(f"{address}/search.html?q=fish")
    _says(tab, "2 results")
    _asked(tab, "fishy")
    _asked(tab, "kernels")
    tab.get_by_role("searchbox").press("Enter")
    tab.get_by_role("link", name="Learning with kernels").click()
    tab.wait_for_url("**/papers/kernels.html")
    tab.go_back()
    _says(tab, "2 results")
    assert tab.get_by_role("searchbox").input_value() == "kernels"
    tab.go_back()
    tab.get_by_role("link", name="A prize").wait_for()
    assert tab.get_by_role("searchbox").input_value() == "fish"
    tab.go_forward()
    tab.get_by_role("link", name="Learning with kernels").wait_for()


def test_a_slash_leads_to_the_search(tab: Page, address: str) -> None:
    """ "/" opens the search from a page that does not use the key itself, and there focuses the field."""
    tab.goto(f"{address}/papers/kernels.html")
    assert tab.get_by_role("link", name="Search", exact=True).get_attribute("href") == "../search.html"
    tab.keyboard.press("/")
    tab.wait_for_url("**/search.html")
    tab.locator("[data-search] input:focus").wait_for()
    tab.keyboard.type("fish /kernel")
    tab.keyboard.press("Enter")
    _says(tab, "1 result")
    tab.keyboard.press("Tab")
    tab.keyboard.press("/")
    tab.locator("[data-search] input:focus").wait_for()
    assert tab.get_by_role("searchbox").input_value() == "fish /kernel"


@pytest.mark.parametrize("site", ["small", "large"])
def test_the_index_is_searched_from_a_folder(tab: Page, request: pytest.FixtureRequest, site: str) -> None:
    """Opened from a folder, where Pagefind cannot be loaded, the index of the site is searched."""
    portfolio: Portfolio = request.getfixturevalue(site)
    tab.goto((portfolio.root / "output" / "search.html").as_uri() + "?q=scholkopf")
    _says(tab, "2 results")
    tab.get_by_role("searchbox").fill("fish")
    tab.get_by_role("link", name="A prize").wait_for()
    tab.get_by_role("link", name="On schools of fish").click()
    tab.wait_for_url("**/papers/schools.html")
    tab.go_back()
    tab.locator("[data-search-results] > li").first.wait_for()


def test_where_pagefind_is_forbidden(tab: Page, large: Portfolio) -> None:
    """Under a policy without `wasm-unsafe-eval`, too."""
    with served(large.root, **{"Content-Security-Policy": POLICY}) as host:
        tab.goto(f"{host}output/search.html?q=scholkopf")
        _says(tab, "2 results")


def test_without_scripts_there_is_no_form(chromium: Browser, small: Portfolio) -> None:
    """There is no form that does nothing, and all lists are a click away."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((small.root / "output" / "search.html").as_uri() + "?q=fish")
    assert page.locator("form:visible, button:visible, input:visible").count() == 0
    assert page.get_by_text("needs JavaScript").is_visible()
    lists = page.get_by_role("navigation", name="Browse", exact=True)
    assert lists.get_by_role("link").all_inner_texts() == ["All papers", "Years", "Keywords", "Venues", "Co-authors"]
    context.close()
