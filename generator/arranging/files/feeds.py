"""The feeds of the newest papers and of the news.

There is none where the site's address is not known: a feed is read elsewhere, and each entry is known for ever by the
address of its page. Dates are those of the entries, never that of the build; an entry without a date is left out, and
one whose day is still to come waits for it.
"""

from collections.abc import Callable, Iterator
from functools import partial
from html import escape
from itertools import islice
from typing import NamedTuple

from generator.arranging.addresses.absolute import absolute_html, absolute_link
from generator.arranging.addresses.document_names import ATOM, JSON_FEED
from generator.arranging.catalogue import Catalogue
from generator.arranging.metadata import description
from generator.arranging.pages.breadcrumbs import news_cards
from generator.arranging.papers.card_lines import names_line, provenance_html
from generator.arranging.papers.paper_view import Leaf
from generator.arranging.people.bylines import MOST_IN_A_LIST
from generator.formats.output import atom, json_feed
from generator.model.date import PartialDate
from generator.model.feed import Feed, FeedEntry, FeedPerson
from generator.model.library import NewsItem
from generator.model.page import Deferred, Document
from generator.model.views import Link, NamePart
from generator.text.identifier_urls import orcid_address
from generator.text.link import SITE


class _Kind(NamedTuple):
    """Feeds of one kind of entries: `name` begins the names of the files, `page` is where readers find the same."""

    name: str
    title: str
    page: str


PAPERS, NEWS = _Kind("papers", "Papers of {}", "index.html"), _Kind("news", "News of {}", "news.html")
FORMATS = (
    (ATOM, atom.MEDIA_TYPE, atom.format_atom, "Atom"),
    (JSON_FEED, json_feed.MEDIA_TYPE, json_feed.format_json_feed, "JSON Feed"),
)


def feed_links(catalogue: Catalogue) -> tuple[Link, ...]:
    """The feeds that there are, as the heads of lists name them: Atom first."""
    return tuple(
        Link(f"{kind.title.format(catalogue.owner)} ({label})", f"{SITE}{name.format(kind.name)}", media_type)
        for kind in _kinds(catalogue)
        for name, media_type, _, label in FORMATS
    )


def feeds(catalogue: Catalogue) -> Iterator[Deferred[Document]]:
    """The files of all feeds."""
    for kind in _kinds(catalogue):
        # What a paper's entry says depends on its leaf and the index; links in a note, on where everything is.
        made_from = (
            (catalogue.index, *_newest_papers(catalogue))
            if kind is PAPERS
            else (catalogue.publication, catalogue.index, *_newest_notes(catalogue))
        )
        for name, _, write, _ in FORMATS:
            url = name.format(kind.name)
            yield Deferred(url, partial(_document, catalogue, kind, url, write), made_from)


def _kinds(catalogue: Catalogue) -> Iterator[_Kind]:
    settings = catalogue.settings
    if settings.url and settings.feeds.papers and any(_newest_papers(catalogue)):
        yield PAPERS
    if settings.url and settings.feeds.news and any(_newest_notes(catalogue)):
        yield NEWS


def _document(catalogue: Catalogue, kind: _Kind, url: str, write: Callable[[Feed], str]) -> Document:
    entries = (
        [_paper_entry(catalogue, leaf) for leaf in _newest_papers(catalogue)]
        if kind is PAPERS
        else [_note_entry(catalogue, item) for item in _newest_notes(catalogue)]
    )
    title = kind.title.format(catalogue.owner)
    home = catalogue.absolute("index.html")
    feed = Feed(
        url=catalogue.absolute(url),
        home=catalogue.absolute(kind.page),
        title=title,
        description=catalogue.settings.description or title,
        language=catalogue.settings.language,
        author=FeedPerson(catalogue.owner, home),
        entries=tuple(entries),
    )
    return Document(url=url, text=write(feed))


def _newest_papers(catalogue: Catalogue) -> Iterator[Leaf]:
    """As many as a feed has, newest first."""
    dated = (
        catalogue.leaves[paper.id]
        for paper in catalogue.index.papers
        if paper.issued and _is_out(catalogue, paper.issued)
    )
    return islice(dated, catalogue.settings.feeds.entries or None)


def _newest_notes(catalogue: Catalogue) -> Iterator[NewsItem]:
    dated = (item for item in catalogue.news if _is_out(catalogue, item.issued))
    return islice(dated, catalogue.settings.feeds.entries or None)


def _is_out(catalogue: Catalogue, date: PartialDate) -> bool:
    return not date.is_after(catalogue.library.today)


def _paper_entry(catalogue: Catalogue, leaf: Leaf) -> FeedEntry:
    paper, card = leaf.paper, leaf.card
    url = absolute_link(card.url, catalogue.settings.url)
    assert paper.issued is not None  # _newest_papers
    return FeedEntry(
        url=url,
        title=card.title,
        issued=paper.issued,
        html=absolute_html(_paper_html(leaf), url, catalogue.settings.url),
        summary=description(paper.tldr.plain, paper.abstract.plain),
        authors=_authors(catalogue, paper.id),
        categories=tuple(dict.fromkeys([*(tag.title for tag in card.fields), *paper.keywords])),
        related=tuple(link.url for link in card.links if link.kind in {"doi", "arxiv"}),
    )


def _paper_html(leaf: Leaf) -> str:
    """The paper as a reader of feeds shows it: authors, venue, texts, links."""
    card = leaf.card
    names, provenance = names_line(card.byline.full or card.byline.short), provenance_html(card)
    links = " · ".join(f'<a href="{escape(link.url)}">{escape(link.label)}</a>' for link in card.links)
    lines = (
        f"<p>{escape(names)}</p>" if names else "",
        f"<p>{provenance}</p>" if provenance else "",
        card.tldr_html,
        card.abstract_html,
        card.note_html,
        f"<p>{links}</p>" if links else "",
    )
    return "\n".join(filter(None, lines))


def _authors(catalogue: Catalogue, id: str) -> tuple[FeedPerson, ...]:
    """The authors, of a crowd the first, and always the owner."""
    people = [(part, FeedPerson(part.name, _person_url(catalogue, part))) for part in catalogue.index.parts[id]]
    shown = people[:MOST_IN_A_LIST] + [pair for pair in people[MOST_IN_A_LIST:] if pair[0].is_owner]
    return tuple(person for _, person in shown if person.name)


def _person_url(catalogue: Catalogue, part: NamePart) -> str:
    """The page of an author here, else their own, else the one that ORCID has of them."""
    if part.url:
        return absolute_link(part.url, catalogue.settings.url)
    return orcid_address(part.orcid) if part.orcid else ""


def _note_entry(catalogue: Catalogue, item: NewsItem) -> FeedEntry:
    card = next(news_cards(catalogue, [item]))
    url = absolute_link(card.url, catalogue.settings.url)
    return FeedEntry(
        url=url,
        title=item.title.plain or f"News of {item.issued.text}",
        issued=item.issued,
        html=absolute_html(card.body_html, url, catalogue.settings.url),
        summary=description(item.body.plain),
    )
