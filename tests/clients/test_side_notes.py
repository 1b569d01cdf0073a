"""Footnotes beside the text, in real Chromium: in the margin if there is room, otherwise at the end."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize

from tests.portfolio import Portfolio

# One worker builds its sites.
pytestmark = pytest.mark.xdist_group("side notes")

CLOSE = " ".join(f"Word {number}.[^{number}]" for number in range(12))
LONG = "A remark that is long enough to stand on several lines of a margin, and to push down those below it."
NOTES = "\n".join(f"[^{number}]: Note {number}. {LONG if number % 2 else ''}" for number in range(12))
ESSAY = f"---\ntitle: On notes\n---\nIt begins without one.\n\n{CLOSE} Again the first.[^0]\n\nIt ends.\n\n{NOTES}\n"
PAPER = f"What it says.[^a]\n\n## More\n\nAnd more.[^b]\n\n[^a]: {LONG}\n[^b]: {LONG}\n"
MIXED = """---
title: Mixed
---
Early.[^Smith 2020] Then.[^50%]

Between.

Late.[^late]

[^late]: The last.[^of-a-note]
[^of-a-note]: Of a note.
[^Smith 2020]: The first.
[^alone]: Of nothing.
[^50%]: Half.
"""
THEMES = ["book", "scholar"]
WIDE = ViewportSize(width=1440, height=900)
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The same site in each theme: an essay with twelve notes close together, a paper with two, a page without any."""
    found = {}
    for theme in THEMES:
        site = Portfolio(tmp_path_factory.mktemp(theme)).file("site.yaml", f"theme: {theme}\n")
        site.file("pages/essay.md", ESSAY).file("pages/plain.md", "---\ntitle: Plain\n---\nNo note.\n")
        site.file("pages/mixed.md", MIXED).paper("first", PAPER, authors=["Jane Doe"]).build()
        found[theme] = site.root / "output"
    return found


@pytest.fixture
def opened(chromium: Browser, sites: dict[str, Path]) -> Iterator[Open]:
    """Opens a page of the site in a theme, in its own window."""
    contexts = []

    def visit(theme: str, page: str = "essay.html", **options: object) -> Page:
        context = chromium.new_context(**{"viewport": WIDE, **options})  # type: ignore[arg-type]
        context.set_default_timeout(60_000)
        contexts.append(context)
        tab = context.new_page()
        tab.goto((sites[theme] / page).as_uri())
        return tab

    yield visit
    for context in contexts:
        context.close()


Box = tuple[float, float, float, float]


def _boxes(found: Locator) -> list[Box]:
    """Left, top, right and bottom of each."""
    boxes = found.evaluate_all("all => all.map(one => one.getBoundingClientRect().toJSON())")
    return [(box["left"], box["top"], box["right"], box["bottom"]) for box in boxes]


def _box(found: Locator) -> Box:
    (box,) = _boxes(found)
    return box


@pytest.mark.parametrize("theme", THEMES)
def test_a_note_stands_beside_its_mark(opened: Open, theme: str) -> None:
    """In a wide window the first note begins on the line of its mark, outside the text, inside the window."""
    tab = opened(theme)
    mark, note = tab.locator(".footnote-ref").first, tab.locator(".footnote li").first
    column = _box(tab.locator(".paper-main"))
    left, top, right, bottom = _box(note)
    assert left >= column[2]
    assert right <= WIDE["width"]
    assert top < _box(mark)[3] < bottom
    assert abs(_baseline(mark) - _baseline(note.locator("p").first)) < 1.5


def _baseline(found: Locator) -> float:
    """The position of the letters at the beginning of an element."""
    return float(
        found.evaluate(
            """one => {
              const probe = document.createElement("span");
              probe.style.display = "inline-block";
              one.prepend(probe);
              if (one.matches("a")) one.parentElement.before(probe);
              const height = probe.getBoundingClientRect().bottom;
              probe.remove();
              return height;
            }"""
        )
    )


@pytest.mark.parametrize("theme", THEMES)
def test_notes_never_overlap(opened: Open, theme: str) -> None:
    """Twelve notes with references in three lines are below each other and above the footer, even after the window
    became narrower or the text larger."""
    tab = opened(theme)
    for step in ("at first", "in another window", "with larger text"):
        if step == "in another window":
            tab.set_viewport_size({"width": 1380, "height": 900})
        elif step == "with larger text":
            tab.evaluate("document.querySelector('.paper-main p').style.paddingBlockEnd = '400px'")
        _settled(tab)
        boxes = _boxes(tab.locator(".footnote li"))
        assert all(above[3] <= below[1] + 0.5 for above, below in pairwise(boxes)), step
        assert boxes[-1][3] <= _box(tab.locator(".site-footer"))[1], step
        assert boxes[0][1] - _box(tab.locator(".footnote-ref").first)[1] < 12, step


def _settled(tab: Page) -> None:
    """After two frames, in which notes are set anew."""
    tab.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))")


def test_notes_of_a_paper(opened: Open) -> None:
    """Notes of the abstract and of the text after it are in one margin."""
    tab = opened("book", "papers/first.html")
    marks, notes = tab.locator(".footnote-ref"), tab.locator(".footnote li")
    assert marks.count() == notes.count() == 2
    for mark, (left, top, _, bottom) in zip(marks.all(), _boxes(notes), strict=True):
        assert left > _box(mark)[2] and top < _box(mark)[3] < bottom


@pytest.mark.parametrize("options", [{"viewport": {"width": 390, "height": 900}}, {"java_script_enabled": False}])
@pytest.mark.parametrize("theme", THEMES)
def test_notes_stand_at_the_end(opened: Open, theme: str, options: dict[str, object]) -> None:
    """On a phone, and without JavaScript, notes are after the text in its column, and their references link to them."""
    tab = opened(theme, **options)
    last = _box(tab.get_by_text("It ends."))
    boxes = _boxes(tab.locator(".footnote li"))
    assert len(boxes) == 12
    assert all(box[1] > last[3] for box in boxes)
    column = _box(tab.locator(".paper-main"))
    assert all(column[0] <= box[0] and box[2] <= column[2] + 1 for box in boxes)
    tab.locator(".footnote-ref").nth(5).click()
    assert tab.url.endswith("#fn:5")


def test_notes_print_at_the_end(opened: Open) -> None:
    """Paper has them after the text, whatever the window was."""
    tab = opened("book")
    tab.emulate_media(media="print")
    last = _box(tab.get_by_text("It ends."))
    assert all(box[1] > last[3] for box in _boxes(tab.locator(".footnote li")))


def test_notes_that_are_written_in_another_order(opened: Open, sites: dict[str, Path]) -> None:
    """The order is that of the references; a note without a reference comes last."""
    tab = opened("book", "mixed.html")
    tops = {
        name: _box(tab.locator(f"[id='fn:{name}']"))[1] for name in ("Smith-2020", "late", "50%", "of-a-note", "alone")
    }
    assert sorted(tops, key=lambda name: tops[name]) == ["Smith-2020", "50%", "late", "of-a-note", "alone"]
    assert abs(tops["late"] - _box(tab.get_by_text("Late."))[1]) < 30


def test_a_window_that_changes(opened: Open) -> None:
    """Notes go to the end when the window becomes narrow, and come back."""
    tab = opened("book")
    note, ending = tab.locator(".footnote li").first, tab.get_by_text("It ends.")
    tab.set_viewport_size({"width": 600, "height": 900})
    _settled(tab)
    assert _box(note)[1] > _box(ending)[3]
    tab.set_viewport_size(WIDE)
    _settled(tab)
    assert _box(note)[1] < _box(ending)[3]


@pytest.mark.parametrize("width", [390, 1440])
def test_the_page_does_not_jump(opened: Open, width: int) -> None:
    """Who reads the end of the page stays there when something on it changes its height."""
    tab = opened("book", viewport={"width": width, "height": 300})
    tab.evaluate("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")
    scrolled = tab.evaluate("scrollY")
    tab.evaluate("document.querySelector('article').style.paddingBlockEnd = '60px'")
    _settled(tab)
    assert tab.evaluate("scrollY") == scrolled > 300


def test_the_keyboard_reaches_a_note_and_comes_back(opened: Open) -> None:
    """Return on a reference focuses its note without a jump of the page, Tab focuses what is in the note, and its arrow
    returns."""
    tab = opened("book")
    mark, note = tab.locator(".footnote-ref").nth(2), tab.locator(".footnote li").nth(2)
    mark.focus()
    assert "pointed-at" in (note.get_attribute("class") or "")
    scrolled = tab.evaluate("scrollY")
    tab.keyboard.press("Enter")
    assert note.evaluate("one => one === document.activeElement")
    assert tab.evaluate("scrollY") == scrolled
    assert "pointed-at" in (mark.get_attribute("class") or "")
    tab.keyboard.press("Tab")
    assert note.locator(".footnote-backref").evaluate("one => one === document.activeElement")
    tab.keyboard.press("Enter")
    assert mark.evaluate("one => one === document.activeElement")


def test_who_points_at_a_mark_sees_its_note(opened: Open) -> None:
    """A reference and its note highlight each other, only while the reader points at one of them."""
    tab = opened("book")
    mark, note = tab.locator(".footnote-ref").nth(1), tab.locator(".footnote li").nth(1)
    plain = note.evaluate("one => getComputedStyle(one).backgroundColor")
    mark.hover()
    assert note.evaluate("one => getComputedStyle(one).backgroundColor") != plain
    note.hover()
    assert tab.locator(".pointed-at").evaluate("one => one.textContent") == mark.text_content()
    tab.locator("h1").hover()
    assert tab.locator(".pointed-at").count() == 0


def test_an_address_that_names_a_note(opened: Open, sites: dict[str, Path]) -> None:
    """If the URL names a note, it is visible at its place."""
    tab = opened("book", "plain.html", viewport={"width": 1440, "height": 300})
    tab.goto(f"{(sites['book'] / 'essay.html').as_uri()}#fn:11")
    _settled(tab)
    _, top, _, bottom = _box(tab.locator("[id='fn:11']"))
    assert top >= 0 and bottom <= 300


def test_a_note_is_read_once(opened: Open) -> None:
    """A screen reader reads the same with and without the script: each note once, in a list after the text."""
    script, plain = opened("book"), opened("book", java_script_enabled=False)
    heard = [tab.locator("main").aria_snapshot().replace("    - separator\n", "") for tab in (script, plain)]
    assert heard[0] == heard[1]
    assert heard[0].count("Note 5.") == 1


def test_only_pages_with_notes_load_the_script(sites: dict[str, Path]) -> None:
    """A page without footnotes has no script for them, and no page has it if the option is off."""
    for page, has in {"essay.html": True, "papers/first.html": True, "plain.html": False, "index.html": False}.items():
        assert ("side-notes.js" in (sites["book"] / page).read_text("utf-8")) is has, page


def test_notes_that_shall_stay(portfolio: Portfolio) -> None:
    """`side_notes: no` leaves them at the end on every screen."""
    portfolio.file("site.yaml", "theme: {name: book, side_notes: no}\n").file("pages/essay.md", ESSAY).build()
    assert "side-notes.js" not in portfolio.html("essay.html")


@contextmanager
def _slow_fonts(chromium: Browser, folder: Path, width: int) -> Iterator[Page]:
    """A window on a host whose fonts come a third of a second after all else."""
    context = chromium.new_context(viewport={"width": width, "height": 900})
    tab = context.new_page()
    pending = []
    tab.route(
        "http://book.test/**",
        lambda route: (
            pending.append(route)
            if ".woff2" in route.request.url
            else route.fulfill(path=folder / route.request.url.removeprefix("http://book.test/").partition("?")[0])
        ),
    )
    tab.goto("http://book.test/papers/first.html", wait_until="domcontentloaded")
    tab.wait_for_timeout(300)
    for _ in range(600):  # half a minute, for busy machines
        if pending:
            break
        tab.wait_for_timeout(50)
    assert pending
    for route in pending:
        route.fulfill(path=folder / route.request.url.removeprefix("http://book.test/").partition("?")[0])
    yield tab
    context.close()


SHIFT = """new Promise(done => {
  new PerformanceObserver(list => done(list.getEntries().reduce((sum, one) => sum + one.value, 0)))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(0), 300);
})"""


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_moves_when_the_face_arrives(chromium: Browser, sites: dict[str, Path], width: int) -> None:
    """The fallback font has the same metrics: when the font loads late, almost nothing moves (a shift of 0.1 would be
    much)."""
    with _slow_fonts(chromium, sites["book"], width) as tab:
        tab.evaluate("document.fonts.ready.then(() => 0)")
        _settled(tab)
        assert tab.evaluate("document.fonts.check('20px \"Folio Book\"')")
        assert tab.evaluate(SHIFT) < 0.02


def test_the_face_is_light(sites: dict[str, Path]) -> None:
    """A page in a language of Western Europe loads at most 40 kB of fonts."""
    fonts = sites["book"] / "static" / "fonts"
    assert sum((fonts / name).stat().st_size for name in ("folio-book.woff2", "folio-book-italic.woff2")) <= 40_000
