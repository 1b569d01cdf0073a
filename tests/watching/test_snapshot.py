"""A snapshot has all files that a build reads, and no others."""

import os
import time
from pathlib import Path

import pytest

from generator.model.project import Project
from generator.reading.folder import walk
from generator.watching import snapshot
from generator.watching.snapshot import SECOND, Snapshot, Sources, take
from tests.portfolio import TODAY, Portfolio


def _look(portfolio: Portfolio, *themes: Path, since: int = 0) -> Snapshot:
    return take(Sources(portfolio.root / "content", themes, portfolio.root / "output", since))


def _names(found: Snapshot, folder: Path) -> set[str]:
    """Return the paths below a folder."""
    return {path.removeprefix(f"{folder}/") for path in found.files if path.startswith(f"{folder}/")}


def test_all_that_is_read_is_seen(portfolio: Portfolio, tmp_path: Path) -> None:
    """A snapshot has every file that the build's own walk finds, including links and odd names."""
    content = portfolio.paper("a").paper("deep/er/b").root / "content"
    for name in (".hidden/x.md", "c.md~", "#c.md#", "é.md", "a b.md", "files/x.tmp/y", "files/.DS_Store", "~$c.docx"):
        portfolio.file(f"papers/{name}", "x")
    (content / os.fsdecode(b"latin-\xe9.txt")).write_text("x")
    (content / "pages").symlink_to(content / "papers" / "deep")
    (content / "again.md").symlink_to(content / "papers" / "a.md")
    (content / "loop").symlink_to(content)
    (content / "itself").symlink_to("itself")
    (content / "out").symlink_to(tmp_path)
    os.mkfifo(content / "pipe")
    seen = {os.path.realpath(path) for path in _look(portfolio).files}
    walked = walk(Project(portfolio.root, portfolio.root / "output", TODAY))
    assert {os.path.realpath(file.place) for file in walked.found.values()} <= seen
    assert len(walked.found) == 8 and len(walked.problems) == 2
    assert not any("hidden" in path or path.endswith(("~", "#", "pipe", ".docx")) for path in seen)


def test_links_out_of_the_site(portfolio: Portfolio, tmp_path: Path) -> None:
    """Links out of the site are not followed in content, but in themes, which are trusted."""
    far = tmp_path / "far"
    (far / "deep").mkdir(parents=True)
    (far / "deep" / "x.css").write_text("x")
    themes = portfolio.root / "themes"
    themes.mkdir()
    for folder in (portfolio.root / "content", themes):
        (folder / "link").symlink_to(far)
        (folder / "x.css").symlink_to(far / "deep" / "x.css")
    content_only = _look(portfolio)
    assert _names(content_only, far) == set()
    assert not any(
        path.startswith(str(far)) for path in [*content_only.folders.values(), *content_only.around.values()]
    )
    with_themes = _look(portfolio, themes)
    assert _names(with_themes, far) == {"deep/x.css"}
    assert str(far / "deep") in with_themes.folders.values()


def test_the_output_is_not_looked_into(portfolio: Portfolio) -> None:
    """The output is not looked at, even if a link leads into it or a theme's folder contains it."""
    output, content = portfolio.paper("a").root / "output", portfolio.root / "content"
    portfolio.build()
    (content / "built").symlink_to(output)
    (content / "built.html").symlink_to(output / "index.html")
    before = _look(portfolio, portfolio.root)
    assert _names(before, output) == set() and str(output) not in before.folders.values()
    (output / "index.html").write_text("changed")
    (output / "new.html").write_text("new")
    assert _look(portfolio, portfolio.root).differences(before) == set()


def test_what_cannot_be_listed(portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that cannot be read does not end the looking; when it becomes readable, that is a change."""
    secret = portfolio.paper("a").paper("secret/b").root / "content" / "papers" / "secret"
    readable, scandir = _look(portfolio), os.scandir

    def refusing(folder: str) -> "os._ScandirIterator[str]":
        if folder == str(secret):
            raise PermissionError(13, "Permission denied", folder)
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refusing)
    assert readable.differences(_look(portfolio)) == {str(secret), str(secret / "b.md")}
    assert str(secret) not in _look(portfolio).folders.values()


def test_saves_within_one_second(portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a disk with times in whole seconds, two saves of the same length differ, and files saved before the watching
    are not read."""
    since = time.time_ns() // SECOND * SECOND
    portfolio.file("files/new", "one").file("files/old", "one")

    class Coarse:
        """The stat of a file on a disk with times in whole seconds."""

        def __init__(self, found: os.stat_result, path: str) -> None:
            self.st_mtime_ns = self.st_ctime_ns = since - (SECOND * 3600 if path.endswith("old") else 0)
            self.st_size, self.st_ino = found.st_size, found.st_ino

    signature = snapshot._Looking._signature
    monkeypatch.setattr(
        snapshot._Looking,
        "_signature",
        lambda self, path, found: signature(self, path, Coarse(found, path)),  # type: ignore[arg-type] # as a stat
    )
    before = _look(portfolio, since=since)
    assert _look(portfolio, since=since).differences(before) == set()
    for name in ("new", "old"):
        (portfolio.root / "content" / "files" / name).write_text("two")
    assert _look(portfolio, since=since).differences(before) == {str(portfolio.root / "content" / "files" / "new")}
