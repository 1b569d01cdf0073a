"""Counts of papers and citations by year, type and venue, and the indices computed from them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec

from generator.arranging.papers.topics import venue_of
from generator.model.paper import Paper
from generator.text.fold import folded

S = TypeVar("S", bound=str)
YEARS_BACK = 5  # Google Scholar's "Since 2020" in 2025: five years before the current one, which is included


class Since(msgspec.Struct, frozen=True):
    """Metrics of the citations since `year`.

    Recent citations are known of `known` papers of the `cited` ones. If these are not all, each metric is a lower
    bound.
    """

    year: int
    h_index: int
    citations: int
    i10_index: int
    known: int
    cited: int


def counted_papers(papers: Iterable[Paper]) -> list[Paper]:
    """Return the papers that metrics count: all except retracted and withdrawn ones."""
    return [paper for paper in papers if not paper.is_retracted]


def totals(papers: Sequence[Paper]) -> dict[str, int]:
    """Return the metrics by their keys: `papers`, and if any entry has citations, also the other three."""
    counts = [paper.citations for paper in papers if paper.citations is not None]
    metrics = {"papers": len(papers)} if papers else {}
    if counts:
        metrics |= {"h_index": h_index(counts), "citations": sum(counts), "i10_index": i10_index(counts)}
    return metrics


def h_index(counts: Iterable[float]) -> int:
    """Return the largest h such that h papers have h citations or more (Hirsch 2005)."""
    return sum(count >= rank for rank, count in enumerate(sorted(counts, reverse=True), 1))


def i10_index(counts: Iterable[int]) -> int:
    """Return the number of papers with ten citations or more (Google Scholar)."""
    return sum(count >= 10 for count in counts)


def since(papers: Iterable[Paper], this_year: int) -> Since | None:
    """Return the metrics of the citations of the last five years and the current one, as Google Scholar counts them.

    `h_index` is the largest h such that h papers have h recent citations, `i10_index` the number of papers with ten.
    None if recent citations are known of no paper.
    """
    year = this_year - YEARS_BACK
    cited = [paper for paper in papers if paper.citations]
    counts = [count for paper in cited if (count := recent_citations(paper, year)) is not None]
    if not counts:
        return None
    return Since(year, h_index(counts), sum(counts), i10_index(counts), len(counts), len(cited))


def recent_citations(paper: Paper, year: int) -> int | None:
    """Return the citations of a paper since `year`, or None if they are unknown.

    They are the sum of its citations per year; without these, all its citations if it is not older than `year`.
    """
    if paper.citations_per_year:
        return sum(count for cited, count in paper.citations_per_year if cited >= year)
    return paper.citations if paper.issued and paper.issued.year >= year else None


def papers_per_year(papers: Iterable[Paper]) -> Counter[int]:
    """Return the number of papers of each year."""
    return Counter(paper.issued.year for paper in papers if paper.issued)


def citations_per_year(papers: Iterable[Paper]) -> Counter[int]:
    """Return the citations of each year, summed over the entries that have them by year."""
    total: Counter[int] = Counter()
    for paper in papers:
        for year, count in paper.citations_per_year:
            total[year] += count
    return total


def papers_per_type(papers: Iterable[Paper]) -> list[tuple[str, int]]:
    """Return the number of papers of each type, (label, count), the most frequent first."""
    return [(type.label, count) for type, count in _ranked(Counter(paper.type for paper in papers))]


def papers_per_venue(papers: Iterable[Paper]) -> list[tuple[str, int]]:
    """Return the number of papers of each venue, (name, count), the most frequent first.

    Spellings that differ only in case or accents are one venue, with its most frequent spelling.
    """
    spelled = Counter(venue for paper in papers if (venue := venue_of(paper)))
    counts: Counter[str] = Counter()
    names: dict[str, str] = {}
    for venue, count in _ranked(spelled):
        counts[names.setdefault(folded(venue), venue)] += count
    return _ranked(counts)


def _ranked(counts: Counter[S]) -> list[tuple[S, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], folded(item[0])))
