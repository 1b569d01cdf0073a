"""Duplicate papers, and authors with something wrong in their names."""

from typing import Any

import pytest

from generator.model.problem import Problem
from tests.checking.conftest import Check
from tests.portfolio import Portfolio

OWNER: dict[str, Any] = {"authors": ["Jane Doe"], "date": 2024}


def _shown(problems: tuple[Problem, ...]) -> list[str]:
    return [str(problem).partition("\n")[0].removeprefix("content/papers/") for problem in problems]


@pytest.mark.parametrize(
    ("first", "second", "shown"),
    [
        (
            {"doi": "10.1000/aB"},
            {"doi": "https://doi.org/10.1000/Ab"},
            "warning: this paper has the same DOI as another",
        ),
        (
            {"arxiv": "2405.04430v1"},
            {"arxiv": "2405.04430v3"},
            "warning: this paper has the same arXiv identifier as another",
        ),
        (
            {"title": "On Many Things!"},
            {"title": "on  *many* things"},
            "warning: this paper has the same title as another",
        ),
        (
            {"title": "The Study of Café Life"},
            {"title": "A study of cafe\u0301 life"},
            "warning: this paper has the same title",
        ),
        ({"title": "深度学习研究"}, {"title": "深度学习研究"}, "warning: this paper has the same title as another"),
    ],
)
def test_a_paper_that_stands_there_twice_is_reported(
    portfolio: Portfolio, checked: Check, first: dict[str, Any], second: dict[str, Any], shown: str
) -> None:
    """Duplicates are found whatever the case, the version and the accents; the later one is reported and names the
    earlier."""
    portfolio.paper("a", **{**OWNER, **first}).paper("b", **{**OWNER, **second})
    found = checked()
    assert found.notes == ()
    (problem,) = found.problems
    assert (problem.path, problem.is_error) == ("content/papers/b.md", False)
    assert f": {shown}" in str(problem) and problem.message.endswith(", in content/papers/a.md:1")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"title": "Introduction"}, {"title": "Introduction"}),
        ({"title": "On Many Things I"}, {"title": "On Many Things II"}),
        ({"doi": "10.1000/a"}, {"doi": "10.1000/b"}),
        ({"doi": "10.1000/a", "draft": True}, {"doi": "10.1000/a"}),
    ],
)
def test_papers_that_may_be_two_are_not_reported(
    portfolio: Portfolio, checked: Check, first: dict[str, Any], second: dict[str, Any]
) -> None:
    """A common title, a number at its end, another DOI, a draft."""
    portfolio.paper("a", **{**OWNER, **first}).paper("b", **{**OWNER, **second})
    found = checked()
    assert (found.problems, found.notes) == ((), ())


def test_each_pair_of_twins_is_reported_once(portfolio: Portfolio, checked: Check) -> None:
    """A pair that shares several identifiers is reported once; of three papers, each later one is."""
    same = {**OWNER, "title": "On Many Things", "doi": "10.1000/a", "arxiv": "2405.04430"}
    portfolio.paper("a", **same).paper("b", **same).paper("c", **same)
    assert _shown(checked().problems) == [
        f"{name}.md:6:6: warning: this paper has the same DOI as another, in content/papers/a.md:1" for name in "bc"
    ]


@pytest.mark.parametrize(
    ("first", "second", "hint"),
    [
        ({"type": "article", "date": 2023}, {"type": "article-journal"}, "if one is the preprint of the other"),
        ({"type": "speech"}, {"type": "article-journal"}, "a talk or a later version may have the same title"),
        ({"type": "article-journal", "date": 2019}, {"type": "article-journal"}, "a talk or a later version may"),
    ],
)
def test_like_titles_that_may_be_right(
    portfolio: Portfolio, checked: Check, first: dict[str, Any], second: dict[str, Any], hint: str
) -> None:
    """A preprint, a talk and a later version give a note, which never fails a check."""
    title = {"title": "On Many Things"}
    portfolio.paper("a", **{**OWNER, **title, **first}).paper("b", **{**OWNER, **title, **second})
    found = checked()
    assert found.problems == ()
    assert _shown(found.notes) == [
        "b.md:2:8: warning: this paper has the same title as another, in content/papers/a.md:1"
    ]
    assert found.notes[0].hint.startswith(hint)


def _with_authors(portfolio: Portfolio, authors: list[str]) -> None:
    """Three papers by the owner, and one by these."""
    for name in "xyz":
        portfolio.paper(name, authors=["Jane Doe"], date=2024)
    portfolio.paper("a", authors=authors, date=2024)


@pytest.mark.parametrize(
    "authors",
    [
        ["Jane Doe"],
        ["J. Doe", "Max Roe"],
        ["Doe, Jane"],
        ["Max Roe", "et al."],
        ["Max Roe", "The ATLAS Collaboration"],
    ],
)
def test_the_owner_may_be_among_the_authors(portfolio: Portfolio, checked: Check, authors: list[str]) -> None:
    """By any spelling, in a list that is cut, or in a group."""
    _with_authors(portfolio, authors)
    assert checked().problems == ()


@pytest.mark.parametrize("authors", [["Max Roe"], ["Max Doe"], ["Jan Dee"]])
def test_a_paper_without_the_owner_is_reported(portfolio: Portfolio, checked: Check, authors: list[str]) -> None:
    """With what to do, where the list of authors begins."""
    _with_authors(portfolio, authors)
    (problem,) = checked().problems
    assert problem.message == '"Jane Doe" is not among the authors' and not problem.is_error
    assert problem.hint.startswith("add the name") and problem.line == 3


@pytest.mark.parametrize("near", ["Jane Do", "Doe Jane"])
def test_a_spelling_near_that_of_the_owner_is_pointed_at(portfolio: Portfolio, checked: Check, near: str) -> None:
    """The hint says what to write if it is the owner."""
    _with_authors(portfolio, ["Max Roe", near])
    (problem,) = checked().problems
    assert problem.message == '"Jane Doe" is not among the authors' and not problem.is_error
    assert problem.hint == f'if "{near}" is the owner, add it to `variants` in content/profile.yaml'
    assert (problem.path, problem.line) == ("content/papers/a.md", 5)


def test_the_owner_is_always_missing(portfolio: Portfolio, checked: Check) -> None:
    """If most papers lack the owner, this is reported once, for the profile; `variants` fixes it."""
    for name in "abc":
        portfolio.paper(name, authors=["Janet Dough"], date=2024)
    (problem,) = checked().problems
    assert str(problem).startswith(
        'content/profile.yaml:1:1: warning: "Jane Doe" is not among the authors of 3 of 3 papers\n'
    )
    portfolio.file("profile.yaml", "name: Jane Doe\nvariants: [Janet Dough]\n")
    assert checked().problems == ()


def test_an_editor_and_a_group(portfolio: Portfolio, checked: Check) -> None:
    """The editor of a book need not be an author, and a group has no spelling to look for."""
    portfolio.paper("a", authors=["Max Roe"], editors=["Jane Doe"], type="book", date=2024)
    assert checked().problems == ()
    portfolio.file("profile.yaml", "name: The Doe Group\n").paper("b", authors=["Max Roe"], date=2024)
    assert checked().problems == ()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Max Roe (max@example.org)", 'there is an e-mail address in the name of an author: "max@example.org"'),
        ("Max Roe max (at) example.org", 'there is an e-mail address in the name of an author: "max (at) example.org"'),
        ("Max* Roe", 'the name "Max* Roe" has a footnote mark: "*"'),
        ("Max† Roe", 'the name "Max† Roe" has a footnote mark: "†"'),
        ("Max² Roe", 'the name "Max² Roe" has a footnote mark: "²"'),
        ("Max Roe123", 'the name "Max Roe123" has a footnote mark: "123"'),
        ("Max O'Roe-Müller III", ""),
        ("Project 2061 Collaboration", ""),
    ],
)
def test_no_part_of_a_name(portfolio: Portfolio, checked: Check, name: str, message: str) -> None:
    """Marks and addresses that were copied with a name are reported."""
    portfolio.paper("a", authors=["Jane Doe", name], date=2024)
    found = checked().problems
    assert [problem.message for problem in found] == ([message] if message else [])
    assert all((problem.path, problem.line) == ("content/papers/a.md", 5) for problem in found)


def test_many_marks_in_one_list(portfolio: Portfolio, checked: Check) -> None:
    """A paper is reported once, with the number of its other names."""
    portfolio.paper("a", authors=["Jane Doe", "Max* Roe", "Ann* Poe", "Kim† Moe"], date=2024)
    (problem,) = checked().problems
    assert problem.message == 'the name "Max* Roe" has a footnote mark: "*" (also in 2 other names)'
