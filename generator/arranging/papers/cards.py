"""Cards: papers as lists show them."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

import msgspec

from generator.arranging.addresses.link_resolver import LinkResolver
from generator.arranging.papers.publication_status import retracted, status_badges
from generator.arranging.papers.text_direction import text_language
from generator.arranging.papers.topics import Topics, venue_of
from generator.model.date import PartialDate
from generator.model.library import Library
from generator.model.paper import Paper, PaperType
from generator.model.site.paths import paper_page
from generator.model.site.views import Badge, Byline, Image, Link, PaperCard
from generator.text.identifier_urls import arxiv_address, doi_address
from generator.text.link import SITE, safe_url
from generator.text.numbers import separated
from generator.text.written_identifiers import read_doi

LABELS = {
    "pdf": "PDF",
    "code": "Code",
    "slides": "Slides",
    "video": "Video",
    "poster": "Poster",
    "data": "Data",
    "website": "Website",
    "html": "HTML",
}
MOST_AFFILIATIONS = 6  # that a card names; the paper's page has all
# Ids and footnotes are for the paper's own page; in a list, papers would have the same ids.
FOOTNOTES = re.compile(r'<sup id="[^"]*">.*?</sup>|<div class="footnote">.*?</div>', re.S)
FRAGMENT = re.compile(r'(<a\b[^>]*? href=")#(?=[^"])')  # to a place on the paper's own page
IDS = re.compile(r'(<[a-z][a-z0-9]*\b[^>]*?) id="[^"]*"')


class CardMaker:
    """Makes the cards of all papers of a library."""

    def __init__(self, library: Library, topics: Topics) -> None:
        self._library, self._topics = library, topics

    def card(self, paper: Paper, byline: Byline, resolver: LinkResolver) -> PaperCard:
        """Return the card of `paper`; `byline` is the line of its authors, `resolver` resolves its links."""
        url, settings = f"{SITE}{paper_page(paper.id)}", self._library.settings
        links = _links(paper, resolver)
        return PaperCard(
            id=paper.id,
            url=url,
            title=paper.title.plain,
            title_html=paper.title.html,
            type_label=paper.type.label,
            fields=tuple(self._topics.tag("field", field) for field in paper.fields),
            date=paper.issued.text if paper.issued else "",
            date_iso=paper.issued.iso if paper.issued else "",
            badges=_badges(paper, links, self._library.today),
            byline=byline,
            venue=venue_line(paper),
            venue_details=venue_details(paper),
            affiliations=_few(affiliations(paper)),
            tldr_html=_brief(paper, paper.tldr.html, resolver),
            abstract_html=_brief(paper, paper.abstract.html, resolver),
            note_html=_brief(paper, paper.note.html, resolver),
            citations="" if paper.citations is None else separated(paper.citations),
            links=links,
            thumbnail=_picture(paper, resolver),
            retracted=retracted(paper),
            text_language=text_language(paper.title.plain, paper.language, settings),
            abstract_language=text_language(paper.abstract.plain or paper.tldr.plain, paper.language, settings),
        )


def brief(card: PaperCard) -> PaperCard:
    """Return the card without the parts that only short lists show: the abstract, and all authors."""
    return msgspec.structs.replace(card, abstract_html="", byline=msgspec.structs.replace(card.byline, full=()))


def _links(paper: Paper, resolver: LinkResolver) -> tuple[Link, ...]:
    """Return the links of the entry, then those of its identifiers; the PDF of arXiv comes first.

    Of several links to one address, only the first is shown.
    """
    all_links = [
        Link(
            LABELS.get(link.kind, link.label),
            resolver.paper_file(link.target, link.kind) if link.is_file else link.target,
            link.kind,
        )
        for link in paper.links
    ]
    first: dict[str, Link] = {}
    for link in all_links:
        first.setdefault(link.url, link)
    links = list(first.values())
    kinds = {link.kind for link in links}
    if paper.arxiv and "pdf" not in kinds:
        links.insert(0, Link("PDF", f"https://arxiv.org/pdf/{paper.arxiv}", "pdf"))
    if paper.arxiv and "arxiv" not in kinds:
        links.append(Link("arXiv", arxiv_address(paper.arxiv), "arxiv"))
    if paper.doi and "doi" not in kinds:
        links.append(Link("DOI", doi_address(paper.doi), "doi"))
    shown = {link.url for link in links}
    if paper.url and safe_url(paper.url) and paper.url not in shown and not _is_same(paper.url, paper.doi):
        links.append(Link(_url_label(paper, {link.label for link in links}), paper.url, "website"))
    return tuple(links)


def _is_same(url: str, doi: str) -> bool:
    """Return whether the address of a paper is that of its DOI, which has a link already."""
    return bool(doi) and read_doi(url).casefold() == doi.casefold() and "doi.org/" in url


def _url_label(paper: Paper, taken: set[str]) -> str:
    """Return the label of the paper's address: the publisher's page, a website, or its host if these are taken."""
    label = "Publisher" if paper.container_title else "Website"
    return label if label not in taken else (urlsplit(paper.url).hostname or label).removeprefix("www.")


def _picture(paper: Paper, resolver: LinkResolver) -> Image | None:
    """Return the picture of the entry. It must be a file, because pages load nothing from other hosts."""
    return resolver.image(paper.image, paper.image_alt, paper.place) if paper.image else None


def _brief(paper: Paper, html: str, resolver: LinkResolver) -> str:
    html = resolver.html(html, paper.place)
    if 'href="#' in html:
        html = FRAGMENT.sub(rf"\g<1>{SITE}{paper_page(paper.id)}#", html)
    return IDS.sub(r"\1", FOOTNOTES.sub("", html)) if ' id="' in html else html


def venue_line(paper: Paper) -> str:
    """Return the venue as text; without one, "arXiv preprint" or the publisher."""
    return venue_of(paper) or ("arXiv preprint" if paper.arxiv else paper.publisher)


def venue_details(paper: Paper) -> str:
    """Return volume, issue and pages as in references: "12(3): 1–10", or "12(3): 2114" with an article number."""
    is_journal = paper.type is PaperType.ARTICLE_JOURNAL
    if paper.number and (is_journal or (paper.type is PaperType.PAPER_CONFERENCE and not paper.page)):
        where = located(paper.volume, paper.issue, paper.number)
        return where if paper.volume or paper.issue else f"Article {where}"
    return located(paper.volume, paper.issue, paper.page)


def located(volume: str, issue: str, page: str) -> str:
    """Return the location in a journal or book: "12", "3" and "1-10" become "12(3): 1–10"."""
    number = volume + (f"({issue})" if issue else "")
    pages = re.sub(r"(?<=\d)\s*-{1,2}\s*(?=\w)", "–", page)
    return ": ".join(part for part in (number, pages) if part)


def affiliations(paper: Paper) -> tuple[str, ...]:
    """Return the affiliations of the entry; if it has none, those of its authors, each once."""
    if paper.affiliations:
        return paper.affiliations
    return tuple({name: None for author in paper.authors for name in author.affiliations})


def _few(names: Sequence[str]) -> str:
    """Return the names in a line; of more than seven: "A, B, C, D, E, F and 3 more"."""
    if len(names) <= MOST_AFFILIATIONS + 1:
        return ", ".join(names)
    return f"{', '.join(names[:MOST_AFFILIATIONS])} and {len(names) - MOST_AFFILIATIONS} more"


def _badges(paper: Paper, links: Sequence[Link], today: PartialDate) -> tuple[Badge, ...]:
    code = next((link.url for link in links if link.kind == "code"), "")
    badges = status_badges(paper, today)
    badges += [Badge("code", "Code", code)] if code else []
    badges += [Badge("award", award) for award in paper.award]
    if paper.is_draft:
        badges.append(Badge("draft", "draft"))
    return tuple(badges)
