"""Readers who search the site, in real Chromium: in its index, and on a large site with Pagefind."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from generator.open import installed_tools
from generator.text.fold import folded_words, other_forms
from tests.clients.host import POLICY, served
from tests.portfolio import Portfolio

# One worker builds its sites.
pytestmark = pytest.mark.xdist_group("search in a browser")

HOSTILE = '<img src=x onerror=alert(1)> & “the” "title" of <b>someone</b>'
SHOWN = '<img src=x onerror=alert(1)> & “the” "title" of someone'  # rich text is markup, all else is text
WITH_PAGEFIND = POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")


SPELLED = {
    "oersted": ("The compass of Ørsted", ["Łukasz Müßig"], "Along the Straße, the Königstraße."),
    "logos": ("Περί του Λόγου: ο λόγος", ["Ἀριστοτέλης Νικομάχου"], "Ο ορθός λόγος."),
    "water": ("Splitting H$_2$O by $\\mathrm{CO_2}$", ["Seán O’Brien"], "We send an e-mail to naïve co-workers."),
    "goethe": ("Goethe in Aarhus", ["Ana García-López"], "A half­time job."),
    "angstrom": ("Ångström's units", ["Đorđe Þórsson"], "State-of-the-art ﬁbres."),
}
TITLES = {
    "oersted": "The compass of Ørsted", "logos": "Περί του Λόγου: ο λόγος", "water": "Splitting H₂O by CO₂",
    "goethe": "Goethe in Aarhus", "angstrom": "Ångström's units",
}  # fmt: skip
# The spellings of a reader, and the paper that has the word.
SPELLINGS = {
    "oersted": "orsted oersted Ørsted ØRSTED lukasz Łukasz strasse königstrasse muessig mussig müßig Müssig",
    "logos": "ΛΟΓΟΣ λόγος λογος ΛΌΓΟΣ αριστοτελης",
    "water": "H2O h2o H₂O CO2 obrien o'brien O’Brien O'BRIEN sean email e-mail E-Mail naive coworkers co-workers",
    "goethe": "goethe Göthe Århus aarhus garcia-lopez garcialopez GARCÍA halftime",
    "angstrom": "angstrom aangstroem Ångström dorde thorsson fibres stateoftheart state-of-the-art",
}


def _spellings() -> dict[str, str]:
    """Return the id of the paper for each spelling."""
    return {word: id for id, words in SPELLINGS.items() for word in words.split()}


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
    for id, (title, authors, abstract) in SPELLED.items():
        site.paper(id, abstract, title=title, authors=authors, date=1940)
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


@pytest.fixture(scope="module")
def folding(chromium: Browser) -> Iterator[Page]:
    """A page with the script that folds words."""
    page = chromium.new_page()
    page.evaluate("() => { window.paperfolio = {}; }")
    page.add_script_tag(path="themes/base/static/find/words.js")
    yield page
    page.close()


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
    "someone": [SHOWN],
}


def test_words_phrases_and_names_are_found(tab: Page, address: str) -> None:
    """By words of the title, names without their accents, phrases, topics and texts, whatever kind of page has them."""
    tab.goto(f"{address}/search.html")
    assert {question: _asked(tab, question) for question in FOUND} == FOUND
    _says(tab, "1 result")
    assert _asked(tab, "xyzzy") == []
    _says(tab, "No results")
    assert tab.get_by_text("Try fewer words").is_visible()


def test_other_spellings_find_the_same(tab: Page, address: str) -> None:
    """Capitals, accents, letters of other alphabets, small digits, hyphens and apostrophes make no difference."""
    tab.goto(f"{address}/search.html")
    shown = {title: id for id, title in TITLES.items()}
    found = {word: [shown[title] for title in _asked(tab, word) if title in shown] for word in _spellings()}
    assert found == {word: [id] for word, id in _spellings().items()}


@given(st.text(alphabet="aBzØøüÜäßłΣςσόéÅ1₂ﬁ'’-‑_. \xadйहिन्दीن", max_size=30))
@example("Łukasz Müßig's ΛΌΓΟΣ e-mail")
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_scripts_and_generator_fold_alike(folding: Page, text: str) -> None:
    """The index of Pagefind and the scripts of the search have the same rules."""
    assert folding.evaluate("text => paperfolio.words.fold(text).trim()", text) == folded_words(text)
    known = {*folded_words(text).split(), *other_forms(text).split()}
    forms = folding.evaluate("text => paperfolio.words.allForms(text)", text).split()
    assert {form for form in forms if not form.isascii()} <= known
    assert {*other_forms(text).split()} <= {*forms, *text.lower().split()}


def test_the_matching_word_is_marked_in_each_spelling(tab: Page, address: str) -> None:
    """The letters of the text are marked that the reader has typed in another way."""
    tab.goto(f"{address}/search.html?q=muessig")
    for question, marked in (("muessig", "Müßig"), ("obrien", "O’Brien"), ("email", "e-mail"), ("λογος", "λόγος")):
        _asked(tab, question)
        assert tab.locator("mark").all_inner_texts()[-1] == marked


def test_the_filter_of_a_list_takes_the_same_spellings(tab: Page, address: str) -> None:
    """Lists are filtered by the same rules as pages are searched."""
    tab.goto(f"{address}/index.html")
    for word, id in _spellings().items():
        tab.locator("[data-text]").fill("")
        tab.locator("[data-count]:empty").wait_for(state="attached")
        tab.locator("[data-text]").fill(word)
        tab.locator("[data-count]").get_by_text("1 of 55 papers").wait_for()
        assert tab.locator("[data-paper]:visible").get_attribute("data-paper") == id


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
    """A title and an abstract with HTML that is no rich text are shown as they were written; nothing of them runs."""
    tab.goto(f"{address}/search.html")
    assert _asked(tab, "alert onerror") == [SHOWN]
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


@pytest.mark.parametrize("site", ["small", "large"])
def test_what_has_changed_is_found_at_once(tab: Page, tmp_path: Path, site: str) -> None:
    """Caches keep the index for ten minutes, but under an address that changes with it; lists stay as they are."""
    version = installed_tools().pagefind if site == "large" else ""
    portfolio = _written(tmp_path, "search: {large_from: 10}" if site == "large" else "").build(pagefind=version)
    with served(portfolio.root, **{"Content-Security-Policy": WITH_PAGEFIND}) as host:
        for word in ("floccinaucity", "nihilipilify"):
            portfolio.paper("schools", f"All kernels of {word}.", title="On schools of fish", date=2003)
            before = portfolio.snapshot()
            changed = portfolio.build(pagefind=version).snapshot()
            pages = {path for path in changed if path.endswith(".html") and changed[path] != before[path]}
            assert pages == {"papers/schools.html", "index.html", "years/2003.html"}  # those that show the abstract
            for page in ("search", "index"):
                tab.goto(f"{host}output/{page}.html?q={word}")
                tab.locator("a:visible", has_text="On schools of fish").first.wait_for()
                assert tab.get_by_text("1 result" if page == "search" else "1 of 55 papers").is_visible()


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
