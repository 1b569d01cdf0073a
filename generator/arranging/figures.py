"""The owner's figures and charts: declared in the profile, or computed from the entries."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from generator.arranging.addresses import Topics
from generator.model.library import Library
from generator.model.paper import Paper
from generator.model.profile import Metric
from generator.model.views import Bar, Chart, Figure

COMPUTED = "computed from the papers listed here"
LABELS = {"h_index": "h-index", "papers": "papers", "citations": "citations", "i10_index": "i10-index"}


def figures(library: Library, papers: Sequence[Paper]) -> tuple[Figure, ...]:
    """h-index, papers, citations, i10-index, then the owner's own: a declared one wins over the computed one."""
    declared = {metric.key: metric for metric in library.profile.metrics if metric.key}
    computed = {
        key: Metric(LABELS[key], str(value), source=COMPUTED, key=key)
        for key, value in compute(papers).items()
        if key not in library.profile.hidden_metrics
    }
    known = {**computed, **declared}
    own = [metric for metric in library.profile.metrics if not metric.key]
    return tuple(_figure(metric) for metric in [*(known[key] for key in LABELS if key in known), *own])


def compute(papers: Sequence[Paper]) -> dict[str, int]:
    """What the entries tell: the number of papers, and the rest where any entry has its citations.

    h-index: the largest h such that h papers have h citations or more (Hirsch 2005); i10: papers with 10 or more.
    """
    counts = sorted((paper.citations for paper in papers if paper.citations is not None), reverse=True)
    found = {"papers": len(papers)} if papers else {}
    if counts:
        found["h_index"] = sum(count >= rank for rank, count in enumerate(counts, 1))
        found["citations"] = sum(counts)
        found["i10_index"] = sum(count >= 10 for count in counts)
    return found


def charts(library: Library, papers: Sequence[Paper], topics: Topics) -> tuple[Chart, ...]:
    """Papers per year, and citations per year where the profile or the entries have them; both over the same years, if
    two or more."""
    per_year = Counter(paper.issued.year for paper in papers if paper.issued)
    cited = dict(library.profile.citations_per_year) or _cited_per_year(papers)
    years = range(min([*per_year, *cited], default=1), max([*per_year, *cited], default=0) + 1)
    if len(years) < 2:
        return ()
    urls = {topic.tag.label: topic.tag.url for topic in topics.by_kind["year"]}
    found = [Chart("papers-per-year", "Papers per year", "papers", _bars(years, per_year, urls))]
    if cited:
        found.append(Chart("citations-per-year", "Citations per year", "citations", _bars(years, cited, {})))
    return tuple(found)


def _cited_per_year(papers: Sequence[Paper]) -> dict[int, int]:
    """The sums of the entries that tell their citations by year."""
    found: Counter[int] = Counter()
    for paper in papers:
        found.update(dict(paper.citations_per_year))
    return dict(found)


def _bars(years: range, values: Mapping[int, int], urls: Mapping[str, str]) -> tuple[Bar, ...]:
    return tuple(
        Bar(str(year), values.get(year, 0), separated(values.get(year, 0)), urls.get(str(year), "")) for year in years
    )


def _figure(metric: Metric) -> Figure:
    value = metric.value
    # A figure of the owner's own may be a year: four digits stay as they are.
    if re.fullmatch(r"\d{4,}", value) and (metric.key or len(value) > 4):
        value = separated(int(value))
    detail = ", ".join(part for part in (metric.source, metric.as_of and f"as of {metric.as_of}", metric.help) if part)
    return Figure(metric.label, value, metric.unit, detail)


def separated(value: int) -> str:
    """A whole number with separators: "17,431"."""
    return f"{value:,}"
