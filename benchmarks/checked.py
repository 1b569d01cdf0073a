"""The output of a tool -> its faults, and its size."""

import html
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import Paper
from benchmarks.tools.tool import Tool


@dataclass(frozen=True)
class Output:
    """The size of an output: number of files, MB in total, and kB of a paper's page on average."""

    files: int
    megabytes: float
    page_kilobytes: float


def size(tool: Tool, output: Path, papers: Sequence[Paper]) -> Output:
    """Return the size of an output without faults."""
    sizes = [path.stat().st_size for path in output.rglob("*") if path.is_file()]
    pages = sum((output / tool.paper_page(paper)).stat().st_size for paper in papers)
    return Output(len(sizes), sum(sizes) / 1e6, pages / len(papers) / 1e3)


def faults(tool: Tool, output: Path, papers: Sequence[Paper]) -> Iterator[str]:
    """Yield each missing page, and each word that is missing in a page.

    A paper's page must show the whole paper and link to its neighbours, the home page must list all papers, and pages
    of tags and years must list their papers, if the tool has such pages.
    """
    days = Counter(paper.issued for paper in papers)  # papers of the same day have no defined order
    for place, paper in enumerate(papers):
        near = [*papers[max(0, place - 1) : place], *papers[place + 1 : place + 2]]
        near = [other for other in near if days[paper.issued] == days[other.issued] == 1]
        yield from _missing(output, tool.paper_page(paper), [*_marks(paper), *(other.slug for other in near)])
    yield from _missing(output, tool.home_page, [paper.slug for paper in papers])
    for tag in sorted({tag for paper in papers for tag in paper.tags}):
        yield from _missing(output, tool.tag_page(tag), [paper.slug for paper in papers if tag in paper.tags])
    for year in sorted({paper.issued.year for paper in papers}):
        yield from _missing(output, tool.year_page(year), [paper.slug for paper in papers if paper.issued.year == year])


def _marks(paper: Paper) -> Iterator[str]:
    """What the page of a paper must contain: its record as text, and its complete abstract as HTML."""
    yield from (paper.title, paper.venue, paper.issued.isoformat(), paper.ending, *paper.authors, *paper.tags)
    yield from paper.links.values()
    yield from ("<em>", "<strong>", "<code>", f'<a href="https://data.example.org/{paper.slug}"')


def _missing(output: Path, page: str, words: Sequence[str]) -> Iterator[str]:
    if not page:
        return
    if not (output / page).is_file():
        yield f"there is no {page}"
        return
    text = html.unescape((output / page).read_text("utf-8"))
    yield from (f"{page} lacks {word}" for word in words if word not in text)
