"""The Nu HTML checker finds no error and no warning on any page."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.clients.shown_sites import Shown
from tests.clients.themed_sites import NOTABLE, page_of_each_kind
from tests.themes.found import each_theme

JAR = Path(__file__).parents[2] / ".cache/npm/node_modules/vnu-jar/build/dist/vnu.jar"


def _messages(*places: Path) -> list[str]:
    options = ["--format", "json", "--skip-non-html", "--exit-zero-always"]
    done = subprocess.run(
        ["java", "-Xss4m", "-jar", str(JAR), *options, *map(str, places)],
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    return [
        f"{Path(message['url']).name}:{message.get('lastLine')}: {message['message']}: {message.get('extract', '')}"
        for message in json.loads(done.stderr)["messages"]
    ]


@pytest.mark.parametrize("site", ["demo", "overfull"])
def test_no_page_has_an_error(outputs: dict[str, Path], site: str) -> None:
    """Every page of the site is valid HTML, without a warning."""
    _needs_the_checker()
    assert _messages(outputs[site]) == []


@each_theme
def test_no_theme_has_an_error(theme: str, themed: Shown) -> None:
    """Nor has any kind of page of any theme, and none of those that are like no other."""
    _needs_the_checker()
    assert _messages(*(themed.root / page for page in [*page_of_each_kind(themed).values(), *NOTABLE])) == []


def test_the_checker_checks(tmp_path: Path) -> None:
    """A page with a mistake is reported, so that silence means something."""
    _needs_the_checker()
    (tmp_path / "bad.html").write_text("<!doctype html><title>x</title><p><div></p>", "utf-8")
    assert _messages(tmp_path)


def _needs_the_checker() -> None:
    if shutil.which("java") and JAR.is_file():
        return
    if os.environ.get("CI") and shutil.which("java") and shutil.which("npm"):
        pytest.fail(f"{JAR} is missing: `make test` installs it")
    pytest.skip("the Nu HTML checker needs java and npm's vnu-jar; `make test` installs the latter")
