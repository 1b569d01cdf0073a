"""Pelican: the Python generator that is most similar to paperfolio."""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.corpus import ADDRESS, TITLE, Paper
from benchmarks.skeleton import JINJA, STYLE, page
from benchmarks.tools.tool import Command, Tool, write

SETTINGS = f"""SITENAME = "{TITLE}"
SITEURL = "{ADDRESS}"
AUTHOR = "Somebody"
TIMEZONE = "UTC"
PATH = "content"
ARTICLE_PATHS = ["papers"]
PAGE_PATHS = STATIC_PATHS = []
OUTPUT_PATH = "output"
THEME = "theme"
THEME_STATIC_DIR = "."
PLUGINS = ["pelican.plugins.neighbors", "pelican.plugins.sitemap"]
DIRECT_TEMPLATES = ["index"]
DEFAULT_PAGINATION = False
ARTICLE_URL, ARTICLE_SAVE_AS = "papers/{{slug}}/", "papers/{{slug}}/index.html"
TAG_URL, TAG_SAVE_AS = "tags/{{slug}}/", "tags/{{slug}}/index.html"
YEAR_ARCHIVE_SAVE_AS = "years/{{date:%Y}}/index.html"
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = ""
FEED_ALL_ATOM, FEED_MAX_ITEMS = "feed.xml", 20
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
"""
DAY = '{{ article.date.strftime("%Y-%m-%d") }}'
ITEM = {
    "url": "/{{ article.url }}",
    "title": "{{ article.title }}",
    "authors": '{{ article.authors|join(", ") }}',
    "venue": "{{ article.venue }}",
    "date": DAY,
}
PAPER = {
    **JINJA,
    "title": "{{ article.title }}",
    "description": "{{ article.description|e }}",
    "url": "{{ SITEURL }}/{{ article.url }}",
    "date": DAY,
    "venue": "{{ article.venue }}",
    "authors": "{% for author in article.authors %}",
    "links": '{% for label in ("pdf", "code", "slides") %}',
    "link url": "{{ article|attr(label) }}",
    "abstract": "{{ article.content }}",
    "tags": "{% for tag in article.tags %}",
    "tag url": "/{{ tag.url }}",
    "newer": "{% if article.prev_article %}",
    "newer url": "/{{ article.prev_article.url }}",
    "newer title": "{{ article.prev_article.title }}",
    "older": "{% if article.next_article %}",
    "older url": "/{{ article.next_article.url }}",
    "older title": "{{ article.next_article.title }}",
}
LISTS = {
    "index": ("{{ SITENAME }}", "articles"),
    "tag": ("{{ tag }}", "articles"),
    "period_archives": ('{{ period|join(" ") }}', "dates"),
}


class Pelican(Tool):
    """With plugins of its own project for neighbours and the site map, and with its cache if that may help."""

    name = "pelican"
    packages = ("pelican[markdown]", "pelican-neighbors", "pelican-sitemap")
    caches = ("cache", "__pycache__")

    def version(self) -> Command:
        """The version."""
        return [self.program("pelican"), "--version"]

    def build(self, site: Path) -> Command:
        """A whole build."""
        return [self.program("pelican"), "--settings", "pelicanconf.py", "--quiet"]

    def build_again(self, site: Path) -> Command:
        """With the cache."""
        return [*self.build(site), "--extra-settings", "CACHE_CONTENT=true", "LOAD_CONTENT_CACHE=true"]

    def watch(self, site: Path) -> Command:
        """Build after each change, with the cache, which makes it faster."""
        return [*self.build_again(site), "--autoreload"]

    def source(self, site: Path, paper: Paper) -> Path:
        """The paper's Markdown."""
        return site / "content" / "papers" / f"{paper.slug}.md"

    def layout(self, site: Path, papers: Sequence[Paper]) -> None:
        """Settings, a theme of four templates, and an article for each paper."""
        write(site / "pelicanconf.py", SETTINGS)
        templates = site / "theme" / "templates"
        write(site / "theme" / "static" / "style.css", STYLE)
        write(templates / "article.html", page("paper", PAPER))
        for name, (title, members) in LISTS.items():
            slots = {
                **JINJA,
                "title": title,
                "papers": f"{{% for article in {members} %}}",
                "item": page("item", ITEM),
            }
            write(templates / f"{name}.html", page("list", slots))
        for paper in papers:
            write(self.source(site, paper), f"{_head(paper)}\n{paper.abstract}\n")


def _head(paper: Paper) -> str:
    """Return the record in Pelican's own form, a name and a value in each line."""
    values = {
        "Title": paper.title,
        "Date": paper.issued.isoformat(),
        "Slug": paper.slug,
        "Authors": "; ".join(paper.authors),
        "Venue": paper.venue,
        "Tags": ", ".join(paper.tags),
        "Description": paper.description,
        **paper.links,
    }
    return "".join(f"{name}: {value}\n" for name, value in values.items())
