"""content/site.yaml -> Settings."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from generator.formats.entry import kinds
from generator.formats.entry.fields import Field, Kind, Sheet, Table, Unfit, each, json_schema, read_record
from generator.formats.entry.located import Located, LocatedRecord
from generator.formats.entry.raw import as_raw
from generator.formats.yaml.located_yaml import YamlError
from generator.model.settings import (
    CITATION_STYLES,
    NO_FEEDS,
    FeedSettings,
    NavigationLink,
    Raw,
    SearchSettings,
    Settings,
)
from generator.reading.decode import decoded
from generator.reading.folder import SETTINGS
from generator.reading.records import read_single
from generator.reading.site_url import domain, site_url
from generator.text.language import language_tag
from generator.text.link import is_web_address, safe_url


def _language(node: Located, sheet: Sheet) -> str:
    """A language tag (BCP 47)."""
    tag = kinds.line(node, sheet)
    if not language_tag(tag):
        raise Unfit(f'"{tag}" is no language', "write a tag like en, de or zh-Hans")
    return tag


def _navigation(node: Located, sheet: Sheet) -> tuple[NavigationLink, ...]:
    """A list of records with one field each, or a record: labels and where they lead."""
    return tuple(link for links in each(node, sheet, _navigation_links) for link in links)


def _navigation_links(node: Located, sheet: Sheet) -> list[NavigationLink]:
    found = []
    for key, value in _entries(node, sheet):
        target = kinds.line(value, sheet)
        if safe_url(target):
            inside = target if is_web_address(target) else target.lstrip("/") or "index.html"
            found.append(NavigationLink(key, inside))
        else:
            sheet.error(value, f'the link "{target}" is not safe', "links begin with https:, http: or mailto:")
    return found


def _entries(node: Located, sheet: Sheet) -> list[tuple[str, Located]]:
    """The labels and targets of a record `Label: target`, or of one with a `label` and a `target`."""
    pairs = [(kinds.line(key, sheet), value) for key, value in kinds.pairs(node, "entries of the navigation")]
    named = {name.casefold(): value for name, value in pairs}
    target = next((named[word] for word in ("target", "url", "href", "link") if word in named), None)
    return [(kinds.line(named["label"], sheet), target)] if "label" in named and target is not None else pairs


CHARTS = ("papers", "citations", "types", "venues")
STYLE = kinds.choice({style: style for style in CITATION_STYLES})


STYLE_SCHEMA = {"anyOf": [STYLE.schema, {"type": "string", "pattern": r"\.[Cc][Ss][Ll]$"}]}


def _styles(node: Located, sheet: Sheet) -> tuple[str, ...]:
    """A list of styles, each once."""
    return tuple(dict.fromkeys(each(node, sheet, _one_style)))


def _one_style(node: Located, sheet: Sheet) -> str:
    """The name of a style, or the path of a `.csl` file under content/."""
    written = kinds.line(node, sheet)
    if not written.casefold().endswith(".csl"):
        style: str = STYLE.read(node, sheet)
        return style
    if is_web_address(written) or "\\" in written or written.startswith("/") or ".." in written.split("/"):
        raise Unfit(f'"{written}" is no path under content/', "put the file there: styles/nature.csl")
    return written.removeprefix("./")


THEME = Table("the theme", (Field("name", kinds.LINE, "the name of the theme; `scholar` by itself"),))
PAPERS = Table(
    "`papers`",
    (
        Field(
            "sort",
            kinds.choice({word: word for word in ("date", "citations", "title", "listed")}),
            "the order: date (by itself), citations, title, or as listed",
        ),
        Field(
            "group",
            kinds.choice({word: word for word in ("year", "type", "field", "none")}),
            "headings: year (by itself), type, field or none",
        ),
        Field("authors_shown", kinds.COUNT, 'authors before "et al." in lists; 3 by itself'),
        Field("featured_shown", kinds.COUNT, "selected papers on the home page; 3 by itself"),
        Field("related_shown", kinds.COUNT, "related papers on a paper's page; 4 by itself"),
        Field("page_size", kinds.COUNT, "papers on a page: a longer list is parted; 500 by itself, 0 for no end"),
    ),
)
FEEDS = Table(
    "`feeds`",
    (
        Field("papers", kinds.FLAG, "feeds of the newest papers, as Atom and JSON Feed; yes by itself"),
        Field("news", kinds.FLAG, "the same of the news; yes by itself"),
        Field("entries", kinds.COUNT, "how many of the newest a feed has; 30 by itself, 0 for all"),
        Field("sitemap", kinds.FLAG, "`sitemap.xml` and `robots.txt`; yes by itself"),
        Field("llms", kinds.FLAG, "`llms.txt`; yes by itself"),
        Field("citation_files", kinds.FLAG, "a `.cff` file for each software and data set; yes by itself"),
        Field("embed", kinds.FLAG, "the list for other pages: `publications.json`, `embed.html`; yes by itself"),
    ),
)


def _theme(node: Located, sheet: Sheet) -> dict[str, Any]:
    """A name, or a record with one; its other fields are options, which the theme alone can judge."""
    if not isinstance(node, LocatedRecord):
        return {"theme": kinds.line(node, sheet)}
    known, options = [], list[tuple[Raw, Raw]]()
    for key, value in node.pairs:
        if key.value not in {*THEME.names(), "<<"}:
            options.append((as_raw(key, sheet), as_raw(value, sheet)))
        else:
            known.append((key, value))
    named = read_record(LocatedRecord(tuple(known), node.line, node.column), THEME, sheet).values
    return {**({"theme": named["name"]} if named else {}), "theme_options": tuple(options)}


def _feeds(node: Located, sheet: Sheet) -> FeedSettings:
    """A record, or yes or no for all of it."""
    if isinstance(node, LocatedRecord):
        return FeedSettings(**read_record(node, FEEDS, sheet).values)
    return FeedSettings() if kinds.flag(node, sheet) else NO_FEEDS


def _papers(node: Located, sheet: Sheet) -> dict[str, Any]:
    return read_record(node, PAPERS, sheet).values


CARDS = Table(
    "`cards`",
    (
        Field("draw", kinds.FLAG, "whether they are drawn; by itself for a site of at most 500 papers"),
        Field("fonts", kinds.WHOLE_LINES, "font files under content/ with letters that the theme's faces lack"),
    ),
)


def _cards(node: Located, sheet: Sheet) -> dict[str, Any]:
    """Whether they are drawn, or a record."""
    if not isinstance(node, LocatedRecord):
        return {"draw": kinds.flag(node, sheet)}
    return read_record(node, CARDS, sheet).values


SEARCH = Table(
    "`search`",
    (Field("large_from", kinds.COUNT, "papers: Pagefind, where it is installed, searches more; 2000 by itself"),),
)


def _search(node: Located, sheet: Sheet) -> SearchSettings:
    """Whether there is one, or a record."""
    if isinstance(node, LocatedRecord):
        return SearchSettings(**read_record(node, SEARCH, sheet).values)
    return SearchSettings(is_wanted=kinds.flag(node, sheet))


SITE = Table(
    "the site",
    (
        Field("title", kinds.LINE, "the name of the site; by itself the owner's"),
        Field("description", kinds.LINE, "one sentence for search engines"),
        Field("url", Kind("web address", site_url, {"type": "string", "format": "uri"}), "the address it will have"),
        Field(
            "domain",
            Kind("host name", domain, {"type": "string", "format": "hostname"}),
            "a domain of your own, like papers.example.org; it gets a `CNAME` file",
        ),
        Field("language", Kind("language tag", _language, {"type": "string"}), "of the texts: `en` by itself"),
        Field(
            "theme",
            Kind("name, or record", _theme, {"anyOf": [{"type": "string"}, json_schema(THEME)]}),
            "the theme, `scholar` by itself, and its options",
        ),
        Field(
            "navigation",
            Kind("list of `Label: target`", _navigation, {"type": ["array", "object"]}),
            "the words at the top and where they lead; by itself what there is",
            ("nav", "menu"),
        ),
        Field("papers", Kind("record", _papers, json_schema(PAPERS)), "how papers are listed"),
        Field(
            "feeds",
            Kind("yes or no, or record", _feeds, {"anyOf": [kinds.FLAG.schema, json_schema(FEEDS)]}),
            "what machines fetch beside the pages",
        ),
        Field(
            "citation_styles",
            Kind("list", _styles, {"anyOf": [*STYLE_SCHEMA["anyOf"], {"type": "array", "items": STYLE_SCHEMA}]}),
            "how papers are cited, the first is shown first: `[apa, ieee, chicago, mla, vancouver, acm]` by itself; or "
            "the path of a `.csl` file",
        ),
        Field(
            "exports", kinds.FLAG, "whether papers and lists are there as BibTeX, RIS and CSL-JSON, too; yes by itself"
        ),
        Field("news_shown", kinds.COUNT, "news on the home page; 3 by itself"),
        Field("coauthors", kinds.FLAG, "whether there is an index of co-authors; yes by itself"),
        Field(
            "coauthor_pages", kinds.COUNT, "papers together that give a co-author a page; 2 by itself, 0 for no pages"
        ),
        Field(
            "cards",
            Kind("yes or no, or record", _cards, {"anyOf": [kinds.FLAG.schema, json_schema(CARDS)]}),
            "the pictures that stand beside a link to a page; they need Pillow, and by themselves few enough papers",
        ),
        Field(
            "search",
            Kind("yes or no, or record", _search, {"anyOf": [kinds.FLAG.schema, json_schema(SEARCH)]}),
            "a page that searches all papers and pages; yes by itself",
        ),
        Field("linksets", kinds.FLAG, "a file of typed links beside each paper, where `url` is known; no by itself"),
        Field("charts", kinds.choices(CHARTS, "none"), "charts of the home page; by itself those that say something"),
        Field("trusted_html", kinds.FLAG, "let raw HTML in Markdown through as it is; no by itself"),
        Field("footer", kinds.LINE, "a line at the foot of every page"),
    ),
)


def settings_of(content: Path) -> Settings:
    """The settings of the site in whose content/ they stand, as far as they can be read."""
    try:
        text = decoded((content / SETTINGS).read_bytes(), f"content/{SETTINGS}")
    except (OSError, YamlError):
        return Settings()
    return read_settings(text, f"content/{SETTINGS}")[0]


def read_settings(text: str, path: str) -> tuple[Settings, Sheet]:
    """The settings of a file, and what was wrong with it. Where there is a domain and no address, the domain is it."""
    sheet = Sheet(path)
    record = read_single(text, SITE, sheet)
    values = record.values
    host = values.get("domain", "")
    url = values.setdefault("url", f"https://{host}/" if host else "")
    if host and urlsplit(url).hostname != host:
        message = f'url: the host of "{url}" is not the domain "{host}"'
        sheet.warning(record.nodes["url"], message, "let both name one host, or leave `url` out")
    theme, papers, cards = values.pop("theme", {}), values.pop("papers", {}), values.pop("cards", {})
    fonts = tuple(cards.get("fonts", ()))
    return Settings(**values, **theme, **papers, cards=cards.get("draw"), card_fonts=fonts), sheet
