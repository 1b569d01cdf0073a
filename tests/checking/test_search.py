"""Notes about a large site that Pagefind could search."""

import pytest

from generator.check import check
from generator.model.project import Project
from generator.model.tools import Tools
from tests.portfolio import TODAY, Portfolio


@pytest.mark.parametrize(
    ("settings", "pagefind", "note"),
    [
        ("search: {large_from: 1}", "", "readers who search the site must first load an index of all 3 papers"),
        ("search: {large_from: 1}", "1.5.2", ""),
        ("search: {large_from: 3}", "", ""),
        ("search: no", "", ""),
    ],
)
def test_a_large_site_without_pagefind_is_noted(portfolio: Portfolio, settings: str, pagefind: str, note: str) -> None:
    """If Pagefind is not installed there is a note, which never fails a check; none if search is switched off."""
    for id in "abc":
        portfolio.paper(id, "Words.", date=2020)
    portfolio.file("site.yaml", f"{settings}\n")
    checked = check(Project(portfolio.root, portfolio.root / "output", TODAY, tools=Tools(pagefind=pagefind)))
    assert [one.message for one in checked.notes if one.path == "content/site.yaml"] == ([note] if note else [])


def test_a_site_too_large_for_its_index_is_noted(portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site with more papers than an index can have gets no search, and a note on how to get one."""
    monkeypatch.setattr("generator.arranging.features.MOST_INDEXED", 1)
    portfolio.paper("a", date=2020).paper("b", date=2021)
    notes = check(Project(portfolio.root, portfolio.root / "output", TODAY)).notes
    found = [one for one in notes if one.path == "content/site.yaml"]
    assert [one.message for one in found] == [
        "the site has no search: its 2 papers are too many to search in a browser"
    ]
    assert 'pip install "paperfolio[search]"' in found[0].hint
