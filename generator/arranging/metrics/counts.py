"""What the entries count: papers and citations by year, type and venue, and the indices made of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec

from generator.arranging.papers.topics import venue_of
from generator.model.paper import Paper
from generator.text.fold import folded

S = TypeVar("S", bound=str)
YEARS_BACK = 5  # Google Scholar's "since" is five years before the current one, which counts, too


class Since(msgspec.Struct, frozen=True):
    """Figures of the citations since a year. They are from the `known` papers, of the `cited` ones, whose recent
    citations can be told; where these are not all, each figure is the least that it can be."""

    year: int
    h_index: int
    citations: int
    i10_index: int
    known: int
    cited: int


def counted_papers(papers: Iterable[Paper]) -> list[Paper]:
    """The papers that figures are made from: all but those that were retracted or withdrawn."""
    return [paper for paper in papers if not paper.is_taken_back]


def totals(papers: Sequence[Paper]) -> dict[str, int]:
    """What the entries tell: the number of papers, and the rest where any entry has its citations."""
    counts = [paper.citations for paper in papers if paper.citations is not None]
    found = {"papers": len(papers)} if papers else {}
    if counts:
        found |= {"h_index": h_index(counts), "citations": sum(counts), "i10_index": i10_index(counts)}
    return found


def h_index(counts: Iterable[float]) -> int:
    """The largest h such that h papers have h citations or more (Hirsch 2005)."""
    return sum(count >= rank for rank, count in enumerate(sorted(counts, reverse=True), 1))


def i10_index(counts: Iterable[int]) -> int:
    """How many papers have ten citations or more (Google Scholar)."""
    return sum(count >= 10 for count in counts)


def since(papers: Iterable[Paper], this_year: int) -> Since | None:
    """The figures of the citations of the last five years and the current one, as Google Scholar counts them: h_index
    is the largest h such that h papers have h new citations, i10_index the number of papers with ten. None where no
    entry tells of any."""
    year = this_year - YEARS_BACK
    cited = [paper for paper in papers if paper.citations]
    counts = [count for paper in cited if (count := recent_citations(paper, year)) is not None]
    if not counts:
        return None
    return Since(year, h_index(counts), sum(counts), i10_index(counts), len(counts), len(cited))


def recent_citations(paper: Paper, year: int) -> int | None:
    """How often a paper was cited since `year`: by its citations per year, or all, where it is no older itself. None
    where the entry does not tell."""
    if paper.citations_per_year:
        return sum(count for cited, count in paper.citations_per_year if cited >= year)
    return paper.citations if paper.issued and paper.issued.year >= year else None


def papers_per_year(papers: Iterable[Paper]) -> Counter[int]:
    """How many papers are dated in each year."""
    return Counter(paper.issued.year for paper in papers if paper.issued)


def citations_per_year(papers: Iterable[Paper]) -> Counter[int]:
    """The sums of the entries that tell their citations by year."""
    found: Counter[int] = Counter()
    for paper in papers:
        for year, count in paper.citations_per_year:
            found[year] += count
    return found


def papers_per_type(papers: Iterable[Paper]) -> list[tuple[str, int]]:
    """How many papers of each type there are, by the type's label, most first."""
    return [(type.label, count) for type, count in _ranked(Counter(paper.type for paper in papers))]


def papers_per_venue(papers: Iterable[Paper]) -> list[tuple[str, int]]:
    """How many papers appeared at each venue, most first; of spellings that differ in case or accents the most
    frequent is shown."""
    spelled = Counter(venue for paper in papers if (venue := venue_of(paper)))
    found: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for venue, count in _ranked(spelled):
        found[shown.setdefault(folded(venue), venue)] += count
    return _ranked(found)


def _ranked(counts: Counter[S]) -> list[tuple[S, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], folded(item[0])))
