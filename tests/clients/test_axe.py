"""axe-core finds nothing against any kind of page of any theme, in either scheme, on a phone and on a desk."""

import pytest
from playwright.sync_api import Browser

from tests.clients.shown_sites import Shown
from tests.clients.themed_sites import NOTABLE, page_of_each_kind
from tests.clients.visits import violations, visitor
from tests.themes.found import each_theme

DESK = {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"}
PHONE = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark", "has_touch": True, "is_mobile": True}


@each_theme
@pytest.mark.parametrize("options", [DESK, PHONE], ids=["desk in the light", "phone in the dark"])
def test_no_page_has_a_violation(chromium: Browser, themed: Shown, options: dict[str, object]) -> None:
    """Every kind of page, and special ones: thousands of authors, Arabic, a retracted paper."""
    with visitor(chromium, bypass_csp=True, **options) as context:
        tab = context.new_page()
        for page in [*page_of_each_kind(themed).values(), *NOTABLE, "search.html?q=herring"]:
            tab.goto(themed.address + page)
            tab.locator("[aria-busy]").wait_for(state="detached")
            assert violations(tab) == [], page


@each_theme
def test_opened_disclosures_have_no_violation(chromium: Browser, themed_demo: Shown) -> None:
    """In dark mode, with each disclosure open, and with each style chosen in the Cite box."""
    for options in (DESK | {"color_scheme": "dark"}, PHONE | {"color_scheme": "light"}):
        with visitor(chromium, bypass_csp=True, **options) as context:
            tab = context.new_page()
            for page in ("index.html", "papers/deepseek-r1.html"):
                tab.goto(themed_demo.address + page)
                tab.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
                assert violations(tab) == [], page
            for style in tab.locator(".cite input").all():
                style.check()
            assert violations(tab) == []


def test_axe_finds_a_page_with_faults(chromium: Browser) -> None:
    """A page with faults is found out, so that silence means something."""
    with visitor(chromium) as context:
        tab = context.new_page()
        tab.set_content("<main><img src=x><p style='color:#bbb'>faint words</p><button></button></main>")
        found = " ".join(violations(tab))
        assert all(f"{rule}: " in found for rule in ("image-alt", "color-contrast", "button-name", "html-has-lang"))
