"""Lighthouse gives every theme 100 of 100 in accessibility, best practices and SEO.

It takes seconds for each page, so each theme shows one page, and all themes together show all.
`benchmarks/lighthouse.py` checks every page of every theme, and performance, which depends on the load of the machine.
"""

import os
import shutil

import pytest

from benchmarks.lighthouse import is_here, pages_of, verdicts
from tests.clients.shown_sites import Shown
from tests.themes.found import NAMES, each_theme

HELD = ("accessibility", "best-practices", "seo")


@each_theme
def test_a_hundred_of_a_hundred(theme: str, themed_demo: Shown) -> None:
    """The profile, the page of a paper or a list, on the phone that Lighthouse pretends to be."""
    _needs_lighthouse()
    address = [*pages_of(themed_demo).values()][NAMES.index(theme) % 3]
    (found,) = verdicts([address], categories=HELD)
    assert (found.faults, found.error) == ([], None), address
    assert found.scores == dict.fromkeys(HELD, 1)


def _needs_lighthouse() -> None:
    if is_here():
        return
    if os.environ.get("CI") and shutil.which("npm"):
        pytest.fail("Lighthouse is missing in CI: `make test` installs it")
    pytest.skip("Lighthouse comes from npm and needs Chromium; `make test` installs both")
