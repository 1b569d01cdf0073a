"""A title with dashes and quotes as TeX types them is shown with the characters in every output."""

import re
from typing import Any

import pytest

from tests.portfolio import Portfolio

SITE = "url: https://example.org/\n"
TITLE, SHOWN = "Words -- The ``Rise'' of A--B", "Words – The “Rise” of A–B"
ABSTRACT = "One---two, as in `a--b`."


@pytest.fixture
def site(portfolio: Portfolio) -> Portfolio:
    fields: dict[str, Any] = {
        "title": TITLE,
        "venue": "Acts -- New",
        "keywords": ["x -- y"],
        "abstract": ABSTRACT,
        "date": "2024",
    }
    return portfolio.file("site.yaml", SITE).paper("a", **fields).build()


@pytest.mark.parametrize(
    "path",
    ["papers/a.html", "index.html", "papers.atom.xml", "papers.feed.json", "llms.txt", "papers.ris", "papers.json",
     "publications.json", "search-index.js"],
)  # fmt: skip
def test_each_output_has_the_characters(site: Portfolio, path: str) -> None:
    """Pages with heads, references and data for machines, feeds, lists, records and the index of the search."""
    text = re.sub(r"@\w+\{.*?\n\}", "", site.html(path), flags=re.S)  # BibTeX, as the page shows it
    assert SHOWN in text
    assert "Words --" not in text and "A--B" not in text and "Acts --" not in text and "x -- y" not in text
    assert "One---two" not in text


def test_bibtex_has_tex_again(site: Portfolio) -> None:
    """The file for reference managers is TeX; code in the abstract stays on the page."""
    bib = site.html("papers.bib")
    assert TITLE in bib and "Acts -- New" in bib
    page = site.html("papers/a.html")
    assert "One—two, as in <code>a--b</code>." in page
