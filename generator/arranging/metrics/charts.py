"""The charts of the home page: papers and citations by year, papers by type and by venue."""

from collections.abc import Iterator, Mapping, Sequence

from generator.arranging.metrics.counts import (
    citations_per_year,
    counted_papers,
    papers_per_type,
    papers_per_venue,
    papers_per_year,
)
from generator.arranging.papers.topics import Topics
from generator.model.library import Library
from generator.model.paper import Paper
from generator.model.views import Bar, Chart
from generator.text.numbers import separated

MOST_ROWS = 10  # venues that are named; the others are one row
# By itself a site has a chart of types or venues where there is something to see in it.
ENOUGH_PAPERS, ENOUGH_TYPES, ENOUGH_VENUES = 20, 3, 4


def charts(library: Library, papers: Sequence[Paper], topics: Topics) -> tuple[Chart, ...]:
    """The charts that the settings name, as far as there is anything to draw; where they name none, the two of years,
    and those of types and venues where the papers are many and of several kinds."""
    counted = counted_papers(papers)
    wanted = library.settings.charts
    if wanted is None:
        wanted = ("papers", "citations", *_of_many(counted))
    found = {chart.id: chart for chart in (*_of_years(library, counted, topics, wanted), *_of_kinds(counted, wanted))}
    return tuple(found[IDS[name]] for name in wanted if IDS[name] in found)


IDS = {
    "papers": "papers-per-year",
    "citations": "citations-per-year",
    "types": "papers-by-type",
    "venues": "papers-by-venue",
}


def _of_many(papers: Sequence[Paper]) -> Iterator[str]:
    if len(papers) >= ENOUGH_PAPERS:
        if len(papers_per_type(papers)) >= ENOUGH_TYPES:
            yield "types"
        if len(papers_per_venue(papers)) >= ENOUGH_VENUES:
            yield "venues"


def _of_years(library: Library, papers: Sequence[Paper], topics: Topics, wanted: Sequence[str]) -> Iterator[Chart]:
    """Papers per year, and citations per year where the profile or the entries have them; both over the same years,
    if two or more."""
    per_year = papers_per_year(papers) if "papers" in wanted else {}
    cited = dict(library.profile.citations_per_year) or citations_per_year(papers)
    cited = cited if "citations" in wanted else {}
    years = range(min([*per_year, *cited], default=1), max([*per_year, *cited], default=0) + 1)
    if len(years) < 2:
        return
    urls = {topic.tag.label: topic.tag.url for topic in topics.by_kind["year"]}
    if per_year:
        yield Chart(IDS["papers"], "Papers per year", "papers", _bars(years, per_year, urls))
    if cited:
        yield Chart(IDS["citations"], "Citations per year", "citations", _bars(years, cited, {}))


def _of_kinds(papers: Sequence[Paper], wanted: Sequence[str]) -> Iterator[Chart]:
    if "types" in wanted and papers:
        yield Chart(IDS["types"], "Papers by type", "papers", _rows(papers_per_type(papers)), "Type")
    if "venues" in wanted and (ranked := papers_per_venue(papers)):
        yield Chart(IDS["venues"], "Papers by venue", "papers", _rows(ranked), "Venue")


def _bars(years: range, values: Mapping[int, int], urls: Mapping[str, str]) -> tuple[Bar, ...]:
    return tuple(
        Bar(str(year), values.get(year, 0), separated(values.get(year, 0)), urls.get(str(year), "")) for year in years
    )


def _rows(ranked: Sequence[tuple[str, int]]) -> tuple[Bar, ...]:
    """A row for each of the most frequent, and one for all others together."""
    named, others = ranked[:MOST_ROWS], ranked[MOST_ROWS:]
    if len(others) == 1:
        named, others = ranked, ranked[:0]
    rows = [Bar(label, count, separated(count)) for label, count in named]
    if others:
        count = sum(count for _, count in others)
        rows.append(Bar(f"{len(others):,} others", count, separated(count), is_rest=True))
    return tuple(rows)
