"""What is said of a large site that Pagefind would search."""

import pytest

from generator.check import check
from generator.model.project import Project
from tests.portfolio import TODAY, Portfolio


@pytest.mark.parametrize(
    ("settings", "pagefind", "note"),
    [
        ("search: {large_from: 1}", "", "whoever searches the site loads an index of all its 3 papers first"),
        ("search: {large_from: 1}", "1.5.2", ""),
        ("search: {large_from: 3}", "", ""),
        ("search: no", "", ""),
    ],
)
def test_a_large_site_without_pagefind_is_noted(portfolio: Portfolio, settings: str, pagefind: str, note: str) -> None:
    """A note, which fails nothing, where it is not installed; none where nobody wants to search."""
    for id in "abc":
        portfolio.paper(id, "Words.", date=2020)
    portfolio.file("site.yaml", f"{settings}\n")
    checked = check(Project(portfolio.root, portfolio.root / "output", TODAY, pagefind=pagefind))
    assert [one.message for one in checked.notes if one.path == "content/site.yaml"] == ([note] if note else [])


def test_a_site_too_large_for_its_index_is_noted(portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch) -> None:
    """One of more papers than an index can hold has none, and is told what would give it one."""
    monkeypatch.setattr("generator.arranging.files.search_index.MOST_PAPERS", 1)
    portfolio.paper("a", date=2020).paper("b", date=2021)
    notes = check(Project(portfolio.root, portfolio.root / "output", TODAY)).notes
    found = [one for one in notes if one.path == "content/site.yaml"]
    assert [one.message for one in found] == [
        "the site has no search: it has 2 papers, too many to look through in a browser"
    ]
    assert 'pip install "paperfolio[search]"' in found[0].hint
