"""Metrics of five years, their sources and dates, formulas in the profile, retracted papers; and charts."""

import pytest

from generator.arranging.arrange import arrange
from generator.arranging.memory import ArrangingMemory
from generator.arranging.metrics.charts import MOST_ROWS
from generator.arranging.metrics.counts import Since, papers_per_venue, since
from generator.formats.formula.parser import parse_formula
from generator.model.formula import Formula
from generator.model.library import Library
from generator.model.paper import Paper, PaperType
from generator.model.profile import Metric, Profile
from generator.model.settings import Settings
from generator.model.site.page import ProfilePage
from generator.model.site.views import Chart
from tests.arranging.papers import OWNER, TODAY, library, paper, text

LISTED = "computed from the papers listed here"


def _home(made: Library) -> ProfilePage:
    return next(page for page in arrange(made).pages if isinstance(page, ProfilePage))


def _figures(*papers: Paper, **profile: object) -> dict[str, tuple[str, str, str]]:
    """Return (value, since, detail) of each metric by its label."""
    made = library(*papers, profile=Profile(name=OWNER, **profile))  # type: ignore[arg-type]
    return {one.label: (one.value + one.unit, one.since, one.detail) for one in _home(made).metrics}


def _charts(*papers: Paper, charts: tuple[str, ...] | None = None, **profile: object) -> tuple[Chart, ...]:
    made = Profile(name=OWNER, **profile)  # type: ignore[arg-type]
    return _home(library(*papers, profile=made, settings=Settings(charts=charts))).charts


def _metric(label: str, formula: str, **fields: str) -> Metric:
    return Metric(label, "", formula=Formula(parse_formula(formula), "content/profile.yaml", 4, 9), **fields)


# Five years ------------------------------------------------------------------------


def test_five_years_as_google_scholar_counts_them() -> None:
    """In 2025 they begin with 2020: older papers count by their citations per year, others with all citations."""
    papers = [
        paper("old", date=(2001,), citations=100, citations_per_year=((2001, 50), (2019, 38), (2020, 10), (2024, 2))),
        paper("new", date=(2020,), citations=15),
        paper("uncited", date=(2003,), citations=0),
        paper("unknown", date=(2004,)),
    ]
    assert since(papers, 2025) == Since(year=2020, h_index=2, citations=27, i10_index=2, known=2, cited=2)


def test_what_is_not_told_makes_figures_the_least() -> None:
    """An old paper without citations per year is not estimated: the metrics of the others are a lower bound."""
    papers = [paper("old", date=(2001,), citations=100), paper("new", date=(2023,), citations=15)]
    assert since(papers, 2025) == Since(year=2020, h_index=1, citations=15, i10_index=1, known=1, cited=2)
    assert since(papers[:1], 2025) is None
    assert since([], 2025) is None
    shown = _figures(*papers)
    origin = "since 2020 by 1 of 2 papers: the others have no citations per year"
    assert shown["citations"] == ("115", "at least 15 since 2020", f"{LISTED}; {origin}")
    assert shown["papers"] == ("2", "", LISTED)


def test_the_five_years_end_with_the_sites_day() -> None:
    """The day for which the site is built decides the five years, not the clock."""
    from msgspec.structs import replace

    made = library(paper("a", date=(2020,), citations=3))
    later = replace(made, today=replace(TODAY, year=2031))
    assert next(one.since for one in _home(made).metrics) == "1 since 2020"
    assert {one.since for one in _home(later).metrics} == {""}


def test_declared_figures_of_five_years() -> None:
    """They are shown under the metric of the same name, with the year of `as_of`; hidden ones are not shown."""
    paper_of_2024 = paper("a", date=(2024,), citations=3)
    metrics = (
        Metric("h-index", "38", source="Scholar", as_of="Jan 2024", key="h_index"),
        Metric("h-index of 5 years", "21", source="Scholar", as_of="Jan 2024", key="h_index_5_years"),
        Metric("citations", "17431", key="citations"),
    )
    shown = _figures(paper_of_2024, metrics=metrics, hidden_metrics=("i10_index_5_years",))
    origin = "Scholar, as of Jan 2024; since 2019 by Scholar, as of Jan 2024"
    assert shown["h-index"] == ("38", "21 since 2019", origin)
    assert shown["citations"] == ("17,431", "", "")  # a computed count is not shown beside one of another source
    assert shown["i10-index"][:2] == ("0", "")


def test_citations_per_year_of_the_profile_are_those_of_five_years() -> None:
    """The citations per year of the profile are summed, also under a number of the profile."""
    shown = _figures(
        metrics=(Metric("citations", "900", key="citations"),), citations_per_year=((2019, 7), (2020, 1200))
    )
    assert shown["citations"] == ("900", "1,200 since 2020", "since 2020 by the citations per year of the profile")


def test_who_counted_the_citations_and_when() -> None:
    """Source and date in the profile also apply to the citations of entries."""
    shown = _figures(paper("a", date=(2024,), citations=3), citations_source="OpenAlex", citations_as_of="May 2025")
    origin = "since 2020 by the citations per year of the papers"
    assert shown["h-index"][2] == f"{LISTED}, citations by OpenAlex, as of May 2025; {origin}"
    assert shown["papers"][2] == LISTED


# Retracted papers ------------------------------------------------------------------


@pytest.mark.parametrize("status", ["retracted", "withdrawn"])
def test_what_was_taken_back_counts_nowhere(status: str) -> None:
    """Metrics, formulas and charts leave out such a paper, and metrics say so; the list has it."""
    papers = [
        paper("a", date=(2024,), citations=3),
        paper("b", date=(2024,), citations=30, status=status),
        paper("c", date=(2023,), citations=0),
    ]
    shown = _figures(*papers, metrics=(_metric("All", "count()"),))
    assert (shown["papers"][0], shown["citations"][0], shown["All"][0]) == ("2", "3", "2")
    assert shown["papers"][2] == shown["All"][2] == f"{LISTED}, except 1 retracted or withdrawn"
    assert [bar.value for bar in _charts(*papers)[0].bars] == [1, 1]
    assert _home(library(*papers)).count == 3


# Formulas -----------------------------------------------------------------------------


def test_a_formula_is_a_figure() -> None:
    """It has unit, source and date; `percent` gives %, years have no separators; at most two decimals."""
    papers = [paper("a", "Jane Q. Doe", date=(2024,), citations=1), paper("b", date=(2019,), citations=19)]
    metrics = (
        _metric("First author", "percent(first_author)", help="share of the papers"),
        _metric("Rounded", "round(percent(first_author), 1)", unit="per cent"),
        _metric("Since", "min(year)"),
        _metric("Many", "count() * 12345.678"),
        _metric("h-index", "h(citations) + 100", key="h_index", source="Jane"),
    )
    shown = _figures(*papers, metrics=metrics)
    assert shown["First author"] == ("50%", "", f"{LISTED}, share of the papers")
    assert shown["Rounded"][0] == "50per cent"
    assert shown["Since"][0] == "2019"
    assert shown["Many"][0] == "24,691.36"
    assert shown["h-index"] == ("101", "", "Jane")


def test_a_formula_without_a_number_is_told() -> None:
    """The metric is left out with a warning at the formula; the others are shown."""
    metrics = (_metric("Novelty", "sum(citations) / count(year > 3000)"), Metric("AI Score", "47"))
    made = library(paper("a", citations=3), profile=Profile(name=OWNER, metrics=metrics))
    (problem,) = arrange(made).problems
    assert str(problem).split("\n")[0] == (
        'content/profile.yaml:4:9: warning: the metric "Novelty" is left out: it divides by zero'
    )
    assert [one.label for one in _home(made).metrics][-1] == "AI Score"


def test_a_formula_sees_what_the_index_does_not() -> None:
    """A link added to an entry counts in the next build in the same process, even if nothing else changes."""
    from msgspec.structs import replace

    from generator.model.paper import PaperLink

    before = library(paper("a"), profile=Profile(name=OWNER, metrics=(_metric("Code", "count(has code)"),)))
    linked = replace(before.papers[0], links=(PaperLink("code", "Code", "https://code.example.org"),))
    after = replace(before, papers=(linked,))
    memory = ArrangingMemory()
    first, second = arrange(before, memory), arrange(after, memory)
    values = [next(one for one in page.metrics if one.label == "Code").value
              for site in (first, second) for page in site.pages if isinstance(page, ProfilePage)]  # fmt: skip
    assert values == ["0", "1"]


# Charts -------------------------------------------------------------------------------


def _many(count: int) -> list[Paper]:
    types = (PaperType.ARTICLE_JOURNAL, PaperType.ARTICLE_JOURNAL, PaperType.BOOK, PaperType.THESIS)
    return [
        paper(f"p{n}", date=(2020 + n % 5,), type=types[n % 4], container_title=f"Venue {n % 13}") for n in range(count)
    ]


def test_by_itself_a_small_site_has_the_charts_of_years() -> None:
    """Charts of types and venues are made from twenty papers of several kinds."""
    assert [chart.id for chart in _charts(*_many(19))] == ["papers-per-year"]
    ids = ["papers-per-year", "papers-by-type", "papers-by-venue"]
    assert [chart.id for chart in _charts(*_many(20))] == ids
    assert [chart.id for chart in _charts(*(paper(f"p{n}", date=(2020 + n % 5,)) for n in range(30)))] == ids[:1]


def test_the_settings_choose_and_order_charts() -> None:
    """The settings choose charts and their order; a chart without data is left out; an empty list means none."""
    papers = _many(3)
    assert [chart.id for chart in _charts(*papers, charts=("venues", "citations", "types"))] == [
        "papers-by-venue",
        "papers-by-type",
    ]
    assert _charts(*papers, charts=()) == ()
    assert _charts(charts=("papers", "citations", "types", "venues")) == ()


def test_types_and_venues_are_drawn_in_rows() -> None:
    """The most frequent come first, then by name; others share a row after ten, but a single one has its own."""
    types, venues = _charts(*_many(26), charts=("types", "venues"))
    assert [(bar.label, bar.value) for bar in types.bars] == [("Journal article", 14), ("Book", 6), ("Thesis", 6)]
    assert [bar.label for bar in venues.bars] == [*sorted(f"Venue {n}" for n in range(13))[:MOST_ROWS], "3 others"]
    assert (venues.bars[-1].value, venues.bars[-1].is_rest) == (6, True)
    assert len(_charts(*(paper(str(n), container_title=f"V{n}") for n in range(11)), charts=("venues",))[0].bars) == 11


def test_spellings_of_a_venue_are_one() -> None:
    """Spellings that differ in case or accents are one venue with the most frequent name; an event is a venue."""
    papers = [paper("a", container_title="Élan"), paper("b", event_title="elan"), paper("c", container_title="Élan")]
    assert papers_per_venue(papers) == [("Élan", 3)]


@pytest.mark.parametrize("years", [2, 60])
def test_years_have_no_gaps(years: int) -> None:
    """Papers and citations share one axis from the first year to the last."""
    papers = [paper("a", date=(1966,), citations=4, citations_per_year=((1966 + years - 1, 4),))]
    first, second = _charts(*papers)
    assert [bar.label for bar in first.bars] == [bar.label for bar in second.bars]
    assert len(first.bars) == years
    assert (first.bars[0].value, second.bars[-1].value) == (1, 4)


def test_while_somebody_writes_figures_and_charts_stand() -> None:
    """A changed text keeps metrics and charts of the last build; a change of what they count does not."""
    from msgspec.structs import replace

    before = library(paper("a", date=(2024,), citations=3), paper("b", date=(2023,)))
    memory = ArrangingMemory()
    first = arrange(before, memory)
    written = replace(before, papers=(replace(before.papers[0], abstract=text("New words.")), before.papers[1]))
    second = arrange(written, memory)
    old, new = (next(page for page in site.pages if isinstance(page, ProfilePage)) for site in (first, second))
    assert new.metrics is old.metrics and new.charts is old.charts
    retracted = replace(before, papers=(replace(before.papers[0], status="retracted"), before.papers[1]))
    third = next(page for page in arrange(retracted, memory).pages if isinstance(page, ProfilePage))
    assert [one.value for one in third.metrics] == ["1"]
