"""Papers of every type and with hostile values in every field, as entries, and the expected metadata of their pages."""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import html5lib

from generator.model.paper import PaperType
from tests.portfolio import Portfolio

URL = "https://doe.example.org/repo/"
SITE = f"url: {URL}\ntitle: Papers of Doe\n"
PROFILE = """\
name: Jane Doe
orcid: 0000-0002-1825-0097
role: Professor
affiliations: [{name: Example University, url: "https://example.edu", ror: "https://ror.org/05dxps055"}, Institute B]
links: {mastodon: "@jane@example.social", github: janedoe, email: jane@example.org, cv: files/cv.pdf}
metrics: [{label: citations, value: 120, source: Google Scholar, as_of: 2025-01}]
"""
RECORD: dict[str, Any] = {
    "authors": [
        {"name": "Jane Doe", "affiliations": ["Example University"]},
        {"name": "Ångström, Zoë", "orcid": "0000-0002-1694-233X"},
        "The ATLAS Collaboration",
    ],
    "date": "2024-05-07",
    "venue": "Where It Stands",
    "event": "Meeting of All",
    "publisher": "Example Press",
    "series": "Series of It",
    "series_number": "4",
    "edition": "2",
    "version": "1.2",
    "volume": "12",
    "issue": "3",
    "pages": "1–10",
    "number": "N-7",
    "doi": "10.1000/182",
    "arxiv": "2405.04430",
    "pmid": "12345",
    "isbn": "978-3-16-148410-0",
    "issn": "2049-3630",
    "language": "en",
    "license": "CC BY 4.0",
    "keywords": ["one", "two words"],
    "citations": 7,
    "award": ["Best Paper"],
}
ABSTRACT = "We show that it is so."


def every_type(portfolio: Portfolio) -> Portfolio:
    """A site with a paper of each type that has all fields; each is called after its type."""
    portfolio.file("site.yaml", SITE).file("profile.yaml", PROFILE).file("files/cv.pdf", b"%PDF-1.4\n")
    for type in PaperType:
        portfolio.file(f"papers/{type}.pdf", b"%PDF-1.4\n")
        portfolio.paper(type, ABSTRACT, **RECORD, type=str(type), pdf=f"{type}.pdf")
    return portfolio


QUOTES = "\"double\" 'single' `back` «» </title> --> ]]> &amp; &lt; <b> <!-- u003c"
HOSTILE = {
    "quotes": QUOTES,
    "script": "</script><script>alert(1)</script><!-- <script>",
    "newlines": "one\ntwo\n\nthree\ttab \u2028 line \u2029 paragraph",
    "rtl": "מאמר על \u202eabc\u202c العربية",
    "emoji": "👩🏽‍🔬 finds 🧬 in 𝕌𝕟𝕚𝕔𝕠𝕕𝕖 and \U0010fffd",
    "long": "A title of three hundred characters " * 8 + "that ends here",
}


# What a build of `hostile` says.
REMOVED = ("the HTML element <title> was removed", "the HTML element <script> was removed")


def hostile(portfolio: Portfolio) -> Portfolio:
    """A site whose papers have unkind words in every field that holds any; and one with 3,000 authors."""
    portfolio.file("site.yaml", SITE).file("profile.yaml", PROFILE).file("files/cv.pdf", b"%PDF-1.4\n")
    for id, words in HOSTILE.items():
        fields = dict.fromkeys(("venue", "event", "publisher", "volume", "number", "pages", "license"), words)
        authors = [words, {"name": f"Doe, {words}", "affiliations": [words]}]
        portfolio.paper(id, f"{words}\n", title=words, authors=authors, keywords=[words], date=2024, **fields)
    crowd = [f"Author Number{number}" for number in range(3000)]
    return portfolio.paper("crowd", ABSTRACT, authors=crowd, date=2024, type="article-journal", venue="Journal")


def head(html: str) -> list[tuple[str, dict[str, str]]]:
    """The elements in the head of a page with their attributes, as html5lib parses it."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    return [(element.tag, dict(element.attrib)) for element in tree.find("head")]


def metas(html: str) -> list[tuple[str, str]]:
    """The names, or properties, and contents of a page's `<meta>` elements, in their order."""
    return [
        (attributes.get("name") or attributes.get("property", ""), attributes.get("content", ""))
        for tag, attributes in head(html)
        if tag == "meta"
    ]


def rels(html: str) -> Iterator[tuple[str, str, str]]:
    """Relation, target and type of a page's `<link>` elements."""
    for tag, attributes in head(html):
        if tag == "link":
            yield attributes["rel"], attributes["href"], attributes.get("type", "")


def elements(html: str, name: str) -> list[Element]:
    """The elements of that name anywhere in a page."""
    return [*html5lib.parse(html, namespaceHTMLElements=False).iter(name)]
