"""Every theme in Chromium: complete without scripts, no messages, small, no layout shift, readable in every mode."""

from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Browser, CDPSession, Page

from tests.clients.host import packed
from tests.clients.shown_sites import Shown
from tests.clients.themed_sites import NOTABLE, page_of_each_kind, themed_demo
from tests.clients.visits import complaints, visitor
from tests.themes.found import each_theme

# The texts of <main>, each with whether it stands in something that is operated.
TEXTS = """() => {
  const found = [], walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const controls = "summary, button, label, fieldset, form, search, output, dialog, select, [role=status]";
  while (walker.nextNode()) {
    const words = walker.currentNode.data.replace(/\\s+/g, " ").trim();
    if (words) found.push([words, Boolean(walker.currentNode.parentElement.closest(controls))]);
  }
  return found;
}"""


STILL = """() => [...document.querySelectorAll("*")].filter(one => ["", "::before", "::after"].some(part => {
  const style = getComputedStyle(one, part || null);
  const lasts = times => times.split(", ").some(time => parseFloat(time) > 0.01);
  return lasts(style.transitionDuration) || lasts(style.animationDuration) || style.scrollBehavior === "smooth";
})).map(one => one.outerHTML.slice(0, 100))"""


# What says "this one" must differ from the others by something that forced colours leave; shapes must stand out.
FORCED = """() => {
  const names = ["fontWeight", "textDecorationLine", "borderBlockEndStyle", "borderBlockEndWidth", "outlineStyle"];
  const look = one => names.map(name => getComputedStyle(one)[name]).join();
  const faults = [];
  for (const one of document.querySelectorAll("nav [aria-current], .cite-styles label:has(:checked)")) {
    const list = one.closest("ul, ol, fieldset");
    const others = list ? [...list.querySelectorAll(one.tagName)].filter(other => other !== one) : [];
    if (others.length && others.some(other => look(other) === look(one))) faults.push(one.outerHTML.slice(0, 100));
  }
  const ground = getComputedStyle(document.body).backgroundColor;
  for (const shape of document.querySelectorAll("main svg :is(path, rect, circle, line, text)")) {
    const style = getComputedStyle(shape);
    if (style.fill === ground && ["none", ground].includes(style.stroke)) faults.push(shape.outerHTML.slice(0, 100));
  }
  return faults;
}"""


class Visits:
    """The result of a visit to all pages of a site, with a strict policy and reduced motion.

    `said` has messages on the console and failed requests, `hosts` the hosts of requests. The rest is by page: the
    number of style sheets, the texts and whether each is in a control, the text to read, and what would move.
    """

    def __init__(self, site: Shown, chromium: Browser, **options: object) -> None:
        self.hosts = set[str]()
        self.sheets: dict[str, int] = {}
        self.texts: dict[str, list[tuple[str, bool]]] = {}
        self.words: dict[str, str] = {}
        self.moving: dict[str, list[str]] = {}
        self.faults: dict[str, list[str]] = {}
        with visitor(chromium, reduced_motion="reduce", **options) as context:
            tab = context.new_page()
            self.said = complaints(tab)
            tab.on("request", lambda request: self.hosts.add(request.url.split("/")[2]))
            for page in [*page_of_each_kind(site).values(), *NOTABLE]:
                tab.goto(site.address + page)
                self.texts[page] = [(words, is_control) for words, is_control in tab.evaluate(TEXTS)]
                if page != "embed.html":  # where a script fills in the list, sooner or later
                    self.words[page] = tab.locator("body").inner_text()
                self.sheets[page] = tab.evaluate("document.styleSheets.length")
                self.moving[page] = tab.evaluate(STILL)
                self.faults[page] = tab.evaluate(FORCED) if "forced_colors" in options else []


@pytest.fixture(scope="session")
def visits(themed: Shown, chromium: Browser) -> Visits:
    """A visit to all pages of a theme."""
    return Visits(themed, chromium)


@each_theme
def test_no_page_complains_or_asks_another_host(themed: Shown, visits: Visits) -> None:
    """No page writes to the console or uses another host, and each has one style sheet."""
    assert visits.said == []
    assert visits.hosts == {themed.address.split("/")[2]}
    assert set(visits.sheets.values()) == {1}


@each_theme
def test_nothing_moves_with_reduced_motion(visits: Visits) -> None:
    """Nothing moves if the reader prefers reduced motion."""
    assert {page: found for page, found in visits.moving.items() if found} == {}


@each_theme
def test_pages_are_whole_without_scripts(chromium: Browser, themed: Shown, visits: Visits) -> None:
    """All text is there without scripts; scripts remove nothing and only add controls."""
    bare = Visits(themed, chromium, java_script_enabled=False)
    assert bare.said == []
    for page in bare.texts.keys() - {"embed.html", "search.html"}:  # the example, and the search, are what scripts make
        assert _said(bare.texts[page]) - _all(visits.texts[page]) == Counter(), page
        assert _said(visits.texts[page]) - _all(bare.texts[page]) == Counter(), page


def _said(texts: list[tuple[str, bool]]) -> Counter[str]:
    return Counter(words for words, is_control in texts if not is_control)


def _all(texts: list[tuple[str, bool]]) -> Counter[str]:
    return Counter(words for words, _ in texts)


MOST = 60_000  # bytes


@each_theme
def test_a_first_visit_is_at_most_60_kilobytes(chromium: Browser, themed: Shown, themed_demo: Shown) -> None:
    """The demo's home page needs at most 60 kB, and so do page, style sheet and scripts with 120 papers."""
    assert sum(_sent(chromium, themed_demo, "index.html").values()) <= MOST
    sent = _sent(chromium, themed, "index.html")
    assert sum(size for name, size in sent.items() if not name.endswith((".woff2", ".png"))) <= MOST


def _sent(chromium: Browser, site: Shown, page: str) -> dict[str, int]:
    """The bytes of each file that Chromium requests, compressed as the host compresses it."""
    asked: list[str] = []
    with visitor(chromium, viewport={"width": 1280, "height": 900}) as context:
        tab = context.new_page()
        tab.on("request", lambda request: asked.append(request.url))
        tab.goto(site.address + page, wait_until="networkidle")
    names = {address.removeprefix(site.address).partition("?")[0] for address in asked}
    files = {name: site.root / name for name in names}
    return {name: min(len(packed(file, 0)), file.stat().st_size) for name, file in files.items()}


SHIFTS = """new PerformanceObserver(list => {
  for (const one of list.getEntries()) {
    const what = one.sources.map(({node}) => node && (node.outerHTML || node.data || "").slice(0, 120));
    window.shifts = (window.shifts || []).concat([[one.value, what]]);
  }
}).observe({type: "layout-shift", buffered: true})"""


@each_theme
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_shifts_on_a_slow_line(chromium: Browser, themed_demo: Shown, themed: Shown, width: int) -> None:
    """On a slow connection, nothing moves when the style sheet and the font arrive after the text."""
    with visitor(chromium, viewport={"width": width, "height": 844}, bypass_csp=True) as context:
        context.add_init_script(SHIFTS)
        tab = context.new_page()
        _slow(context.new_cdp_session(tab))
        for address in (
            themed_demo.address,
            f"{themed.address}papers/rates-of-recovery.html",
            f"{themed.address}papers/peat-in-press.html",  # so short that its Cite box is on the first screen
            f"{themed.address}years/2019.html",
        ):
            tab.goto(address, wait_until="load")
            tab.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
            tab.wait_for_timeout(300)  # scripts may come after all else
            moved = tab.evaluate("window.shifts || []")
            assert sum(value for value, _ in moved) < 0.005, moved


@pytest.mark.parametrize(("theme", "face"), [("scholar", "Folio Serif"), ("book", "Folio Book")])
def test_the_face_of_a_page_in_a_folder(chromium: Browser, tmp_path: Path, theme: str, face: str) -> None:
    """A page opened from the folder, without a server, has the theme's own font."""
    with themed_demo(tmp_path, theme) as site, visitor(chromium) as context:
        tab = context.new_page()
        tab.goto((site.root / "index.html").as_uri())
        tab.wait_for_function(
            "name => [...document.fonts].some(one => one.family.includes(name) && one.display === 'swap')", arg=face
        )
        tab.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
        session = context.new_cdp_session(tab)
        for command in ("DOM.enable", "CSS.enable"):
            session.send(command)
        root = session.send("DOM.getDocument")["root"]["nodeId"]
        for words in ("h1", ".selected cite"):
            node = session.send("DOM.querySelector", {"nodeId": root, "selector": words})["nodeId"]
            used = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
            assert used and all(font["isCustomFont"] for font in used), (words, used)


def _slow(session: CDPSession) -> None:
    """A connection of 1.6 Mbit/s with a latency of 100 ms, and an empty browser cache."""
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 100, "downloadThroughput": 200_000, "uploadThroughput": 100_000},
    )


@each_theme
def test_words_and_choices_show_in_forced_colours(chromium: Browser, themed: Shown, visits: Visits) -> None:
    """In forced-colours mode, all words are visible, and the chosen control differs from the others."""
    forced = Visits(themed, chromium, forced_colors="active")
    assert forced.words == visits.words
    assert {page: found for page, found in forced.faults.items() if found} == {}


# WCAG 2.2, 1.4.12: nobody's text may be lost when it is set so wide.
WIDE = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }"""
LOST = """() => {
  const faults = [];
  const width = document.documentElement.scrollWidth;
  if (width > innerWidth) faults.push(`as wide as ${width}`);
  for (const one of document.querySelectorAll("body *")) {
    const style = getComputedStyle(one);
    const hides = word => word === "hidden" || word === "clip";
    const isMeant = one.closest(".unseen, .skip, .peek, svg") || !one.clientWidth || style.clipPath !== "none";
    const isLost = hides(style.overflowX) && one.scrollWidth > one.clientWidth + 1
      || hides(style.overflowY) && one.scrollHeight > one.clientHeight + 1;
    if (isLost && !isMeant) faults.push(one.outerHTML.slice(0, 100));
  }
  return faults;
}"""


@each_theme
def test_nothing_is_cut_off_at_400_percent(chromium: Browser, themed: Shown) -> None:
    """At 400 and 200 % of 1280 pixels, and with wide letters and lines, nothing is cut off or outside the page."""
    with visitor(chromium, bypass_csp=True) as context:
        tab = context.new_page()
        for page in [*page_of_each_kind(themed).values(), *NOTABLE]:
            tab.goto(themed.address + page)
            _fits(tab, page)
            tab.add_style_tag(content=WIDE)
            _fits(tab, f"{page} with wide letters")


def _fits(tab: Page, page: str) -> None:
    for width in (320, 640):
        tab.set_viewport_size({"width": width, "height": 512})
        assert tab.evaluate(LOST) == [], f"{page} at {width}"
