"""Bibliographies in the manner of real ones: each is built on the first try, with every paper and helpful messages.

`pytest tests/manners --update-golden` writes the messages again; read the difference before you commit it.
"""

import re
import shutil
from pathlib import Path

import pytest

from generator.cli import main

MANNERS = sorted(path for path in Path(__file__).parent.iterdir() if (path / "messages.txt").is_file())
# Entries that are repeated with the same content, and are used once.
REPEATED = {"acm_exports": 2, "dblp_professor": 2, "scholar_list": 1, "zotero_topics": 18}
ENTRY = re.compile(r"^@\w+\{", re.M)


@pytest.mark.parametrize("manner", MANNERS, ids=lambda manner: manner.name)
def test_a_bibliography_is_built_on_the_first_try(
    manner: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    """Every paper has a page, and the few messages say what was done and what to write."""
    shutil.copytree(manner, tmp_path / "content/papers", ignore=shutil.ignore_patterns("messages.txt"))
    (tmp_path / "content/profile.yaml").write_text("name: Jane Doe\n", "utf-8")
    assert main(["build", str(tmp_path), "--no-cache"]) == 0
    shown = capsys.readouterr().err
    entries = sum(len(ENTRY.findall(file.read_text("utf-8"))) for file in manner.glob("*.bib"))
    pages = [*(tmp_path / "output/papers").glob("*.html")]
    assert len(pages) == entries - REPEATED.get(manner.name, 0)
    if request.config.getoption("--update-golden"):
        (manner / "messages.txt").write_text(shown, "utf-8")
    assert shown == (manner / "messages.txt").read_text("utf-8")
    assert shown.count("warning: ") == shown.count("\n  ")  # each message has a hint
