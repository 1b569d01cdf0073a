"""Our JSON-LD, read by extruct and rdflib: the class of each type of paper, its authors and its venue."""

import json
from typing import Any

import extruct
import pytest
from rdflib import Graph, URIRef

from generator.model.paper import PaperType
from generator.model.site.paths import paper_page
from tests.clients.works import HOSTILE, REMOVED, SITE, URL, elements, every_type, hostile, metas
from tests.portfolio import Portfolio

Node = dict[str, Any]
WHERE = "Where It Stands"
PERIODICAL = {
    "@type": "PublicationIssue",
    "issueNumber": "3",
    "isPartOf": {
        "@type": "PublicationVolume",
        "volumeNumber": "12",
        "isPartOf": {"@type": "Periodical", "name": WHERE, "issn": "2049-3630"},
    },
}
BOOK = {"@type": ["Book", "PublicationVolume"], "name": WHERE, "isbn": "978-3-16-148410-0", "volumeNumber": "12"}
# By type: schema.org's class, the container of the work, and properties that only this class has.
EXPECTED: dict[PaperType, tuple[str, Node, Node]] = {
    PaperType.ARTICLE: ("ScholarlyArticle", {"@type": "CreativeWork", "name": WHERE}, {}),
    PaperType.ARTICLE_JOURNAL: ("ScholarlyArticle", PERIODICAL, {"pageStart": "1", "pageEnd": "10"}),
    PaperType.ARTICLE_MAGAZINE: ("Article", PERIODICAL, {}),
    PaperType.ARTICLE_NEWSPAPER: ("NewsArticle", PERIODICAL, {}),
    PaperType.BOOK: (
        "Book",
        {"@type": "BookSeries", "name": WHERE, "issn": "2049-3630"},
        {"isbn": "978-3-16-148410-0"},
    ),
    PaperType.CHAPTER: ("Chapter", BOOK, {"pagination": "1-10"}),
    PaperType.DATASET: (
        "Dataset",
        {"@type": "DataCatalog", "name": WHERE},
        {"description": "We show that it is so."},
    ),
    PaperType.DOCUMENT: ("CreativeWork", {"@type": "CreativeWork", "name": WHERE}, {}),
    PaperType.ENTRY_DICTIONARY: ("Chapter", BOOK, {"pagination": "1-10"}),
    PaperType.ENTRY_ENCYCLOPEDIA: ("Chapter", BOOK, {"pagination": "1-10"}),
    PaperType.INTERVIEW: ("CreativeWork", {"@type": "CreativeWork", "name": WHERE}, {}),
    PaperType.MANUSCRIPT: ("ScholarlyArticle", {"@type": "CreativeWork", "name": WHERE}, {}),
    PaperType.PAPER_CONFERENCE: (
        "ScholarlyArticle",
        BOOK,
        {"releasedEvent": {"@type": "PublicationEvent", "name": "Meeting of All"}},
    ),
    PaperType.PATENT: ("CreativeWork", {"@type": "CreativeWork", "name": WHERE}, {}),
    PaperType.POST_WEBLOG: ("BlogPosting", {"@type": "Blog", "name": WHERE}, {"headline": "Title of post-weblog"}),
    PaperType.REPORT: ("Report", {"@type": "CreativeWork", "name": WHERE}, {"reportNumber": "N-7"}),
    PaperType.REVIEW: ("ScholarlyArticle", PERIODICAL, {}),
    PaperType.REVIEW_BOOK: ("ScholarlyArticle", PERIODICAL, {}),
    PaperType.STANDARD: ("CreativeWork", {"@type": "CreativeWork", "name": WHERE}, {}),
    PaperType.SOFTWARE: ("SoftwareSourceCode", {"@type": "CreativeWork", "name": WHERE}, {}),
    PaperType.SPEECH: ("PresentationDigitalDocument", {"@type": "CreativeWork", "name": WHERE}, {}),
    PaperType.THESIS: ("Thesis", {"@type": "CreativeWork", "name": WHERE}, {}),
    PaperType.WEBPAGE: ("WebPage", {"@type": "WebSite", "name": WHERE}, {}),
}


def nodes(html: str) -> list[Node]:
    """The objects of a page, as extruct finds them."""
    found: list[Node] = extruct.extract(html, base_url=URL, syntaxes=["json-ld"])["json-ld"]
    return found


def node(html: str, type: str) -> Node:
    """The one object of that type."""
    found = [node for node in nodes(html) if node["@type"] == type]
    assert len(found) == 1, nodes(html)
    return found[0]


def test_every_type_is_what_it_is(portfolio: Portfolio) -> None:
    """Every type has a row here."""
    assert set(EXPECTED) == set(PaperType)
    every_type(portfolio).build()
    for type, (kind, part_of, more) in EXPECTED.items():
        found = node(portfolio.html(paper_page(type)), kind)
        assert found["isPartOf"] == part_of, type
        assert found.items() >= more.items(), type
        assert found["@context"] == "https://schema.org" and found["datePublished"] == "2024-05-07"


@pytest.fixture
def article(portfolio: Portfolio) -> dict[str, Any]:
    """The node of a journal article with all fields."""
    every_type(portfolio).build()
    found: dict[str, Any] = node(portfolio.html("papers/article-journal.html"), "ScholarlyArticle")
    return found


def test_the_authors_of_a_paper_are_persons_and_groups(article: dict[str, Any]) -> None:
    """The owner has an address of the site, and a group no family name."""
    owner, second, group = article["author"]
    assert owner["@id"] == "https://orcid.org/0000-0002-1825-0097" and owner["url"] == URL
    assert owner["affiliation"] == [{"@type": "Organization", "name": "Example University"}]
    assert (second["familyName"], second["givenName"]) == ("Ångström", "Zoë")
    assert second["sameAs"] == "https://orcid.org/0000-0002-1694-233X"
    assert group["name"] == "The ATLAS Collaboration" and "familyName" not in group


def test_the_identifiers_of_a_paper_are_property_values(article: dict[str, Any]) -> None:
    """Identifiers have the URLs of identifiers.org; the DOI is the first `sameAs`."""
    assert article["@id"] == article["url"] == f"{URL}papers/article-journal.html"
    assert article["sameAs"][0] == "https://doi.org/10.1000/182"
    assert {item["propertyID"].rpartition("/")[2]: item["value"] for item in article["identifier"]} == {
        "doi": "doi:10.1000/182",
        "arxiv": "arXiv:2405.04430",
        "pubmed": "pubmed:12345",
    }


def test_a_paper_says_its_licence_citations_and_texts(article: dict[str, Any]) -> None:
    """And the address of its full text."""
    assert article["interactionStatistic"]["userInteractionCount"] == 7
    assert article["encoding"]["contentUrl"] == f"{URL}papers/article-journal.pdf"
    expected = {
        "license": "https://spdx.org/licenses/CC-BY-4.0",
        "abstract": "We show that it is so.",
        "keywords": ["one", "two words"],
        "inLanguage": "en",
    }
    assert {name: article[name] for name in expected} == expected


RETRACTED: dict[str, Any] = {
    "date": "2024-05-07",
    "type": "article-journal",
    "retraction": {"date": "2025-02", "reason": "The data were wrong.", "doi": "10.1000/183"},
    "citations": {"total": 120, "2024": 80, "source": "Google Scholar", "as_of": "2026-11"},
    "versions": [
        {"arxiv": "2405.04430", "date": "2023-05"},
        {"type": "conference", "venue": "Proceedings of X", "date": "2023", "url": "https://x.example.org/"},
    ],
}


def test_what_became_of_a_paper(portfolio: Portfolio) -> None:
    """A retraction with its notice; and other versions, each a work with its own type."""
    portfolio.file("site.yaml", SITE).paper("a", **RETRACTED).paper("b", date=2024, status="in press").build()
    found = node(portfolio.html("papers/a.html"), "ScholarlyArticle")
    assert found["creativeWorkStatus"] == "retracted" and found["name"] == "Title of a"
    assert found["correction"] == {
        "@type": "CorrectionComment",
        "name": "Notice of retraction",
        "datePublished": "2025-02",
        "text": "The data were wrong.",
        "url": "https://doi.org/10.1000/183",
    }
    preprint, conference = found["workExample"]
    assert preprint["@type"] == "ScholarlyArticle" and preprint["sameAs"] == ["https://arxiv.org/abs/2405.04430"]
    assert conference["isPartOf"] == {"@type": "Book", "name": "Proceedings of X"}
    assert (conference["url"], conference["datePublished"]) == ("https://x.example.org/", "2023")
    other = node(portfolio.html("papers/b.html"), "ScholarlyArticle")
    assert other["creativeWorkStatus"] == "in press" and not {"correction", "workExample"} & other.keys()


def test_who_counted_the_citations(portfolio: Portfolio) -> None:
    """The counter names the source and the day; readers see both on the paper's page, and not in lists."""
    portfolio.file("site.yaml", SITE).paper("a", **RETRACTED).build()
    counter = node(portfolio.html("papers/a.html"), "ScholarlyArticle")["interactionStatistic"]
    assert counter["userInteractionCount"] == 120 and counter["endTime"] == "2026-11"
    assert counter["interactionService"] == {"@type": "WebSite", "name": "Google Scholar"}
    assert "120 citations (Google Scholar, Nov 2026)" in portfolio.text("papers/a.html")
    assert "120 citations" in portfolio.text("index.html") and "Google Scholar" not in portfolio.text("years/2024.html")


def test_breadcrumbs_are_numbered_from_one(portfolio: Portfolio) -> None:
    """The way to a page, numbered from 1; the last is the page itself, and needs no address (Google)."""
    every_type(portfolio).build()
    steps = node(portfolio.html("papers/book.html"), "BreadcrumbList")["itemListElement"]
    assert [(step["position"], step["name"], step.get("item")) for step in steps] == [
        (1, "Jane Doe", URL),
        (2, "Papers", f"{URL}#papers"),
        (3, "Title of book", None),
    ]


def test_the_home_page_describes_the_owner(portfolio: Portfolio) -> None:
    """The home page describes a person, with everything that Google requires and recommends; the site has a node."""
    every_type(portfolio).build()
    person = node(portfolio.html("index.html"), "ProfilePage")["mainEntity"]
    assert person["@type"] == "Person" and person["name"] == "Jane Doe" and person["jobTitle"] == "Professor"
    assert person["sameAs"] == [
        "https://orcid.org/0000-0002-1825-0097",
        "https://example.social/@jane",
        "https://github.com/janedoe",
    ]
    assert person["affiliation"][0] == {
        "@type": "Organization",
        "@id": "https://ror.org/05dxps055",
        "sameAs": "https://ror.org/05dxps055",
        "name": "Example University",
        "url": "https://example.edu",
    }
    assert person["identifier"]["value"] == "0000-0002-1825-0097"
    counter = person["interactionStatistic"][0]
    assert (counter["userInteractionCount"], counter["interactionService"]["name"]) == (120, "Google Scholar")
    assert node(portfolio.html("index.html"), "WebSite")["name"] == "Papers of Doe"


def test_lists_name_their_papers_and_notes_their_author(portfolio: Portfolio) -> None:
    """A list names its papers in order, the first hundred of them; a note is a posting of the owner's."""
    portfolio.file("news/2024-01-02-prize.md", "---\ndate: 2024-01-02\ntitle: A prize\n---\n\nWon.\n").file(
        "pages/about.md", "---\ntitle: About\n---\n\nMe.\n"
    )
    portfolio.file("papers/many.yaml", "".join(f"- {{title: P{n}, date: 2024, id: p{n}}}\n" for n in range(120)))
    portfolio.file("site.yaml", SITE).build()
    items = node(portfolio.html("years/2024.html"), "CollectionPage")["mainEntity"]
    assert items["numberOfItems"] == 120 and len(items["itemListElement"]) == 100
    assert items["itemListElement"][0] == {"@type": "ListItem", "position": 1, "url": f"{URL}papers/p0.html"}
    note = node(portfolio.html("news/2024-01-02-prize.html"), "BlogPosting")
    assert (note["datePublished"], note["author"]["name"]) == ("2024-01-02", "Jane Doe")
    assert node(portfolio.html("about.html"), "WebPage")["url"] == f"{URL}about.html"


@pytest.mark.parametrize("id", [*HOSTILE, "crowd"])
def test_hostile_words_stay_words(portfolio: Portfolio, id: str) -> None:
    """No text ends the script or begins another, and what is read back is what was written."""
    hostile(portfolio).build(expect=REMOVED)
    html = portfolio.html(paper_page(id))
    page = nodes(html)
    assert page[0]["name"] == dict(metas(html))["citation_title"]
    assert len(page) == 2 and len(page[0]["author"]) == (3000 if id == "crowd" else 2)
    scripts = [script for script in elements(html, "script") if "src" not in script.attrib]
    assert [script.get("type") for script in scripts] == ["application/ld+json"] * 2
    for script in scripts:
        assert script.text and not {"<", ">", "&", "\u2028", "\u2029"} & {*script.text}
        json.loads(script.text)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # by rdflib, in rdflib
def test_rdflib_finds_one_work_with_its_authors(portfolio: Portfolio) -> None:
    """rdflib finds one work with three authors; the context is given here, because tests do not use the network."""
    every_type(portfolio).build()
    found = node(portfolio.html("papers/thesis.html"), "Thesis")
    text = json.dumps({**found, "@context": {"@vocab": "https://schema.org/"}})
    graph = Graph().parse(data=text, format="json-ld")
    work = URIRef(f"{URL}papers/thesis.html")
    assert str(graph.value(work, URIRef("https://schema.org/name"))) == "Title of thesis"
    assert len([*graph.objects(work, URIRef("https://schema.org/author"))]) == 3


def test_without_an_address_nothing_absolute_is_said(portfolio: Portfolio) -> None:
    """Without an address of the site, there are no absolute URLs."""
    every_type(portfolio).file("site.yaml", "title: Papers of Doe\n").build()
    found = nodes(portfolio.html("papers/book.html"))
    assert [item["@type"] for item in found] == ["Book"]
    assert not {"@id", "url", "mainEntityOfPage", "encoding"} & found[0].keys()
    assert "itemListElement" not in node(portfolio.html("years/2024.html"), "CollectionPage")["mainEntity"]
