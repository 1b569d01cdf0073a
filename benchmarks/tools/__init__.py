"""The tools of the comparison, by name: paperfolio, similar tools, and the bare build as a lower limit."""

from benchmarks.tools.bare import Bare
from benchmarks.tools.eleventy import Eleventy
from benchmarks.tools.hugo import Hugo
from benchmarks.tools.mkdocs import MkDocs
from benchmarks.tools.paperfolio import Paperfolio, PaperfolioScholar
from benchmarks.tools.pelican import Pelican
from benchmarks.tools.tool import Tool
from benchmarks.tools.zensical import Zensical

TOOLS: dict[str, type[Tool]] = {
    tool.name: tool for tool in (Paperfolio, PaperfolioScholar, Hugo, Pelican, MkDocs, Zensical, Eleventy, Bare)
}
