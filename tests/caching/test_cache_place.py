"""PAPERFOLIO_CACHE moves everything that is cached; nothing is written elsewhere."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.portfolio import CHECKOUT, Portfolio

STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>Mine</title><id>mine</id><updated>2024-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout><text variable="title"/></layout></bibliography>
</style>
"""


@pytest.fixture
def cached(portfolio: Portfolio) -> Portfolio:
    """A site that uses every cache: parsed files, templates, social cards, references by a CSL style."""
    portfolio.file("site.yaml", "url: https://jane.example.org\ncitation_styles: [apa, files/mine.csl]\n")
    portfolio.file("files/mine.csl", STYLE)
    for number in range(220):
        portfolio.paper(f"p{number}", f"Words of {number}.")
    return portfolio


def _run(home: Path, portfolio: Portfolio, **variables: str) -> None:
    """Build and check the site as a user whose home is `home`."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "PAPERFOLIO_"))}
    environment |= {"HOME": str(home), "TMPDIR": str(home / "tmp"), "PYTHONDONTWRITEBYTECODE": "1", **variables}
    (home / "tmp").mkdir(parents=True, exist_ok=True)
    for words in (["build"], ["check"], ["check", "--external"]):
        command = [sys.executable, "-m", "paperfolio", *words, str(portfolio.root)]
        done = subprocess.run(command, cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_everything_that_is_cached_is_in_one_folder(cached: Portfolio, tmp_path: Path) -> None:
    """With PAPERFOLIO_CACHE, home and temporary folder stay empty; without it, the same files are under ~/.cache."""
    home, mine, sources = tmp_path / "home", tmp_path / "mine", _files(cached.root)
    _run(home, cached, PAPERFOLIO_CACHE=str(mine))
    assert _files(home) == set()
    moved = _files(mine)
    assert {name.partition("/")[0] for name in moved} >= {"templates"} and any("." in name for name in moved)
    assert {path for path in _files(cached.root) if not path.startswith("output/")} == sources
    _run(tmp_path / "other", cached)
    base = tmp_path / "other" / ".cache" / "paperfolio"
    kinds = {name.rpartition("/")[2] for name in _files(base) if not name.startswith("templates/")}
    assert kinds == {name for name in moved if not name.startswith("templates/")}


def test_a_home_that_nobody_may_write(cached: Portfolio, tmp_path: Path) -> None:
    """A cache folder that can be written is enough: the home may be missing, as in many containers."""
    _run(tmp_path / "home", cached, PAPERFOLIO_CACHE=str(tmp_path / "mine"), HOME="/proc/none")
    assert _files(tmp_path / "mine")
