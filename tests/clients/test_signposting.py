"""Typed links, read over HTTP by the client of FAIR Signposting; and link sets, which have the same links."""

import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from signposting import find_signposting_html, find_signposting_linkset

from generator.arranging.catalogue import Catalogue
from generator.arranging.pages.entries import paper_pages
from generator.model.settings import Settings
from generator.model.site.page import made
from generator.model.site.views import Relation
from generator.text.link import SITE as INTO
from tests.arranging.papers import library, paper
from tests.clients.works import ABSTRACT, RECORD, every_type, rels
from tests.portfolio import Portfolio


class _Host(SimpleHTTPRequestHandler):
    def guess_type(self, path: Any) -> str:
        return "application/linkset+json" if str(path).endswith(".json") else "text/html"

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def address(portfolio: Portfolio) -> Iterator[str]:
    """Where the output of the portfolio is served."""
    output = portfolio.root / "output"
    output.mkdir(parents=True, exist_ok=True)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(output))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture
def site(portfolio: Portfolio, address: str) -> Portfolio:
    """A paper with everything, at the address at which it is served, with link sets."""
    portfolio.file("profile.yaml", "name: Jane Doe\norcid: 0000-0002-1825-0097\n").file("papers/a.pdf", b"%PDF-1.4\n")
    portfolio.file("site.yaml", f"url: {address}\nlinksets: yes\n")
    return portfolio.paper("a", ABSTRACT, **RECORD, type="article-journal", pdf="a.pdf").build()


def _targets(links: Any) -> list[str]:
    return [str(link.target) for link in links]


def test_the_client_finds_level_one_links(site: Portfolio, address: str) -> None:
    """The client follows the page's own address back to this very page, and finds authors, licence and full text."""
    found = find_signposting_html(f"{address}papers/a.html")
    assert str(found.citeAs.target) == f"{address}papers/a.html"
    again = find_signposting_html(found.citeAs.target)
    assert again.citeAs.target == found.citeAs.target
    assert {*_targets(found.authors)} == {
        "https://orcid.org/0000-0002-1825-0097",
        "https://orcid.org/0000-0002-1694-233X",
    }
    assert {*_targets(found.types)} == {"https://schema.org/ScholarlyArticle", "https://schema.org/AboutPage"}
    assert str(found.license.target) == "https://spdx.org/licenses/CC-BY-4.0"
    assert [(str(link.target), str(link.type)) for link in found.items] == [
        (f"{address}papers/a.pdf", "application/pdf")
    ]
    assert ("related", "https://doi.org/10.1000/182", "") in rels(site.html("papers/a.html"))
    assert [(str(link.target), str(link.type)) for link in found.linksets] == [
        (f"{address}papers/a.linkset.json", "application/linkset+json")
    ]


def test_the_link_set_says_what_the_page_says(site: Portfolio, address: str) -> None:
    """The link set has the links of the page, and each file links back to it; every URL is absolute."""
    page = f"{address}papers/a.html"
    found = find_signposting_linkset(f"{address}papers/a.linkset.json").for_context(page)
    head = find_signposting_html(page)
    assert str(found.citeAs.target) == page
    assert {*_targets(found.authors)} == {*_targets(head.authors)}
    assert {*_targets(found.items)} == {*_targets(head.items)}
    contexts = json.loads(site.html("papers/a.linkset.json"))["linkset"]
    by_anchor = {context["anchor"]: context for context in contexts}
    assert by_anchor[f"{address}papers/a.pdf"]["collection"] == [{"href": page, "type": "text/html"}]
    for context in contexts:
        for links in (value for name, value in context.items() if name != "anchor"):
            assert all("://" in link["href"] for link in links)


def test_link_sets_are_asked_for(portfolio: Portfolio) -> None:
    """By default there is none, and none without an address, because all its URLs are absolute."""
    assert not every_type(portfolio).build().has("papers/book.linkset.json")
    assert not portfolio.file("site.yaml", "linksets: yes\n").build().has("papers/book.linkset.json")
    assert "linkset" not in portfolio.html("papers/book.html")
    assert 'rel="cite-as"' not in portfolio.html("papers/book.html")


class _Exporting(Settings, frozen=True, kw_only=True):
    exports: bool = True


def test_records_beside_the_page() -> None:
    """The page is described by its records, if these exist."""
    for settings, expected in ((_Exporting(), True), (_Exporting(exports=False), False)):
        (page,) = paper_pages(Catalogue(library(paper("a"), settings=settings)))
        described = [link for link in made(page).links if link.rel == "describedby"]
        records = [
            Relation("describedby", f"{INTO}papers/a.bib", "application/x-bibtex"),
            Relation("describedby", f"{INTO}papers/a.ris", "application/x-research-info-systems"),
            Relation("describedby", f"{INTO}papers/a.json", "application/vnd.citationstyles.csl+json"),
        ]
        assert described == (records if expected else [])
