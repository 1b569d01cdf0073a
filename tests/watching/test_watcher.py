"""When the system is no help: it loses events, has no more watches, or does not see the changes."""

import ctypes
import errno
import os
import shutil
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from generator.watching import watcher as lookout
from generator.watching.snapshot import Sources
from tests.portfolio import Portfolio
from tests.watching.watched import Watched, wait_for

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="inotify is Linux's")


@pytest.mark.filterwarnings("ignore:Callback with id:RuntimeWarning")  # folders made again
@pytest.mark.parametrize("way", [pytest.param("inotify", marks=LINUX), "observer", "polling"])
def test_changes_are_seen_by_each_way_of_watching(
    portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """A save, a new folder, a replaced one, content that vanishes and a new theme are all built: on Linux, on other
    systems, and with polling."""
    monkeypatch.setattr(lookout, "POLLING", 0.1)
    if way == "inotify":
        monkeypatch.setattr(lookout, "PATIENCE", 3600.0)
        monkeypatch.setattr(lookout, "LONGEST", 3600.0)
    if way == "observer":  # it misses folders now and then, which is why we also look without an event
        monkeypatch.setitem(sys.modules, "generator.watching.inotify", None)
    papers, template = portfolio.paper("a").root / "content" / "papers", "themes/scholar/templates/paper.html"
    with Watched(portfolio, polling=way == "polling") as watched:
        watched.built()
        portfolio.paper("a", "Saved.")
        watched.until("papers/a.html", "Saved.")
        portfolio.paper("new/folder/b", "In a new folder.")
        watched.until("papers/b.html", "In a new folder.")
        portfolio.paper("new/folder/b", "Watched there.")
        watched.until("papers/b.html", "Watched there.")
        shutil.rmtree(papers)
        portfolio.paper("a", "In a folder made anew.")
        watched.until("papers/a.html", "In a folder made anew.")
        portfolio.paper("a", "Watched anew.")
        watched.until("papers/a.html", "Watched anew.")
        os.rename(papers.parent, portfolio.root / "away")
        while watched.next().build:
            pass
        os.rename(portfolio.root / "away", papers.parent)
        watched.built()
        portfolio.paper("a", "Back.")
        watched.until("papers/a.html", "Back.")
        portfolio.file(f"../{template}", "<title>{{ page.title }}</title><p>Mine.")
        watched.until("papers/a.html", "Mine.")
        portfolio.file(f"../{template}", "<title>{{ page.title }}</title><p>Mine, edited.")
        watched.until("papers/a.html", "Mine, edited.")
        assert watched.said == []


@pytest.mark.usefixtures("only_called")
def test_a_save_is_announced_by_the_observer(portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch) -> None:
    """On other systems, too, an event reports a save, and reading files is no event."""
    monkeypatch.setitem(sys.modules, "generator.watching.inotify", None)
    with Watched(portfolio.paper("a")) as watched:
        watched.built()
        for words in ("Saved.", "Saved again."):
            portfolio.paper("a", words)
            watched.until("papers/a.html", words)
        assert watched.rounds.empty()


@LINUX
@pytest.mark.usefixtures("only_called")
def test_a_change_is_built_after_lost_events(portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the kernel's queue overflows, we look, and the lost change is built."""
    from generator.watching.inotify import Inotify

    is_slow, may_go_on, is_stuck, told = threading.Event(), threading.Event(), threading.Event(), threading.Event()

    def slow(self: Inotify, event: object) -> None:
        if is_slow.is_set():
            is_stuck.set()
            may_go_on.wait(30)
        else:
            self._ring()

    def overflow(self: Inotify) -> None:
        told.set()
        self._ring()

    monkeypatch.setattr(Inotify, "on_event", slow)
    monkeypatch.setattr(Inotify, "on_queue_overflow", overflow)
    one, other = portfolio.paper("a").root / "content" / "site.yaml", portfolio.root / "content" / "profile.yaml"
    one.write_text("title: Papers\n")
    with Watched(portfolio) as watched:
        watched.built()
        is_slow.set()
        os.utime(one)
        assert is_stuck.wait(30)
        for _ in range(int(Path("/proc/sys/fs/inotify/max_queued_events").read_text()) // 2 + 3000):
            os.utime(one)
            os.utime(other)
        portfolio.paper("new/lost")
        may_go_on.set()
        while not portfolio.has("papers/lost.html"):
            watched.built()
        assert told.is_set()
        is_slow.clear()
        portfolio.paper("new/lost", "Its folder is watched.")
        watched.until("papers/lost.html", "Its folder is watched.")


def test_unannounced_changes_are_found_by_polling(portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a network share changes are found by looking regularly, and more often from the second on, which is reported
    once."""
    monkeypatch.setattr("generator.watching.debouncer.Debouncer.ring", lambda self: None)
    monkeypatch.setattr(lookout, "PATIENCE", 0.1)
    with Watched(portfolio.paper("a")) as watched:
        watched.built()
        for number, said in ((1, 0), (2, 1), (3, 1), (4, 1)):
            portfolio.paper("a", f"Version {number}.")
            watched.until("papers/a.html", f"Version {number}.")
            assert len(watched.said) == said
        assert watched.said == [
            "the system does not report changes in these folders (are they on a network share?); "
            "looking for changes every 0.5 seconds"
        ]


@LINUX
@pytest.mark.parametrize("allowed", [0, 3])
def test_no_more_folders_are_watched(portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch, allowed: int) -> None:
    """When the limit of watches is reached, at the start or at a new folder, the message says how to raise it, and
    polling begins."""
    from watchdog.observers import inotify_c

    real, added = inotify_c.inotify_add_watch, set[bytes]()

    def limited(descriptor: int, path: bytes, mask: int) -> int:
        added.add(path)
        if len(added) > limit:
            ctypes.set_errno(errno.ENOSPC)
            return -1
        return real(descriptor, path, mask)

    limit = allowed or 10_000
    monkeypatch.setattr(inotify_c, "inotify_add_watch", limited)
    with Watched(portfolio.paper("a")) as watched:
        watched.built()
        limit = 0
        portfolio.paper("new/b", "Found by looking.")
        watched.until("papers/b.html", "Found by looking.")
        portfolio.paper("new/b", "Again.")
        watched.until("papers/b.html", "Again.")
        assert watched.said == [
            "cannot watch the folders: inotify watch limit reached (increase fs.inotify.max_user_watches); looking for "
            "changes every 0.5 seconds"
        ]


@LINUX
def test_no_watching_at_all(portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch) -> None:
    """With too many watching programs polling begins."""
    from watchdog.observers import inotify_c

    def refusing() -> int:
        ctypes.set_errno(errno.EMFILE)
        return -1

    monkeypatch.setattr(inotify_c, "inotify_init", refusing)
    with Watched(portfolio.paper("a")) as watched:
        watched.built()
        portfolio.paper("a", "Found by looking.")
        watched.until("papers/a.html", "Found by looking.")
        assert watched.said == [
            "cannot watch the folders: inotify instance limit reached (increase fs.inotify.max_user_instances); "
            "looking for changes every 0.5 seconds"
        ]


def test_an_observer_that_fails(portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that cannot be watched is polled, on any system."""

    def refusing(*arguments: Any, **options: Any) -> None:
        raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))

    monkeypatch.setitem(sys.modules, "generator.watching.inotify", None)
    monkeypatch.setattr("watchdog.observers.api.BaseObserver.schedule", refusing)
    with Watched(portfolio.paper("a")) as watched:
        watched.built()
        portfolio.paper("a", "Found by looking.")
        watched.until("papers/a.html", "Found by looking.")
        assert watched.said == [
            "cannot watch the folders: Operation not supported; looking for changes every 0.5 seconds"
        ]


def test_looking_takes_a_small_part_of_the_time(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The larger a site, the less often it is looked at without an event, within bounds."""
    patience: list[float] = []

    class Debouncer:
        def ring(self) -> None: ...

        def wait(self, seconds: float) -> bool:
            patience.append(seconds)
            return True

    sources = Sources(tmp_path / "content", (), tmp_path / "output", 0)
    looking = lookout.Watcher(sources, Debouncer(), print, polling=True)  # type: ignore[arg-type] # one that never waits
    before = looking.look()
    for seconds in (0.001, 0.1, 60.0):
        looking._seconds = seconds
        looking.next(before)
    assert patience == [0.5, pytest.approx(5.0), 10.0]


def test_a_burst_that_does_not_end(portfolio: Portfolio) -> None:
    """While something changes all the time, the site is built nevertheless."""
    ends = threading.Event()

    def write() -> None:
        while not ends.wait(0.003):
            portfolio.file("files/log.txt", os.urandom(8))

    with Watched(portfolio.paper("a")) as watched:
        watched.built()
        writer = threading.Thread(target=write)
        writer.start()
        portfolio.paper("a", "Built meanwhile.")
        watched.until("papers/a.html", "Built meanwhile.")
        ends.set()
        writer.join()
        wait_for((portfolio.root / "output" / "files" / "log.txt").exists)
