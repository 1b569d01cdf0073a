"""Eleventy: the JavaScript generator that is most similar to paperfolio; it needs Node."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from benchmarks.corpus import ADDRESS, TITLE, Paper, front_matter
from benchmarks.skeleton import JINJA, STYLE, page
from benchmarks.tools.tool import Command, Tool, record, run, write

SETTINGS = f"""import {{ feedPlugin }} from "@11ty/eleventy-plugin-rss";

export default function (settings) {{
  settings.addPassthroughCopy("style.css");
  settings.addFilter("day", (date) => date.toISOString().slice(0, 10));
  settings.addCollection("papers", (all) => all.getFilteredByGlob("papers/*.md"));
  settings.addCollection("years", (all) => {{
    const years = new Map();
    for (const paper of all.getFilteredByGlob("papers/*.md")) {{
      const year = paper.date.getUTCFullYear();
      years.set(year, [...(years.get(year) ?? []), paper]);
    }}
    return [...years].map(([name, papers]) => ({{ name, papers }}));
  }});
  settings.addPlugin(feedPlugin, {{
    outputPath: "/feed.xml",
    collection: {{ name: "papers", limit: 20 }},
    metadata: {{ language: "en", title: "{TITLE}", base: "{ADDRESS}/", author: {{ name: "Somebody" }} }},
  }});
  return {{ dir: {{ output: "output" }}, markdownTemplateEngine: false }};
}}
"""
SITE_MAP = f"""---
permalink: /sitemap.xml
eleventyExcludeFromCollections: true
---
<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{{% for entry in collections.all %}}<url><loc>{ADDRESS}{{{{ entry.url }}}}</loc></url>
{{% endfor %}}</urlset>
"""
ITEM = {
    "url": "{{ paper.url }}",
    "title": "{{ paper.data.title }}",
    "authors": '{{ paper.data.authors | join(", ") }}',
    "venue": "{{ paper.data.venue }}",
    "date": "{{ paper.date | day }}",
}
PAPER = {
    **JINJA,
    "title": "{{ title }}",
    "description": "{{ description }}",
    "url": ADDRESS + "{{ page.url }}",
    "date": "{{ page.date | day }}",
    "venue": "{{ venue }}",
    "authors": "{% for author in authors %}",
    "links": "{% for label, address in links %}",
    "abstract": "{{ content | safe }}",
    "tags": "{% for tag in tags %}",
    "tag url": "/tags/{{ tag }}/",
    "newer": "{% set newer = collections.papers | getNextCollectionItem %}{% if newer %}",
    "newer url": "{{ newer.url }}",
    "newer title": "{{ newer.data.title }}",
    "older": "{% set older = collections.papers | getPreviousCollectionItem %}{% if older %}",
    "older url": "{{ older.url }}",
    "older title": "{{ older.data.title }}",
}
HOME = {"permalink": "/"}
BY_TAG = {
    "pagination": {"data": "collections", "size": 1, "alias": "tag", "filter": ["all", "papers", "years"]},
    "permalink": "/tags/{{ tag }}/",
}
BY_YEAR = {
    "pagination": {"data": "collections.years", "size": 1, "alias": "year"},
    "permalink": "/years/{{ year.name }}/",
}
LISTS: tuple[tuple[str, dict[str, object], str, str], ...] = (
    ("index", {**HOME}, TITLE, "collections.papers"),
    ("tags", {**BY_TAG}, "{{ tag }}", "collections[tag]"),
    ("years", {**BY_YEAR}, "{{ year.name }}", "year.papers"),
)


class Eleventy(Tool):
    """With Nunjucks templates, and no template language in Markdown."""

    name = "eleventy"
    packages = ("@11ty/eleventy", "@11ty/eleventy-plugin-rss")

    def install(self) -> None:
        """Install it with npm."""
        if not shutil.which("npm"):
            raise FileNotFoundError("there is no npm here")
        write(self.home / "package.json", '{"private": true}\n')
        run(["npm", "install", "--silent", "--no-fund", "--no-audit", *self.packages], self.home)

    def is_installed(self) -> bool:
        """Return whether Node and Eleventy are installed."""
        return shutil.which("node") is not None and Path(self.version()[1]).exists()

    def version(self) -> Command:
        """Print the version."""
        return ["node", self.home / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs", "--version"]

    def build(self, site: Path) -> Command:
        """Build the whole site."""
        return [*self.version()[:2], "--quiet"]

    def watch(self, site: Path) -> Command:
        """Build only what an edit affects."""
        return [*self.build(site), "--watch", "--incremental"]

    def source(self, site: Path, paper: Paper) -> Path:
        """The paper's Markdown."""
        return site / "papers" / f"{paper.slug}.md"

    def layout(self, site: Path, papers: Sequence[Paper]) -> None:
        """Settings, a layout, three lists, and a page for each paper."""
        (site / "node_modules").symlink_to(self.home / "node_modules")
        write(site / "package.json", '{"private": true, "type": "module"}\n')
        write(site / "eleventy.config.js", SETTINGS)
        write(site / "style.css", STYLE)
        write(site / "sitemap.njk", SITE_MAP)
        write(site / "_includes" / "paper.njk", page("paper", PAPER))
        write(site / "papers" / "papers.json", '{"layout": "paper.njk"}\n')
        for name, head, title, members in LISTS:
            loop = {"papers": f"{{% for paper in {members} | reverse %}}", "item": page("item", ITEM)}
            body = page("list", {**JINJA, **loop, "title": title})
            write(site / f"{name}.njk", front_matter(head) + body)
        for paper in papers:
            write(self.source(site, paper), f"{front_matter(record(paper))}\n{paper.abstract}\n")
