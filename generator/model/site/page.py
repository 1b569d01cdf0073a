"""The pages of a site. The file of a page depends only on this value, on the shared values, and on the theme."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

import msgspec

from generator.model.site.person_views import CoauthorRow, PersonCard, ProfileCard
from generator.model.site.search import SearchIndex
from generator.model.site.social_card import SocialCard
from generator.model.site.views import (
    Chart,
    Group,
    Link,
    MetricCard,
    NewsCard,
    Pager,
    PaperCard,
    PaperDetails,
    Relation,
    Section,
    Tag,
)


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """The attributes of all pages.

    `url` is the path of the file ("papers/deepseek-r1.html"). `current` is the target of the navigation entry to which
    the page belongs. `metadata` are the (name, content) pairs of `<meta>`, `links` the `<link>` elements, and `json_ld`
    the objects of the structured data (schema.org). `has_feeds` is whether the head links to the feeds, and `has_notes`
    whether the text has footnotes.
    """

    url: str
    template: str
    title: str
    heading_html: str = ""
    description: str = ""
    canonical: str = ""
    metadata: tuple[tuple[str, str], ...] = ()
    links: tuple[Relation, ...] = ()
    json_ld: tuple[dict[str, Any], ...] = ()
    breadcrumbs: tuple[Link, ...] = ()
    current: str = ""
    has_feeds: bool = False
    has_notes: bool = False


class ListFilter(msgspec.Struct, frozen=True):
    """The data that a script needs to filter a list in the browser.

    `index` is the URL of the search index. The list has `count` papers: those of the topic or person with the name
    `value` in the table `kind` of the index, or all papers of the site if `kind` is "papers". `sort` is the order of
    the list. `sorts` are the orders to choose from, as pairs of name and label; the first is the default order, with an
    empty name. `people` is the label of the filter by author.
    """

    index: str
    count: int
    kind: str
    value: str
    sort: str
    sorts: tuple[tuple[str, str], ...]
    people: str


class ProfilePage(Page, frozen=True, kw_only=True):
    """The home page.

    `count` is the number of all papers. In a long list, `is_brief` is true (cards have no abstracts), and
    `pager` has the links to the papers that are not in `groups`. `legend` are the marks at names, each with its
    meaning. `files` are downloads of the papers for reference managers. `filter` is None if the site has no index.
    """

    has_feeds: bool = True
    profile: ProfileCard
    metrics: tuple[MetricCard, ...] = ()
    charts: tuple[Chart, ...] = ()
    featured: tuple[PaperCard, ...] = ()
    news: tuple[NewsCard, ...] = ()
    groups: tuple[Group, ...] = ()
    legend: tuple[tuple[str, str], ...] = ()
    count: int = 0
    is_brief: bool = False
    files: tuple[Link, ...] = ()
    pager: Pager | None = None
    filter: ListFilter | None = None


class PaperPage(Page, frozen=True, kw_only=True):
    """The page of one paper. The abstract is in `details`, not in the card."""

    paper: PaperCard
    details: PaperDetails


class ListPage(Page, frozen=True, kw_only=True):
    """The papers of a field, keyword, year or venue, or a later page of the list of all papers.

    `kind` is field, keyword, year, venue, or papers. The other attributes are those of `ProfilePage`.
    """

    has_feeds: bool = True
    kind: str
    groups: tuple[Group, ...] = ()
    legend: tuple[tuple[str, str], ...] = ()
    count: int = 0
    is_brief: bool = False
    files: tuple[Link, ...] = ()
    pager: Pager | None = None
    filter: ListFilter | None = None


class IndexPage(Page, frozen=True, kw_only=True):
    """The index of all fields, keywords, years or venues (`kind`), each with its number of papers."""

    has_feeds: bool = True
    kind: str
    tags: tuple[Tag, ...] = ()
    pager: Pager | None = None


class CoauthorsPage(Page, frozen=True, kw_only=True):
    """The index of co-authors. `count` is their number, including those on other pages."""

    people: tuple[CoauthorRow, ...] = ()
    count: int = 0
    pager: Pager | None = None


class PersonPage(Page, frozen=True, kw_only=True):
    """The page of one person, with their papers.

    `owner` is the owner if they are an author of all these papers, otherwise empty (for example, if it is a group).
    """

    person: PersonCard
    owner: str = ""
    groups: tuple[Group, ...] = ()
    legend: tuple[tuple[str, str], ...] = ()
    files: tuple[Link, ...] = ()
    pager: Pager | None = None
    filter: ListFilter | None = None
    is_brief: bool = True


class TextPage(Page, frozen=True, kw_only=True):
    """A free page, or one note of the news. Only a note has a date."""

    body_html: str
    sections: tuple[Section, ...] = ()
    date: str = ""
    date_iso: str = ""


class NewsPage(Page, frozen=True, kw_only=True):
    """The page with all news, newest first."""

    has_feeds: bool = True
    news: tuple[NewsCard, ...] = ()


class EmbedPage(Page, frozen=True, kw_only=True):
    """The instructions for showing the list of papers on another website.

    `snippet` is the HTML to copy. `script` and `source` are the URLs of the script and of the list as JSON.
    `source_url` and `fragment_url` are the absolute URLs of the list as JSON and as HTML.
    """

    snippet: str
    script: str
    source: str
    source_url: str
    fragment_url: str


class SearchPage(Page, frozen=True, kw_only=True):
    """The search page.

    `index` is the URL of the search index, and `pagefind` that of the script of Pagefind; each is empty if it is not
    used. `browse` are links to all papers for browsers without JavaScript.
    """

    index: str = ""
    pagefind: str = ""
    browse: tuple[Link, ...] = ()


class RedirectPage(Page, frozen=True, kw_only=True):
    """A redirect from an old address. `target` is the URL of the new one, ready to print.

    `is_spare` is True for the address with or without the last slash, as it was not written: it gives way to any page.
    """

    target: str
    is_spare: bool = False


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A file for machines, written without a template. `url` is its path in the output ("papers.bib")."""

    url: str
    text: str


P = TypeVar("P", bound=Page | Document)
M_co = TypeVar("M_co", bound=Page | Document | SocialCard | SearchIndex, covariant=True)


class Deferred(msgspec.Struct, Generic[M_co], frozen=True, eq=False):
    """A page, document, card or index that is made only when it is rendered, to save memory on a large site.

    `make` returns it. The result depends only on the objects `made_from`.
    """

    url: str
    make: Callable[[], M_co]
    made_from: tuple[object, ...]

    def is_like(self, other: object) -> bool:
        """Return whether `other` makes an equal value: it has the same `url` and identical objects in `made_from`."""
        return (
            isinstance(other, Deferred)
            and self.url == other.url
            and len(self.made_from) == len(other.made_from)
            and all(mine is theirs for mine, theirs in zip(self.made_from, other.made_from, strict=True))
        )


def made(page: P | Deferred[P]) -> P:
    """Return the page or document; a deferred one is made now."""
    return page.make() if isinstance(page, Deferred) else page
