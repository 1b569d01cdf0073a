"""Takes the pictures of all themes, and writes the section of `themes/README.md` that shows them.

    python -m tests.clients.screenshots [--themes scholar,minimal]

The demo and the portfolio of 120 papers are built in each theme; Chromium shows them on a desk in the light and in the
dark, and on a phone.
"""

import argparse
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from generator.model.site.paths import paper_page
from generator.rendering.social_cards.cjk import cjk_face
from generator.rendering.theme.theme import BUILT_IN
from tests.clients.themed_sites import themed_demo, themed_portfolio
from tests.conftest import CHROMIUM, FLAGS
from tests.themes.found import NAMES

FOLDER = BUILT_IN / "screenshots"
HEADING = "## Screenshots"
INTRODUCTION = "`python -m tests.clients.screenshots` makes these screenshots in Chromium, from test sites."
# The default theme comes first; `base` is only there for other themes to extend.
SHOWN = sorted(set(NAMES) - {"base"}, key=lambda name: (name != "scholar", name))
DESK, PHONE = {"width": 1200, "height": 800}, {"width": 390, "height": 800}


class View(NamedTuple):
    """How a screenshot is taken, and what it shows, in words."""

    name: str
    page: str
    words: str
    viewport: dict[str, int]
    scheme: str


def views(paper: str) -> list[View]:
    """The pictures of a site that has such a paper."""
    return [
        View("light", "index.html", "the home page", DESK, "light"),
        View("dark", paper_page(paper), "the page of a paper in dark mode", DESK, "dark"),
        View("phone", "index.html", "the home page on a phone", PHONE, "light"),
    ]


SITES: dict[str, tuple[Any, str, list[View]]] = {
    "demo": (themed_demo, "The demo", views("deepseek-r1")),
    "120": (themed_portfolio, "A portfolio of 120 papers", views("rates-of-recovery")),
}


def file_name(theme: str, site: str, view: View) -> str:
    """The name of a picture."""
    return f"{theme}-{site}-{view.name}.webp"


def section(themes: list[str]) -> str:
    """The section of `themes/README.md`: a table for each site, with a row for each theme."""
    lines = [HEADING, "", INTRODUCTION]
    for site, (_, title, shown) in SITES.items():
        names = " | ".join(view.name for view in shown)
        lines += ["", f"{title}:", "", f"| theme | {names} |", "|---|" + "---|" * len(shown)]
        for theme in themes:
            cells = [
                f"![{title} in {theme}: {view.words}](screenshots/{file_name(theme, site, view)})" for view in shown
            ]
            lines.append(f"| `{theme}` | {' | '.join(cells)} |")
    return "\n".join([*lines, ""])


def pictures(browser: Browser, theme: str) -> Iterator[tuple[str, bytes]]:
    """Name and content of each picture of a theme."""
    for site, (in_theme, _, shown) in SITES.items():
        with tempfile.TemporaryDirectory() as folder, in_theme(Path(folder) / site, theme) as built:
            for view in shown:
                yield file_name(theme, site, view), _picture(browser, built.address + view.page, view)


def _picture(browser: Browser, address: str, view: View) -> bytes:
    context = browser.new_context(viewport=view.viewport, color_scheme=view.scheme)  # type: ignore[arg-type]
    tab = context.new_page()
    for _ in range(2):  # at the second visit all faces are there
        tab.goto(address, wait_until="networkidle")
    seen = Image.open(BytesIO(tab.screenshot()))
    context.close()
    stream = BytesIO()
    seen.convert("RGB").save(stream, "WEBP", quality=72, method=6)
    return stream.getvalue()


@contextmanager
def _browser() -> Iterator[Browser]:
    """Chromium with fonts for Chinese and Japanese names, which a machine for tests may lack."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        if face := cjk_face("zh"):
            (Path(folder) / "fonts").mkdir()
            (Path(folder) / "fonts" / "cjk.ttc").symlink_to(face[0])
        environment: dict[str, str | float | bool] = {
            **os.environ,
            "XDG_DATA_HOME": folder,
        }  # where fontconfig also looks for fonts
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS, env=environment)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--themes", default=",".join(SHOWN), help="names of themes, with commas between")
    FOLDER.mkdir(exist_ok=True)
    with _browser() as browser:
        for theme in parser.parse_args().themes.split(","):
            for name, content in pictures(browser, theme):
                (FOLDER / name).write_bytes(content)
    readme = BUILT_IN / "README.md"
    text = re.sub(rf"{HEADING}\n.*?(?=\n## |\Z)", lambda _: section(SHOWN), readme.read_text("utf-8"), flags=re.S)
    readme.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
