"""The demo and the portfolio of 120 papers, set in a theme, each on a host like GitHub Pages."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.build import build
from generator.model.project import Project
from tests.clients.host import POLICY, served
from tests.clients.shown_sites import Shown
from tests.clients.sites import CHECKOUT, TODAY
from tests.portfolio_120 import write

# Special pages of the portfolio.
NOTABLE = [
    "papers/rates-of-recovery.html",
    "papers/consortium.html",
    "papers/arabic-ice.html",
    "papers/herring-cycles.html",
    "papers/committee.html",
    "years/2019.html",
    "teaching.html",
]


@contextmanager
def themed_demo(root: Path, theme: str) -> Iterator[Shown]:
    """The demo of the checkout in a theme."""
    shutil.copytree(CHECKOUT / "content", root / "content")
    settings = root / "content/site.yaml"
    settings.write_text(settings.read_text("utf-8").replace("theme: scholar\n", f"theme: {theme}\n"), "utf-8")
    with _shown(f"demo in {theme}", root) as site:
        yield site


@contextmanager
def themed_portfolio(root: Path, theme: str) -> Iterator[Shown]:
    """The portfolio of 120 papers in a theme."""
    write(root, theme)
    with _shown(f"120 papers in {theme}", root) as site:
        yield site


@contextmanager
def _shown(name: str, root: Path) -> Iterator[Shown]:
    with served(root / "output", **{"Content-Security-Policy": POLICY}) as address:
        done = build(Project(root, root / "output", TODAY, address=address))
        assert done.problems == ()
        yield Shown(name, root / "output", address, done)


def page_of_each_kind(site: Shown) -> dict[str, str]:
    """A page for each template but that of redirects, which leaves at once: the first that has it; by its template."""
    found: dict[str, str] = {}
    for page, template in site.pages.items():
        if template != "redirect.html":
            found.setdefault(template, page)
    return found
