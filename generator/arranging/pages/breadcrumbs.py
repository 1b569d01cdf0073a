"""What several kinds of pages show alike: the way back, and the news."""

from collections.abc import Iterable, Iterator

from generator.arranging.catalogue import Catalogue
from generator.model.library import NewsItem
from generator.model.views import Link, NewsCard
from generator.text.link import SITE

HOME = "index.html"


def trail(catalogue: Catalogue, *between: Link) -> tuple[Link, ...]:
    """The breadcrumbs of a page: home, then what lies between."""
    return (Link(catalogue.owner, f"{SITE}{HOME}"), *between)


def news_cards(catalogue: Catalogue, items: Iterable[NewsItem]) -> Iterator[NewsCard]:
    """The notes as the home page and the page of news show them."""
    for item in items:
        yield NewsCard(
            f"{SITE}news/{item.id}.html",
            item.issued.text,
            item.issued.iso,
            item.title.html,
            catalogue.outlet.html(item.body.html, item.place),
        )
