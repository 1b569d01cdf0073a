"""The theme `minimal`: pages that load on any connection, and are complete."""

import gzip
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.build import build
from generator.model.project import Project
from generator.rendering.theme.assets import bundle
from generator.rendering.theme.theme import load_theme
from tests.clients.sites import CHECKOUT, TODAY, build_overfull
from tests.portfolio import Portfolio

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# One worker builds its sites.
pytestmark = pytest.mark.xdist_group("minimal")

LINKED = re.compile(r'<link rel="stylesheet" href="([^"?]+)|<script src="([^"?]+)')
MOST = 10_000


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo portfolio in this theme."""
    root = tmp_path_factory.mktemp("demo")
    shutil.copytree(CHECKOUT / "content", root / "content")
    settings = root / "content" / "site.yaml"
    settings.write_text(settings.read_text("utf-8").replace("theme: scholar", "theme: minimal"), "utf-8")
    assert build(Project(root, root / "output", TODAY)).problems == ()
    return root / "output"


@pytest.fixture(scope="module")
def overfull(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The portfolio with everything in excess, in this theme; its one problem is the expected warning."""
    root = tmp_path_factory.mktemp("overfull")
    done = build_overfull(root)
    settings = root / "content" / "site.yaml"
    settings.write_text(f"theme: minimal\n{settings.read_text('utf-8')}", "utf-8")
    again = build(Project(root, root / "output", TODAY))
    assert [problem.message for problem in again.problems] == [problem.message for problem in done.problems]
    return root / "output"


def _weight(content: bytes) -> int:
    """Return the compressed size, as a host sends it."""
    return len(gzip.compress(content, 6, mtime=0))


def _sent(page: Path) -> dict[str, int]:
    """Return the page and everything that it loads, except pictures, with their sizes. The 404 page uses paths from the
    root."""
    html = page.read_text("utf-8")
    linked = [first or second for first, second in LINKED.findall(html)]
    files = {path: page.parent / path.removeprefix("/") for path in linked}
    return {"": _weight(html.encode())} | {path: _weight(file.read_bytes()) for path, file in files.items()}


def _pages(output: Path) -> Iterator[Path]:
    return output.rglob("*.html")


def test_every_page_of_the_demo_is_light(demo: Path) -> None:
    """The first visit of any page takes less than ten kilobytes, including styles and scripts."""
    heavy = {str(page.relative_to(demo)): sum(_sent(page).values()) for page in _pages(demo)}
    assert len(heavy) > 40
    assert {page: weight for page, weight in heavy.items() if weight >= MOST} == {}


def test_what_is_not_content_is_light(demo: Path, overfull: Path) -> None:
    """However large a site is, everything around its content stays small: styles and scripts are the same on all pages,
    and a page without papers is a third of the limit besides them."""
    styles_and_scripts = sum(weight for path, weight in _sent(overfull / "papers/first.html").items() if path)
    assert styles_and_scripts < 5_500
    assert styles_and_scripts == sum(weight for path, weight in _sent(demo / "papers/deepseek-r1.html").items() if path)
    assert _weight((overfull / "404.html").read_bytes()) < MOST / 5
    usual = [page for page in (overfull / "papers").glob("paper-number-*.html") if sum(_sent(page).values()) < MOST]
    assert len(usual) == 60


def test_nothing_else_is_fetched(chromium: "Browser", demo: Path) -> None:
    """Besides the icon, a browser requests the page, its style sheet and its scripts; no font, and nothing twice."""
    asked: list[str] = []
    tab = chromium.new_page()
    tab.on("request", lambda request: asked.append(f"{request.resource_type} {request.url.rpartition('/')[2]}"))
    tab.goto((demo / "papers/deepseek-moe.html").as_uri())
    tab.evaluate("document.fonts.ready.then(() => 1)")
    tab.close()
    kinds = ["document deepseek-moe.html", "script cite.js", "script theme.js", "stylesheet theme.css"]
    assert sorted(one.partition("?")[0] for one in asked if "favicon" not in one) == kinds
    assert "@font-face" not in bundle(load_theme(Path("none"), "minimal"))


def _left(tab: "Page", selector: str) -> list[float]:
    return [round(box["x"], 1) for one in tab.locator(selector).all() if (box := one.bounding_box())]


def test_pictures_have_a_column(chromium: "Browser", portfolio: Portfolio) -> None:
    """On a wide screen the titles of a year with a picture have one edge beside it; a year without pictures begins at
    the edge of the column, and so does every year on a phone."""
    portfolio.file("site.yaml", "theme: minimal\n").file("papers/a.svg", PICTURE)
    portfolio.paper("a", date=2024, image="a.svg").paper("b", date="2024-02").paper("c", date=2023).build()
    tab = chromium.new_page(viewport={"width": 1000, "height": 800})
    tab.goto((portfolio.root / "output/index.html").as_uri())
    (heading,) = _left(tab, "#papers")
    first, second, third = _left(tab, ".paper-title")
    assert first == second > heading + 112 and third == heading == _left(tab, ".thumbnail")[0]
    tab.set_viewport_size({"width": 360, "height": 800})
    assert set(_left(tab, ".paper-title")) == set(_left(tab, "#papers"))
    tab.close()


PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="200" viewBox="0 0 320 200"/>'


def test_selected_papers_are_not_said_twice(portfolio: Portfolio) -> None:
    """Up to a dozen papers are shown once; with more, the selected ones come first."""
    portfolio.file("site.yaml", "theme: minimal\n").paper("chosen", date=2001, featured=True)
    for number in range(11):
        portfolio.paper(f"p{number}", date=2010 + number)
    assert "Selected papers" not in portfolio.build().text("index.html")
    text = portfolio.paper("one-more", date=2024).build().text("index.html")
    assert "Selected papers Title of chosen" in text and text.count("Title of chosen") == 2


def test_figures_are_a_line(portfolio: Portfolio) -> None:
    """Metrics are one line, with their units; charts are shown if the site asks for them."""
    portfolio.file("site.yaml", "theme: minimal\n").file(
        "profile.yaml",
        "name: Jane Doe\nmetrics: {h_index: 38, papers: 7, Novelty: 51 %, citations_per_year: {2023: 4, 2024: 9}}\n",
    )
    portfolio.paper("a", date=2024)
    assert "h-index 38 papers 7 Novelty 51 %" in portfolio.build().text("index.html")
    assert '<svg class="chart' not in portfolio.html("index.html")
    portfolio.file("site.yaml", "theme: {name: minimal, charts: yes}\n").build()
    assert '<svg class="chart' in portfolio.html("index.html")


def test_what_is_off_is_not_sent(portfolio: Portfolio) -> None:
    """Pages without charts, side notes and filters have no styles and scripts for them."""
    portfolio.file("site.yaml", "theme: minimal\n")
    for number in range(3):
        portfolio.paper(f"p{number}", "Text.[^1]\n\n[^1]: A note.", date=2020)
    marks = {"static/theme.css": (".chart", ".beside", ".facet"), "index.html": ("find.js", "<template", "data-filter")}
    off = {path: portfolio.build().html(path) for path in (*marks, "papers/p0.html")}
    assert not any(mark in off[path] for path, all_of_it in marks.items() for mark in all_of_it)
    assert "side-notes.js" not in off["papers/p0.html"]
    portfolio.file("site.yaml", "theme: {name: minimal, charts: yes, side_notes: yes, filter_from: 1}\n").build()
    assert all(mark in portfolio.html(path) for path, all_of_it in marks.items() for mark in all_of_it)
    assert "side-notes.js" in portfolio.html("papers/p0.html")


def test_all_authors_are_where_the_link_leads(portfolio: Portfolio) -> None:
    """A shortened list of authors links to the full list on the paper's page."""
    authors = [f"Author{number} Number{number}" for number in range(12)]
    portfolio.file("site.yaml", "theme: minimal\n").paper("a", authors=authors, date=2024).build()
    assert (
        'href="papers/a.html#authors" aria-label="All 12 authors of Title of a">All 12 authors</a>'
        in portfolio.html("index.html")
    )
    place = re.search(r'id="authors">(.*?)</p>', portfolio.html("papers/a.html"), re.S)
    assert place and all(name in place[1] for name in authors)
