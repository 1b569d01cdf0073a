"""The pages of a site. A page is a value: with the shared values and the theme it makes one file, always the same."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

import msgspec

from generator.model.person_views import CoauthorRow, PersonCard, ProfileCard
from generator.model.search import SearchIndex
from generator.model.social_card import SocialCard
from generator.model.views import (
    Chart,
    Figure,
    Group,
    Link,
    NewsCard,
    Pager,
    PaperCard,
    PaperDetails,
    Relation,
    Section,
    Tag,
)


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """What every page has. `url` is the path of its file ("papers/deepseek-r1.html"); `current` is the navigation
    target that the page belongs to; one that `has_feeds` names the site's feeds in its head, one that `has_notes` has
    footnotes in its text. To machines the head tells `metadata`, the (name, content) pairs of `<meta>`, `links`, the
    relations of `<link>`, and `json_ld`, the objects that JSON-LD is made from."""

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
    """What a script needs to filter a list in the browser. `index` leads to the site's index. The list has `count`
    papers: those of the topic or person that the index calls `value` in its table `kind`, or all of the site, where
    that is "papers". `sorts` are the orders that a reader may choose, each with its label, the list's own first and
    without a name; `sort` is the name of that. `people` is what the authors beside the owner are called."""

    index: str
    count: int
    kind: str
    value: str
    sort: str
    sorts: tuple[tuple[str, str], ...]
    people: str


class ProfilePage(Page, frozen=True, kw_only=True):
    """The home page. `count` is the number of all papers; where they are many, their cards are brief, and the `pager`
    leads to those that are not in `groups`. `legend` says what the marks at names mean; `files` are the same papers for
    reference managers. `filter` is what a script filters the list with, where the site has an index."""

    has_feeds: bool = True
    profile: ProfileCard
    figures: tuple[Figure, ...] = ()
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
    """The page of one paper; the abstract is among the details, not in the card."""

    paper: PaperCard
    details: PaperDetails


class ListPage(Page, frozen=True, kw_only=True):
    """The papers of one field, keyword, year or venue, or a later part of all papers; `kind` is that word."""

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
    """All fields, keywords, years or venues with their counts."""

    has_feeds: bool = True
    kind: str
    tags: tuple[Tag, ...] = ()
    pager: Pager | None = None


class CoauthorsPage(Page, frozen=True, kw_only=True):
    """Everybody the owner has written with."""

    people: tuple[CoauthorRow, ...] = ()
    count: int = 0
    pager: Pager | None = None


class PersonPage(Page, frozen=True, kw_only=True):
    """One person and their papers: those together with `owner`, which is empty where the site is not one author's."""

    person: PersonCard
    owner: str = ""
    groups: tuple[Group, ...] = ()
    legend: tuple[tuple[str, str], ...] = ()
    files: tuple[Link, ...] = ()
    pager: Pager | None = None
    filter: ListFilter | None = None
    is_brief: bool = True


class TextPage(Page, frozen=True, kw_only=True):
    """A free page, or one note of the news (then it has a date)."""

    body_html: str
    sections: tuple[Section, ...] = ()
    date: str = ""
    date_iso: str = ""


class NewsPage(Page, frozen=True, kw_only=True):
    """All news, newest first."""

    has_feeds: bool = True
    news: tuple[NewsCard, ...] = ()


class EmbedPage(Page, frozen=True, kw_only=True):
    """How the list of papers is shown on other pages. `snippet` is the HTML to copy; `script` and `source` are links to
    the script and to the list as JSON; `source_url` and `fragment_url` are the absolute addresses of the list as JSON
    and as HTML."""

    snippet: str
    script: str
    source: str
    source_url: str
    fragment_url: str


class SearchPage(Page, frozen=True, kw_only=True):
    """The search of the whole site. `index` is the file that its script looks through, and `pagefind` the script of
    Pagefind, on a large site; one of them may be empty. `browse` leads to all there is without a script."""

    index: str = ""
    pagefind: str = ""
    browse: tuple[Link, ...] = ()


class RedirectPage(Page, frozen=True, kw_only=True):
    """An old address: leads to `target`, which can be printed as it is."""

    target: str


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A file for machines, which no template makes: `url` is its path in the output ("papers.bib")."""

    url: str
    text: str


P = TypeVar("P", bound=Page | Document)
M_co = TypeVar("M_co", bound=Page | Document | SocialCard | SearchIndex, covariant=True)


class Deferred(msgspec.Struct, Generic[M_co], frozen=True, eq=False):
    """A page, a document, a card or an index that is made when it is rendered, so that a hundred thousand of them need
    not be there at once: `make` gives always the same for the same objects `made_from`."""

    url: str
    make: Callable[[], M_co]
    made_from: tuple[object, ...]

    def is_like(self, other: object) -> bool:
        """Whether `other` would make the same."""
        return (
            isinstance(other, Deferred)
            and self.url == other.url
            and len(self.made_from) == len(other.made_from)
            and all(mine is theirs for mine, theirs in zip(self.made_from, other.made_from, strict=True))
        )


def made(page: P | Deferred[P]) -> P:
    """The page, or the document, itself."""
    return page.make() if isinstance(page, Deferred) else page
