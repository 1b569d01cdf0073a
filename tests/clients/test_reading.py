"""How pages read: from right to left, on small screens, with the keyboard, by screen readers, without motion."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.clients.reading_sites import build_arabic, build_long

# One worker builds its sites.
pytestmark = pytest.mark.xdist_group("reading")

# Text spacing that readers may set (WCAG 2.2, 1.4.12).
SPACED = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }
"""
RIGHT_EDGES = """all => all.map(one => {
  const range = document.createRange();
  range.selectNodeContents(one);
  return Math.round(range.getBoundingClientRect().right);
})"""
BOTTOMS = """card => Array.from(card.querySelectorAll('a, summary'))
  .filter(one => one.checkVisibility() && !one.closest('.prose'))
  .map(one => one.getBoundingClientRect().bottom)"""
LONGEST = """Math.max(...Array.from(document.querySelectorAll('*'), one => Math.max(
  ...['', '::before'].map(part => parseFloat(getComputedStyle(one, part).transitionDuration)))))"""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The built sites by name; none has a problem."""
    folder = tmp_path_factory.mktemp("reading")
    for name, make in {"arabic": build_arabic, "long": build_long}.items():
        assert make(folder / name).problems == ()
    return {name: folder / name / "output" for name in ("arabic", "long")}


@contextmanager
def _tab(chromium: Browser, page: str | Path = "", **options: object) -> Iterator[Page]:
    context = chromium.new_context(**options)  # type: ignore[arg-type]
    context.set_default_timeout(60_000)
    tab = context.new_page()
    if page:
        tab.goto(page.as_uri() if isinstance(page, Path) else page)
    yield tab
    context.close()


def _until(tab: Page, holds: str) -> None:
    """Waits until it holds; a page's policy forbids Playwright's own way."""
    for _ in range(1200):
        if tab.evaluate(holds):
            return
        tab.wait_for_timeout(50)
    pytest.fail(f"never: {holds}")


def _left(tab: Page, selector: str) -> float:
    box = tab.locator(selector).first.bounding_box()
    assert box
    return box["x"]


def _drawn_at(tab: Page, selector: str, words: str) -> float:
    """The position on the screen where the words of the first such element begin."""
    script = """(element, words) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf(words);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + words.length);
        return range.getBoundingClientRect().x;
      }
    }"""
    return float(tab.locator(selector).first.evaluate(script, words))


# From right to left --------------------------------------------------------------


def test_a_page_in_arabic_is_mirrored(chromium: Browser, sites: dict[str, Path]) -> None:
    """The name of the site, the portrait, the margin and the first year are at the right; an arrow points that way."""
    with _tab(chromium, sites["arabic"] / "index.html", viewport={"width": 1440, "height": 900}) as tab:
        assert _left(tab, ".site-name") > _left(tab, ".site-nav") > _left(tab, ".scheme-toggle")
        assert _left(tab, ".portrait") > _left(tab, ".identity h1")
        assert _left(tab, ".paper-aside") > _left(tab, ".paper-title")
        years = tab.locator(".chart").first.locator(".chart-year")
        assert years.first.inner_html() < years.last.inner_html()
        first, last = years.first.bounding_box(), years.last.bounding_box()
        assert first and last and first["x"] > last["x"]
        tab.goto((sites["arabic"] / "papers" / "arabic.html").as_uri())
        assert tab.locator(".older .icon").evaluate("one => getComputedStyle(one).transform").startswith("matrix(-1,")


def test_lines_in_english_run_their_own_way(chromium: Browser, sites: dict[str, Path]) -> None:
    """On that page, a venue and its pages, a count and its noun, a range of years; all from the right edge."""
    with _tab(chromium, sites["arabic"] / "index.html", viewport={"width": 1440, "height": 900}) as tab:
        english = ".paper:has([href*='what-if-anything'])"
        venue = f"{english} .provenance span"
        assert _drawn_at(tab, venue, "101") < _drawn_at(tab, venue, "–110") < _drawn_at(tab, venue, "Proc.")
        assert _drawn_at(tab, venue, "Proc.") < _drawn_at(tab, venue, "Society")
        arabic = ".paper:has([href*='arabic.html']) .provenance"
        assert _drawn_at(tab, arabic, "12(3)") < _drawn_at(tab, arabic, "1–10") < _drawn_at(tab, arabic, "مجلة")
        assert _drawn_at(tab, arabic, "1,234") < _drawn_at(tab, arabic, "citations")
        assert len(set(tab.locator(".paper-title").evaluate_all(RIGHT_EDGES))) == 1
        tab.goto((sites["arabic"] / "coauthors.html").as_uri())
        together = [_drawn_at(tab, ".together", words) for words in ("3", "papers")]
        years = [_drawn_at(tab, ".together", words) for words in ("2020", "–2024")]
        assert together == sorted(together) and years == sorted(years)


def test_names_keep_their_places(chromium: Browser, sites: dict[str, Path]) -> None:
    """Among Arabic names, two in Latin letters are in the order of the paper, from right to left."""
    with _tab(chromium, sites["arabic"] / "papers" / "arabic.html", viewport={"width": 1440, "height": 900}) as tab:
        places = [_drawn_at(tab, "#authors", name) for name in ("ليلى حداد", "دعاء علي", "Wei Zhang", "Sara Levi")]
        assert places == sorted(places, reverse=True)


def test_east_asian_texts_have_their_own_letters(chromium: Browser, sites: dict[str, Path]) -> None:
    """A title in Japanese asks for Japanese faces, one in Chinese for Chinese; no slant is made up for either."""
    with _tab(chromium, sites["arabic"] / "index.html") as tab:
        face = "one => getComputedStyle(one).fontFamily"
        assert "CJK JP" in tab.locator(".paper-title[lang=ja]").evaluate(face)
        assert "CJK SC" in tab.locator(".paper-title[lang=zh-Hans]").evaluate(face)
        assert tab.locator(".paper-title").first.evaluate("one => getComputedStyle(one).fontSynthesisStyle") == "none"


# Long things, small screens ------------------------------------------------------


@pytest.mark.parametrize("spacing", ["", SPACED], ids=["as it is", "spaced"])
def test_nothing_is_wider_than_a_magnified_screen(chromium: Browser, sites: dict[str, Path], spacing: str) -> None:
    """At 320 pixels, which is 1280 at 400 %, no page scrolls sideways, even with larger letter and word spacing."""
    pages = {
        "arabic": ["index.html", "papers/arabic.html", "coauthors.html", "teaching.html", "people/wei-zhang.html"],
        "long": ["index.html", "papers/long.html", "papers/crowd.html", "papers/bare.html", "venues.html"],
    }
    with _tab(chromium, viewport={"width": 320, "height": 640}) as tab:
        for site, names in pages.items():
            for name in names:
                tab.goto((sites[site] / name).as_uri())
                if spacing:
                    tab.add_style_tag(content=spacing)
                sides = tab.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollLeft]")
                assert sides == [320, 0], (site, name)


def test_three_thousand_authors_open_with_a_key(chromium: Browser, sites: dict[str, Path]) -> None:
    """The first author and the owner are shown, a key opens the others in place, and a list links to them opened."""
    with _tab(chromium, sites["long"] / "papers" / "crowd.html", viewport={"width": 390, "height": 900}) as tab:
        summary = tab.locator("summary", has_text="2,985 more authors")
        before = summary.bounding_box()
        assert tab.get_by_text("Jane Q. Doe").first.is_visible() and tab.locator("#abstract").is_visible()
        last = tab.locator("#authors").get_by_text("Number2998")
        assert last.count() == 1 and not last.is_visible()
        summary.focus()
        tab.keyboard.press("Enter")
        assert last.is_visible()
        assert summary.bounding_box() == before
        tab.goto((sites["long"] / "index.html").as_uri())
        tab.get_by_role("link", name="All 3,000 authors of Three thousand authors").click()
        tab.locator("#authors").wait_for(state="visible")
        assert tab.get_by_role("heading", name="Three thousand authors").is_visible()


def test_long_lists_are_whole_without_scripts(chromium: Browser, sites: dict[str, Path]) -> None:
    """Forty institutions and three hundred keywords open without a script."""
    page = sites["long"] / "papers" / "long.html"
    with _tab(chromium, page, java_script_enabled=False) as tab:
        for label, last in {"All 40 affiliations": "Laboratory 19 of", "260 more keywords": "pruning 295"}.items():
            assert not tab.get_by_text(last).first.is_visible()
            tab.locator("summary", has_text=label).click()
            assert tab.get_by_text(last).first.is_visible()


# Controls ------------------------------------------------------------------------


def _controls(tab: Page) -> list[tuple[str, str]]:
    """Role and name of each control, as the accessibility tree has them."""
    nodes = tab.context.new_cdp_session(tab).send("Accessibility.getFullAXTree")["nodes"]
    roles = {"link", "button", "radio", "radiogroup", "group", "DisclosureTriangle", "status"}
    found = [
        (node.get("role", {}).get("value"), node.get("name", {}).get("value", ""))
        for node in nodes
        if not node["ignored"]
    ]
    return [(str(role), str(name)) for role, name in found if role in roles]


def test_controls_have_names(chromium: Browser, addresses: dict[str, str]) -> None:
    """In the list, each summary names its paper; no link or button lacks words.

    The screen is as high as the page, because the browser defers the layout of hidden parts.
    """
    with _tab(chromium, f"{addresses['demo']}/index.html", viewport={"width": 1440, "height": 6000}) as tab:
        found = _controls(tab)
        assert all(name for role, name in found if role in {"link", "button", "DisclosureTriangle"})
        summaries = [name for role, name in found if role == "DisclosureTriangle"]
        assert "Abstract of DeepSeek-V3 Technical Report" in summaries
        assert any(name.startswith("All 13 authors of DeepSeek-Coder") for name in summaries), summaries
        assert len(set(summaries)) == len(summaries) > 5
        assert ("button", "Dark mode") in found


def test_the_styles_of_references_are_a_group(chromium: Browser, addresses: dict[str, str]) -> None:
    """Radio buttons in a named group, one of them chosen, between the heading and the reference.

    The button says what it copies, and its live region exists before it is needed.
    """
    with _tab(chromium, f"{addresses['demo']}/papers/deepseek-r1.html") as tab:
        found = _controls(tab)
        assert ("group", "Citation style") in found
        assert [name for role, name in found if role == "radio"][:2] == ["APA", "IEEE"]
        assert ("button", "Copy APA") in found and ("status", "") in found
        tab.get_by_role("radio", name="APA").focus()
        tab.keyboard.press("ArrowRight")
        assert ("button", "Copy IEEE") in _controls(tab)
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.closest('[data-style=ieee], .copy') !== null")


def test_chosen_and_current_show_in_forced_colours(chromium: Browser, addresses: dict[str, str]) -> None:
    """The chosen style and the current page are marked by lines, which stay in forced-colours mode."""
    with _tab(chromium, f"{addresses['demo']}/papers/deepseek-r1.html", forced_colors="active") as tab:
        line = "one => getComputedStyle(one).borderBlockEndColor"
        chosen, others = ":has(:checked)", ":not(:has(:checked))"
        colours = [tab.locator(f".cite-styles label{which}").first.evaluate(line) for which in (chosen, others)]
        assert colours[0] != colours[1]
        assert (
            tab.locator(".site-nav [aria-current]").evaluate("one => getComputedStyle(one).borderBlockEndWidth")
            == "2px"
        )


def test_every_focus_is_seen(chromium: Browser, addresses: dict[str, str]) -> None:
    """The first focus is the skip link; every later one has a visible outline."""
    with _tab(chromium, f"{addresses['demo']}/index.html", viewport={"width": 1440, "height": 900}) as tab:
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.className") == "skip"
        for _ in range(60):
            tab.keyboard.press("Tab")
            style = tab.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert style == "solid", tab.evaluate("document.activeElement.outerHTML")


def test_keys_go_down_the_page(chromium: Browser, addresses: dict[str, str]) -> None:
    """In each paper of a list on a phone, the next focus is never above the last."""
    with _tab(chromium, f"{addresses['demo']}/index.html", viewport={"width": 390, "height": 900}) as tab:
        for card in tab.locator(".paper").all():
            places = card.evaluate(BOTTOMS)
            assert len(places) > 5
            assert all(later > earlier - 30 for earlier, later in pairwise(places)), places


def test_the_same_person_is_marked(chromium: Browser, addresses: dict[str, str]) -> None:
    """Only while the reader points at a name or focuses it."""
    with _tab(chromium, f"{addresses['demo']}/index.html") as tab:
        name = tab.locator(".byline .person:visible", has_text="Daya Guo").first
        marked = tab.locator(".person.same")
        name.hover()
        assert marked.count() > 1 and set(marked.all_text_contents()) == {"Daya Guo"}
        tab.mouse.move(0, 0)
        assert marked.count() == 0
        name.focus()
        assert marked.count() > 1
        tab.locator(".site-name").focus()
        assert marked.count() == 0


def test_what_is_linked_to_is_seen(chromium: Browser, addresses: dict[str, str]) -> None:
    """The target of a link is not covered by a sticky heading."""
    with _tab(chromium, viewport={"width": 820, "height": 600}) as tab:
        tab.goto(f"{addresses['overfull']}/index.html#year-2010")
        box = tab.locator("#year-2010").bounding_box()
        assert box and 0 <= box["y"] < 120
        tab.goto(f"{addresses['overfull']}/coauthors.html#third-person")
        box = tab.locator("#third-person").bounding_box()
        assert box and 0 <= box["y"] < 600


# Colours and motion --------------------------------------------------------------

WATCH = """(() => {
  const seen = window.seen = [];
  const look = () => {
    const sheet = document.querySelector('link[rel=stylesheet]');
    if (document.body && sheet && sheet.sheet) seen.push(getComputedStyle(document.body).backgroundColor);
    requestAnimationFrame(look);
  };
  look();
  addEventListener('pagereveal', event => { window.moved = Boolean(event.viewTransition); });
})()"""


@pytest.mark.parametrize("page", ["index.html", "papers/deepseek-r1.html"])
def test_the_wrong_colours_never_flash(chromium: Browser, addresses: dict[str, str], page: str) -> None:
    """Who chose the dark on a light system sees no frame of the light on the next page."""
    with _tab(chromium, f"{addresses['demo']}/years.html", color_scheme="light") as tab:
        tab.locator("[data-scheme-toggle]").click()
        dark = tab.evaluate("getComputedStyle(document.body).backgroundColor")
        tab.context.add_init_script(WATCH)
        tab.goto(f"{addresses['demo']}/{page}")
        tab.wait_for_timeout(200)
        assert set(tab.evaluate("window.seen")) == {dark}
        assert tab.evaluate("document.querySelector('meta[name=color-scheme]').content") == "dark"
        assert tab.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"


def test_colours_hold_in_all_tabs(chromium: Browser, addresses: dict[str, str]) -> None:
    """Another tab follows at once, and so does the bar of the browser on a phone.

    If the reader chooses the system's scheme, the page follows the system again.
    """
    with _tab(chromium, f"{addresses['demo']}/index.html", color_scheme="light") as tab:
        other = tab.context.new_page()
        other.goto(f"{addresses['demo']}/papers/deepseek-v3.html")
        frame = "document.querySelector('meta[name=theme-color]').content"
        light = other.evaluate(frame)
        tab.locator("[data-scheme-toggle]").click()
        _until(other, "document.documentElement.dataset.scheme === 'dark'")
        assert other.evaluate(frame) == other.evaluate("getComputedStyle(document.body).backgroundColor") != light
        assert other.locator("[data-scheme-toggle]").get_attribute("aria-pressed") == "true"
        other.locator("[data-scheme-toggle]").click()
        _until(tab, "document.documentElement.dataset.scheme === undefined")
        assert tab.evaluate(frame) == light
        tab.emulate_media(color_scheme="dark")
        _until(tab, f"{frame} !== '{light}'")


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_motion_is_short_or_none(chromium: Browser, addresses: dict[str, str], motion: str) -> None:
    """Transitions between pages, and when something opens, take less than 150 ms; none if the reader prefers reduced
    motion."""
    with _tab(chromium, reduced_motion=motion) as tab:
        tab.add_init_script(WATCH)
        tab.goto(f"{addresses['demo']}/index.html")
        assert (0 < tab.evaluate(LONGEST) <= 0.15) if motion == "no-preference" else tab.evaluate(LONGEST) == 0
        assert tab.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
        tab.get_by_role("link", name="DeepSeek-V3 Technical Report").first.click()
        tab.wait_for_url("**/deepseek-v3.html")
        _until(tab, "window.moved !== undefined")
        assert tab.evaluate("window.moved") is (motion == "no-preference")
