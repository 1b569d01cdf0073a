"""Readers filter a list of papers, in real Chromium, with a Content-Security-Policy that allows only the site."""

import statistics
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession, Locator, Page, expect

from generator.formats.bibtex.reading import parse_bibtex_entries
from generator.formats.csl_json import parse_csl_json
from generator.formats.ris.reading import parse_ris
from tests.clients.filtered import HOSTILE, served, write_many, write_papers
from tests.portfolio import Portfolio

# One worker builds its sites.
pytestmark = pytest.mark.xdist_group("filter")

Sites = dict[str, tuple[Portfolio, str]]
ALL = ["attention", "scaling", "sorensen", "chinese", "hebrew", "hostile", "back", "key"]
QUICK = 50  # milliseconds from a key to its effect on the screen


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sites]:
    """The site of a few papers below a path, the same in lists of three, and two of a thousand papers, each with its
    address."""
    top = tmp_path_factory.mktemp("filter")
    made = {
        "few": write_papers(Portfolio(top / "few")).file("site.yaml", 'theme: {name: scholar, filter_from: "1"}\n'),
        "parted": write_papers(Portfolio(top / "parted")).file("site.yaml", "papers: {page_size: 3}\n"),
        "many": write_many(Portfolio(top / "many"), 1000, page_size=0),
        "thousand": write_many(Portfolio(top / "thousand"), 1000, page_size=100),
    }
    with ExitStack() as stack:
        address = stack.enter_context(served(top))
        yield {name: (site.build(), f"{address}{name}/output/") for name, site in made.items()}


@contextmanager
def _visitor(chromium: Browser, **options: Any) -> Iterator[Page]:
    context = chromium.new_context(**options)
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Page]:
    """A tab; messages on the console fail the test."""
    said: list[str] = []
    with _visitor(chromium) as page:
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        yield page
    assert said == []


def _shown(tab: Page) -> list[str]:
    """The ids of the papers that can be seen, in order."""
    found: list[str] = tab.locator("[data-paper]:visible").evaluate_all("all => all.map(one => one.dataset.paper)")
    return found


def _type(tab: Page, words: str) -> list[str]:
    """Return the papers that are shown when the field has these words."""
    tab.locator("[data-text]").fill(words)
    tab.wait_for_function(
        "words => Boolean(words.trim()) === document.querySelector('[data-count]').textContent.includes(' of ')",
        arg=words,
    )
    _painted(tab)
    return _shown(tab)


def _painted(tab: Page) -> None:
    tab.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")


def _open(tab: Page) -> None:
    tab.locator("[data-open]").click()
    tab.locator("[data-facets]").wait_for()


def _headings(tab: Page) -> list[str]:
    return [" ".join(text.split()) for text in tab.locator(".group-heading:visible").all_inner_texts()]


def _choice(tab: Page, label: str) -> Locator:
    return tab.get_by_role("checkbox", name=label)


def _numbers(tab: Page, kind: str) -> dict[str, int]:
    """The choices of a facet, each with its number."""
    labels = tab.locator(f"[data-facet={kind}] label").all_inner_texts()
    return {" ".join(label.split()[:-1]): int(label.split()[-1]) for label in labels}


def test_all_words_must_occur_by_their_beginnings(tab: Page, sites: Sites) -> None:
    """All words must match the beginning of a word in title, authors or abstract, without case, accents and
    punctuation. A quoted phrase must match as a whole. Headings without papers are hidden, and their numbers are
    updated."""
    tab.goto(sites["few"][1])
    assert _type(tab, "atten") == ["attention", "scaling"]
    assert tab.locator("[data-count]").inner_text() == "2 of 8 papers"
    assert _headings(tab) == ["2024 2"]
    assert _type(tab, "SELF attention") == ["attention", "scaling"]
    assert _type(tab, '"self attention"') == _type(tab, "self-attention") == ["attention"]
    assert _type(tab, "tention") == []
    assert _type(tab, "sorensen ase") == _type(tab, "Sørensen Åse") == ["sorensen"]
    assert _type(tab, "学习") == ["chinese"]
    assert _type(tab, "מספרים") == [] and _type(tab, "ומספ") == ["hebrew"]
    assert _type(tab, "two") == ["back", "key"] and _type(tab, "!?") == ALL
    assert _type(tab, "") == ALL and _headings(tab)[0] == "2024 2"


@pytest.fixture
def facets(tab: Page, sites: Sites) -> Page:
    """The list of a few papers, its facets open."""
    tab.goto(sites["few"][1])
    _open(tab)
    return tab


YEARS = {"2024": 2, "2023": 2, "2022": 1, "2021": 2}


def test_choices_of_a_facet_add_and_facets_cut(facets: Page) -> None:
    """Two years are the papers of both; a venue beside them, and words, leave those that have all."""
    _choice(facets, "2024").check()
    assert _shown(facets) == ["attention", "scaling"]
    _choice(facets, "2023").check()
    assert _shown(facets) == ["attention", "scaling", "sorensen", "chinese"]
    _choice(facets, "Annals").check()
    assert _shown(facets) == ["scaling", "sorensen"]
    assert _type(facets, "laws") == ["scaling"]


def test_the_number_of_a_choice_is_what_it_would_show_or_add(facets: Page) -> None:
    """A choice changes the numbers of the other facets, not those of its own."""
    assert _numbers(facets, "year") == YEARS
    assert _numbers(facets, "person") == {"Ann Lee": 5, "Bo Two": 2, "Åse Sørensen": 1}
    _choice(facets, "2024").check()
    assert _numbers(facets, "year") == YEARS
    assert _numbers(facets, "person") == {"Ann Lee": 2} and _numbers(facets, "has") == {"Code": 1, "Award": 1}
    _choice(facets, "2023").check()
    _choice(facets, "Annals").check()
    assert _numbers(facets, "year") == {"2024": 1, "2023": 1}
    assert _type(facets, "laws") == ["scaling"] and _numbers(facets, "venue") == {"Annals": 1}


def test_choices_are_removed_one_by_one_or_all_at_once(facets: Page) -> None:
    """When all are gone, the field for words has the focus."""
    for label in ("2024", "2023", "Annals"):
        _choice(facets, label).check()
    assert _type(facets, "laws") == ["scaling"]
    facets.get_by_role("button", name="Remove 2024").click()
    assert _shown(facets) == [] and facets.locator("[data-count]").inner_text() == "0 of 8 papers"
    facets.get_by_role("button", name="Clear").click()
    assert _shown(facets) == ALL and not facets.locator("input:checked").count()
    assert facets.evaluate("document.activeElement.matches('[data-text]')")


@pytest.mark.parametrize(
    ("page", "legends"),
    [
        ("", ["Year", "Type", "Field", "Venue", "Keyword", "Co-author", "With"]),
        ("years/2023.html?q=o", ["Type", "Field", "Venue", "Keyword", "Co-author"]),
    ],
    ids=["all papers", "one year"],
)
def test_a_facet_that_divides_nothing_is_left_out(tab: Page, sites: Sites, page: str, legends: list[str]) -> None:
    """A list of one year has no facet of years."""
    tab.goto(f"{sites['few'][1]}{page}")
    _open(tab)
    assert tab.locator("fieldset:visible legend").all_inner_texts() == legends


def test_another_order_makes_one_flat_list(tab: Page, sites: Sites) -> None:
    """Another order than the list's own is one flat list; choosing the list's own brings the headings back."""
    tab.goto(sites["few"][1])
    options = tab.locator("[data-sorts] option").all_inner_texts()
    assert options == ["Newest first", "Most cited", "By title"]
    tab.locator("[data-sorts]").select_option("citations")
    tab.locator("[data-papers]").wait_for(state="hidden")
    assert _shown(tab)[:4] == ["scaling", "attention", "sorensen", "key"] and not _headings(tab)
    assert _type(tab, "at") == ["scaling", "attention"]
    tab.locator("[data-sorts]").select_option("title")
    assert _shown(tab) == ["attention", "scaling"]
    tab.locator("[data-sorts]").select_option("")
    assert _shown(tab) == ["attention", "scaling"] and _headings(tab) == ["2024 2"]


def test_the_address_says_what_is_shown(tab: Page, sites: Sites) -> None:
    """The URL has the filter.

    Back undoes a choice, but typing adds no entry to the history; a shared link shows the same papers, and unknown
    values are ignored.
    """
    address = sites["few"][1]
    tab.goto(address)
    _open(tab)
    _choice(tab, "Annals").check()
    assert tab.url == f"{address}?venue=annals#papers"
    tab.locator("[data-text]").press_sequentially("laws")
    tab.wait_for_url("**q=laws**")
    _choice(tab, "2024").check()
    tab.locator("[data-sorts]").select_option("citations")
    there = tab.url
    assert all(part in there for part in ("venue=annals", "q=laws", "year=2024", "sort=citations"))
    tab.go_back()
    assert "sort" not in tab.url and tab.locator("[data-sorts]").input_value() == ""
    tab.go_back()
    assert "year" not in tab.url and tab.locator("[data-text]").input_value() == "laws"
    assert not _choice(tab, "2024").is_checked()
    tab.go_back()
    assert tab.url == address and _shown(tab) == ALL and tab.locator("[data-text]").input_value() == ""
    tab.goto("about:blank")
    tab.goto(there)
    tab.get_by_text("1 of 8 papers").wait_for()
    assert _shown(tab) == ["scaling"] and tab.locator("[data-sorts]").input_value() == "citations"
    tab.goto("about:blank")
    tab.goto(f"{address}?utm=x&year=2023&year=1066&field=nobody&colour=red&sort=size&q=")
    tab.get_by_text("2 of 8 papers").wait_for()
    assert _shown(tab) == ["sorensen", "chinese"]
    tab.get_by_role("button", name="Clear").click()
    assert "utm=x" in tab.url and "year" not in tab.url


def test_keys_move_between_field_and_papers(tab: Page, sites: Sites) -> None:
    """ "/" focuses the field, arrows move to the papers and back; Escape clears, then leaves the field, and closes the
    facets."""
    tab.goto(sites["few"][1])
    focused = "document.activeElement.closest('[data-paper]')?.dataset.paper ?? document.activeElement.className"
    tab.keyboard.press("/")
    assert tab.evaluate(focused) == "filter-text" and tab.locator("[data-text]").input_value() == ""
    tab.keyboard.type("atten")
    tab.get_by_text("2 of 8 papers").wait_for()
    for key, where in (
        ("ArrowDown", "attention"),
        ("ArrowDown", "scaling"),
        ("ArrowDown", "scaling"),
        ("ArrowUp", "attention"),
        ("ArrowUp", "filter-text"),
    ):
        tab.keyboard.press(key)
        assert tab.evaluate(focused) == where
    tab.keyboard.press("Escape")
    expect(tab.locator("[data-count]")).to_have_text("")
    assert tab.evaluate(focused) == "filter-text" and _shown(tab) == ALL
    tab.keyboard.press("Escape")
    assert tab.evaluate("document.activeElement === document.body")
    _open(tab)
    annals = _choice(tab, "Annals")
    annals.focus()
    tab.keyboard.press("Space")
    assert _shown(tab) == ["scaling", "sorensen"] and annals.evaluate("one => one === document.activeElement")
    tab.keyboard.press("Escape")
    assert tab.evaluate(focused) == "filter-open" and not tab.locator("[data-facets]").is_visible()


def test_a_download_has_what_is_shown_in_its_order(tab: Page, sites: Sites) -> None:
    """Exactly the papers that are shown, in this order, are in the files, as reference managers read them."""
    tab.goto(f"{sites['few'][1]}?person=bo-two&person=ann-lee&sort=title")
    tab.get_by_text("7 of 8 papers").wait_for()
    shown = _shown(tab)
    assert len(shown) == 7 and shown != [id for id in ALL if id in shown]
    for label, parse in (("BibTeX", parse_bibtex_entries), ("RIS", parse_ris), ("CSL-JSON", parse_csl_json)):
        with tab.expect_download() as waiting:
            tab.locator("[data-file]", has_text=label).click()
        read = parse(Path(waiting.value.path()).read_text("utf-8"), "papers")
        read_ids = [paper.id.replace("doe-2020-a", "key") for paper in read.papers]  # if the key is the id
        assert read_ids == shown and not read.problems
        assert waiting.value.suggested_filename.startswith("papers.")


def test_where_no_file_can_be_read(chromium: Browser, sites: Sites) -> None:
    """If the server fails, the links offer the whole list, and say so."""
    with _visitor(chromium) as tab:
        tab.goto(f"{sites['few'][1]}?q=laws")
        tab.get_by_text("Download these:").wait_for()
        tab.route("**/papers.bib", lambda route: route.abort())
        link = tab.locator("[data-file]", has_text="BibTeX")
        link.click()
        tab.get_by_text("Download the whole list:").wait_for()
        tab.unroute_all()
        with tab.expect_download() as waiting:
            link.click()
        assert len(parse_bibtex_entries(Path(waiting.value.path()).read_text("utf-8"), "x").papers) == 8


def test_filtering_works_from_a_folder(tab: Page, sites: Sites) -> None:
    """Opened from a folder, everything but partial downloads works."""
    tab.goto((sites["few"][0].root / "output/index.html").as_uri())
    assert _type(tab, "atten") == ["attention", "scaling"]
    _open(tab)
    _choice(tab, "Annals").check()
    assert _shown(tab) == ["scaling"]
    assert tab.locator("[data-files]").inner_text().startswith("Download the whole list:")


def test_without_scripts_the_whole_list_is_shown(chromium: Browser, sites: Sites) -> None:
    """Without JavaScript the whole list is shown, without controls."""
    with _visitor(chromium, java_script_enabled=False) as tab:
        tab.goto(f"{sites['few'][1]}?q=attention")
        assert tab.locator("[data-paper]:visible").count() == 8
        assert not tab.locator("[data-filter] :is(input, button, select, a):visible").count()


def test_an_index_that_fails_to_load_is_retried(chromium: Browser, sites: Sites) -> None:
    """If the scripts cannot be loaded, the list stays, the page says so, and the next try may succeed."""
    with _visitor(chromium) as tab:
        tab.route("**/search-index.js*", lambda route: route.abort())
        tab.goto(f"{sites['few'][1]}?q=attention")
        tab.get_by_text("The filter could not be loaded.").wait_for()
        assert _shown(tab) == ALL
        tab.unroute_all()
        tab.locator("[data-text]").focus()  # the filter in the URL is tried again
        tab.get_by_text("2 of 8 papers").wait_for()
        assert _shown(tab) == ["attention", "scaling"]


def test_a_list_in_parts_is_filtered_as_a_whole(tab: Page, sites: Sites) -> None:
    """On each page of a list the whole list is filtered.

    Papers of other pages are made from the theme's template, with links, marks and numbers. Without a filter, the page
    is as before.
    """
    address = sites["parted"][1]
    tab.goto(f"{address}list/2.html")
    before = _shown(tab)
    assert len(before) == 3 and tab.locator(".pager").is_visible()
    assert _type(tab, "lee") == ["attention", "scaling", "chinese", "hebrew", "hostile"]
    assert not tab.locator(".pager:visible, .list-files:visible").count()
    card = tab.locator("[data-paper=attention]")
    assert card.locator(".owner").inner_text() == "Jane Doe"
    parts = card.locator(".field, .date, .badge, .paper-title, .byline, .provenance span").all_inner_texts()
    assert parts == ["CL", "May 7, 2024", "Code", "Attention and memory", "Jane Doe and Ann Lee"] + [
        "Journal of Words",
        "20 citations",
    ]
    assert card.locator("a").evaluate_all("all => all.map(one => one.href)") == [
        f"{address}fields/cl.html",
        f"{address}papers/attention.html",
    ]
    assert _type(tab, "fusion") == ["back"]
    back = tab.locator("[data-paper=back]:visible")
    assert "retracted" in back.inner_text().lower()
    assert "line-through" in back.locator(".paper-title a").evaluate("one => getComputedStyle(one).textDecorationLine")
    _type(tab, "lee")
    tab.locator("[data-sorts]").select_option("citations")
    assert _shown(tab)[:2] == ["scaling", "attention"]
    tab.get_by_role("button", name="Clear").click()
    assert _shown(tab) == before and tab.locator(".pager").is_visible()


@pytest.mark.parametrize(
    ("page", "ids"),
    [
        ("keywords/language-models", ["attention", "scaling"]),
        ("venues/annals", ["scaling", "sorensen"]),
        ("years/2023", ["sorensen", "chinese"]),
        ("fields/cl", ["attention", "scaling"]),
        ("people/bo-two", ["back", "key"]),
    ],
)
def test_a_list_of_a_topic(tab: Page, sites: Sites, page: str, ids: list[str]) -> None:
    """It is filtered among its own papers."""
    address = f"{sites['few'][1]}{page}.html"
    tab.goto(address)
    assert set(_shown(tab)) == set(ids)
    tab.goto(f"{address}?sort=title")
    tab.get_by_text("2 of 2 papers").wait_for()
    assert set(_shown(tab)) == set(ids)
    assert _type(tab, "nothing of it") == []


def test_hostile_texts_are_shown_as_they_are(tab: Page, sites: Sites) -> None:
    """Titles and keywords are shown as written, also by scripts."""
    tab.goto(f"{sites['parted'][1]}?q=onerror")
    tab.get_by_text("1 of 8 papers").wait_for()
    words = " ".join(HOSTILE.split())
    assert tab.locator("[data-paper=hostile]:visible .paper-title").inner_text() == words
    _open(tab)
    keyword = tab.locator("[data-facet=keyword] label")
    assert words in keyword.inner_text()
    keyword.click()
    assert tab.locator("[data-chosen] button").inner_text() == words and "keyword=" in tab.url
    assert not tab.locator("img[src=x], [onerror]").count()


def test_a_first_visit_costs_nothing(chromium: Browser, sites: Sites) -> None:
    """The index is only loaded when it is needed, and nothing moves when the field appears or is used."""
    with _visitor(chromium) as tab:
        asked: list[str] = []
        tab.on("request", lambda request: asked.append(request.url.rpartition("/")[2].partition("?")[0]))
        tab.route("**/*.woff2", lambda route: route.abort())  # a font that loads late moves the text
        tab.add_init_script(
            """window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(entry =>
            window.moved += entry.value)).observe({type: "layout-shift", buffered: true})"""
        )
        tab.goto(sites["many"][1], wait_until="networkidle")
        assert "find.js" in asked and "search-index.js" not in asked and "filter.js" not in asked
        with tab.expect_request("**/search-index.js*"):  # after the small file that names its version
            tab.locator("[data-text]").focus()
        tab.wait_for_function("() => window.paperfolio && typeof paperfolio.filter === 'function'")
        _painted(tab)
        assert tab.evaluate("window.moved") == 0


def test_the_most_frequent_values_of_a_facet_are_shown(tab: Page, sites: Sites) -> None:
    """Of many values, the most frequent are shown, and others are found by typing.

    Of fewer values, all can be shown. Of many papers on other pages, the first are shown, and more on demand.
    """
    tab.goto(sites["thousand"][1])
    _open(tab)
    find = tab.get_by_label("Keyword: find among 500")
    assert [*_numbers(tab, "keyword")][:3] == ["k0", "k1", "k2"] and len(_numbers(tab, "keyword")) == 5
    find.fill("k49")
    assert {*_numbers(tab, "keyword")} == {"k49", "k490", "k491", "k492", "k493"}
    find.fill("k499")
    _choice(tab, "k499").check()
    assert len(_shown(tab)) == 2
    find.fill("")
    assert "k499" in _numbers(tab, "keyword")
    tab.get_by_role("button", name="Clear").click()
    years = tab.locator("[data-facet=year]")
    years.get_by_role("button", name="All 25").click()
    assert years.get_by_role("checkbox").count() == 25
    assert len(_type(tab, "number")) == 50
    tab.get_by_role("button", name="Show 50 more").click()
    assert len(_shown(tab)) == 100
    assert tab.evaluate("document.activeElement.closest('[data-paper]').dataset.paper") == _shown(tab)[50]


def test_a_narrowed_list_is_printed_without_controls(tab: Page, sites: Sites) -> None:
    """The narrowed list is printed, without its controls."""
    tab.goto(f"{sites['few'][1]}?q=attention")
    tab.get_by_text("2 of 8 papers").wait_for()
    tab.emulate_media(media="print")
    assert _shown(tab) == ["attention", "scaling"] and not tab.locator("[data-filter]").is_visible()


@pytest.mark.parametrize("site", ["many", "thousand"])
def test_each_key_answers_at_once(tab: Page, sites: Sites, site: str) -> None:
    """A thousand papers, on one page and on several, with open facets, are filtered in time.

    Only the time of the page itself counts, whatever else the machine does; benchmarks/README.md has the time until the
    screen changes.
    """
    tab.goto(sites[site][1])
    session = tab.context.new_cdp_session(tab)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    _open(tab)
    tab.wait_for_timeout(300)
    tab.locator("[data-text]").focus()
    times = []
    for key in [*"graph model", *["Backspace"] * 11]:
        before = _busy(session)
        tab.keyboard.press(key)
        _painted(tab)
        times.append(_busy(session) - before)
    assert statistics.median(times) < QUICK and sorted(times)[-2] < 2 * QUICK, times


def _busy(session: CDPSession) -> float:
    """The milliseconds that the thread of the page has worked."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration")) * 1000
