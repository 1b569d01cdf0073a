"""Every fact of the author's page stands on the pages that are built from it."""

from functools import cache
from pathlib import Path
from typing import Any

import html5lib
import pytest
import yaml

from generator.build import Build, build
from generator.model.page import PaperPage
from generator.model.project import Project
from tests.portfolio import TODAY, visible_text

CHECKOUT = Path(__file__).parents[1]
SEED: dict[str, Any] = yaml.safe_load((CHECKOUT / "seeds" / "y-k-li.yaml").read_text("utf-8"))
PAPERS = [pytest.param(paper, id=paper["id"]) for paper in SEED["papers"]]


@cache
def _demo() -> Build:
    done = build(Project(CHECKOUT, CHECKOUT / "output", TODAY), write_files=False)
    assert done.problems == ()
    return done


@cache
def _html(path: str) -> str:
    return next(file.content.decode() for file in _demo().files if file.path == path)


@cache
def _words(path: str) -> str:
    return visible_text(_html(path)).casefold()


@cache
def _card(paper_id: str) -> str:
    """The words of the paper's entry in the list of the home page."""
    tree = html5lib.parse(_html("index.html"), namespaceHTMLElements=False)
    listed = next(element for element in tree.iter("section") if element.get("aria-labelledby") == "papers")
    for article in listed.iter("article"):
        if any(link.get("href") == f"papers/{paper_id}.html" for link in article.iter("a")):
            inner = "".join(f"{text} " for text in article.itertext())
            return " ".join(inner.split()).casefold().replace(" ,", ",")
    raise AssertionError(f"{paper_id} is not listed")


def test_the_head_and_the_figures() -> None:
    """Name and field stand at the top, and each figure with its label."""
    home = _words("index.html")
    assert SEED["name"].casefold() in home
    assert SEED["field"].casefold() in home.split()
    tree = html5lib.parse(_html("index.html"), namespaceHTMLElements=False)
    shown = {
        "".join(figure.find("dt").itertext()).strip(): "".join(figure.find("dd").itertext()).strip()
        for figure in tree.iter("div")
        if figure.get("class") == "figure"
    }
    assert shown == SEED["metrics"]


def test_seven_in_seven_out() -> None:
    """As many paper pages as papers, and a link to each from the home page."""
    pages = {page.url for page in _demo().site.pages if isinstance(page, PaperPage)}
    assert pages == {f"papers/{paper['id']}.html" for paper in SEED["papers"]}
    assert len(pages) == 7
    assert all(f'href="{url}"' in _html("index.html") for url in pages)


@pytest.mark.parametrize("paper", PAPERS)
def test_the_list_shows(paper: dict[str, Any]) -> None:
    """The list shows field, date, code, title, the first three authors and "et al.", and affiliations."""
    card = _card(paper["id"])
    for fact in (paper["date"], paper["title"], ", ".join(paper["affiliations"])):
        assert fact.casefold() in card
    assert f"{', '.join(paper['authors'])} et al.".casefold() in card
    assert card.startswith(f"{paper['field'].casefold()} ")
    before_title = card.partition(paper["title"].casefold())[0]
    assert ("code" in before_title.split()) is paper["code"]


@pytest.mark.parametrize("paper", PAPERS)
def test_the_page_shows(paper: dict[str, Any]) -> None:
    """The paper's page shows the same, and the abstract keeps every figure and name."""
    words = _words(f"papers/{paper['id']}.html")
    for fact in (paper["field"], paper["date"], paper["title"], *paper["authors"], *paper["affiliations"]):
        assert fact.casefold() in words
    for figure in paper["figures"]:
        assert figure.casefold() in words
    links = [
        e.get("href")
        for e in html5lib.parse(_html(f"papers/{paper['id']}.html"), namespaceHTMLElements=False).iter("a")
    ]
    assert any(link.startswith("https://github.com/") for link in links) is paper["code"]


@pytest.mark.parametrize("paper", [paper for paper in PAPERS if "formulas" in paper.values[0]])  # type: ignore[operator]
def test_the_formulas_are_formulas(paper: dict[str, Any]) -> None:
    """Each formula of the abstract is MathML, on the paper's page and in the list."""
    for path in (f"papers/{paper['id']}.html", "index.html"):
        tree = html5lib.parse(_html(path), namespaceHTMLElements=False)
        shown = {element.get("alttext") for element in tree.iter() if str(element.tag).endswith("math")}
        assert set(paper["formulas"]) <= shown
        assert "$" not in visible_text(_html(path)).split("@misc")[0]
