"""The type of a paper is the same in every input format and in every output."""

import json
import re
from typing import Any

import pytest

from generator.model.settings import CITATION_STYLES
from tests.portfolio import Portfolio

# Venue, other fields -> the type as entries name it, and the kind of the same entry in a .bib file with the field of
# the venue.
VENUES: list[tuple[str, dict[str, str], str, str, str]] = [
    *((venue, {}, "article-journal", "article", "journal") for venue in (
        "Nature", "Science", "PNAS", "Cell", "Corrosion Science", "The Archive of Natural History", "IEEE Micro",
        "Proceedings of the National Academy of Sciences", "Proceedings of the IEEE", "Journal of Words",
        "Proceedings of the ACM on Programming Languages", "Proceedings of the Royal Society A",
    )),
    *((venue, {}, "paper-conference", "inproceedings", "booktitle") for venue in (
        "NeurIPS", "ICML'21", "CVPR", "ACL", "Findings of ACL", "In Proc. of ICSE", "CHI", "S&P", "Atti del convegno",
        "Advances in Neural Information Processing Systems", "Proceedings of Machine Learning Research",
        "Actes de la conférence TALN", "Tagungsband",
    )),
    *((venue, {}, "article", "article", "journal") for venue in (
        "bioRxiv", "bioRxiv (Cold Spring Harbor Laboratory)", "Zenodo", "HAL", "figshare", "OpenReview",
        "OSF Preprints", "SSRN Electronic Journal", "Research Square",
        "Zenodo (CERN European Organization for Nuclear Research)",
    )),
    *((venue, {}, "article", "misc", "howpublished") for venue in ("medRxiv", "PsyArXiv", "NBER Working Paper")),
    ("Nature Physics", {"volume": "3"}, "article-journal", "article", "journal"),
    ("SSRN", {"volume": "3", "number": "4"}, "article", "article", "journal"),
    ("Lecture Notes in Computer Science", {}, "chapter", "incollection", "booktitle"),
    ("A Book of Words", {"isbn": "978-3-16-148410-0"}, "chapter", "incollection", "booktitle"),
]  # fmt: skip
CASES = [(f"p{number:02}", *case) for number, case in enumerate(VENUES)]
PROFILE = """
name: Jane Doe
metrics:
  Journals: {formula: count(type == "journal")}
  Conferences: {formula: count(type == "conference")}
  Preprints: {formula: count(type == "preprint")}
"""
SITE = "url: https://doe.example.org\nlinksets: yes\ncharts: [types, venues]\n"


def _fields(id: str, venue: str, more: dict[str, str]) -> dict[str, Any]:
    more = {{"number": "issue"}.get(name, name): value for name, value in more.items()}
    return {"id": id, "title": f"Title of {id}", "authors": ["Jane Doe"], "date": "2020-01", "venue": venue, **more}


def _markdown(portfolio: Portfolio, *, declared: bool) -> None:
    for id, venue, more, type, _, _ in CASES:
        portfolio.paper(**_fields(id, venue, more), **({"type": type} if declared else {}))


def _yaml(portfolio: Portfolio) -> None:
    records = [_fields(id, venue, more) for id, venue, more, _, _, _ in CASES]
    portfolio.file("papers/all.yaml", json.dumps(records, ensure_ascii=False))


def _bib(portfolio: Portfolio) -> None:
    for id, venue, more, _, kind, field in CASES:
        escaped = venue.replace("&", r"\&")
        fields = {"title": f"Title of {id}", "author": "Doe, Jane", "date": "2020-01", field: escaped, **more}
        text = ",\n".join(f"{name} = {{{value}}}" for name, value in fields.items())
        portfolio.file(f"papers/{id}.bib", f"@{kind}{{{id},\n{text}}}\n")


def _sites(portfolio: Portfolio, way: str) -> dict[str, bytes]:
    portfolio.file("profile.yaml", PROFILE).file("site.yaml", SITE)
    if way == "yaml":
        _yaml(portfolio)
    elif way == "bib":
        _bib(portfolio)
    else:
        _markdown(portfolio, declared=way == "declared")
    return portfolio.build().snapshot()


@pytest.fixture(scope="module")
def declared(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site whose entries say their types."""
    return _sites(Portfolio(tmp_path_factory.mktemp("declared")), "declared")


@pytest.mark.parametrize("way", ["markdown", "yaml", "bib"])
def test_every_form_agrees(portfolio: Portfolio, declared: dict[str, bytes], way: str) -> None:
    """The site is the same, byte for byte, whether entries declare their type or not, and in every input format: pages,
    lists, facets, charts, formulas, BibTeX, RIS, CSL-JSON, references, Highwire, JSON-LD, the search index."""
    found = _sites(portfolio, way)
    assert found.keys() == declared.keys()
    assert [path for path, content in found.items() if content != declared[path]] == []


def test_what_the_forms_say(portfolio: Portfolio) -> None:
    """A venue that is in no table is a journal in each form."""
    portfolio.file("profile.yaml", PROFILE).file("site.yaml", SITE)
    portfolio.paper("a", authors=["Jane Doe"], date=2020, venue="Nature").build()
    html, page = portfolio.html("papers/a.html"), portfolio.text("papers/a.html")
    assert "Journal article" in page and "Preprint" not in page
    assert '<meta name="citation_journal_title" content="Nature">' in html and "DC.type" not in html
    assert '"@type":"Periodical"' in html.replace(" ", "")
    assert portfolio.html("papers/a.bib").startswith("@article{a,") and "journal" in portfolio.html("papers/a.bib")
    assert portfolio.html("papers/a.ris").startswith("TY  - JOUR\n")
    assert json.loads(portfolio.html("papers/a.json"))[0]["type"] == "article-journal"
    for style in CITATION_STYLES:
        reference = re.search(rf'<p id="cite-{style}">(.*?)</p>', html)
        assert reference and "Nature" in reference[1] and "reprint" not in reference[1], style
    home = portfolio.text("index.html")
    assert re.search(r"\b1 Journals\b|\bJournals 1\b", home), home
    assert re.search(r"\b0 Preprints\b|\bPreprints 0\b", home), home
