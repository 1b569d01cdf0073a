"""Which services a site has: search, feeds, the list for other pages, social cards.

Pages and files ask here, so that no page links to a file that is not made.
"""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from generator.arranging.catalogue import Catalogue
from generator.arranging.papers.paper_view import PaperView
from generator.formats.output import atom, json_feed
from generator.model.date import PartialDate
from generator.model.library import NewsItem
from generator.model.site.paths import ATOM, EMBED_PAGE, HOME, JSON_FEED, SEARCH_PAGE, free_page
from generator.model.site.paths import NEWS as NEWS_PAGE
from generator.model.site.search import SearchMode
from generator.model.site.views import Link
from generator.text.link import SITE

MOST_INDEXED = 30_000  # papers: a larger index would take too long to load
MOST_CARDS = 500  # papers: drawing a card takes 20 ms, so a larger site must ask for cards


class FeedKind(NamedTuple):
    """Feeds of one kind of entries: `name` begins their file names, `page` shows the same entries."""

    name: str
    title: str
    page: str
    label: str


PAPERS = FeedKind("papers", "Papers of {}", HOME, "Feed")
NEWS = FeedKind("news", "News of {}", NEWS_PAGE, "News feed")
FEED_FORMATS = (
    (ATOM, atom.MEDIA_TYPE, atom.format_atom, "Atom"),
    (JSON_FEED, json_feed.MEDIA_TYPE, json_feed.format_json_feed, "JSON Feed"),
)


def feed_kinds(catalogue: Catalogue) -> Iterator[FeedKind]:
    """Yield the kinds of feeds that the site has. Feeds need the site's address, and at least one entry."""
    settings = catalogue.settings
    if settings.url and settings.feeds.papers and any(newest_papers(catalogue)):
        yield PAPERS
    if settings.url and settings.feeds.news and any(newest_news(catalogue)):
        yield NEWS


def feed_links(catalogue: Catalogue) -> tuple[Link, ...]:
    """Return the links to all feeds for the heads of lists, Atom first; `kind` is the media type."""
    return tuple(
        Link(f"{kind.title.format(catalogue.owner)} ({label})", f"{SITE}{name.format(kind.name)}", media_type)
        for kind in feed_kinds(catalogue)
        for name, media_type, _, label in FEED_FORMATS
    )


def newest_papers(catalogue: Catalogue) -> Iterator[PaperView]:
    """Yield the published papers of the feed, newest first."""
    dated = (
        catalogue.views[paper.id]
        for paper in catalogue.index.papers
        if paper.issued and _is_out(catalogue, paper.issued)
    )
    return islice(dated, catalogue.settings.feeds.entries or None)


def newest_news(catalogue: Catalogue) -> Iterator[NewsItem]:
    """Yield the published news items of the feed, newest first."""
    dated = (item for item in catalogue.news if _is_out(catalogue, item.issued))
    return islice(dated, catalogue.settings.feeds.entries or None)


def _is_out(catalogue: Catalogue, date: PartialDate) -> bool:
    return not date.is_after(catalogue.library.today)


def can_embed(catalogue: Catalogue) -> bool:
    """Tell whether other pages can show the list of papers. This needs an address and a paper; an author's own page
    with the same file name takes precedence."""
    wants = catalogue.settings.feeds.embed and bool(catalogue.settings.url) and bool(catalogue.views)
    return wants and not _is_taken(catalogue, EMBED_PAGE)


def service_links(catalogue: Catalogue) -> tuple[Link, ...]:
    """Return the links of the footer: one feed of each kind, and the page that explains how to embed the list."""
    feeds = [Link(kind.label, f"{SITE}{ATOM.format(kind.name)}", atom.MEDIA_TYPE) for kind in feed_kinds(catalogue)]
    return (*feeds, Link("Embed", f"{SITE}{EMBED_PAGE}")) if can_embed(catalogue) else tuple(feeds)


def is_indexed(catalogue: Catalogue) -> bool:
    """Tell whether the site has an index that scripts load."""
    return 0 < len(catalogue.views) <= MOST_INDEXED


def search_mode(catalogue: Catalogue) -> SearchMode:
    """Return how the site is searched. An author's own page with the same file name takes precedence."""
    wanted, papers = catalogue.settings.search, len(catalogue.views)
    if not (wanted.is_wanted and papers) or _is_taken(catalogue, SEARCH_PAGE):
        return SearchMode.NONE
    if papers > wanted.large_from and catalogue.library.tools.pagefind:
        return SearchMode.PAGEFIND
    return SearchMode.SCRIPT if is_indexed(catalogue) else SearchMode.UNAVAILABLE


def has_cards(catalogue: Catalogue) -> bool:
    """Tell whether social cards are drawn. This needs Pillow and the site's address, because pages name their card by
    its absolute URL. The default is yes for sites of up to 500 papers."""
    settings = catalogue.settings
    if not (settings.url and catalogue.library.tools.pillow):
        return False
    return len(catalogue.views) <= MOST_CARDS if settings.cards is None else settings.cards


def _is_taken(catalogue: Catalogue, path: str) -> bool:
    return any(free_page(page.id) == path for page in catalogue.pages)
