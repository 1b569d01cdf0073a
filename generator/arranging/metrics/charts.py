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
from generator.model.site.views import Bar, Chart
from generator.text.numbers import separated

MOST_ROWS = 10  # types or venues that have a row; the others share one
# Default: a chart of types or venues from so many papers, types and venues.
ENOUGH_PAPERS, ENOUGH_TYPES, ENOUGH_VENUES = 20, 3, 4


def charts(library: Library, papers: Sequence[Paper], topics: Topics) -> tuple[Chart, ...]:
    """Return the charts that the settings name, without empty ones.

    The default is papers and citations per year; sites of 20 papers or more also have papers by type if there are three
    types or more, and by venue if there are four venues or more.
    """
    counted = counted_papers(papers)
    wanted = library.settings.charts
    if wanted is None:
        wanted = ("papers", "citations", *_of_many(counted))
    made = {chart.id: chart for chart in (*_of_years(library, counted, topics, wanted), *_of_kinds(counted, wanted))}
    return tuple(made[IDS[name]] for name in wanted if IDS[name] in made)


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
    """Yield papers and citations per year, both over the same years; nothing if this is a single year.

    Citations are those of the profile, else those of the entries.
    """
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
    """Return a row for each of the ten most frequent, and one for all others together."""
    named, others = ranked[:MOST_ROWS], ranked[MOST_ROWS:]
    if len(others) == 1:
        named, others = ranked, ranked[:0]
    rows = [Bar(label, count, separated(count)) for label, count in named]
    if others:
        count = sum(count for _, count in others)
        rows.append(Bar(f"{len(others):,} others", count, separated(count), is_rest=True))
    return tuple(rows)
