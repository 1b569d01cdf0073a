"""The lower limit: the shortest script that makes the same pages with jinja2, markdown and pyyaml."""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.corpus import ADDRESS, Paper, front_matter
from benchmarks.skeleton import JINJA, STYLE, page
from benchmarks.tools.tool import Command, Tool, record, write

SCRIPT = Path(__file__).with_name("bare_build.py")
ITEM = {
    "url": "/papers/{{ paper.slug }}/",
    "title": "{{ paper.title }}",
    "authors": '{{ paper.authors|join(", ") }}',
    "venue": "{{ paper.venue }}",
    "date": "{{ paper.date }}",
}
PAPER = {
    **JINJA,
    "title": "{{ paper.title }}",
    "description": "{{ paper.description }}",
    "url": ADDRESS + "/papers/{{ paper.slug }}/",
    "date": "{{ paper.date }}",
    "venue": "{{ paper.venue }}",
    "authors": "{% for author in paper.authors %}",
    "links": "{% for label, address in paper.links.items() %}",
    "abstract": "{{ paper.abstract|safe }}",
    "tags": "{% for tag in paper.tags %}",
    "tag url": "/tags/{{ tag }}/",
    "newer": "{% if newer %}",
    "newer url": "/papers/{{ newer.slug }}/",
    "newer title": "{{ newer.title }}",
    "older": "{% if older %}",
    "older url": "/papers/{{ older.slug }}/",
    "older title": "{{ older.title }}",
}


class Bare(Tool):
    """The best that a Python program can reach if it does all the work in one process and without a cache."""

    name = "bare"
    packages = ("jinja2", "markdown", "pyyaml")
    can_watch = False

    def version(self) -> Command:
        """Import the packages that it needs."""
        return [self.program("python"), "-c", "import jinja2, markdown, yaml"]

    def build(self, site: Path) -> Command:
        """Build the whole site."""
        return [self.program("python"), SCRIPT]

    def source(self, site: Path, paper: Paper) -> Path:
        """The paper's Markdown."""
        return site / "papers" / f"{paper.slug}.md"

    def layout(self, site: Path, papers: Sequence[Paper]) -> None:
        """Two templates, and a page for each paper."""
        write(site / "style.css", STYLE)
        write(site / "templates" / "paper.html", page("paper", PAPER))
        slots = {
            **JINJA,
            "title": "{{ title }}",
            "papers": "{% for paper in papers %}",
            "item": page("item", ITEM),
        }
        write(site / "templates" / "list.html", page("list", slots))
        for paper in papers:
            head = front_matter({**record(paper), "slug": paper.slug})
            write(self.source(site, paper), f"{head}\n{paper.abstract}\n")
