"""What an author sees in Chromium while writing: pages reload, styles change in place, problems are shown over the
page."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.serving.conftest import PATIENCE, Served

LONG = "\n\n".join(f"Paragraph {number}." for number in range(200))
MARKED = "window.mark = 'the same page'"
MISSING = re.compile(r"Failed to load resource: the server responded with a status of 404 ")
IS_MARKED = "window.mark === 'the same page'"


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Page]:
    """A tab that fails the test if the console has a message; pages that are missing on purpose do not count."""
    context = chromium.new_context(viewport={"width": 1000, "height": 700}, color_scheme="light")
    context.set_default_timeout(PATIENCE * 1000)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: None if MISSING.match(message.text) else complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def _open(tab: Page, served: Served, path: str) -> None:
    """Open a page, and wait until it listens."""
    with tab.expect_request(lambda request: "/.paperfolio/events" in request.url):
        tab.goto(f"{served.address}/{path}")
    tab.evaluate(MARKED)


def test_a_page_follows_its_entry(served: Served, tab: Page) -> None:
    """The page shows the saved text at the same scroll position; the script of the preview is in no file."""
    served.portfolio.paper("a", LONG)
    served.next()
    _open(tab, served, "papers/a.html")
    tab.evaluate("scrollTo(0, 1500)")
    served.portfolio.paper("a", LONG + "\n\nThe last word.")
    tab.get_by_text("The last word.").first.wait_for(state="attached")
    tab.wait_for_function("Math.abs(scrollY - 1500) < 3")
    tab.wait_for_function(f"!({IS_MARKED})")  # also passes if a second event of the same save reloads once more
    assert "live.js" not in served.portfolio.html("papers/a.html")


def test_a_page_that_is_the_same_is_not_reloaded(served: Served, tab: Page) -> None:
    """A page whose file has not changed is not reloaded."""
    _open(tab, served, "papers/b.html")
    served.portfolio.paper("a", "Quite other words.")
    done = served.next().build
    assert done and "papers/b.html" not in done.written.changed
    tab.wait_for_timeout(700)
    assert tab.evaluate(IS_MARKED)
    served.portfolio.paper("b", "And now this one.")
    tab.get_by_text("And now this one.").first.wait_for(state="attached")


def test_styles_change_in_place(served: Served, tab: Page) -> None:
    """A change of styles only is shown without a reload, although it changes a mark in every page."""
    _open(tab, served, "papers/a.html")
    extra = served.portfolio.root / "themes" / "scholar" / "styles" / "extra.css"
    extra.parent.mkdir(parents=True)
    extra.write_text("h1 { color: rgb(1, 2, 3) }\n")
    tab.wait_for_function("getComputedStyle(document.querySelector('h1')).color === 'rgb(1, 2, 3)'")
    assert tab.evaluate(IS_MARKED)
    tab.wait_for_function("document.querySelectorAll('link[rel=stylesheet]').length === 1")
    extra.write_text("h1 { color: rgb(4, 5, 6) }\n")
    tab.wait_for_function("getComputedStyle(document.querySelector('h1')).color === 'rgb(4, 5, 6)'")
    assert tab.evaluate(IS_MARKED)


def test_a_problem_stands_over_the_page(served: Served, tab: Page) -> None:
    """With file, line, the text of the line and the hint, as text; it closes when the problem is fixed, and the page
    reloads."""
    _open(tab, served, "papers/a.html")
    served.portfolio.file("papers/a.md", "---\ntitle: A <script>alert(1)</script>\ncolor\n---\nText.\n")
    shown = tab.get_by_role("alertdialog")
    shown.wait_for()
    words = shown.inner_text()
    for part in ("content/papers/a.md", "3", "color"):
        assert part in words, part
    tab.keyboard.press("Escape")
    shown.wait_for(state="hidden")
    served.portfolio.file("papers/a.md", "---\ntitle: [A\n---\nText.\n")
    shown.wait_for()
    assert "[A" in shown.inner_text()
    served.portfolio.file("papers/a.md", "---\ntitle: Mended\ndate: 2024-12\n---\nText.\n")
    shown.wait_for(state="detached")
    tab.get_by_role("heading", name="Mended").wait_for()


def test_a_page_that_goes_and_comes_back(served: Served, tab: Page) -> None:
    """The 404 page is shown in place of a deleted page, and it reloads, too."""
    _open(tab, served, "papers/b.html")
    served.portfolio.remove("papers/b.md")
    tab.get_by_text("Page not found").wait_for()
    served.portfolio.paper("b", "Back again.")
    tab.get_by_text("Back again.").first.wait_for(state="attached")
