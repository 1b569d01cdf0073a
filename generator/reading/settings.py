"""content/site.yaml -> Settings."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from generator.formats.entry import kinds
from generator.formats.entry.fields import Diagnostics, Field, InvalidValue, Kind, Table, each, json_schema, read_record
from generator.formats.located import Located, LocatedRecord
from generator.formats.raw import as_raw
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
from generator.text.link import is_web_address, safe_url


def _navigation(node: Located, diagnostics: Diagnostics) -> tuple[NavigationLink, ...]:
    """Return the links of a list of mappings, or of one mapping, from labels to targets."""
    return tuple(link for links in each(node, diagnostics, _navigation_links) for link in links)


def _navigation_links(node: Located, diagnostics: Diagnostics) -> list[NavigationLink]:
    found = []
    for key, value in _entries(node, diagnostics):
        target = kinds.line(value, diagnostics)
        if safe_url(target):
            inside = target if is_web_address(target) else target.lstrip("/") or "index.html"
            found.append(NavigationLink(key, inside))
        else:
            diagnostics.error(value, f'the link "{target}" is not safe', "links begin with https:, http: or mailto:")
    return found


def _entries(node: Located, diagnostics: Diagnostics) -> list[tuple[str, Located]]:
    """Return the labels and targets of a mapping `Label: target`, or of one with `label` and `target`."""
    pairs = [(kinds.line(key, diagnostics), value) for key, value in kinds.pairs(node, "entries of the navigation")]
    named = {name.casefold(): value for name, value in pairs}
    target = next((named[word] for word in ("target", "url", "href", "link") if word in named), None)
    return [(kinds.line(named["label"], diagnostics), target)] if "label" in named and target is not None else pairs


CHARTS = ("papers", "citations", "types", "venues")
STYLE = kinds.choice({style: style for style in CITATION_STYLES})


STYLE_SCHEMA = {"anyOf": [STYLE.schema, {"type": "string", "pattern": r"\.[Cc][Ss][Ll]$"}]}


def _styles(node: Located, diagnostics: Diagnostics) -> tuple[str, ...]:
    """Return a list of styles without duplicates."""
    return tuple(dict.fromkeys(each(node, diagnostics, _one_style)))


def _one_style(node: Located, diagnostics: Diagnostics) -> str:
    """Return the name of a style, or the path of a `.csl` file under content/."""
    written = kinds.line(node, diagnostics)
    if not written.casefold().endswith(".csl"):
        style: str = STYLE.read(node, diagnostics)
        return style
    if is_web_address(written) or "\\" in written or written.startswith("/") or ".." in written.split("/"):
        raise InvalidValue(
            f'"{written}" is not a path in content/',
            "put the file in content/ and write its path, like styles/nature.csl",
        )
    return written.removeprefix("./")


THEME = Table("the theme", (Field("name", kinds.LINE, "Name of the theme. Default: `scholar`."),))
PAPERS = Table(
    "`papers`",
    (
        Field(
            "sort",
            kinds.choice({word: word for word in ("date", "citations", "title", "listed")}),
            "Order of the papers: by date (default), citations or title, or `listed`, as in the files.",
        ),
        Field(
            "group",
            kinds.choice({word: word for word in ("year", "type", "field", "none")}),
            "Headings of the list: one for each year (default), type or field, or none.",
        ),
        Field("authors_shown", kinds.COUNT, 'Number of authors before "et al." in lists. Default: 3.'),
        Field("featured_shown", kinds.COUNT, "Number of selected papers on the home page. Default: 3."),
        Field("related_shown", kinds.COUNT, "Number of related papers on the page of a paper. Default: 4."),
        Field(
            "page_size",
            kinds.COUNT,
            "Number of papers on one page; a longer list gets more pages. Default: 500; 0 means no limit.",
        ),
    ),
)
FEEDS = Table(
    "`feeds`",
    (
        Field("papers", kinds.FLAG, "Feeds of the newest papers, as Atom and JSON Feed. Default: yes."),
        Field("news", kinds.FLAG, "Feeds of the news, as Atom and JSON Feed. Default: yes."),
        Field("entries", kinds.COUNT, "Number of entries in a feed, the newest first. Default: 30; 0 means all."),
        Field("sitemap", kinds.FLAG, "`sitemap.xml` and `robots.txt`. Default: yes."),
        Field("llms", kinds.FLAG, "`llms.txt`. Default: yes."),
        Field(
            "citation_files", kinds.FLAG, "A `.cff` file for each paper that is software or a data set. Default: yes."
        ),
        Field(
            "embed",
            kinds.FLAG,
            "The list of papers for other websites: `publications.json` and `embed.html`. Default: yes.",
        ),
    ),
)


def _theme(node: Located, diagnostics: Diagnostics) -> dict[str, Any]:
    """Return the name of the theme and its options, which are checked later by the theme."""
    if not isinstance(node, LocatedRecord):
        return {"theme": kinds.line(node, diagnostics)}
    known, options = [], list[tuple[Raw, Raw]]()
    for key, value in node.pairs:
        if key.value not in {*THEME.names(), "<<"}:
            options.append((as_raw(key, diagnostics), as_raw(value, diagnostics)))
        else:
            known.append((key, value))
    named = read_record(LocatedRecord(tuple(known), node.line, node.column), THEME, diagnostics).values
    return {**({"theme": named["name"]} if named else {}), "theme_options": tuple(options)}


def _feeds(node: Located, diagnostics: Diagnostics) -> FeedSettings:
    """Return the settings of a mapping, or of yes or no for all feeds."""
    if isinstance(node, LocatedRecord):
        return FeedSettings(**read_record(node, FEEDS, diagnostics).values)
    return FeedSettings() if kinds.flag(node, diagnostics) else NO_FEEDS


def _papers(node: Located, diagnostics: Diagnostics) -> dict[str, Any]:
    return read_record(node, PAPERS, diagnostics).values


CARDS = Table(
    "`cards`",
    (
        Field("draw", kinds.FLAG, "Whether cards are drawn. Default: yes, if the site has at most 500 papers."),
        Field("fonts", kinds.WHOLE_LINES, "Font files under content/ for letters that the theme's fonts lack."),
    ),
)


def _cards(node: Located, diagnostics: Diagnostics) -> dict[str, Any]:
    """Return the settings of a mapping, or of yes or no."""
    if not isinstance(node, LocatedRecord):
        return {"draw": kinds.flag(node, diagnostics)}
    return read_record(node, CARDS, diagnostics).values


SEARCH = Table(
    "`search`",
    (
        Field(
            "large_from",
            kinds.COUNT,
            "Sites with more papers than this use Pagefind, if it is installed. Default: 2000.",
        ),
    ),
)


def _search(node: Located, diagnostics: Diagnostics) -> SearchSettings:
    """Return the settings of a mapping, or of yes or no."""
    if isinstance(node, LocatedRecord):
        return SearchSettings(**read_record(node, SEARCH, diagnostics).values)
    return SearchSettings(is_wanted=kinds.flag(node, diagnostics))


SITE = Table(
    "the site",
    (
        Field("title", kinds.LINE, "Name of the site. Default: the name of the owner."),
        Field("description", kinds.LINE, "One sentence for search engines."),
        Field(
            "url",
            Kind("web address", site_url, {"type": "string", "format": "uri"}),
            "Address where the site will be published: `https://example.org/`.",
        ),
        Field(
            "domain",
            Kind("host name", domain, {"type": "string", "format": "hostname"}),
            "Your own domain: `papers.example.org`. The build writes a `CNAME` file for it.",
        ),
        Field(
            "language",
            kinds.LANGUAGE,
            "Language of the site: `en` (default), `de`, `zh-Hans`.",
        ),
        Field(
            "theme",
            Kind("name, or mapping", _theme, {"anyOf": [{"type": "string"}, json_schema(THEME)]}),
            "Name of the theme, or a mapping of its name and options. Default: `scholar`.",
        ),
        Field(
            "navigation",
            Kind("list of `Label: target`", _navigation, {"type": ["array", "object"]}),
            "Entries of the navigation. Default: papers, co-authors, news and your own pages.",
            ("nav", "menu"),
        ),
        Field("papers", Kind("mapping", _papers, json_schema(PAPERS)), "How papers are listed."),
        Field(
            "feeds",
            Kind("yes or no, or mapping", _feeds, {"anyOf": [kinds.FLAG.schema, json_schema(FEEDS)]}),
            "Feeds and other files for programs.",
        ),
        Field(
            "citation_styles",
            Kind("list", _styles, {"anyOf": [*STYLE_SCHEMA["anyOf"], {"type": "array", "items": STYLE_SCHEMA}]}),
            "Citation styles in the Cite box: names, or paths of `.csl` files. The first is shown first. "
            "Default: `[apa, ieee, chicago, mla, vancouver, acm]`.",
        ),
        Field(
            "exports",
            kinds.FLAG,
            "Whether papers and lists can be downloaded as BibTeX, RIS and CSL-JSON. Default: yes.",
        ),
        Field("news_shown", kinds.COUNT, "Number of notes of the news on the home page. Default: 3."),
        Field("future_news", kinds.FLAG, "Whether notes with a date in the future are shown. Default: no."),
        Field("coauthors", kinds.FLAG, "Whether the site has an index of co-authors. Default: yes."),
        Field(
            "coauthor_pages",
            kinds.COUNT,
            "Number of joint papers from which a co-author gets a page. Default: 2; 0 means no pages.",
        ),
        Field(
            "cards",
            Kind("yes or no, or mapping", _cards, {"anyOf": [kinds.FLAG.schema, json_schema(CARDS)]}),
            "Social cards: preview images for links. They need Pillow. Default: yes, up to 500 papers.",
        ),
        Field(
            "search",
            Kind("yes or no, or mapping", _search, {"anyOf": [kinds.FLAG.schema, json_schema(SEARCH)]}),
            "Whether the site has a search page. Default: yes.",
        ),
        Field("linksets", kinds.FLAG, "A link set (FAIR Signposting) for each paper; needs `url`. Default: no."),
        Field("charts", kinds.choices(CHARTS, "none"), "Charts on the home page. Default: all that have enough data."),
        Field(
            "errors",
            kinds.choice({"stop": False, "skip": True}),
            "What happens if an entry has an error: `stop` (default) keeps the earlier output, `skip` builds the other "
            "entries.",
        ),
        Field("trusted_html", kinds.FLAG, "Publish raw HTML in Markdown without sanitising it. Default: no."),
        Field(
            "protect_email",
            kinds.FLAG,
            "Whether e-mail addresses are written so that simple harvesters do not find them. Default: no.",
        ),
        Field("footer", kinds.LINE, "A line of text at the foot of every page."),
    ),
    is_entry=True,
)


def settings_of(content: Path) -> Settings:
    """Return the settings in the folder `content`, or the defaults if the file cannot be read."""
    try:
        text = decoded((content / SETTINGS).read_bytes(), f"content/{SETTINGS}")
    except (OSError, YamlError):
        return Settings()
    return read_settings(text, f"content/{SETTINGS}")[0]


def read_settings(text: str, path: str) -> tuple[Settings, Diagnostics]:
    """Return the settings of a file, and its problems. Without `url`, the URL of the site is that of `domain`."""
    diagnostics = Diagnostics(path)
    record = read_single(text, SITE, diagnostics)
    values = record.values
    host = values.get("domain", "")
    url = values.setdefault("url", f"https://{host}/" if host else "")
    if host and urlsplit(url).hostname != host:
        message = f'url: the host of "{url}" is not the domain "{host}"'
        diagnostics.warning(record.nodes["url"], message, "use the same host in both, or delete `url`")
    theme, papers, cards = values.pop("theme", {}), values.pop("papers", {}), values.pop("cards", {})
    values["skip_errors"] = values.pop("errors", False)
    fonts = tuple(cards.get("fonts", ()))
    return Settings(**values, **theme, **papers, cards=cards.get("draw"), card_fonts=fonts), diagnostics
