"""A small site with everything, compared with its saved pages.

`pytest tests/test_golden.py --update-golden` writes the pages again; read the difference before you commit it.
"""

import re
import shutil
from pathlib import Path

import pytest

from generator.build import build
from generator.model.project import Project
from tests.portfolio import TODAY

GOLDEN = Path(__file__).parent / "golden"
VERSION = re.compile(r"\?v=[0-9a-f]{8}")  # follows the bytes of a style or script, which are no pages

TEXTS = {"robots.txt", "llms.txt", "papers.txt", "search-index.js"}


def test_the_site_is_the_golden_one(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Every page is as saved, every file is there, and the only warning is the expected one."""
    done = build(Project(GOLDEN, tmp_path, TODAY))
    assert [str(problem) for problem in done.problems] == [
        'content/papers/first.md:21:1: warning: unknown field "colour"\n  it is kept, and shown among the details'
    ]
    made = {file.path: _text(tmp_path / file.path) for file in done.files}
    if request.config.getoption("--update-golden"):
        _update(made)
    assert sorted(made) == (GOLDEN / "files.txt").read_text("utf-8").splitlines()
    for path, text in made.items():
        if _is_compared(path):
            assert text == (GOLDEN / "pages" / path).read_text("utf-8"), path


def _is_compared(path: str) -> bool:
    """Pages, and the documents for machines beside them; scripts and styles have tests of their own."""
    name = path.rpartition("/")[2]
    return name.endswith((".html", ".xml", ".json", ".bib", ".cff")) or name in TEXTS


def _text(path: Path) -> str:
    return VERSION.sub("?v=…", path.read_text("utf-8")) if _is_compared(path.name) else ""


def _update(made: dict[str, str]) -> None:
    shutil.rmtree(GOLDEN / "pages", ignore_errors=True)
    (GOLDEN / "files.txt").write_text("".join(f"{path}\n" for path in sorted(made)), "utf-8")
    for path, text in made.items():
        if _is_compared(path):
            (GOLDEN / "pages" / path).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / "pages" / path).write_text(text, "utf-8")
