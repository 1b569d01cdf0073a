"""What all tests share."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.portfolio import Portfolio

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM = next((path for path in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if os.access(path, os.X_OK)), "")
CLIENTS = Path(__file__).parent / "clients"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# Examples are the same in every run, and none fails for being slow on a busy machine.
settings.register_profile("suite", deadline=None, derandomize=True, print_blob=False)
settings.load_profile("suite")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test that needs a browser is slow, and so are all of `tests/clients`, where other programs read our pages.
    The few other slow tests have the mark in their own file."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()) or item.path.is_relative_to(CLIENTS):
            item.add_marker(pytest.mark.slow)


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


@pytest.fixture(scope="session")
def chromium() -> "Iterator[Browser]":
    """Debian's Chromium. The suite's own make target installs it; in CI its absence is a failure."""
    if not CHROMIUM:
        if os.environ.get("CI"):
            pytest.fail("no chromium in CI: `make test` installs it")
        pytest.skip("no chromium on this machine; `apt-get install chromium` gives one")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
