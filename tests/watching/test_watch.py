"""A site is built while it is edited: each change is built once, and no error ends the watching."""

import errno
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.build import build
from generator.building.values import Build
from generator.model.date import PartialDate
from generator.model.problem import CannotWrite
from generator.model.site.site import Written
from generator.open import installed_tools
from generator.rendering.theme.theme import BUILT_IN
from generator.watch import watch
from generator.watching.debouncer import IDLE_SECONDS, Debouncer
from generator.writing.output import write
from tests.portfolio import TODAY, Portfolio
from tests.watching.watched import PATIENCE, Watched, clean, files_of, wait_for

pytestmark = pytest.mark.usefixtures("only_called")


# Saves ---------------------------------------------------------------------------


def test_each_save_is_built(portfolio: Portfolio) -> None:
    """The first round builds the whole site, the next ones only what a save changes."""
    portfolio.paper("a", "Old.").paper("b")
    with Watched(portfolio) as watched:
        assert "papers/b.html" in watched.built().written.changed
        portfolio.paper("a", "New.")
        changed = {
            "papers/a.html",
            "papers/a.ris",
            "papers/a.json",
            "index.html",
            "search-index.js",
            "search-version.js",
        }
        assert set(watched.until("papers/a.html", "New.").written.changed) == changed
        portfolio.paper("c", "More.")
        watched.until("papers/c.html", "More.")
        portfolio.remove("papers/c.md")
        assert "papers/c.html" in watched.built().written.removed


def test_a_save_is_answered_at_once(portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build starts when the burst of a save has ended, a fiftieth of a second after it; on a busy machine later."""
    starts: list[float] = []

    def timed(*arguments: Any, **options: Any) -> Build:
        starts.append(time.monotonic())
        return build(*arguments, **options)

    monkeypatch.setattr("generator.watch.build", timed)
    latencies = []
    with Watched(portfolio.paper("a")) as watched:
        watched.built()
        for number in range(8):
            saved = time.monotonic()
            portfolio.paper("a", f"Words {number}.")
            watched.until("papers/a.html", f"Words {number}.")
            latencies.append(next(start for start in starts if start > saved) - saved)
    assert IDLE_SECONDS <= 0.02 and min(latencies) < 1, latencies


@pytest.mark.usefixtures("calm")
def test_a_checkout_is_one_burst(portfolio: Portfolio) -> None:
    """Hundreds of files that change together are built in one round, or a few."""

    def git(*words: str) -> None:
        identity = ("-c", "user.name=Jane", "-c", "user.email=jane@example.org")
        subprocess.run(["git", *identity, *words], cwd=portfolio.root, check=True, capture_output=True)

    git("init", "--initial-branch", "old")
    for version in ("old", "new"):
        for number in range(500):
            portfolio.file(f"files/{number}.txt", f"{version} {number}")
        git("add", "content")
        git("commit", "--message", version)
        git("branch", "--force", f"saved-{version}")
    with Watched(portfolio) as watched:
        watched.built()
        git("checkout", "saved-old")
        expected, rounds = clean(portfolio), 0
        while files_of(watched.project.output) != expected:
            watched.next()
            rounds += 1
        assert rounds <= 5


@pytest.mark.usefixtures("calm")
def test_changes_during_a_build_are_built_after_it(portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch) -> None:
    """Changes during a build lead to one more build, which has all of them."""

    def disturbed(*arguments: Any, **options: Any) -> Build:
        found = build(*arguments, **options)
        if found.counts.papers == 1:
            portfolio.paper("b").paper("c").paper("d")
        return found

    monkeypatch.setattr("generator.watch.build", disturbed)
    with Watched(portfolio.paper("a")) as watched:
        assert watched.built().counts.papers == 1
        assert watched.built().counts.papers == 4
        portfolio.paper("e")
        assert watched.built().counts.papers == 5


# Editors -------------------------------------------------------------------------


def _in_place(file: Path, text: str) -> None:
    """nano, VS Code"""
    file.write_text(text)


def _renamed(file: Path, text: str) -> None:
    """many: a file beside it, then a rename"""
    temporary = file.with_name(f".{file.name}.Xa3f")
    temporary.write_text(text)
    os.replace(temporary, file)


def _vim(file: Path, text: str) -> None:
    """a swap file, a probe, a backup"""
    swap, probe, backup = file.with_name(f".{file.name}.swp"), file.with_name("4913"), file.with_name(f"{file.name}~")
    swap.write_bytes(b"b0VIM 9.1")
    probe.touch()
    probe.unlink()
    os.rename(file, backup)
    with file.open("w") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    backup.unlink()
    swap.unlink()


def _emacs(file: Path, text: str) -> None:
    """a lock that is a link to nowhere, an auto-save, a backup that stays"""
    lock, saved = file.with_name(f".#{file.name}"), file.with_name(f"#{file.name}#")
    lock.symlink_to("jane@host.example.org.4711:1700000000")
    saved.write_text(text)
    os.rename(file, file.with_name(f"{file.name}~"))
    file.write_text(text)
    saved.unlink()
    lock.unlink()


def _jetbrains(file: Path, text: str) -> None:
    """a safe write"""
    new, old = file.with_name(f"{file.name}___jb_tmp___"), file.with_name(f"{file.name}___jb_old___")
    new.write_text(text)
    os.rename(file, old)
    os.rename(new, file)
    old.unlink()


def _libreoffice(file: Path, text: str) -> None:
    """a lock beside it, and a document that is moved in"""
    lock, temporary = file.with_name(f".~lock.{file.name}#"), file.with_name("lu4711abcd.tmp")
    lock.write_text(",jane,host,01.06.2025 12:00,file:///home/jane/;")
    temporary.write_text(text)
    os.rename(temporary, file)
    lock.unlink()


def _sed(file: Path, text: str) -> None:
    """a temporary name that looks like any other"""
    temporary = file.with_name("sedk3Jx9a")
    temporary.write_text(text)
    os.rename(temporary, file)


EDITORS = [_in_place, _renamed, _vim, _emacs, _jetbrains, _libreoffice, _sed]


@pytest.mark.usefixtures("calm")
@pytest.mark.parametrize("save", EDITORS, ids=[save.__name__[1:] for save in EDITORS])
def test_a_save_of_any_editor_is_one_build(portfolio: Portfolio, save: Callable[[Path, str], None]) -> None:
    """However an editor saves, there is one build, and only the text gets into the site."""
    file = portfolio.paper("a", "Old.").root / "content" / "papers" / "a.md"
    with Watched(portfolio) as watched:
        files = set(watched.built().files)
        save(file, file.read_text().replace("Old.", "New."))
        found = watched.built()
        assert watched.shows("papers/a.html", "New.")
        assert {file.path for file in found.files} == {file.path for file in files}
        portfolio.paper("b")
        assert "papers/b.html" in watched.built().written.changed


def test_what_nobody_means_builds_nothing(portfolio: Portfolio, looked: Callable[[], None]) -> None:
    """Swap files, locks, backups, hidden and empty folders lead to no build, and neither does reading."""
    content, themes = portfolio.paper("a").root / "content", portfolio.root / "themes"
    themes.mkdir()
    with Watched(portfolio) as watched:
        watched.built()
        looked()
        for folder in (content / "papers", content, themes, portfolio.root):
            (folder / ".a.md.swp").write_text("b0VIM")
            (folder / "a.md~").write_text("---\ntitle: Older\n---\n")
            (folder / "#a.md#").write_text("---\ntitle: Unsaved\n---\n")
            (folder / ".#a.md").symlink_to("jane@host.4711:1")
            (folder / "4913").touch()
            (folder / ".git").mkdir()
            (folder / ".git" / "index").write_text("DIRC")
            (folder / "empty").mkdir()
        (content / "papers" / "a.md").read_text()
        looked()
        (content / "papers" / ".a.md.swp").unlink()
        looked()
        portfolio.paper("b")
        assert "papers/b.html" in watched.built().written.changed
        assert watched.rounds.empty()


@pytest.mark.parametrize("place", ["site/output", "site/content-of-old/deep/er", "elsewhere"])
def test_the_output_leads_to_no_build(
    portfolio: Portfolio, place: str, tmp_path: Path, looked: Callable[[], None]
) -> None:
    """Wherever the output lies, writing to it is no change."""
    (tmp_path / place).mkdir(parents=True)
    with Watched(portfolio.paper("a"), output=tmp_path / place) as watched:
        watched.built()
        (tmp_path / place / "CNAME").write_text("jane.example.org")
        looked()
        portfolio.paper("a", "New.")
        assert "papers/a.html" in watched.built().written.changed
        looked()
        assert watched.rounds.empty()


# Folders -------------------------------------------------------------------------


def test_folders_come_and_go(portfolio: Portfolio, tmp_path: Path) -> None:
    """A folder that is moved out, moved in, deleted or made again is watched in its place."""
    papers = portfolio.paper("a").paper("more/b").root / "content" / "papers"
    with Watched(portfolio) as watched:
        watched.built()
        os.rename(papers / "more", tmp_path / "out")
        assert "papers/b.html" in watched.built().written.removed
        (tmp_path / "out" / "b.md").write_text("---\ntitle: Edited outside\n---\n")
        os.rename(tmp_path / "out", papers / "back")
        watched.until("papers/b.html", "Edited outside")
        portfolio.paper("back/b", "Edited inside.")
        watched.until("papers/b.html", "Edited inside.")
        shutil.rmtree(papers)
        while watched.built().counts.papers:
            pass
        portfolio.paper("c", "A new folder.")
        watched.until("papers/c.html", "A new folder.")
        portfolio.paper("c", "Watched anew.")
        watched.until("papers/c.html", "Watched anew.")


def test_deep_folders_at_once(portfolio: Portfolio) -> None:
    """Files in new folders are found, even if they were added before the folder was watched."""
    with Watched(portfolio) as watched:
        watched.built()
        for number in range(20):
            portfolio.paper(f"{number}/x/y/z/p{number}")
        while watched.built().counts.papers < 20:
            pass
        for number in range(20):
            portfolio.paper(f"{number}/x/y/z/p{number}", "Watched.")
        while not all(watched.shows(f"papers/p{number}.html", "Watched.") for number in range(20)):
            watched.built()


def test_a_file_becomes_a_folder(portfolio: Portfolio) -> None:
    """A file becomes a folder and a file again, and a name changes only in case."""
    portfolio.file("files/a", "a file").paper("b")
    with Watched(portfolio) as watched:
        watched.built()
        portfolio.remove("files/a").file("files/a/b.txt", "in a folder")
        while not portfolio.has("files/a/b.txt"):
            watched.built()
        shutil.rmtree(portfolio.root / "content" / "files" / "a")
        portfolio.file("files/a", "a file again")
        while not portfolio.has("files/a"):
            watched.built()
        portfolio.file("papers/b.pdf", "%PDF")
        os.rename(portfolio.root / "content" / "papers" / "b.pdf", portfolio.root / "content" / "papers" / "B.PDF")
        os.rename(portfolio.root / "content" / "papers" / "b.md", portfolio.root / "content" / "papers" / "B.md")
        os.rename(portfolio.root / "content" / "files", portfolio.root / "content" / "Files")
        expected = clean(portfolio)
        wait_for(lambda: files_of(watched.project.output) == expected)


def test_content_vanishes_and_comes_back(portfolio: Portfolio) -> None:
    """It is reported, the previous output is unchanged, and the content is watched again when it is back or made anew;
    the whole site may vanish, too."""
    content, away = portfolio.paper("a").root / "content", portfolio.root / "away"
    with Watched(portfolio) as watched:
        watched.built()
        before = portfolio.snapshot()
        os.rename(content, away)
        gone = watched.next()
        assert gone.build is None and gone.trouble == f"no content/ in {portfolio.root}; waiting until there is one"
        assert portfolio.snapshot() == before
        os.rename(away, content)
        assert watched.built().written.changed == ()
        portfolio.paper("a", "Back.")
        watched.until("papers/a.html", "Back.")
        shutil.rmtree(portfolio.root)
        while watched.next().build:
            pass
        portfolio.file("profile.yaml", "name: Jane Doe\n").paper("a", "Made anew.")
        done = watched.next()
        while not (done.build and done.build.counts.papers and not done.build.problems):
            done = watched.next()
        portfolio.paper("a", "Watched anew.")
        watched.until("papers/a.html", "Watched anew.")


# Links ---------------------------------------------------------------------------


def test_content_may_be_a_link(portfolio: Portfolio, tmp_path: Path) -> None:
    """The target of the link is watched, also when it is made anew and when the link changes."""
    portfolio.paper("a")
    content = portfolio.root / "content"
    shutil.copytree(content, tmp_path / "other")
    os.rename(content, tmp_path / "far")
    content.symlink_to(tmp_path / "far")
    with Watched(portfolio) as watched:
        watched.built()
        portfolio.paper("a", "Through a link.")
        watched.until("papers/a.html", "Through a link.")
        content.unlink()
        content.symlink_to(tmp_path / "other")
        while watched.shows("papers/a.html", "Through a link."):
            watched.next()
        portfolio.paper("a", "Elsewhere.")
        watched.until("papers/a.html", "Elsewhere.")
        shutil.rmtree(tmp_path / "other")
        while watched.next().build:
            pass
        (tmp_path / "other").mkdir()
        portfolio.file("profile.yaml", "name: Jane Doe\n").paper("a", "Anew behind the link.")
        done = watched.next()
        while not watched.shows("papers/a.html", "Anew behind the link."):
            done = watched.next()
        assert done.build


def test_links_inside_content_are_watched_at_their_targets(portfolio: Portfolio) -> None:
    """Links to a folder and to a file of the site are watched at their targets, in whichever order link, target and
    watching begin."""
    shared = portfolio.root / "shared"
    shared.mkdir()
    (shared / "a.md").write_text("---\ntitle: A\n---\n\nShared.\n")
    papers = portfolio.paper("own").root / "content" / "papers"
    with Watched(portfolio) as watched:
        watched.built()
        (papers / "more").symlink_to(shared)
        watched.until("papers/a.html", "Shared.")
        (shared / "a.md").write_text("---\ntitle: A\n---\n\nEdited at the target.\n")
        watched.until("papers/a.html", "Edited at the target.")
        (papers / "b.md").symlink_to(portfolio.root / "single" / "b.md")
        done = watched.next()
        assert done.build and [problem.path for problem in done.build.problems] == ["content/papers/b.md"]
        (portfolio.root / "single").mkdir()
        (portfolio.root / "single" / "b.md").write_text("---\ntitle: B\n---\n\nThere at last.\n")
        watched.until("papers/b.html", "There at last.")
        (portfolio.root / "single" / "b.md").write_text("---\ntitle: B\n---\n\nAnd edited.\n")
        watched.until("papers/b.html", "And edited.")


# Themes --------------------------------------------------------------------------


def test_themes_appear_and_change(portfolio: Portfolio) -> None:
    """The site's themes/ need not exist at first; a new template, a style and their removal are all built."""
    override = portfolio.root / "themes" / "scholar" / "templates" / "paper.html"
    with Watched(portfolio.paper("a")) as watched:
        watched.built()
        override.parent.mkdir(parents=True)
        override.write_text("<title>{{ page.title }}</title><p>Mine.</html>")
        watched.until("papers/a.html", "Mine.")
        override.write_text("<title>{{ page.title }}</title><p>Mine, edited.</html>")
        watched.until("papers/a.html", "Mine, edited.")
        shutil.rmtree(portfolio.root / "themes")
        while watched.shows("papers/a.html", "Mine, edited."):
            watched.next()


def test_the_built_in_themes_are_watched(portfolio: Portfolio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change in a built-in theme is built, for those who develop one."""
    themes = shutil.copytree(BUILT_IN, tmp_path / "themes")
    for module in ("generator.watch", "generator.rendering.theme.theme"):
        monkeypatch.setattr(f"{module}.BUILT_IN", themes)
    with Watched(portfolio.paper("a")) as watched:
        watched.built()
        (themes / "scholar" / "static" / "favicon.svg").write_text("<svg/>")
        assert "static/favicon.svg" in watched.built().written.changed


# What goes wrong -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "broken", "fixed"),
    [
        ("content/papers/b.md", "---\ndate: soon\n---\n", "---\ntitle: B\n---\n"),
        ("content/site.yaml", "theme: [", "title: Papers\n"),
        ("content/site.yaml", "theme: no-such-theme\n", "theme: scholar\n"),
        ("content/profile.yaml", b"name: \xff\n", "name: Jane Doe\n"),
        ("themes/scholar/templates/paper.html", "{% if %}", "<title>{{ page.title }}</title>Mine"),
        ("themes/scholar/templates/paper.html", "{{ page.nothing }}", "<title>{{ page.title }}</title>Mine"),
    ],
)
def test_what_is_broken_is_waited_for(portfolio: Portfolio, path: str, broken: str | bytes, fixed: str) -> None:
    """A broken entry, setting, theme or template is reported with its problems, the previous output is unchanged, and
    the next save is built."""
    with Watched(portfolio.paper("a")) as watched:
        watched.built()
        before = portfolio.snapshot()
        file = portfolio.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(broken if isinstance(broken, bytes) else broken.encode())
        done = watched.next()
        while not (done.build and done.build.problems):
            done = watched.next()
        assert done.build.problems[0].is_error and done.trouble == ""
        assert portfolio.snapshot() == before
        file.write_text(fixed)
        done = watched.next()
        while not (done.build and not done.build.problems):
            done = watched.next()
        assert portfolio.snapshot() == clean(portfolio)


def test_a_full_disk_is_tried_again(portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk is reported once, the build is tried again, and it succeeds without another change when there is
    room."""
    monkeypatch.undo()  # these tests need the regular look without an event
    monkeypatch.setattr("generator.watch.RETRY", 0.05)
    monkeypatch.setattr("generator.watching.watcher.PATIENCE", 0.05)
    is_full, real, refused = [True], os.write, [0]

    def write(descriptor: int, content: bytes) -> int:
        if is_full[0] and b"New words" in bytes(content):
            refused[0] += 1
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(descriptor, content)

    with Watched(portfolio.paper("a")) as watched:
        watched.built()
        before = portfolio.snapshot()
        monkeypatch.setattr(os, "write", write)
        portfolio.paper("a", "New words.")
        done = watched.next()
        assert done.build is None and done.trouble.startswith(f"cannot write {portfolio.root}/output/")
        assert done.trouble.endswith("no space left on device")
        wait_for(lambda: refused[0] > 2)
        assert watched.rounds.empty()
        assert {path: content for path, content in portfolio.snapshot().items() if path in before} == before
        is_full[0] = False
        watched.until("papers/a.html", "New words.")


@pytest.fixture
def is_ringing(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """An event that is set after each ring of a debouncer."""
    has_rung, ring = threading.Event(), Debouncer.ring

    def rung(self: Debouncer) -> None:
        ring(self)
        has_rung.set()

    monkeypatch.setattr(Debouncer, "ring", rung)
    return has_rung


def test_trouble_that_has_passed_is_not_told(
    portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch, is_ringing: threading.Event
) -> None:
    """A file that is deleted between being read and being copied is not reported: the next round follows at once."""

    def disturbed(*arguments: Any) -> Written:
        if (portfolio.root / "content" / "files" / "a.txt").exists():
            is_ringing.clear()
            portfolio.remove("files/a.txt")
            assert is_ringing.wait(PATIENCE)
        return write(*arguments)

    monkeypatch.setattr("generator.build.write", disturbed)
    with Watched(portfolio.paper("a")) as watched:
        watched.built()
        portfolio.file("files/a.txt", "soon gone")
        watched.built()
        assert not portfolio.has("files/a.txt")


def test_trouble_is_told_when_nothing_more_changes(
    portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch, is_ringing: threading.Event
) -> None:
    """An event during a failed round need not be a change: the trouble is reported at once, each time that a change did
    not fix it."""
    is_failing = [False]

    def failing(*arguments: Any, **options: Any) -> Build:
        if is_failing[0]:
            is_ringing.clear()
            (portfolio.root / "content" / ".a.md.swp").write_text("b0VIM")
            assert is_ringing.wait(PATIENCE)
            raise CannotWrite("the disk refuses")
        return build(*arguments, **options)

    monkeypatch.setattr("generator.watch.build", failing)
    with Watched(portfolio.paper("a")) as watched:
        watched.built()
        is_failing[0] = True
        for words in ("One.", "Two."):
            portfolio.paper("a", words)
            assert watched.next().trouble == "the disk refuses"
        is_failing[0] = False
        portfolio.paper("a", "Three.")
        watched.until("papers/a.html", "Three.")


def test_an_unexpected_error_ends_nothing(portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug in the program is reported in one sentence and does not end the watching; PAPERFOLIO_DEBUG shows the
    traceback."""

    def failing(*arguments: Any, **options: Any) -> Build:
        found = build(*arguments, **options)
        return found if found.counts.papers != 2 else 1 // 0  # type: ignore[return-value] # it never returns

    monkeypatch.setattr("generator.watch.build", failing)
    with Watched(portfolio.paper("a")) as watched:
        watched.built()
        portfolio.paper("b")
        done = watched.next()
        assert done.build is None
        assert done.trouble == "unexpected ZeroDivisionError: integer division or modulo by zero"
        assert watched.said == []
        monkeypatch.setenv("PAPERFOLIO_DEBUG", "1")
        portfolio.paper("b", "Still.")
        assert watched.next().build is None
        assert "in failing" in watched.said[0]
        portfolio.paper("c")
        assert watched.built().counts.papers == 3


# Time ----------------------------------------------------------------------------


def test_at_midnight_the_site_is_built_anew(portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch) -> None:
    """At midnight the site is built for the new day, and papers "to appear" have appeared."""
    monkeypatch.undo()  # this test needs the regular look without an event
    monkeypatch.setattr("generator.watching.watcher.PATIENCE", 0.05)
    day = [TODAY]
    tomorrow = PartialDate(TODAY.year, TODAY.month, TODAY.day + 1)
    with Watched(portfolio.paper("a", date=tomorrow.iso), clock=lambda: day[0]) as watched:
        watched.built()
        assert watched.shows("papers/a.html", "to appear")
        day[0] = tomorrow
        assert "papers/a.html" in watched.built().written.changed
        assert not watched.shows("papers/a.html", "to appear")


def test_the_index_follows_when_it_is_quiet(portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch) -> None:
    """The search index of a large site is not made for every save, but after a quiet time."""
    monkeypatch.undo()  # this test needs the regular look without an event
    monkeypatch.setattr("generator.watching.watcher.PATIENCE", 0.05)
    monkeypatch.setattr("generator.watch.IDLE_SECONDS", 0.3)
    portfolio.file("site.yaml", "search: {large_from: 1}\n").paper("a", "Old words.").paper("b")
    with Watched(portfolio, pagefind=installed_tools().pagefind) as watched:
        assert "pagefind/pagefind.js" in watched.built().written.changed
        portfolio.paper("a", "New words.")
        assert not any("pagefind" in path for path in watched.until("papers/a.html", "New words.").written.changed)
        followed = watched.built().written
        assert followed.changed and all(path.startswith("pagefind/") for path in (*followed.changed, *followed.removed))
        monkeypatch.setattr("generator.watch.IDLE_SECONDS", 3600.0)
        portfolio.paper("a", "Newer words.")
        assert watched.until("papers/a.html", "Newer words.").index_is_stale


def test_a_closed_watch_leaves_nothing(portfolio: Portfolio) -> None:
    """After closing the generator no thread and no open file is left."""
    before = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
    watching = watch(Watched(portfolio).project)
    assert next(watching).build
    watching.close()
    assert before == 0 or len(os.listdir("/proc/self/fd")) <= before
