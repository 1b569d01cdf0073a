"""The cache makes builds faster, and never makes them wrong."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.building.values import Build
from generator.caching.cache import Cache
from generator.caching.folder import cache_folder, private, site_folder
from generator.caching.store import NAME, SqliteStore
from generator.cli import main
from generator.model.project import Project
from tests.portfolio import TODAY, Portfolio, built


@pytest.fixture(autouse=True)
def _remembered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Use the cache for small sites, too, in a folder of this test."""
    monkeypatch.setattr("generator.caching.cache.CACHE_FROM", 0)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("PAPERFOLIO_CACHE", raising=False)


def _built(portfolio: Portfolio, output: str = "output") -> Build:
    """Build as another process would."""
    cache = Cache(portfolio.root)
    done = built(Project(portfolio.root, portfolio.root / output, TODAY), cache=cache)
    cache.close()
    return done


def _clean(portfolio: Portfolio, folder: Path) -> dict[str, bytes]:
    built(Project(portfolio.root, folder, TODAY))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _store_file(portfolio: Portfolio) -> Path:
    folder = site_folder(portfolio.root)
    assert folder
    return folder / NAME


# A second run --------------------------------------------------------------------


def test_nothing_is_done_twice(portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch) -> None:
    """If nothing has changed, nothing is parsed, rendered or written, and counts and warnings are the same."""
    portfolio.paper("a", colour="red").paper("b", draft=True).file("files/a.pdf", b"%PDF-")
    first = _built(portfolio)
    assert len(first.written.changed) > 10

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("this was known")

    monkeypatch.setattr("generator.reading.library.read_library", refuse)
    again = _built(portfolio)
    assert (again.counts, again.problems) == (first.counts, first.problems)
    assert again.written.changed == () and again.written.unchanged == len(first.written.changed)


def _override(site: Portfolio) -> None:
    place = site.root / "themes" / "scholar" / "templates" / "404.html"
    place.parent.mkdir(parents=True)
    place.write_text("<p>Gone</p>")


CHANGES: list[Callable[[Portfolio], object]] = [
    lambda site: site.paper("a", "Other."),
    lambda site: site.paper("c"),
    lambda site: site.remove("papers/b.md"),
    lambda site: site.file("site.yaml", "title: Other\n"),
    lambda site: site.file("files/a.pdf", b"%PDF+"),
    lambda site: site.file("news/2024-01-01-n.md", "---\ntitle: N\n---\n"),
    lambda site: (site.root / "output" / "papers" / "a.html").write_text("spoilt"),
    lambda site: (site.root / "output" / "index.html").unlink(),
    _override,
    lambda site: (site.root / "content" / "files" / "out").symlink_to("/etc/hostname"),
]


@pytest.mark.parametrize("number", range(len(CHANGES)))
def test_every_change_is_seen(portfolio: Portfolio, tmp_path: Path, number: int) -> None:
    """After any kind of change, the next build gives the output of a clean build."""
    portfolio.paper("a", "Text.").paper("b").file("files/a.pdf", b"%PDF-")
    _built(portfolio)
    CHANGES[number](portfolio)
    done = _built(portfolio)
    assert done.written.changed or done.written.removed or done.problems
    assert portfolio.snapshot() == _clean(portfolio, tmp_path / "clean")


def test_a_change_that_keeps_size_and_time(portfolio: Portfolio, tmp_path: Path) -> None:
    """A change is found even if size and modification time of the file are the same."""
    portfolio.paper("a", "One.")
    entry = portfolio.root / "content" / "papers" / "a.md"
    os.utime(entry, (1, 1))
    _built(portfolio)
    portfolio.paper("a", "Two.")
    os.utime(entry, (1, 1))
    _built(portfolio)
    assert "Two." in portfolio.text("papers/a.html")


def test_a_new_day_is_judged_anew(portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether a paper is still to appear is decided for the day of the build."""
    portfolio.paper("a", date="2025-06-02")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1748736000")  # 2025-06-01
    assert main(["build", str(portfolio.root)]) == 0
    assert "to appear" in portfolio.text("papers/a.html")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1749000000")  # 2025-06-04
    assert main(["build", str(portfolio.root)]) == 0
    assert "to appear" not in portfolio.text("papers/a.html")


def test_without_the_cache_the_bytes_are_the_same(portfolio: Portfolio, tmp_path: Path) -> None:
    """`--no-cache` neither reads nor writes the cache."""
    portfolio.paper("a", "$x$ and *y*", authors=["Jane Doe", "A. One"])
    assert main(["build", str(portfolio.root), "--no-cache", "--output", str(tmp_path / "one")]) == 0
    assert not (tmp_path / "cache" / "paperfolio").exists()
    for _ in range(2):
        assert main(["build", str(portfolio.root), "--output", str(tmp_path / "two")]) == 0
    assert (tmp_path / "cache" / "paperfolio").exists()
    one, two = ({p.name: p.read_bytes() for p in (tmp_path / n).rglob("*") if p.is_file()} for n in ("one", "two"))
    assert one == two


def test_a_small_site_has_no_store(portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch) -> None:
    """For a few files looking them up would take longer than reading them."""
    monkeypatch.setattr("generator.caching.cache.CACHE_FROM", 100)
    _built(portfolio.paper("a"))
    assert not _store_file(portfolio).exists()


# Not believed --------------------------------------------------------------------


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_store_is_not_believed(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """If bytes of the cache are damaged, the next build gives the output of a clean build, without a message."""
    portfolio = Portfolio(tmp_path_factory.mktemp("site"))
    portfolio.paper("a", "Text.").paper("b", "More.", authors=["Jane Doe", "A. One"])
    _built(portfolio)
    store = _store_file(portfolio)
    content = bytearray(store.read_bytes())
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=40)):
        content[place] ^= 0x55
    store.write_bytes(content[: data.draw(st.sampled_from([None, 0, 100, len(content) // 2]))])
    portfolio.paper("b", "Other.")
    assert _built(portfolio).problems == ()
    assert portfolio.snapshot() == _clean(portfolio, tmp_path_factory.mktemp("clean"))


def test_damaged_templates_are_not_believed(portfolio: Portfolio, tmp_path: Path) -> None:
    """Compiled templates are code: damaged ones, and those without our checksum, are compiled again."""
    _built(portfolio.paper("a", "Text."))
    expected = portfolio.snapshot()
    files = sorted((tmp_path / "cache" / "paperfolio" / "templates").iterdir())
    assert len(files) > 10
    for damage in (lambda code: code[:-3], lambda code: b"", lambda code: code[:40] + b"\xff" + code[41:]):
        for file in files:
            file.write_bytes(damage(file.read_bytes()))
        (portfolio.root / "output" / "papers" / "a.html").unlink()
        assert _built(portfolio).problems == () and portfolio.snapshot() == expected


def test_no_room_for_templates(portfolio: Portfolio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If compiled templates cannot be saved, the build is only slower."""

    replace = os.replace

    def refuse(source: str, target: str) -> None:
        if "cache" in str(target):
            raise OSError(28, "No space left on device")
        replace(source, target)

    monkeypatch.setattr("os.replace", refuse)
    assert _built(portfolio.paper("a", "Text.")).problems == ()
    assert "Text." in portfolio.text("papers/a.html")
    assert not any((tmp_path / "cache" / "paperfolio" / "templates").iterdir())


def test_the_store_of_another_program(tmp_path: Path) -> None:
    """Values of another version of the program are ignored, and so is a value under another name."""
    store = SqliteStore(tmp_path, b"one")
    store.put("a", b"content")
    store.save("", ["a"])
    assert store.get("a") == b"content"
    store.close()
    assert SqliteStore(tmp_path, b"two").get("a") is None
    with sqlite3.connect(tmp_path / NAME) as connection:
        connection.execute("UPDATE parts SET name = 'b'")
    assert SqliteStore(tmp_path, b"one").get("b") is None
    connection.close()


def test_a_store_that_is_in_use(tmp_path: Path) -> None:
    """If another build is using the cache, this one works without it and changes nothing."""
    first = SqliteStore(tmp_path, b"one")
    first.put("a", b"content")
    first.save("", ["a"])
    with sqlite3.connect(tmp_path / NAME) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        second = SqliteStore(tmp_path, b"one")
        second.put("b", b"x")
        second.save("", ["b"])
        assert second.get("a") is None
        second.close()
        holder.rollback()
    holder.close()
    assert first.get("a") == b"content"
    first.close()


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + b"\xff" * 4000])
def test_a_file_that_is_no_store_is_replaced(tmp_path: Path, content: bytes) -> None:
    """A file that is not a database is replaced."""
    (tmp_path / NAME).write_bytes(content)
    store = SqliteStore(tmp_path, b"one")
    store.put("a", b"content")
    store.save("", ["a"])
    store.close()
    assert SqliteStore(tmp_path, b"one").get("a") == b"content"


def test_what_is_gone_is_forgotten(tmp_path: Path) -> None:
    """Of the values with a prefix only the named ones are kept; others are not changed."""
    store = SqliteStore(tmp_path, b"one")
    for name in ("entry/a", "entry/b", "receipt/x"):
        store.put(name, b"content")
    store.save("entry/", ["entry/a", "entry/b"])
    other = SqliteStore(tmp_path, b"one")
    other.save("entry/", ["entry/a"])
    assert [other.get(name) is not None for name in ("entry/a", "entry/b", "receipt/x")] == [True, False, True]
    store.close()
    other.close()


# Where it is ---------------------------------------------------------------------


def test_the_cache_lies_in_the_folder_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cache is in the system's folder for caches, only for this user; each site has its own folder, or the named
    one."""
    base = cache_folder()
    assert base == tmp_path / "cache" / "paperfolio" and base.stat().st_mode & 0o077 == 0
    assert site_folder(tmp_path / "a") != site_folder(tmp_path / "b")
    monkeypatch.setenv("PAPERFOLIO_CACHE", str(tmp_path / "mine"))
    assert site_folder(tmp_path / "a") == tmp_path / "mine"


def test_a_build_without_a_cache_folder_succeeds(
    portfolio: Portfolio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a folder for the cache, builds give the same output."""
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert cache_folder() is None and site_folder(tmp_path) is None
    assert _built(portfolio.paper("a")).problems == ()
    monkeypatch.setattr("os.getuid", lambda: 12345)
    assert private(tmp_path) is None
