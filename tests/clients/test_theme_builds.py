"""Every theme builds the demo and the portfolio of 120 papers, and has a template for every kind of page."""

import os

import pytest

from tests.clients.shown_sites import Shown
from tests.portfolio_120 import COUNT
from tests.themes.found import each_theme, load

NO_PAGES = {"base.html"}


@each_theme
def test_the_demo_builds_in_every_theme(theme: str, themed_demo: Shown) -> None:
    """It builds without a problem, and its pages have the colours of the theme."""
    assert themed_demo.done.problems == ()
    assert 'href="static/theme.css?v=' in themed_demo.text("index.html")


@each_theme
def test_every_template_of_a_page_is_rendered(theme: str, themed: Shown) -> None:
    """The portfolio has 120 papers, and each template of a page in the theme is rendered for some page of it."""
    assert themed.done.problems == () and themed.done.counts.papers == COUNT
    templates = {path for path in load(theme).files("templates") if "/" not in path}
    assert set(themed.pages.values()) == templates - NO_PAGES


@each_theme
def test_one_worker_has_a_theme(theme: str, request: pytest.FixtureRequest) -> None:
    """With several workers, the tests of a theme run in one, so that its sites are built once."""
    if "PYTEST_XDIST_WORKER" in os.environ and request.config.getoption("loadgroup"):
        assert request.node.nodeid.endswith(f"@theme {theme}")
