"""The feeds of the newest papers and of the news.

A site without an address has no feeds, because the id of an entry is the absolute address of its page and must never
change. Dates are those of the entries, never that of the build. Entries without a date are left out, and so are those
with a date in the future.
"""

from collections.abc import Callable, Iterator
from functools import partial
from html import escape

from generator.arranging.addresses.absolute import absolute_html, absolute_link
from generator.arranging.catalogue import Catalogue
from generator.arranging.features import FEED_FORMATS, PAPERS, FeedKind, feed_kinds, newest_news, newest_papers
from generator.arranging.memory import ArrangingMemory
from generator.arranging.metadata import description
from generator.arranging.papers.card_lines import names_line, provenance_html
from generator.arranging.papers.paper_view import PaperView
from generator.arranging.people.bylines import MOST_IN_A_LIST
from generator.model.library import NewsItem
from generator.model.site.feed import Feed, FeedEntry, FeedPerson
from generator.model.site.page import Deferred, Document
from generator.model.site.paths import HOME
from generator.model.site.views import NamePart, NewsCard
from generator.text.identifier_urls import orcid_address


def feeds(catalogue: Catalogue, memory: ArrangingMemory) -> Iterator[Deferred[Document]]:
    """Yield the files of all feeds, in each format."""
    for kind in feed_kinds(catalogue):
        # An entry of a paper depends on its view and the index, one of the news on the texts of the site.
        made_from = (
            (catalogue.index, *newest_papers(catalogue))
            if kind is PAPERS
            else (catalogue.texts, catalogue.index, *newest_news(catalogue))
        )
        for name, _, write, _ in FEED_FORMATS:
            url = name.format(kind.name)
            yield Deferred(url, partial(_document, catalogue, kind, url, write), made_from)


def _document(catalogue: Catalogue, kind: FeedKind, url: str, write: Callable[[Feed], str]) -> Document:
    entries = (
        [_paper_entry(catalogue, view) for view in newest_papers(catalogue)]
        if kind is PAPERS
        else _news_entries(catalogue)
    )
    title = kind.title.format(catalogue.owner)
    home = catalogue.absolute(HOME)
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


def _paper_entry(catalogue: Catalogue, view: PaperView) -> FeedEntry:
    paper, card = view.paper, view.card
    url = absolute_link(card.url, catalogue.settings.url)
    assert paper.issued is not None  # newest_papers
    return FeedEntry(
        url=url,
        title=card.title,
        issued=paper.issued,
        html=absolute_html(_paper_html(view), url, catalogue.settings.url),
        summary=description(paper.tldr.plain, paper.abstract.plain),
        authors=_authors(catalogue, paper.id),
        categories=tuple(dict.fromkeys([*(tag.title for tag in card.fields), *paper.keywords])),
        related=tuple(link.url for link in card.links if link.kind in {"doi", "arxiv"}),
    )


def _paper_html(view: PaperView) -> str:
    """Return the content of an entry: authors, venue, texts and links of the paper as HTML."""
    card = view.card
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
    """Return the authors; if there are more than 60, the first 60, and always the owner."""
    people = [(part, FeedPerson(part.name, _person_url(catalogue, part))) for part in catalogue.index.parts[id]]
    shown = people[:MOST_IN_A_LIST] + [pair for pair in people[MOST_IN_A_LIST:] if pair[0].is_owner]
    return tuple(person for _, person in shown if person.name)


def _person_url(catalogue: Catalogue, part: NamePart) -> str:
    """Return the address of an author's page on this site, else their home page, else their ORCID record."""
    if part.url:
        return absolute_link(part.url, catalogue.settings.url)
    return orcid_address(part.orcid) if part.orcid else ""


def _news_entries(catalogue: Catalogue) -> list[FeedEntry]:
    cards = dict(zip([item.id for item in catalogue.news], catalogue.texts.news, strict=True))
    return [_news_entry(catalogue, item, cards[item.id]) for item in newest_news(catalogue)]


def _news_entry(catalogue: Catalogue, item: NewsItem, card: NewsCard) -> FeedEntry:
    url = absolute_link(card.url, catalogue.settings.url)
    return FeedEntry(
        url=url,
        title=item.title.plain or f"News of {item.issued.text}",
        issued=item.issued,
        html=absolute_html(card.body_html, url, catalogue.settings.url),
        summary=description(item.body.plain),
    )
