"""What all tests share."""

from pathlib import Path

import pytest
from hypothesis import settings

from tests.portfolio import Portfolio

# Examples are the same in every run, and none fails for being slow on a busy machine.
settings.register_profile("suite", deadline=None, derandomize=True, print_blob=False)
settings.load_profile("suite")


@pytest.fixture(autouse=True)
def _no_workflow(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test is told by the machine that it runs on where a site will be published."""
    for name in ("PAPERFOLIO_URL", "GITHUB_ACTIONS", "GITHUB_REPOSITORY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def portfolio(tmp_path: Path) -> Portfolio:
    """An empty site with a profile."""
    return Portfolio(tmp_path / "site")


def pytest_addoption(parser: pytest.Parser) -> None:
    """One option of our own: see test_golden.py."""
    parser.addoption("--update-golden", action="store_true", help="write the pages of the golden site anew")
