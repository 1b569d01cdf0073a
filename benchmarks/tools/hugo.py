"""Hugo: one program in Go, on all cores."""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.corpus import ADDRESS, TITLE, Paper, front_matter
from benchmarks.skeleton import STYLE, page
from benchmarks.tools.tool import Command, Tool, record, write

SETTINGS = f"""baseURL = "{ADDRESS}/"
title = "{TITLE}"
publishDir = "output"
capitalizeListTitles = false
disableKinds = ["section", "taxonomy"]
[taxonomies]
tag = "tags"
year = "years"
[outputs]
home = ["html", "rss"]
term = ["html"]
[services.rss]
limit = 20
"""
DAY = '{{ .Date.Format "2006-01-02" }}'
ITEM = {
    "url": "{{ .RelPermalink }}",
    "title": "{{ .Title }}",
    "authors": '{{ delimit .Params.authors ", " }}',
    "venue": "{{ .Params.venue }}",
    "date": DAY,
}
PAPER = {
    "title": "{{ .Title }}",
    "description": "{{ .Description }}",
    "url": "{{ .Permalink }}",
    "date": DAY,
    "venue": "{{ .Params.venue }}",
    "authors": "{{ range .Params.authors }}",
    "author": "{{ . }}",
    "/authors": "{{ end }}",
    "links": "{{ range $label, $address := .Params.links }}",
    "link": "{{ $label }}",
    "link url": "{{ $address }}",
    "/links": "{{ end }}",
    "abstract": "{{ .Content }}",
    "tags": '{{ range .GetTerms "tags" }}',
    "tag": "{{ .Title }}",
    "tag url": "{{ .RelPermalink }}",
    "/tags": "{{ end }}",
    "newer": "{{ with .NextInSection }}",
    "newer url": "{{ .RelPermalink }}",
    "newer title": "{{ .Title }}",
    "/newer": "{{ end }}",
    "older": "{{ with .PrevInSection }}",
    "older url": "{{ .RelPermalink }}",
    "older title": "{{ .Title }}",
    "/older": "{{ end }}",
}


class Hugo(Tool):
    """With the program itself, not the Python command of the package, which starts it."""

    name = "hugo"
    packages = ("hugo",)
    caches = ("resources", ".hugo_build.lock", "cache")

    def version(self) -> Command:
        """The version."""
        found = [path for path in self.home.glob("lib/python*/site-packages/hugo/binaries/*") if path.is_file()]
        return [found[0] if found else self.home / "hugo", "version"]

    def build(self, site: Path) -> Command:
        """A whole build."""
        return [self.version()[0], "build", "--quiet"]

    def watch(self, site: Path) -> Command:
        """Start the server, which writes to the output folder and renders the edited page first."""
        return [self.version()[0], "server", "--port", "0", "--disableLiveReload"]

    def environment(self, site: Path) -> dict[str, str]:
        """Put its cache into the site's folder."""
        return {"HUGO_CACHEDIR": str(site / "cache")}

    def source(self, site: Path, paper: Paper) -> Path:
        """The paper's Markdown."""
        return site / "content" / "papers" / f"{paper.slug}.md"

    def layout(self, site: Path, papers: Sequence[Paper]) -> None:
        """Settings, three layouts, and a page for each paper; a paper in a list is rendered once, as Hugo advises."""
        write(site / "hugo.toml", SETTINGS)
        write(site / "static" / "style.css", STYLE)
        write(site / "layouts" / "page.html", page("paper", PAPER))
        write(site / "layouts" / "_partials" / "item.html", page("item", ITEM))
        for name, members in (("home", "site.RegularPages"), ("term", ".Pages")):
            slots = {
                "title": "{{ .Title }}",
                "papers": f"{{{{ range {members} }}}}",
                "item": '{{ partialCached "item.html" . .RelPermalink }}',
                "/papers": "{{ end }}",
            }
            write(site / "layouts" / f"{name}.html", page("list", slots))
        for paper in papers:
            head = front_matter({**record(paper), "years": (str(paper.issued.year),)})
            write(self.source(site, paper), f"{head}\n{paper.abstract}\n")
