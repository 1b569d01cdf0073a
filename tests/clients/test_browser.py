"""What readers do, in real Chromium, with a strict Content-Security-Policy."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.clients.visits import complaints, visitor

# One worker builds its sites.
pytestmark = pytest.mark.xdist_group("browser")


@pytest.mark.parametrize("site", ["demo", "overfull"])
def test_no_page_complains(chromium: Browser, outputs: dict[str, Path], addresses: dict[str, str], site: str) -> None:
    """No console message, no failed request and no request to another host on any page."""
    pages = sorted(path.relative_to(outputs[site]).as_posix() for path in outputs[site].rglob("*.html"))
    assert len(pages) > 20
    with visitor(chromium) as context:
        tab = context.new_page()
        found = complaints(tab)
        hosts: set[str] = set()
        tab.on("request", lambda request: hosts.add(request.url.split("/")[2]))
        for page in pages:
            if page != "404.html" and 'http-equiv="refresh"' not in (outputs[site] / page).read_text("utf-8"):
                tab.goto(f"{addresses[site]}/{page}", wait_until="load")
        assert found == []
        assert hosts == {addresses[site].removeprefix("http://")}


def test_pages_work_from_the_folder(chromium: Browser, outputs: dict[str, Path]) -> None:
    """Opened from the folder, the home page has its styles, and its links open the papers."""
    with visitor(chromium) as context:
        tab = context.new_page()
        found = complaints(tab)
        tab.goto((outputs["demo"] / "index.html").as_uri())
        assert tab.evaluate("getComputedStyle(document.body).fontFamily") != "Times New Roman"
        tab.get_by_role("link", name="DeepSeek-V3 Technical Report").first.click()
        assert tab.url.endswith("/papers/deepseek-v3.html")
        assert tab.locator("h1").inner_text() == "DeepSeek-V3 Technical Report"
        assert found == []


def _paper_colour(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_the_scheme_is_remembered(chromium: Browser, addresses: dict[str, str]) -> None:
    """The page follows the system; the toggle changes it, and the next page remembers."""
    with visitor(chromium, color_scheme="light") as context:
        tab = context.new_page()
        tab.goto(addresses["demo"])
        light = _paper_colour(tab)
        tab.emulate_media(color_scheme="dark")
        dark = _paper_colour(tab)
        assert light != dark
        toggle = tab.locator("[data-scheme-toggle]")
        toggle.click()
        assert _paper_colour(tab) == light
        tab.goto(f"{addresses['demo']}/papers/deepseek-r1.html")
        assert _paper_colour(tab) == light
        tab.locator("[data-scheme-toggle]").click()
        assert _paper_colour(tab) == dark


def _clipboard(page: Page) -> str:
    page.get_by_text("Copied").wait_for()
    return str(page.evaluate("navigator.clipboard.readText()")).strip()


def test_references_are_copied(chromium: Browser, addresses: dict[str, str]) -> None:
    """The copy button puts the reference that is shown on the clipboard, in the style chosen with the keys, which
    is remembered on the next page."""
    with visitor(chromium, permissions=["clipboard-read", "clipboard-write"]) as context:
        tab = context.new_page()
        tab.goto(f"{addresses['demo']}/papers/deepseek-r1.html")
        assert tab.locator("[data-style]:visible").count() == 1
        tab.locator("[data-copy]").click()
        assert _clipboard(tab) == tab.locator("#cite-apa").inner_text()
        assert _clipboard(tab).startswith("DeepSeek-AI, Guo, D., Yang, D., et al. (2025). DeepSeek-R1: ")
        rich = "navigator.clipboard.read().then(items => items[0].getType('text/html')).then(blob => blob.text())"
        assert "<i>DeepSeek-R1: " in tab.evaluate(rich)
        tab.get_by_role("radio", name="APA").press("ArrowRight")
        assert tab.get_by_role("radio", name="IEEE").is_checked()
        assert tab.locator("[data-style]:visible").inner_text() == tab.locator("#cite-ieee").inner_text()
        tab.goto(f"{addresses['demo']}/papers/deepseek-v3.html")
        assert tab.get_by_role("radio", name="IEEE").is_checked()
        assert "DeepSeek-V3" in tab.locator("#cite-ieee").inner_text()


def test_records_are_copied(chromium: Browser, addresses: dict[str, str]) -> None:
    """BibTeX is copied completely, RIS from its file; if the file cannot be read, the page says what to do."""
    with visitor(chromium, permissions=["clipboard-read", "clipboard-write"]) as context:
        tab = context.new_page()
        tab.goto(f"{addresses['demo']}/papers/deepseek-r1.html")
        tab.get_by_role("radio", name="BibTeX").check()
        shown = tab.locator("#bibtex").inner_text().strip()
        assert shown.startswith("@") and shown.endswith("}")
        tab.locator("[data-copy]").click()
        assert _clipboard(tab) == shown
        tab.get_by_role("button", name="Copy RIS").click()
        tab.wait_for_function("navigator.clipboard.readText().then(text => text.startsWith('TY  - '))")
        tab.route("**/*.json", lambda route: route.abort())
        tab.get_by_role("button", name="Copy CSL-JSON").click()
        tab.get_by_text("use the link").wait_for()


def test_what_is_said_last_stays(chromium: Browser, addresses: dict[str, str]) -> None:
    """A word about one copy is not taken away with that about an earlier one."""
    with visitor(chromium, permissions=["clipboard-read", "clipboard-write"]) as context:
        tab = context.new_page()
        tab.clock.install()
        tab.goto(f"{addresses['demo']}/papers/deepseek-r1.html")
        tab.locator("[data-copy]").click()
        tab.get_by_text("Copied", exact=True).wait_for()
        tab.clock.run_for(3_000)
        tab.route("**/*.json", lambda route: route.abort())
        tab.get_by_role("button", name="Copy CSL-JSON").click()
        tab.get_by_text("use the link").wait_for()
        tab.clock.run_for(2_000)
        assert tab.get_by_text("use the link").is_visible()
        tab.clock.run_for(3_000)
        assert not tab.get_by_text("use the link").is_visible()


def test_records_are_downloaded(chromium: Browser, outputs: dict[str, Path], addresses: dict[str, str]) -> None:
    """Without JavaScript, the links open the files."""
    with visitor(chromium, java_script_enabled=False) as context:
        tab = context.new_page()
        tab.goto(f"{addresses['demo']}/papers/deepseek-r1.html")
        for suffix, label in {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"}.items():
            with tab.expect_download() as download:
                tab.get_by_role("link", name=label, exact=True).click()
            file = outputs["demo"] / f"papers/deepseek-r1.{suffix}"
            assert download.value.path().read_bytes() == file.read_bytes()


@pytest.mark.parametrize("page", ["index.html", "papers/deepseek-moe.html"])
def test_pages_are_whole_without_scripts(chromium: Browser, addresses: dict[str, str], page: str) -> None:
    """Without JavaScript, all text is visible, there are no useless buttons, and disclosures open."""
    with visitor(chromium, java_script_enabled=False) as context:
        tab = context.new_page()
        tab.goto(f"{addresses['demo']}/{page}")
        assert tab.locator("button:visible").count() == 0
        for summary in tab.locator("summary:visible").all()[:5]:
            summary.click()
            assert summary.locator("xpath=..").get_attribute("open") is not None
        assert "DeepSeekMoE" in tab.locator("main").inner_text()


@pytest.mark.parametrize("width", [320, 390, 820, 1440])
@pytest.mark.parametrize("site", ["demo", "overfull"])
def test_nothing_is_wider_than_the_screen(
    chromium: Browser, outputs: dict[str, Path], addresses: dict[str, str], site: str, width: int
) -> None:
    """No page scrolls sideways, on any screen."""
    kinds = {
        "demo": ["papers/deepseek-r1.html", "people/daya-guo.html"],
        "overfull": ["papers/first.html", "teaching/2024.html", "news.html", "people/zoe-angstrom.html"],
    }
    with visitor(chromium, viewport={"width": width, "height": 900}) as context:
        tab = context.new_page()
        for page in ["index.html", "coauthors.html", "keywords.html", "years/2024.html", *kinds[site]]:
            tab.goto(f"{addresses[site]}/{page}")
            assert tab.evaluate("document.documentElement.scrollWidth") <= width, page


def _until(found: Locator, holds: str) -> None:
    """Waits until it holds; the page's policy forbids Playwright's own way."""
    for _ in range(100):
        if found.evaluate(holds):
            return
        found.page.wait_for_timeout(50)
    pytest.fail(f"never: {holds}")


def test_what_moves_in_itself(chromium: Browser, addresses: dict[str, str]) -> None:
    """A formula that is wider than the screen is moved by keys; one that is not takes no step of them."""
    with visitor(chromium, viewport={"width": 390, "height": 900}) as context:
        tab = context.new_page()
        tab.goto(f"{addresses['overfull']}/papers/crowd.html")
        formula = tab.locator('math[display="block"]')
        formula.focus()
        tab.keyboard.press("ArrowRight")
        _until(formula, "one => one.scrollLeft > 0")
        tab.set_viewport_size({"width": 1440, "height": 900})
        _until(formula, "one => one.tabIndex === -1")


def test_arabic_runs_from_right_to_left_in_an_english_page(chromium: Browser, addresses: dict[str, str]) -> None:
    """A title and an abstract in Arabic run from right to left on a page in English."""
    with visitor(chromium) as context:
        tab = context.new_page()
        tab.goto(f"{addresses['overfull']}/papers/arabic.html")
        for selector, direction in (("h1", "rtl"), (".abstract", "rtl"), ("main", "ltr")):
            assert tab.evaluate(f"getComputedStyle(document.querySelector('{selector}')).direction") == direction
