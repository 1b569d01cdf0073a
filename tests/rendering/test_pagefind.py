"""Pagefind's index: the same bytes from the same records, made only when these change."""

import gzip
from pathlib import Path

import pytest

from generator.build import build
from generator.model.project import Project
from generator.model.tools import Tools
from generator.open import installed_tools
from generator.rendering import pagefind_program
from tests.portfolio import TODAY, Portfolio

LARGE = "search: {large_from: 1}\n"
VERSION = installed_tools().pagefind


def _large(portfolio: Portfolio, papers: int = 3) -> Portfolio:
    portfolio.file("site.yaml", LARGE).file("pages/t.md", "---\ntitle: Teaching\n---\n\nWords on a page.\n")
    for number in range(papers):
        portfolio.paper(f"p{number}", f"Abstract of {number}.", authors=["Jane Doe", "Zoë Ångström"], date=2020)
    return portfolio


def _index(portfolio: Portfolio) -> dict[str, bytes]:
    return {path: content for path, content in portfolio.snapshot().items() if path.startswith("pagefind/")}


def _fragments(portfolio: Portfolio) -> list[str]:
    """Return what the fragments say, one for each page."""
    return [gzip.decompress(part).decode() for path, part in _index(portfolio).items() if "/fragment/" in path]


def test_what_is_in_it(portfolio: Portfolio) -> None:
    """The index has every paper and page, and of Pagefind's own files only those that our search page needs."""
    index = _index(_large(portfolio).build(pagefind=VERSION))
    assert len([path for path in index if "/fragment/" in path]) == 3 + 1 + 1 + 1  # papers, page, person, home
    own = {path for path in index if path.endswith((".js", ".css", ".json"))}
    assert own == {"pagefind/pagefind.js", "pagefind/pagefind-worker.js", "pagefind/pagefind-entry.json"}
    told = "".join(_fragments(portfolio))
    assert "Abstract of 2." in told and "Zoë Ångström" in told and "Words on a page." in told
    assert 'data-pagefind="pagefind/pagefind.js?v=' in portfolio.html("search.html")


def test_it_is_the_same_again(portfolio: Portfolio) -> None:
    """Another build from nothing makes the same bytes under the same names."""
    first = _index(_large(portfolio, 40).build(pagefind=VERSION))
    portfolio.last = build(Project(portfolio.root, portfolio.root / "again", TODAY, tools=Tools(pagefind=VERSION)))
    again = portfolio.root / "again"
    assert {path: (again / path).read_bytes() for path in first} == first


def test_more_than_its_package_could_take(portfolio: Portfolio) -> None:
    """An answer of more than two megabytes is read completely, and so are commas in the records."""
    portfolio.file("site.yaml", LARGE)
    for paper in range(6):
        words = (f"{number:x}w{number * 7919 % 99991}, " for number in range(paper * 9_000, (paper + 1) * 9_000))
        portfolio.paper(f"p{paper}", "".join(words))
    portfolio.build(pagefind=VERSION)
    assert sum(map(len, _index(portfolio).values())) > 800_000


def test_only_what_changes_is_written(portfolio: Portfolio) -> None:
    """Only the parts of changed papers are written; without search, nothing is left."""
    first = _index(_large(portfolio).build(pagefind=VERSION))
    portfolio.build(pagefind=VERSION, previous=portfolio.last)
    assert portfolio.last and portfolio.last.written.changed == ()
    portfolio.paper("p0", "Another abstract.", date=2020).build(pagefind=VERSION, previous=portfolio.last)
    kept = [path for path, content in _index(portfolio).items() if first.get(path) == content]
    assert len([path for path in kept if "/fragment/" in path]) == 5 and "pagefind/pagefind.js" in kept
    assert any("Another abstract." in told for told in _fragments(portfolio))
    assert not any("Abstract of 0." in told for told in _fragments(portfolio))
    portfolio.file("site.yaml", "search: no\n").build(pagefind=VERSION, previous=portfolio.last)
    assert _index(portfolio) == {} and not portfolio.has("search.html")


def test_it_is_not_made_in_vain(portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program is started only if a file is missing, a record has changed, or Pagefind has another version."""
    _large(portfolio).build(pagefind=VERSION)
    with monkeypatch.context() as patch:
        patch.setattr(pagefind_program, "get_executable", lambda: None)
        portfolio.file("site.yaml", f"{LARGE}footer: A line.\n").build(pagefind=VERSION, previous=portfolio.last)
    missing = next(path for path in _index(portfolio) if "/fragment/" in path)
    (portfolio.root / "output" / missing).unlink()
    portfolio.build(pagefind=VERSION, previous=portfolio.last)
    assert portfolio.has(missing)
    monkeypatch.setattr(pagefind_program, "get_executable", lambda: None)
    message = "search: Pagefind does not work (its program is missing)"
    portfolio.build(pagefind="another", previous=portfolio.last, expect=(message,))
    assert portfolio.has(missing)


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("exit 1", "it ended without an answer"),
        ("echo 'eyJwYXlsb2FkIjogeyJ0eXBlIjogIkVycm9yIiwgIm1lc3NhZ2UiOiAibm8gcm9vbSJ9fQ==,'; cat >/dev/null", "no room"),
        ("echo 'nonsense,'; cat >/dev/null", "JSON is malformed: invalid character (byte 0)"),
    ],
)
def test_a_program_that_fails(
    portfolio: Portfolio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, reason: str
) -> None:
    """If the program fails, that is a problem, and nothing is written."""
    program = tmp_path / "pagefind"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setattr(pagefind_program, "get_executable", lambda: program)
    _large(portfolio).build(pagefind=VERSION, expect=(f"search: Pagefind does not work ({reason})",))
    assert not portfolio.has("index.html")


def test_the_index_may_wait_for_a_later_build(portfolio: Portfolio) -> None:
    """With `defer_index` the old index is kept; the next build without it makes a new one."""
    first = _index(_large(portfolio).build(pagefind=VERSION))
    assert portfolio.last and not portfolio.last.index_is_stale
    portfolio.paper("p0", "Another abstract.").build(pagefind=VERSION, previous=portfolio.last, defer_index=True)
    assert _index(portfolio) == first and portfolio.last.index_is_stale
    portfolio.build(pagefind=VERSION, previous=portfolio.last)
    assert _index(portfolio) != first and not portfolio.last.index_is_stale


def test_a_check_makes_none(portfolio: Portfolio) -> None:
    """A check makes no index, because it writes nothing."""
    _large(portfolio).build(pagefind=VERSION, write_files=False)
    assert portfolio.last and not any(file.path.startswith("pagefind/") for file in portfolio.last.files)
