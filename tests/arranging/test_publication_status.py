"""The publication status, retractions and versions of papers on pages."""

from pathlib import Path

import pytest

from generator.arranging.arrange import arrange
from generator.arranging.papers.publication_status import status_labels
from generator.model.date import PartialDate
from generator.model.library import ContentFile, Library
from generator.model.paper import PaperLink, PaperType, PaperVersion, Retraction
from generator.model.site.page import CoauthorsPage, PaperPage, ProfilePage, made
from generator.model.site.paths import paper_page
from generator.model.site.views import Link
from generator.text.link import SITE
from tests.arranging.papers import TODAY, library, paper


def _paper(found: Library, id: str) -> PaperPage:
    page = made(next(page for page in arrange(found).pages if page.url == paper_page(id)))
    assert isinstance(page, PaperPage)
    return page


@pytest.mark.parametrize(
    ("status", "date", "words"),
    [
        ("", (2025,), ()),
        ("", (2026, 2), ("to appear",)),
        ("published", (2024,), ()),
        ("published", (2026,), ("to appear",)),
        ("to appear", (2026,), ("to appear",)),
        ("to appear", None, ("to appear",)),
        ("accepted", (2026,), ("accepted",)),
        ("under review", (2024,), ("under review",)),
        ("retracted", (2026,), ("retracted",)),
        ("Best in show", (2026,), ("to appear", "Best in show")),
    ],
)
def test_a_status_goes_before_a_future_date(status: str, date: tuple[int, ...] | None, words: tuple[str, ...]) -> None:
    """A status of an unpublished paper takes precedence over its date; a published paper has no words."""
    assert status_labels(paper("a", date=date, status=status), TODAY) == words


def test_the_status_stands_wherever_the_paper_does() -> None:
    """It is a badge on card and page, a fact, and with the papers to which it is related."""
    found = library(paper("a", keywords=("x",), status="in press"), paper("b", keywords=("x",)))
    page = _paper(found, "a")
    assert [(badge.kind, badge.label) for badge in page.paper.badges] == [("status", "in press")]
    assert ("Status", "in press") in [(fact.label, fact.value) for fact in page.details.facts]
    assert [one.status for one in _paper(found, "b").details.related] == ["in press"]


@pytest.fixture
def retracted() -> Library:
    """Its page begins with the notice, and so does the title; lists, related papers and co-authors mark it."""
    told = Retraction(PartialDate(2024, 5, 7), "The data were lost.", "10.1000/183", "https://example.org")
    return library(
        paper("a", "B Two", date=(2023,), keywords=("x",), status="retracted", retraction=told, is_featured=True),
        paper("b", "B Two", date=(2024,), keywords=("x",)),
    )


def test_the_page_of_a_retracted_paper_begins_with_the_notice(retracted: Library) -> None:
    """And the title of its window says so."""
    page = _paper(retracted, "a")
    assert page.title == "Retracted: Title of a"
    notice = page.details.notice
    assert notice is not None
    assert (notice.text, notice.reason) == ("This paper was retracted on May 7, 2024.", "The data were lost.")
    assert (notice.url, notice.link) == ("https://doi.org/10.1000/183", "Notice of retraction")
    assert [(badge.kind, badge.label) for badge in page.paper.badges] == [("retracted", "retracted")]
    assert page.paper.retracted == "retracted"


def test_a_retracted_paper_is_marked_wherever_it_is_named(retracted: Library) -> None:
    """On the pages of related papers, among the featured ones, and in the index of co-authors."""
    other = _paper(retracted, "b").details
    assert other.notice is None
    assert other.older is not None
    assert [one.retracted for one in (*other.related, other.older)] == ["retracted", "retracted"]
    pages = arrange(retracted).pages
    home = next(page for page in pages if isinstance(page, ProfilePage))
    assert [card.retracted for card in home.featured] == ["retracted"]
    people = next(page for page in pages if isinstance(page, CoauthorsPage))
    assert [one.retracted for one in people.people[0].papers] == ["", "retracted"]


@pytest.mark.parametrize(
    ("retraction", "text", "url"),
    [
        (None, "This paper was withdrawn.", ""),
        (Retraction(), "This paper was withdrawn.", ""),
        (Retraction(PartialDate(2024)), "This paper was withdrawn in 2024.", ""),
        (
            Retraction(PartialDate(2024, 5), url="https://e.org"),
            "This paper was withdrawn in May 2024.",
            "https://e.org",
        ),
    ],
)
def test_a_notice_says_what_is_known(retraction: Retraction | None, text: str, url: str) -> None:
    """It has the date and the link of the retraction, if the entry has them."""
    notice = _paper(library(paper("a", status="withdrawn", retraction=retraction)), "a").details.notice
    assert notice is not None
    assert (notice.text, notice.url, notice.link) == (text, url, "Notice of withdrawal")


PREPRINT = PaperVersion(label="preprint", type=PaperType.ARTICLE, issued=PartialDate(2023, 5), arxiv="2305.00001")
TALK = PaperVersion(
    label="conference version",
    type=PaperType.PAPER_CONFERENCE,
    issued=PartialDate(2023, 12),
    container_title="Conference on Words",
    volume="7",
    page="1--10",
    doi="10.1000/184",
    pdf=PaperLink("pdf", "PDF", "papers/a-talk.pdf", is_file=True),
    note="oral",
)


def test_versions_are_one_paper() -> None:
    """Its page lists all versions, the newest first; lists name the others with a link to each."""
    article = paper(
        "a", date=(2024, 2), type=PaperType.ARTICLE_JOURNAL, container_title="Words", versions=(PREPRINT, TALK)
    )
    files = {"papers/a-talk.pdf": ContentFile("papers/a-talk.pdf", Path("/site/content/papers/a-talk.pdf"))}
    found = library(article, files=files)
    page = _paper(found, "a")
    rows = page.details.versions
    assert [(row.label, row.date, row.is_this) for row in rows] == [
        ("journal version", "Feb 2024", True),
        ("conference version", "Dec 2023", False),
        ("preprint", "May 2023", False),
    ]
    assert (rows[1].venue, rows[1].venue_details, rows[1].note) == ("Conference on Words", "7: 1–10", "oral")
    assert rows[1].links == (
        Link("PDF", f"{SITE}papers/a/a-talk.pdf", "pdf"),
        Link("DOI", "https://doi.org/10.1000/184", "doi"),
    )
    assert page.paper.versions == (
        Link("conference version", f"{SITE}papers/a/a-talk.pdf", "version"),
        Link("preprint", "https://arxiv.org/abs/2305.00001", "version"),
    )
    site = arrange(found)
    assert [copy.path for copy in site.copies] == ["papers/a/a-talk.pdf"]
    assert site.papers == 1


def test_a_version_that_is_nowhere_leads_to_the_list() -> None:
    """One without an address links to the paper's page; one without a date comes last."""
    thesis = PaperVersion(label="in the thesis", type=PaperType.THESIS)
    page = _paper(library(paper("a", versions=(thesis, PREPRINT))), "a")
    assert page.paper.versions[-1] == Link("in the thesis", f"{SITE}papers/a.html#versions", "version")
    assert [row.label for row in page.details.versions if not row.is_this] == ["preprint", "in the thesis"]
    assert _paper(library(paper("a")), "a").details.versions == ()
