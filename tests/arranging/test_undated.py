"""Papers without a date: those that are not published yet come first, the others last."""

from generator.arranging.papers.order import grouped, newest_first
from generator.arranging.papers.topics import Topics
from generator.model.date import PartialDate
from generator.model.paper import Paper
from tests.arranging.papers import paper

PAPERS = [
    paper("old", date=(1999,)),
    paper("none"),
    paper("press", status="in press"),
    paper("taken", status="retracted"),
    paper("new", date=(2024,), status="accepted"),
]


def _ids(papers: list[Paper]) -> list[str]:
    return [one.id for one in papers]


def test_papers_that_are_not_published_yet_come_first() -> None:
    """Papers with a year stay in their year unless they are in press or to appear; retracted ones are last."""
    assert _ids(newest_first(PAPERS)) == ["press", "new", "old", "none", "taken"]


def test_papers_in_press_come_first_with_a_year_too() -> None:
    """They are above the years, and in the list of their year; their page shows the year."""
    papers = [*PAPERS, paper("soon", date=(2024,), status="in press"), paper("later", date=(2025,), status="to appear")]
    assert _ids(newest_first(papers)) == ["later", "soon", "press", "new", "old", "none", "taken"]
    groups = dict(grouped(newest_first(papers), "year"))
    assert _ids(groups["Not yet published"]) == ["later", "soon", "press"] and _ids(groups["2024"]) == ["new"]
    assert {topic.tag.label: _ids(topic.papers) for topic in Topics(papers).by_kind["year"]} == {
        "1999": ["old"], "2024": ["soon", "new"], "2025": ["later"],
    }  # fmt: skip


def test_they_have_a_group_above_the_years() -> None:
    """The other papers without a date are the last group."""
    groups = grouped(newest_first(PAPERS), "year")
    assert [heading for heading, _ in groups] == ["Not yet published", "2024", "1999", "Undated"]
    assert _ids(groups[0][1]) == ["press"]


def test_a_range_is_in_the_year_of_its_first_date() -> None:
    """A range, a season and an open range are sorted by their first date, too."""
    both = paper("both", date=(2011,))
    dates = [PartialDate(2011, end=(2013,)), PartialDate(2012, season=21), PartialDate(2010, 6, end=(0,))]
    papers = [
        Paper(id=str(place), place=both.place, type=both.type, title=both.title, issued=date)
        for place, date in enumerate(dates)
    ]
    assert [heading for heading, _ in grouped(newest_first(papers), "year")] == ["2012", "2011", "2010"]
