"""What a page tells machines in its head: (name, content) pairs of Highwire Press and Open Graph."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from generator.model.paper import Paper, PaperType
from generator.model.views import PaperCard
from generator.text.link import SITE

Pairs = tuple[tuple[str, str], ...]
LONGEST_DESCRIPTION = 200  # characters: more is cut by every reader of a description


def paper_metadata(paper: Paper, card: PaperCard, url: str) -> Pairs:
    """Highwire's `citation_*` in the order that Google Scholar's inclusion guidelines give, then Open Graph.

    `url` is the absolute address of the page, or empty where the site's is not known; then nothing that must be
    absolute is told.
    """
    return (*_highwire(paper, card, url), *open_graph(paper.title.plain, "article", url))


def open_graph(title: str, kind: str, url: str) -> Pairs:
    """The title, type and address of a page (ogp.me)."""
    pairs = [("og:title", title), ("og:type", kind)]
    return (*pairs, ("og:url", url)) if url else tuple(pairs)


def description(*texts: str) -> str:
    """The first text that says something, cut between words."""
    text = next((text for text in texts if text), "")
    if len(text) <= LONGEST_DESCRIPTION:
        return text
    return text[:LONGEST_DESCRIPTION].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"


def _highwire(paper: Paper, card: PaperCard, url: str) -> Iterator[tuple[str, str]]:
    yield "citation_title", paper.title.plain
    for author in paper.authors:
        yield "citation_author", author.name.inverted
        yield from (("citation_author_institution", name) for name in author.affiliations)
        if author.orcid:
            yield "citation_author_orcid", f"https://orcid.org/{author.orcid}"
    if paper.issued:
        yield "citation_publication_date", paper.issued.iso.replace("-", "/")
    first, _, last = re.sub(r"\s*[-–—]+\s*", "-", paper.page).partition("-")
    pairs = [
        (_container(paper), paper.container_title),
        ("citation_conference_title", paper.event_title if paper.type is not PaperType.PAPER_CONFERENCE else ""),
        ("citation_publisher", paper.publisher),
        ("citation_volume", paper.volume),
        ("citation_issue", paper.issue),
        ("citation_firstpage", first),
        ("citation_lastpage", last),
        ("citation_doi", paper.doi),
        ("citation_arxiv_id", paper.arxiv),
        ("citation_isbn", paper.isbn),
        ("citation_issn", paper.issn),
        ("citation_pdf_url", _pdf(card, url)),
        ("citation_language", paper.language),
        ("citation_keywords", "; ".join(paper.keywords)),
    ]
    yield from ((name, content) for name, content in pairs if content)


def _container(paper: Paper) -> str:
    """The tag that names where the paper appeared: Zotero takes the type of the item from it."""
    if paper.type is PaperType.PAPER_CONFERENCE:
        return "citation_conference_title"
    if paper.type is PaperType.CHAPTER:
        return "citation_inbook_title"
    if paper.type is PaperType.THESIS:
        return "citation_dissertation_institution"
    return "citation_technical_report_institution" if paper.type is PaperType.REPORT else "citation_journal_title"


def _pdf(card: PaperCard, url: str) -> str:
    link = next((link.url for link in card.links if link.kind == "pdf"), "")
    if not link.startswith(SITE):
        return link
    return urljoin(url, "../" + link.removeprefix(SITE)) if url else ""
