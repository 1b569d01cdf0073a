"""`citation_*` tags as Google Scholar and Zotero read them: the tags of each type of paper, and known traps."""

from typing import Any

import pytest

from generator.model.paper import PaperType
from generator.model.site.paths import paper_page
from tests.clients.works import HOSTILE, REMOVED, SITE, every_type, hostile, metas
from tests.portfolio import Portfolio

# Zotero's rule, as its Embedded Metadata translator has it: the last of these tags decides.
DECIDES = {
    "citation_journal_title": "journalArticle",
    "citation_conference_title": "conferencePaper",
    "citation_inbook_title": "bookSection",
    "citation_dissertation_institution": "thesis",
    "citation_technical_report_institution": "report",
}
# By type: Zotero's item type, and the tags for the venue.
WHERE = "Where It Stands"
EXPECTED: dict[PaperType, tuple[str, list[tuple[str, str]]]] = {
    PaperType.ARTICLE: ("preprint", []),
    PaperType.ARTICLE_JOURNAL: ("journalArticle", [("citation_journal_title", WHERE)]),
    PaperType.ARTICLE_MAGAZINE: ("journalArticle", [("citation_journal_title", WHERE)]),
    PaperType.ARTICLE_NEWSPAPER: ("journalArticle", [("citation_journal_title", WHERE)]),
    PaperType.BOOK: ("book", [("citation_series_title", WHERE)]),
    PaperType.CHAPTER: ("bookSection", [("citation_inbook_title", WHERE)]),
    PaperType.DATASET: ("dataset", []),
    PaperType.DOCUMENT: ("document", []),
    PaperType.ENTRY_DICTIONARY: ("bookSection", [("citation_inbook_title", WHERE)]),
    PaperType.ENTRY_ENCYCLOPEDIA: ("bookSection", [("citation_inbook_title", WHERE)]),
    PaperType.INTERVIEW: ("interview", []),
    PaperType.MANUSCRIPT: ("manuscript", []),
    PaperType.PAPER_CONFERENCE: (
        "conferencePaper",
        [("citation_inbook_title", WHERE), ("citation_conference_title", "Meeting of All")],
    ),
    PaperType.PATENT: ("patent", []),
    PaperType.POST_WEBLOG: ("blogPost", []),
    PaperType.REPORT: ("report", [("citation_technical_report_institution", "Example Press")]),
    PaperType.REVIEW: ("journalArticle", [("citation_journal_title", WHERE)]),
    PaperType.REVIEW_BOOK: ("journalArticle", [("citation_journal_title", WHERE)]),
    PaperType.SOFTWARE: ("computerProgram", []),
    PaperType.SPEECH: ("presentation", []),
    PaperType.STANDARD: ("standard", []),
    PaperType.THESIS: ("thesis", [("citation_dissertation_institution", "Example Press")]),
    PaperType.WEBPAGE: ("webpage", []),
}
MAY_REPEAT = {"citation_author", "citation_author_institution", "citation_author_orcid"}


def _zotero_type(pairs: list[tuple[str, str]]) -> str:
    decided = [DECIDES[name] for name, _ in pairs if name in DECIDES]
    return decided[-1] if decided else dict(pairs).get("DC.type", "journalArticle")


def _tags(portfolio: Portfolio, **fields: Any) -> list[tuple[str, str]]:
    """The tags of a paper with these fields."""
    portfolio.file("site.yaml", SITE).paper("a", **{"date": 2024, **fields}).build()
    return [pair for pair in metas(portfolio.html("papers/a.html")) if pair[0].startswith(("citation_", "DC."))]


def test_every_type_is_what_it_is(portfolio: Portfolio) -> None:
    """Every type has a row here, and exactly one container, from which Zotero takes its type."""
    assert set(EXPECTED) == set(PaperType)
    every_type(portfolio).build()
    containers = {*DECIDES, "citation_series_title"}
    for type, expected in EXPECTED.items():
        pairs = metas(portfolio.html(paper_page(type)))
        assert (_zotero_type(pairs), [pair for pair in pairs if pair[0] in containers]) == expected, type
        names = [name for name, _ in pairs if name.startswith("citation_")]
        assert len({*names} - MAY_REPEAT) == len([name for name in names if name not in MAY_REPEAT]), type
        institution = {content for name, content in expected[1] if name.endswith("institution")}
        said = dict(pairs)
        assert ("citation_publisher" in said) != bool(institution), type  # an institution is named once
        assert (said["citation_firstpage"], said["citation_lastpage"]) == ("1", "10")
        assert said["citation_pdf_url"] == f"https://doe.example.org/repo/papers/{type}.pdf"
        assert said["citation_abstract_html_url"] == f"https://doe.example.org/repo/papers/{type}.html"


def test_the_order_of_tags(portfolio: Portfolio) -> None:
    """Title, then authors in order, each followed by their own tags, then the date with slashes."""
    every_type(portfolio).build()
    pairs = [pair for pair in metas(portfolio.html("papers/article-journal.html")) if pair[0].startswith("citation_")]
    assert pairs[:8] == [
        ("citation_title", "Title of article-journal"),
        ("citation_author", "Doe, Jane"),
        ("citation_author_institution", "Example University"),
        ("citation_author_orcid", "https://orcid.org/0000-0002-1825-0097"),
        ("citation_author", "Ångström, Zoë"),
        ("citation_author_orcid", "https://orcid.org/0000-0002-1694-233X"),
        ("citation_author", "The\u00a0ATLAS\u00a0Collaboration"),
        ("citation_publication_date", "2024/05/07"),
    ]


def test_a_preprint_is_no_article_of_its_repository(portfolio: Portfolio) -> None:
    """A paper on arXiv, or without a venue, is a preprint there; one with a journal is an article, even without a
    declared type."""
    for venue in ({}, {"venue": "arXiv preprint arXiv:2405.04430"}, {"venue": "bioRxiv"}):
        pairs = _tags(portfolio, authors=["Ann Two"], arxiv="2405.04430", type="preprint", **venue)
        assert _zotero_type(pairs) == "preprint" and "citation_journal_title" not in dict(pairs)
        assert dict(pairs)["citation_publisher"] == venue.get("venue", "arXiv")
        assert dict(pairs)["citation_technical_report_number"] == "arXiv:2405.04430"
    assert _zotero_type(_tags(portfolio, authors=["Ann Two"], venue="Nature")) == "journalArticle"


def test_zotero_reads_a_single_author(portfolio: Portfolio) -> None:
    """Zotero splits a single author at a comma between words; a no-break space prevents it."""
    alone = _tags(portfolio, authors=["Anna Maria van der Berg"])
    assert ("citation_author", "van\u00a0der\u00a0Berg, Anna Maria") in alone
    two = _tags(portfolio, authors=["Anna Maria van der Berg", "B Two"])
    assert ("citation_author", "van der Berg, Anna Maria") in two
    assert ("citation_author", "King\u00a0Jr., Martin Luther") in _tags(portfolio, authors=["King, Jr., Martin Luther"])
    assert ("citation_author", "王芳") in _tags(portfolio, authors=["王芳"])


@pytest.mark.parametrize(
    ("date", "expected"), [("2024", "2024"), ("2024-05", "2024/05"), ("2024-05-07", "2024/05/07"), (None, None)]
)
def test_citation_date_is_as_exact_as_known(portfolio: Portfolio, date: str | None, expected: str | None) -> None:
    """A date has only the parts that are known."""
    assert dict(_tags(portfolio, date=date)).get("citation_publication_date") == expected


def test_a_full_text_elsewhere(portfolio: Portfolio) -> None:
    """Scholar accepts a PDF only beside the page, so no other is named, and none without an address."""
    assert "citation_pdf_url" not in dict(_tags(portfolio, pdf="https://example.com/a.pdf"))
    portfolio.file("papers/a.pdf", b"%PDF-1.4\n")
    assert dict(_tags(portfolio, pdf="a.pdf"))["citation_pdf_url"].endswith("/repo/papers/a.pdf")
    portfolio.file("site.yaml", "title: No address\n").build()
    said = dict(metas(portfolio.html("papers/a.html")))
    assert "citation_pdf_url" not in said and "citation_abstract_html_url" not in said


@pytest.mark.parametrize(
    ("title", "status", "expected"),
    [
        ("On X", "retracted", "RETRACTED: On X"),
        ("Retracted: On X", "retracted", "Retracted: On X"),
        ("On X", "withdrawn", "On X"),
        ("On X", "in press", "On X"),
    ],
)
def test_what_was_retracted_says_so(portfolio: Portfolio, title: str, status: str, expected: str) -> None:
    """Whoever saves the page to a reference manager has it in the title, as on publishers' pages; once."""
    assert dict(_tags(portfolio, title=title, status=status))["citation_title"] == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"type": "book", "edition": "2nd"}, "2nd"),
        ({"type": "software", "version": "1.4.2"}, "1.4.2"),
        ({"type": "journal", "venue": "Journal"}, None),
    ],
)
def test_the_edition_is_told_by_prism(portfolio: Portfolio, fields: dict[str, str], expected: str | None) -> None:
    """Highwire has no tag for the edition, and Zotero reads that of PRISM; no other tag is printed."""
    portfolio.file("site.yaml", SITE).paper("a", date=2024, **fields).build()
    found = {name: content for name, content in metas(portfolio.html("papers/a.html")) if name.startswith("prism")}
    assert found == ({"prism.edition": expected} if expected else {})


def test_hostile_words_stay_words(portfolio: Portfolio) -> None:
    """Each field is read back like the title of the page; 3,000 authors are 3,000 tags; lists have none."""
    hostile(portfolio).build(expect=REMOVED)
    for id in HOSTILE:
        pairs = metas(portfolio.html(paper_page(id)))
        titles = [content for name, content in pairs if name == "citation_title"]
        assert len(titles) == 1 and titles[0] == dict(pairs)["og:title"]
        assert len([name for name, _ in pairs if name == "citation_author"]) == 2
    assert dict(metas(portfolio.html("papers/long.html")))["citation_title"] == HOSTILE["long"]
    crowd = [content for name, content in metas(portfolio.html("papers/crowd.html")) if name == "citation_author"]
    assert crowd[0] == "Number0, Author" and len(crowd) == 3000
    for page in ("index.html", "years/2024.html", "coauthors.html"):
        assert not [name for name, _ in metas(portfolio.html(page)) if name.startswith("citation_")]
        assert "Z3988" not in portfolio.html(page)  # COinS
