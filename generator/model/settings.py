"""The settings of a site, from `content/site.yaml`."""

import msgspec

# Citation styles that are built in: the name in the settings, and the label for readers.
CITATION_STYLES = {
    "apa": "APA",
    "ieee": "IEEE",
    "chicago": "Chicago",
    "mla": "MLA",
    "vancouver": "Vancouver",
    "acm": "ACM",
}


class NavigationLink(msgspec.Struct, frozen=True):
    """A link of the navigation. `target` is a web address, or a path in the site or under `content/`."""

    label: str
    target: str


class Raw(msgspec.Struct, frozen=True):
    """A value from a YAML file that is checked later, by the theme that declares it.

    `line` and `column` are its place in the file, from 1. `shape` is "text", "list" or "record"; a text has `text`, a
    list has `items`. The fields of a record are not kept, because no theme option takes one.
    """

    line: int
    column: int
    text: str = ""
    items: tuple["Raw", ...] = ()
    shape: str = "text"


class FeedSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Which files for machines are written beside the pages.

    `entries` is the number of entries in a feed, the newest ones; 0 means all.
    """

    papers: bool = True
    news: bool = True
    entries: int = 30
    sitemap: bool = True
    llms: bool = True
    citation_files: bool = True
    embed: bool = True


NO_FEEDS = FeedSettings(papers=False, news=False, sitemap=False, llms=False, citation_files=False, embed=False)


class SearchSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Whether the site has a search page.

    A site of more than `large_from` papers uses Pagefind, if it is installed.
    """

    is_wanted: bool = True
    large_from: int = 2000


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The settings, each with its default.

    `url` is the absolute address of the site, with a slash at the end; it is empty if it is not set. `domain` is a
    custom domain of the author, or empty.
    `sort` is date, citations, title or listed; `group` is year, type, field or none. A list of more than `page_size`
    items is divided into several pages; 0 means never.
    `citation_styles` are names of built-in styles or paths of `.csl` files under content/, in the order in which they
    are shown. `exports` is whether each paper has downloads of its record: BibTeX, RIS and CSL-JSON.
    Co-authors with at least `coauthor_pages` joint papers get a page; 0 means that there are no such pages.
    `cards` is whether social cards are drawn; None means yes for small sites. `card_fonts` are paths under content/.
    `future_news` is whether notes with a date in the future are shown.
    `protect_email` is whether files are written without readable e-mail addresses.
    `skip_errors` is whether an entry with an error is left out even if an earlier output has it.
    `theme_options` are pairs of name and value; the theme checks them.
    `charts` are the charts of the home page: papers, citations, types, venues; None means that the content decides.
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
    future_news: bool = False
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
    protect_email: bool = False
    footer: str = ""
    citation_styles: tuple[str, ...] = tuple(CITATION_STYLES)
    exports: bool = True
    skip_errors: bool = False
    search: SearchSettings = SearchSettings()
