"""A problem of a setting that shows only in a later stage has the line of the setting."""

import pytest

from generator.model.project import Project
from tests.portfolio import TODAY, Portfolio, built


@pytest.mark.parametrize(
    ("settings", "place", "message"),
    [
        ("title: X\ntheme: nowhere\n", "2:8", 'there is no theme "nowhere"'),
        ("title: X\ntheme:\n  name: 'nowhere'\n", "3:10", 'there is no theme "nowhere"'),
        ("# theme: nowhere\ntheme: {name: nowhere}\n", "2:15", 'there is no theme "nowhere"'),
        ('theme: "../scholar"\n', "1:9", 'there is no theme "../scholar"'),
    ],
)
def test_a_theme_that_does_not_exist(portfolio: Portfolio, settings: str, place: str, message: str) -> None:
    """The name of the theme is pointed at, however it is written."""
    portfolio.file("site.yaml", settings)
    (problem,) = built(Project(portfolio.root, portfolio.root / "output", TODAY)).problems
    assert f"{problem}".startswith(f"content/site.yaml:{place}: {message}")


def test_a_service_that_does_not_work(portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch) -> None:
    """A message that begins with the name of a field points at the field."""

    def failing(*_: object) -> None:
        raise OSError("it cannot start")

    monkeypatch.setattr("generator.rendering.pagefind_program.get_executable", failing)
    portfolio.file("site.yaml", "title: X\n\nsearch: {large_from: 1}\n").paper("a").paper("b")
    portfolio.build(expect=("search: Pagefind does not work (it cannot start)",), pagefind="1.0")
    assert portfolio.last and f"{portfolio.last.problems[0]}".startswith("content/site.yaml:3:1: ")
