"""Every fact of the author's page is on the pages that are built from it."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import html5lib
import pytest
import yaml

from generator.building.values import Build
from generator.model.project import Project
from generator.model.site.paths import paper_page
from tests.portfolio import TODAY, built

CHECKOUT = Path(__file__).parents[1]
SEED: dict[str, Any] = yaml.safe_load((CHECKOUT / "seeds" / "y-k-li.yaml").read_text("utf-8"))
PAPERS = [pytest.param(paper, id=paper["id"]) for paper in SEED["papers"]]
WITH_FORMULAS = [pytest.param(paper, id=paper["id"]) for paper in SEED["papers"] if "formulas" in paper]


def _title(paper: dict[str, Any]) -> str:
    """The title as pages show it: two hyphens between words are an en dash."""
    return str(paper["title"]).replace(" -- ", " – ")


def _kept(_path: str, content: bytes) -> bytes:
    return content


@cache
def _demo() -> Build:
    # A folder that does not exist, so that an earlier output has no effect.
    done = built(Project(CHECKOUT, CHECKOUT / "output" / "never", TODAY), write_files=False, inspect=_kept)
    assert done.problems == ()
    return done


@cache
def _html(path: str) -> str:
    content = next(file.inspected for file in _demo().files if file.path == path)
    assert isinstance(content, bytes)
    return content.decode()


@cache
def _tree(path: str) -> Any:
    return html5lib.parse(_html(path), namespaceHTMLElements=False)


def _words(element: Any) -> str:
    """The words of one element, white space folded; those of neighbours do not run together."""
    return " ".join(" ".join(element.itertext()).split()).casefold().replace(" ,", ",")


def _section(path: str, label: str) -> Any:
    return next(e for e in _tree(path).iter("section") if e.get("aria-labelledby") == label)


def _card(paper_id: str) -> Any:
    """The paper's entry in the list of the home page."""
    for article in _section("index.html", "papers").iter("article"):
        if any(link.get("href") == paper_page(paper_id) for link in article.iter("a")):
            return article
    raise AssertionError(f"{paper_id} is not listed")


def _missing(facts: list[str], words: str) -> list[str]:
    """The facts that are not among `words` as whole words: "7B" is not in "67B", nor "MATH" in "mathematics"."""
    return [fact for fact in facts if not re.search(rf"(?<![\w.]){re.escape(fact.casefold())}(?!\w)", words)]


def test_the_head_and_the_figures() -> None:
    """Name and field are at the top, and each metric has its label."""
    tree = _tree("index.html")
    head = next(e for e in tree.iter("div") if e.get("class") == "identity")
    assert _words(head.find("h1")) == SEED["name"].casefold()
    assert _missing([SEED["field"]], _words(head)) == []
    shown = {
        "".join(figure.find("dt").itertext()).strip(): "".join(figure.find("dd").itertext()).strip()
        for figure in tree.iter("div")
        if figure.get("class") == "figure"
    }
    assert shown == SEED["metrics"]


def test_seven_papers_make_seven_pages() -> None:
    """There is a page for each paper, and an entry in the list, which has the number of papers."""
    pages = {file.path for file in _demo().files if re.fullmatch(r"papers/.*\.html", file.path)}
    assert _demo().counts.papers == 7
    assert pages == {paper_page(paper["id"]) for paper in SEED["papers"]}
    assert len(pages) == len(list((CHECKOUT / "content" / "papers").iterdir())) == 7
    listed = _section("index.html", "papers")
    assert len(list(listed.iter("article"))) == 7
    assert _words(listed.find("h2")) == "papers 7"


@pytest.mark.parametrize("paper", PAPERS)
def test_the_list_shows_the_facts_of_each_paper(paper: dict[str, Any]) -> None:
    """The list shows field, date, code, title, three authors and "et al.", affiliations, and the abstract's facts."""
    card = _words(_card(paper["id"]))
    before_title, title, after_title = card.partition(_title(paper).casefold())
    assert title
    assert before_title.split() == f"{paper['field']} {paper['date']}{' Code' * paper['code']}".casefold().split()
    assert after_title.strip().startswith(f"{', '.join(paper['authors'])} et al.".casefold())
    assert _missing([", ".join(paper["affiliations"])] if paper["affiliations"] else [], after_title) == []
    assert _missing(paper["figures"], after_title) == []


@pytest.mark.parametrize("paper", PAPERS)
def test_the_page_shows_the_facts_of_its_paper(paper: dict[str, Any]) -> None:
    """The head of the paper's page has the same facts, and links to code only if there is some."""
    path = paper_page(paper["id"])
    head = next(e for e in _tree(path).iter("header") if e.get("class") == "paper-head")
    facts = [paper["field"], paper["date"], _title(paper), *paper["authors"], *paper["affiliations"]]
    assert _missing(facts, _words(head)) == []
    links = [link.get("href") for link in head.iter("a")]
    assert any(link.startswith("https://github.com/") for link in links) is paper["code"]


@pytest.mark.parametrize("paper", PAPERS)
def test_the_abstract_keeps_figures_and_names(paper: dict[str, Any]) -> None:
    """The abstract on the paper's page keeps every figure and name."""
    abstract = _section(paper_page(paper["id"]), "abstract")
    assert _missing(paper["figures"], _words(abstract)) == []


@pytest.mark.parametrize("paper", WITH_FORMULAS)
def test_the_formulas_are_formulas(paper: dict[str, Any]) -> None:
    """Each formula of the abstract is MathML, on the paper's page and in the list, and no dollar sign is left."""
    for shown in (_section(paper_page(paper["id"]), "abstract"), _card(paper["id"])):
        formulas = [e for e in shown.iter() if str(e.tag).endswith("math")]
        assert [_tex(formula) for formula in formulas] == paper["formulas"]
        assert "$" not in _words(shown)


def _tex(formula: Any) -> str:
    """The elements of a formula of letters and subscripts."""
    name = str(formula.tag).rpartition("}")[2]
    parts = [_tex(child) for child in formula]
    if name == "msub":
        return "_".join(parts)
    return "".join(parts) if parts else (formula.text or "").strip()
