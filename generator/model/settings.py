"""What `content/site.yaml` settles for the site as a whole."""

import msgspec

# The styles in which papers are cited, and what they are called.
CITATION_STYLES = {
    "apa": "APA",
    "ieee": "IEEE",
    "chicago": "Chicago",
    "mla": "MLA",
    "vancouver": "Vancouver",
    "acm": "ACM",
}


class NavigationLink(msgspec.Struct, frozen=True):
    """One word of the navigation: `target` is a web address, or a path in the site or under `content/`."""

    label: str
    target: str


class Raw(msgspec.Struct, frozen=True):
    """A value of which only somebody else knows what it may be, as it stands in the file: its line and column there,
    and a text, the `items` of a list, or a record (`shape`), whose fields nobody needs."""

    line: int
    column: int
    text: str = ""
    items: tuple["Raw", ...] = ()
    shape: str = "text"


class FeedSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Which files there are that machines fetch beside the pages; `entries` are the newest that a feed has, or all
    where it is 0."""

    papers: bool = True
    news: bool = True
    entries: int = 30
    sitemap: bool = True
    llms: bool = True
    citation_files: bool = True
    embed: bool = True


NO_FEEDS = FeedSettings(papers=False, news=False, sitemap=False, llms=False, citation_files=False, embed=False)


class SearchSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Whether there is a page that searches the site; one of more than `large_from` papers is searched by Pagefind,
    where that is installed."""

    is_wanted: bool = True
    large_from: int = 2000


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The settings, each with the value that it has when nothing is written.

    `url` is the absolute address that the site will have, with a slash at its end, or empty; `domain` is a host of the
    author's own that leads there, or empty.
    `sort` is date, citations, title or listed; `group` is year, type, field or none. A list of more than
    `page_size` items is parted; 0 parts none. `citation_styles` are the styles that a paper is cited in, by name or as
    paths of `.csl` files under content/, the first of which is shown first; `exports` says whether each paper has its
    record beside its page, as BibTeX, RIS and CSL-JSON.
    A co-author with `coauthor_pages` papers has a page; 0 gives none.
    `cards` is whether social cards are drawn, where anything is said of it, and `card_fonts` are paths under content/.
    `theme_options` are what is set for the theme, which alone knows its options: each name with its value.
    `charts` are the charts of the home page: papers, citations, types, venues; None where those are shown that say
    something.
    """

    title: str = ""
    description: str = ""
    url: str = ""
    domain: str = ""
    language: str = "en"
    theme: str = "scholar"
    theme_options: tuple[tuple[Raw, Raw], ...] = ()
    navigation: tuple[NavigationLink, ...] = ()
    sort: str = "date"
    group: str = "year"
    authors_shown: int = 3
    featured_shown: int = 3
    news_shown: int = 3
    related_shown: int = 4
    page_size: int = 500
    feeds: FeedSettings = FeedSettings()
    coauthors: bool = True
    coauthor_pages: int = 2
    cards: bool | None = None
    card_fonts: tuple[str, ...] = ()
    linksets: bool = False
    charts: tuple[str, ...] | None = None
    trusted_html: bool = False
    footer: str = ""
    citation_styles: tuple[str, ...] = tuple(CITATION_STYLES)
    exports: bool = True
    search: SearchSettings = SearchSettings()
