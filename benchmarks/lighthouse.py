"""Runs Lighthouse on each theme: profile, list and paper page, from a host that compresses as GitHub Pages does.

    python -m benchmarks.lighthouse [--runs 5] [--themes scholar,minimal] [--site demo] [--preset phone]

Run it from the checkout, after `make test`, which installs Chromium, and Lighthouse from npm. The phone is Lighthouse's
default: a slow processor on a slow connection, both simulated. Medians of the runs are printed.
"""

import argparse
import json
import shutil
import statistics
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.clients.shown_sites import Shown
from tests.clients.themed_sites import themed_demo, themed_portfolio
from tests.conftest import CHROMIUM, FLAGS
from tests.themes.found import NAMES

MODULES = Path(__file__).parents[1] / ".cache/npm/node_modules"
SCRIPT = Path(__file__).with_suffix(".mjs")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
SITES = {"demo": themed_demo, "120": themed_portfolio}
PAGES = {"profile.html": "profile", "list.html": "list", "paper.html": "paper"}  # by the template


class Verdict(NamedTuple):
    """The result of Lighthouse for a page in one run.

    `scores` are from 0 to 1, by category; `faults` are failed audits that count; `figures` are milliseconds, and the
    layout shift.
    """

    address: str
    scores: dict[str, float]
    faults: list[str]
    figures: dict[str, float]
    error: str | None = None


def is_here() -> bool:
    """Return whether Lighthouse, Node and Chromium are installed."""
    return bool(CHROMIUM and shutil.which("node") and (MODULES / "lighthouse").is_dir())


def verdicts(
    addresses: Sequence[str], *, runs: int = 1, preset: str = "phone", categories: Sequence[str] = CATEGORIES
) -> list[Verdict]:
    """Return the results of Lighthouse for each page, run after run. Raises CalledProcessError if it cannot run."""
    asked = {
        "addresses": addresses, "runs": runs, "preset": preset, "categories": categories, "chromium": CHROMIUM,
        "flags": ["--headless=new", *FLAGS],
    }  # fmt: skip
    command = ["node", str(SCRIPT), str(MODULES), json.dumps(asked)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60 * len(addresses) * runs)
    return [Verdict(**{"error": None} | one) for one in json.loads(done.stdout)]


def pages_of(site: Shown) -> dict[str, str]:
    """Return the addresses of the tested pages, by their kind."""
    found: dict[str, str] = {}
    for page, template in site.pages.items():
        if template in PAGES:
            found.setdefault(PAGES[template], site.address + page.removesuffix("index.html"))
    return found


def _rows(theme: str, site: str, runs: int, preset: str) -> Iterator[str]:
    """A line of the table for each page of a site in a theme."""
    with tempfile.TemporaryDirectory() as folder, SITES[site](Path(folder) / site, theme) as shown:
        for name, address in pages_of(shown).items():
            found = verdicts([address], runs=runs, preset=preset)
            points = [round(100 * statistics.median(one.scores[category] for one in found)) for category in CATEGORIES]
            figures = {key: statistics.median(one.figures[key] for one in found) for key in found[0].figures}
            times = [f"{figures[key] / 1000:.2f}" for key in ("first-contentful-paint", "largest-contentful-paint")]
            rest = [f"{figures['total-blocking-time']:.0f}", f"{figures['cumulative-layout-shift']:.3f}"]
            yield f"| {theme} | {name} | {' | '.join(map(str, points))} | {' | '.join(times + rest)} |"
            yield from (f"  {fault}" for one in found[:1] for fault in one.faults)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, help="runs of each page, whose medians are printed")
    parser.add_argument("--themes", default=",".join(NAMES), help="names of themes, separated by commas")
    parser.add_argument("--site", choices=SITES, default="120", help="the demo, or the made-up portfolio of 120 papers")
    parser.add_argument(
        "--preset", choices=("phone", "desk"), default="phone", help="the device that Lighthouse simulates"
    )
    options = parser.parse_args()
    print("| theme | page | performance | accessibility | best practices | SEO | first paint, s | largest paint, s "
          "| blocked, ms | shift |")  # fmt: skip
    print("| --- | --- |" + " ---: |" * 8)
    for theme in options.themes.split(","):
        for row in _rows(theme, options.site, options.runs, options.preset):
            print(row, flush=True)


if __name__ == "__main__":
    main()
