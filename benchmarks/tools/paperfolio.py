"""paperfolio, twice: with the pages that all tools make, and with its own theme and all features."""

import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.corpus import ADDRESS, OWNER, TITLE, Paper, front_matter
from benchmarks.skeleton import JINJA, STYLE, page
from benchmarks.tools.tool import Command, Tool, record, run, write
from generator.model.site.paths import paper_page

THEME = """name: skeleton
description: The pages that all tools of the comparison make.
"""
PLAIN_SETTINGS = f"""title: {TITLE}
url: {ADDRESS}/
theme: skeleton
coauthors: no
feeds: no
exports: no
search: no
cards: no
citation_styles: []
papers:
  authors_shown: 20
  page_size: 0
"""
FULL_SETTINGS = f"""title: {TITLE}
url: {ADDRESS}/
papers: {{page_size: 0}}
"""
ALL_PAGES = {"home": "{{ site.home }}", "style": '{{ static("theme.css") }}'}
ITEM = {
    "url": "{{ it.url }}",
    "title": "{{ it.title_html|safe }}",
    "authors": "{% for part in it.byline.short %}{{ part.before }}{{ part.name }}{% endfor %}",
    "venue": "{{ it.venue }}",
    "date": "{{ it.date_iso }}",
}
PAPER = {
    **JINJA,
    **ALL_PAGES,
    "title": "{{ page.title }}",
    "description": "{{ page.description }}",
    "url": "{{ page.canonical }}",
    "date": "{{ page.paper.date_iso }}",
    "venue": "{{ page.paper.venue }}",
    "authors": "{% for author in page.details.authors %}",
    "author": "{{ author.name }}",
    "links": "{% for link in page.paper.links %}",
    "link": "{{ link.label }}",
    "link url": "{{ link.url }}",
    "abstract": "{{ page.details.abstract_html|safe }}",
    "tags": "{% for tag in page.details.keywords %}",
    "tag": "{{ tag.label }}",
    "tag url": "{{ tag.url }}",
    "newer": "{% if page.details.newer %}",
    "newer url": "{{ page.details.newer.url }}",
    "newer title": "{{ page.details.newer.title_html|safe }}",
    "older": "{% if page.details.older %}",
    "older url": "{{ page.details.older.url }}",
    "older title": "{{ page.details.older.title_html|safe }}",
}
GROUPS = "{% for group in page.groups %}{% for paper in group.cards %}"
ITEMS = {  # what the lists of each template consist in
    "profile": (GROUPS, '{{ fragment("item.html", paper) }}', "{% endfor %}{% endfor %}"),
    "list": (GROUPS, '{{ fragment("item.html", paper) }}', "{% endfor %}{% endfor %}"),
    "index": ("{% for tag in page.tags %}", '<li><a href="{{ tag.url }}">{{ tag.label }}</a></li>', "{% endfor %}"),
    "text": ("", "<li>{{ page.body_html|safe }}</li>", ""),
    "404": ("", "<li>This page is not here.</li>", ""),
}


class Paperfolio(Tool):
    """With a complete theme of the same skeleton as all other tools, which uses no file of the built-in themes."""

    name = "paperfolio"
    caches = ("cache",)

    def install(self) -> None:
        """Install the checkout as a user does; `freshen` needs the second command."""
        run([sys.executable, "-m", "venv", self.home])
        run([self.program("python"), "-m", "pip", "install", "--quiet", "hatchling", self.checkout])

    def freshen(self) -> None:
        """Install the current checkout, with the packages that are already installed."""
        offline = ["--no-index", "--no-deps", "--no-build-isolation"]
        run([self.program("python"), "-m", "pip", "install", "--quiet", *offline, self.checkout])

    def version(self) -> Command:
        """The version."""
        return [self.program("paperfolio"), "--version"]

    def build(self, site: Path) -> Command:
        """A whole build."""
        return [self.program("paperfolio"), "build", site, "--quiet"]

    def watch(self, site: Path) -> Command:
        """Build after each change."""
        return [self.program("paperfolio"), "watch", site]

    def environment(self, site: Path) -> dict[str, str]:
        """Put its cache into the site's folder."""
        return {"PAPERFOLIO_CACHE": str(site / "cache")}

    def paper_page(self, paper: Paper) -> str:
        """The page of a paper."""
        return paper_page(paper.slug)

    def tag_page(self, tag: str) -> str:
        """The page of a keyword."""
        return f"keywords/{tag}.html"

    def year_page(self, year: int) -> str:
        """The page of a year."""
        return f"years/{year}.html"

    def source(self, site: Path, paper: Paper) -> Path:
        """The paper's Markdown."""
        return site / "content" / "papers" / f"{paper.slug}.md"

    def layout(self, site: Path, papers: Sequence[Paper]) -> None:
        """Settings, the theme, and an entry for each paper."""
        self._lay_out_site(site)
        write(site / "content" / "profile.yaml", f"name: {OWNER}\n")
        for paper in papers:
            write(self.source(site, paper), f"{front_matter(self._record(paper))}\n{paper.abstract}\n")

    def _lay_out_site(self, site: Path) -> None:
        write(site / "content" / "site.yaml", PLAIN_SETTINGS)
        theme = site / "themes" / "skeleton"
        write(theme / "theme.yaml", THEME)
        write(theme / "styles" / "theme.css", STYLE)
        write(theme / "templates" / "paper.html", page("paper", PAPER))
        write(theme / "templates" / "item.html", page("item", ITEM))
        for name, (begin, item, end) in ITEMS.items():
            slots = {**ALL_PAGES, "title": "{{ page.title }}", "papers": begin, "item": item, "/papers": end}
            write(theme / "templates" / f"{name}.html", page("list", slots))

    def _record(self, paper: Paper) -> dict[str, object]:
        return {name: value for name, value in record(paper).items() if name != "description"}


class PaperfolioScholar(Paperfolio):
    """With the built-in theme, and entries with all fields that it shows."""

    name = "paperfolio-scholar"
    shares = "paperfolio"

    def _lay_out_site(self, site: Path) -> None:
        write(site / "content" / "site.yaml", FULL_SETTINGS)

    def _record(self, paper: Paper) -> dict[str, object]:
        more = {"fields": (paper.field,), "doi": paper.doi, "citations": paper.citations}
        return {**super()._record(paper), **more, **({"arxiv": paper.arxiv} if paper.arxiv else {})}
