"""Zensical: the successor of MkDocs by the makers of its best-known theme, in Rust and Python."""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.corpus import ADDRESS, TITLE, Paper, front_matter
from benchmarks.skeleton import JINJA, STYLE, page
from benchmarks.tools.mkdocs import PAPER, MkDocs
from benchmarks.tools.tool import Command, record, write

SETTINGS = f"""site_name: {TITLE}
site_url: {ADDRESS}/
site_dir: output
plugins: []
markdown_extensions: [tables, fenced_code]
theme:
  custom_dir: theme
nav: [index.md]
"""
PAGE = {
    **PAPER,
    "links": "{% for label, address in page.meta.links|items %}",
    "newer": "{% if page.meta.newer %}",
    "newer url": "{{ page.meta.newer.url }}",
    "newer title": "{{ page.meta.newer.title }}",
    "older": "{% if page.meta.older %}",
    "older url": "{{ page.meta.older.url }}",
    "older title": "{{ page.meta.older.title }}",
}


class Zensical(MkDocs):
    """With a template of ours in place of its own.

    The list of all papers and the neighbours of each are written into the sources: its templates cannot see other
    pages, and a navigation of all pages makes it several times slower.
    """

    name = "zensical"
    packages = ("zensical",)
    caches = (".cache",)

    def version(self) -> Command:
        """The version."""
        return [self.program("zensical"), "--version"]

    def build(self, site: Path) -> Command:
        """A whole build."""
        return [self.program("zensical"), "build"]

    def watch(self, site: Path) -> Command:
        """Start the server, which writes to the output folder."""
        return [self.program("zensical"), "serve", "--dev-addr", "127.0.0.1:0"]

    def environment(self, site: Path) -> dict[str, str]:
        """Nothing."""
        return {}

    def watched_output(self, site: Path) -> Path:
        """The output folder."""
        return site / self.output

    def layout(self, site: Path, papers: Sequence[Paper]) -> None:
        """Settings, a template, the list as Markdown, and a page for each paper."""
        write(site / "mkdocs.yml", SETTINGS)
        write(site / "theme" / "main.html", page("paper", PAGE))
        write(site / "theme" / "404.html", "<!doctype html>\n<title>This page is not here</title>\n")
        write(site / "docs" / "style.css", STYLE)
        head = front_matter({"title": TITLE, "template": "home.html", "search": {"exclude": True}})
        slots = {**JINJA, "title": "{{ config.site_name }}", "papers": "{{ page.content }}", "item": "", "/papers": ""}
        write(site / "theme" / "home.html", page("list", slots))
        write(site / "docs" / "index.md", head + "".join(map(_item, papers)))
        for place, paper in enumerate(papers):
            near = {"newer": _teaser(papers, place - 1), "older": _teaser(papers, place + 1)}
            write(self.source(site, paper), f"{front_matter({**record(paper), **near})}\n{paper.abstract}\n")


def _teaser(papers: Sequence[Paper], place: int) -> object:
    if not 0 <= place < len(papers):
        return None
    return {"url": f"/papers/{papers[place].slug}/", "title": papers[place].title}


def _item(paper: Paper) -> str:
    slots = {
        "url": f"papers/{paper.slug}/",
        "title": paper.title,
        "authors": ", ".join(paper.authors),
        "venue": paper.venue,
        "date": paper.issued.isoformat(),
    }
    return page("item", slots)
