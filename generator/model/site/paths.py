"""The path of each file in output/. All other modules use these functions, so that each page has one address.

A path is relative to output/ and has forward slashes; it is the value of `Page.url`: "papers/doe-2024.html". The
functions expect ids and names that are safe file names (`text/slug.py`).
"""

import posixpath

HOME, NEWS, COAUTHORS, MISSING = "index.html", "news.html", "coauthors.html", "404.html"
SEARCH_PAGE, SEARCH_INDEX, SEARCH_VERSION = "search.html", "search-index.js", "search-version.js"
EMBED_PAGE, EMBED_SCRIPT, EMBED_FRAGMENT = "embed.html", "embed.js", "embed/papers.txt"
SITEMAP, ROBOTS, GUIDE, SOURCE = "sitemap.xml", "robots.txt", "llms.txt", "publications.json"
ATOM, JSON_FEED = "{}.atom.xml", "{}.feed.json"
PROFILE_CARD = "card.png"
WHOLE_LIST = "papers.html"  # not a page: files with all papers are named after it, such as papers.bib
BIBLIOGRAPHY = "papers.bib"
PAPER_PAGE = "papers/{}.html"  # scripts of the theme also fill in the id
_TOPIC_FOLDERS = {"year": "years", "field": "fields", "keyword": "keywords", "venue": "venues"}


def paper_page(id: str) -> str:
    """Return the page of the paper with this id: `papers/doe-2024.html`."""
    return PAPER_PAGE.format(id)


def paper_record(id: str, suffix: str) -> str:
    """Return the paper's record for reference managers: `papers/doe-2024.bib`."""
    return f"papers/{id}.{suffix}"


def paper_pdf(id: str) -> str:
    """Return the paper's full text, in the folder of its page, as Google Scholar requires."""
    return f"papers/{id}.pdf"


def paper_file(id: str, name: str) -> str:
    """Return another file of the paper: `papers/doe-2024/slides.pdf`."""
    return f"papers/{id}/{name}"


def citation_file(id: str) -> str:
    """Return the CITATION.cff of the software or data set with this id."""
    return f"papers/{id}.cff"


def linkset_file(id: str) -> str:
    """Return the link set of the paper (FAIR Signposting, level 2)."""
    return f"papers/{id}.linkset.json"


def social_card(id: str) -> str:
    """Return the social card of the paper."""
    return f"cards/{id}.png"


def free_page(id: str) -> str:
    """Return the page of an entry in `content/pages/`: `teaching/2024.html`."""
    return f"{id}.html"


def news_page(id: str) -> str:
    """Return the page of a news item."""
    return f"news/{id}.html"


def person_page(name: str) -> str:
    """Return the page of a person: `people/jane-doe.html`."""
    return f"people/{name}.html"


def topic_page(kind: str, name: str) -> str:
    """Return the page of a topic: ("year", "2024") -> `years/2024.html`."""
    return f"{_TOPIC_FOLDERS[kind]}/{name}.html"


def topic_index(kind: str) -> str:
    """Return the page that lists all topics of a kind: `years.html`."""
    return f"{_TOPIC_FOLDERS[kind]}.html"


def list_part(url: str, number: int, folder: str = "") -> str:
    """Return part `number` (from 0) of the list at `url`.

    The first part is `url`. The others are in `folder`; the default is a folder with the name of the list:
    ("years/2024.html", 1) -> `years/2024/2.html`.
    """
    return url if not number else f"{folder or url.removesuffix('.html')}/{number + 1}.html"


def list_record(url: str, suffix: str) -> str:
    """Return the papers of the list at `url` for reference managers: `years/2024.bib`."""
    return f"{url.removesuffix('.html')}.{suffix}"


def alias_pages(alias: str) -> tuple[str, ...]:
    """Return the pages that redirect from an old address: with and without its last slash, because links have both.

    `/pub/a` and `/pub/a/` -> `pub/a.html` and `pub/a/index.html`; the one that was written comes first.
    """
    first = alias_page(alias)
    bare = alias.strip("/")
    if not bare or posixpath.splitext(bare)[1] in {".html", ".htm"}:
        return (first,)
    return (first, alias_page(bare if alias.endswith("/") else f"{bare}/"))


def alias_page(alias: str) -> str:
    """Return the page that redirects from an old address: `/pub/a/` -> `pub/a/index.html`, `/pub/a` -> `pub/a.html`."""
    path = alias.lstrip("/")
    if path.endswith("/") or not path:
        return f"{path}index.html"
    return path if posixpath.splitext(path)[1] in {".html", ".htm"} else f"{path}.html"
