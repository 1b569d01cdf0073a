"""MkDocs: for documentation, but widely used, and in Python."""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.corpus import ADDRESS, TITLE, Paper, front_matter
from benchmarks.skeleton import JINJA, STYLE, page
from benchmarks.tools.tool import Command, Tool, record, write

SETTINGS = f"""site_name: {TITLE}
site_url: {ADDRESS}/
site_dir: output
plugins: []
theme:
  name: null
  custom_dir: theme
  static_templates: [sitemap.xml]
"""
SITE_MAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{% for file in pages if file.page %}<url><loc>{{ file.page.canonical_url }}</loc></url>
{% endfor %}</urlset>
"""
ITEM = {
    "url": "/{{ file.page.url }}",
    "title": "{{ file.page.meta.title }}",
    "authors": '{{ file.page.meta.authors|join(", ") }}',
    "venue": "{{ file.page.meta.venue }}",
    "date": "{{ file.page.meta.date }}",
}
PAPER = {
    **JINJA,
    "title": "{{ page.meta.title }}",
    "description": "{{ page.meta.description|e }}",
    "url": "{{ page.canonical_url }}",
    "date": "{{ page.meta.date }}",
    "venue": "{{ page.meta.venue }}",
    "authors": "{% for author in page.meta.authors %}",
    "links": "{% for label, address in page.meta.links.items() %}",
    "abstract": "{{ page.content }}",
    "tags": "{% for tag in page.meta.tags %}",
    "tag url": "/tags/{{ tag }}/",
    "newer": "{% if page.previous_page %}",
    "newer url": "/{{ page.previous_page.url }}",
    "newer title": "{{ page.previous_page.meta.title }}",
    "older": "{% if page.next_page %}",
    "older url": "/{{ page.next_page.url }}",
    "older title": "{{ page.next_page.meta.title }}",
}


class MkDocs(Tool):
    """With a theme of two templates and without plugins, its fastest configuration."""

    name = "mkdocs"
    packages = ("mkdocs",)
    caches = ("temporary",)

    def version(self) -> Command:
        """The version."""
        return [self.program("mkdocs"), "--version"]

    def build(self, site: Path) -> Command:
        """A whole build."""
        return [self.program("mkdocs"), "build", "--quiet"]

    def watch(self, site: Path) -> Command:
        """Start the server, which builds into a temporary folder."""
        return [self.program("mkdocs"), "serve", "--quiet", "--dev-addr", "127.0.0.1:0"]

    def environment(self, site: Path) -> dict[str, str]:
        """Put temporary folders into the site's folder, where the comparison finds them."""
        (site / "temporary").mkdir(exist_ok=True)
        return {"TMPDIR": str(site / "temporary")}

    def watched_output(self, site: Path) -> Path:
        """The temporary folder."""
        return next((site / "temporary").glob("mkdocs_*"), site / "temporary")

    def tag_page(self, tag: str) -> str:
        """There are none."""
        return ""

    def year_page(self, year: int) -> str:
        """There are none."""
        return ""

    def source(self, site: Path, paper: Paper) -> Path:
        """The paper's Markdown."""
        return site / "docs" / "papers" / f"{paper.slug}.md"

    def layout(self, site: Path, papers: Sequence[Paper]) -> None:
        """Settings, a theme, a home page that lists the papers, and a page for each."""
        write(site / "mkdocs.yml", SETTINGS)
        write(site / "theme" / "main.html", page("paper", PAPER))
        write(site / "theme" / "style.css", STYLE)
        write(site / "theme" / "sitemap.xml", SITE_MAP)
        slots = {
            **JINJA,
            "title": "{{ config.site_name }}",
            "papers": "{% for file in pages if file.page and file.page.meta.venue %}",
            "item": page("item", ITEM),
        }
        write(site / "theme" / "home.html", page("list", slots))
        write(site / "docs" / "index.md", front_matter({"title": TITLE, "template": "home.html"}))
        for paper in papers:
            write(self.source(site, paper), f"{front_matter(record(paper))}\n{paper.abstract}\n")
