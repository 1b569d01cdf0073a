"""A check of a site, with a cache folder of the test's own."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.check import Checked, check
from generator.model.project import Project
from tests.portfolio import TODAY, Portfolio

Check = Callable[..., Checked]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where what hosts answered is remembered: nowhere that another test, or the user, sees."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    return tmp_path / "cache" / "paperfolio" / "links.json"


@pytest.fixture
def checked(portfolio: Portfolio) -> Check:
    """Checks the portfolio as of the day of the tests."""

    def run(**options: Any) -> Checked:
        return check(Project(portfolio.root, portfolio.root / "output", TODAY), **options)

    return run
