"""What a reader does, in real Chromium, under a strict Content-Security-Policy."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request


@contextmanager
def _visitor(chromium: Browser, **options: object) -> Iterator[BrowserContext]:
    context = chromium.new_context(**options)  # type: ignore[arg-type]
    context.set_default_timeout(15_000)
    yield context
    context.close()


def _complaints(page: Page) -> list[str]:
    """Collects what the console says and which requests leave the site or fail, from now on."""
    found: list[str] = []
    page.on("console", lambda message: found.append(f"{page.url}: {message.type}: {message.text}"))
    page.on("pageerror", lambda error: found.append(f"{page.url}: {error}"))
    page.on("requestfailed", lambda request: found.extend(_failure(request)))
    page.on(
        "response",
        lambda response: found.append(f"{response.status} {response.url}") if response.status > 399 else None,
    )
    return found


def _failure(request: Request) -> list[str]:
    """A request that failed; one that the next page cut short did not."""
    return [] if request.failure == "net::ERR_ABORTED" else [f"failed: {request.url}: {request.failure}"]


@pytest.mark.parametrize("site", ["demo", "overfull"])
def test_no_page_complains(chromium: Browser, outputs: dict[str, Path], addresses: dict[str, str], site: str) -> None:
    """No console message, no failed request and no request to another host on any page."""
    pages = sorted(path.relative_to(outputs[site]).as_posix() for path in outputs[site].rglob("*.html"))
    assert len(pages) > 20
    with _visitor(chromium) as context:
        tab = context.new_page()
        found = _complaints(tab)
        hosts: set[str] = set()
        tab.on("request", lambda request: hosts.add(request.url.split("/")[2]))
        for page in pages:
            if page != "404.html" and 'http-equiv="refresh"' not in (outputs[site] / page).read_text("utf-8"):
                tab.goto(f"{addresses[site]}/{page}", wait_until="load")
        assert found == []
        assert hosts == {addresses[site].removeprefix("http://")}


def test_from_the_folder(chromium: Browser, outputs: dict[str, Path]) -> None:
    """Opened straight from the folder, the home page is styled and its links lead to the papers."""
    with _visitor(chromium) as context:
        tab = context.new_page()
        found = _complaints(tab)
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
    with _visitor(chromium, color_scheme="light") as context:
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


def test_bibtex_is_copied(chromium: Browser, addresses: dict[str, str]) -> None:
    """The copy button puts the whole BibTeX entry on the clipboard, and says so."""
    with _visitor(chromium, permissions=["clipboard-read", "clipboard-write"]) as context:
        tab = context.new_page()
        tab.goto(f"{addresses['demo']}/papers/deepseek-r1.html")
        shown = tab.locator("#bibtex").inner_text().strip()
        assert shown.startswith("@") and shown.endswith("}")
        tab.locator("[data-copy]").click()
        tab.get_by_text("Copied").wait_for()
        assert tab.evaluate("navigator.clipboard.readText()").strip() == shown


@pytest.mark.parametrize("page", ["index.html", "papers/deepseek-moe.html"])
def test_whole_without_scripts(chromium: Browser, addresses: dict[str, str], page: str) -> None:
    """Without JavaScript all text is there, no button stands idle, and disclosures open."""
    with _visitor(chromium, java_script_enabled=False) as context:
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
    kinds = {"demo": ["papers/deepseek-r1.html"], "overfull": ["papers/first.html", "teaching/2024.html", "news.html"]}
    with _visitor(chromium, viewport={"width": width, "height": 900}) as context:
        tab = context.new_page()
        for page in ["index.html", "coauthors.html", "keywords.html", "years/2024.html", *kinds[site]]:
            tab.goto(f"{addresses[site]}/{page}")
            assert tab.evaluate("document.documentElement.scrollWidth") <= width, page
