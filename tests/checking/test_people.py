"""Ambiguous authors are reported, never guessed."""

import pytest

from generator.model.problem import Problem
from tests.checking.conftest import Check
from tests.portfolio import Portfolio

ID, OTHER_ID = "0000-0002-1825-0097", "0000-0001-5109-3700"


def _said(problems: tuple[Problem, ...]) -> list[str]:
    return [f"{problem.path.removeprefix('content/')}:{problem.line}: {problem.message}" for problem in problems]


def _paper(portfolio: Portfolio, id: str, *authors: object) -> None:
    portfolio.paper(id, authors=["Jane Doe", *authors], date=2024)


def test_ambiguous_initials_name_both_people(portfolio: Portfolio, checked: Check) -> None:
    """Initials belong to the only person whose name fits; if there are two, the check names both."""
    portfolio.file("people.yaml", "- name: John Smith\n")
    _paper(portfolio, "a", "J. Smith")
    assert checked().problems == ()
    _paper(portfolio, "b", "Jane Smith")
    (problem,) = checked().problems
    assert _said((problem,)) == ['papers/a.md:5: "J. Smith" may be "John Smith" or "Jane Smith"']
    assert problem.hint == "give the ORCID iD, write the name in full, or add the spelling to `variants` of one of them"
    portfolio.file("people.yaml", "- {name: John Smith, variants: [J. Smith]}\n")
    assert checked().problems == ()


def test_initials_of_the_owner_and_another(portfolio: Portfolio, checked: Check) -> None:
    """If the owner is one of two, the paper lacks the owner, and that is reported once."""
    _paper(portfolio, "a", "John Doe")
    portfolio.paper("b", authors=["J. Doe"], date=2024).paper("c", authors=["Jane Doe"], date=2024)
    (problem,) = checked().problems
    assert problem.message == '"Jane Doe" is not among the authors'
    assert problem.hint == 'if "J. Doe" is the owner, add it to `variants` in content/profile.yaml'
    portfolio.paper("b", authors=["J. Doe", "et al."], date=2024)
    assert _said(checked().problems) == ['papers/b.md:4: "J. Doe" may be "Jane Doe" or "John Doe"']


def _found_beside_john_smith(portfolio: Portfolio, checked: Check, written: str) -> list[str]:
    portfolio.file("people.yaml", "- name: John Smith\n")
    _paper(portfolio, "a", "John Smith")
    _paper(portfolio, "b", written)
    return _said(checked().problems)


@pytest.mark.parametrize(
    "written",
    ["Jonh Smith", "John Smiht", "John Smth", "John Q. Smith", "J. Q. Smith", "John Quincy Smith", "Joan Smith"],
)
def test_a_name_that_is_nearly_another_is_reported(portfolio: Portfolio, checked: Check, written: str) -> None:
    """One letter off, or with another middle name."""
    found = _found_beside_john_smith(portfolio, checked, written)
    assert found == [f'papers/b.md:5: "{written}" is nearly "John Smith"']


@pytest.mark.parametrize(
    "written",
    ["SMITH, John", "Jo Smith", "John Smithson", "Q. Smith", "John Smith Jr.", "约翰", "The Smith Group"],
)
def test_a_name_that_is_the_same_or_another_is_not_reported(portfolio: Portfolio, checked: Check, written: str) -> None:
    """Another order, other letters, a suffix, another script, a group."""
    assert _found_beside_john_smith(portfolio, checked, written) == []


def test_a_near_miss_that_is_declared_is_right(portfolio: Portfolio, checked: Check) -> None:
    """The warning tells what to do where two people are meant, and then it is gone."""
    portfolio.file("people.yaml", "- name: John Smith\n")
    _paper(portfolio, "a", "John Smith")
    _paper(portfolio, "b", "Joan Smith")
    (problem,) = checked().problems
    assert not problem.is_error and problem.hint.startswith("add it to `variants` in content/people.yaml; if they")
    portfolio.file("people.yaml", "- name: John Smith\n- name: Joan Smith\n")
    assert checked().problems == ()


def test_short_names_are_not_slips(portfolio: Portfolio, checked: Check) -> None:
    """Names like "Yi Li" and "Yu Li" are two people, and so are two names in one list, and one with an ORCID iD."""
    portfolio.file("people.yaml", "- name: Yi Li\n- name: John Smith\n")
    _paper(portfolio, "a", "Yu Li", "Yi Lu", "John Smith", "Jonh Smith")
    _paper(portfolio, "b", {"name": "John Q. Smith", "orcid": ID})
    assert checked().problems == ()


def test_a_rare_name_near_a_frequent_one_is_noted(portfolio: Portfolio, checked: Check) -> None:
    """A name in one paper that nearly matches one in three is a note; a frequent name is correct."""
    for id in "abc":
        _paper(portfolio, id, "Zachary Winterbottom", "Mary Winterfeld")
    _paper(portfolio, "d", "Zachary Winterbotom", "Zachary Q. Winterbottom")
    found = checked()
    assert found.problems == ()
    assert _said(found.notes) == [
        'papers/d.md:5: "Zachary Winterbotom" is nearly "Zachary Winterbottom"',
        'papers/d.md:6: "Zachary Q. Winterbottom" is nearly "Zachary Winterbottom"',
    ]
    for id in "ef":
        _paper(portfolio, id, "Zachary Winterbotom")
    assert [note for note in _said(checked().notes) if "Winterbotom" in note] == []


def test_one_name_with_two_ids(portfolio: Portfolio, checked: Check) -> None:
    """A name without an ORCID iD may belong to either of two people with one."""
    _paper(portfolio, "a", {"name": "Wei Zhang", "orcid": ID})
    _paper(portfolio, "b", {"name": "Wei Zhang", "orcid": OTHER_ID})
    assert checked().problems == ()
    _paper(portfolio, "c", "Wei Zhang")
    assert _said(checked().problems) == ['papers/c.md:5: "Wei Zhang" may be any of the 2 people with that name']


def test_people_who_share_a_name(portfolio: Portfolio, checked: Check) -> None:
    """Two entries of people.yaml share a name, and one has a name of the owner."""
    portfolio.file("people.yaml", "- name: John Smith\n- {name: Jane Smith, variants: [John Smith, Jane Doe]}\n")
    _paper(portfolio, "a", "Max Roe")
    assert _said(checked().problems) == [
        'people.yaml:1: "John Smith" is a name of "John Smith" and of "Jane Smith"',
        'people.yaml:2: "Jane Doe" is a name of "Jane Smith" and of the owner',
    ]
    portfolio.file("people.yaml", f"- {{name: Wei Zhang, orcid: {ID}}}\n- {{name: Wei Zhang, orcid: {OTHER_ID}}}\n")
    assert checked().problems == ()


def test_namesakes_of_whom_one_has_an_id(portfolio: Portfolio, checked: Check) -> None:
    """A name that is twice in people.yaml is reported, and a paper with it does not name the same person twice."""
    portfolio.file("people.yaml", f"- {{name: Wei Zhang, orcid: {ID}}}\n- name: Wei Zhang\n")
    _paper(portfolio, "a", "Wei Zhang")
    _paper(portfolio, "b", "W. Zhang")
    assert _said(checked().problems) == [
        'papers/a.md:5: "Wei Zhang" may be any of the people with that name or "W. Zhang"',
        'papers/b.md:5: "W. Zhang" may be "Wei Zhang"',
        'people.yaml:1: "Wei Zhang" is listed twice',
    ]
