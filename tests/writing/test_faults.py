"""Builds that are killed, that run at the same time, and that get errors from the disk."""

import errno
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.model.problem import CannotWrite
from generator.model.site.site import OutputFile
from generator.writing.check import check
from generator.writing.output import write
from tests.writing.folders import CHECKOUT, LONG, NEW, OLD, bytes_of, pages, snapshot

FOREIGN = {"CNAME": "jane.example.org", "papers__notes": "mine"}


def _folder(place: Path, plan: dict[str, str]) -> Path:
    """An output folder with files that are not ours, built by `plan`."""
    for file in pages(**FOREIGN):
        (place / file.path).parent.mkdir(parents=True, exist_ok=True)
        (place / file.path).write_bytes(bytes_of(file))
    write(pages(**plan), place)
    return place


def _assert_whole(output: Path) -> None:
    """Each page has all bytes of the old or of the new version; no page that is in both, and no file that is not ours,
    is missing."""
    may: dict[str, set[bytes]] = {}
    for plan in (OLD, NEW, FOREIGN):
        for file in pages(**plan):
            may.setdefault(file.path, set()).add(bytes_of(file))
    found = snapshot(output)
    for name, content in found.items():
        assert content in may.get(name, {content}), name
        assert name in may or name.endswith("/") or name.startswith(".paperfolio-"), name
    assert set(found) >= {"index", "kept", "papers/a", "CNAME", "papers/notes"}


# Killed --------------------------------------------------------------------------

MOMENTS = [("open", 1), ("open", 2), ("open", 4), ("write", 1), ("write", 2), ("write", 4), ("makedirs", 3)]
MOMENTS += [
    ("makedirs", 5),
    *(("replace", moment) for moment in range(1, 7)),
    ("unlink", 1),
    ("rmdir", 1),
    ("rmdir", 2),
]


@pytest.mark.parametrize(("call", "moment"), MOMENTS)
def test_killed_builds_are_repaired(tmp_path: Path, call: str, moment: int) -> None:
    """A build killed at any step leaves each page whole; the next one, of the same site or of the one before, gives the
    output of a first build, without a temporary file, an empty folder or a lock left over."""
    killed = _folder(tmp_path / "killed", OLD)
    command = [sys.executable, "-m", "tests.writing.dying", str(killed), call, str(moment)]
    assert subprocess.run(command, cwd=CHECKOUT, check=False).returncode == -signal.SIGKILL
    _assert_whole(killed)
    for name, plan in (("old", OLD), ("new", NEW)):
        repaired = shutil.copytree(killed, tmp_path / name)
        assert check(pages(**plan), repaired) == []
        write(pages(**plan), repaired)
        fresh = _folder(tmp_path / f"fresh-{name}", plan)
        assert snapshot(repaired, manifest=True) == snapshot(fresh, manifest=True)


def test_a_first_build_that_is_killed(tmp_path: Path) -> None:
    """The pages of a killed first build are known as ours, so that the next one may change or remove them."""
    command = [sys.executable, "-m", "tests.writing.dying", str(tmp_path / "out"), "replace", "4"]
    assert subprocess.run(command, cwd=CHECKOUT, check=False).returncode == -signal.SIGKILL
    other = {"index": "other"}
    assert check(pages(**other), tmp_path / "out") == []
    write(pages(**other), tmp_path / "out")
    assert snapshot(tmp_path / "out") == {"index": b"other"}


# Two at once ---------------------------------------------------------------------


@pytest.mark.parametrize("is_killed", [False, True])
def test_a_second_build_at_the_same_time_is_refused(tmp_path: Path, is_killed: bool) -> None:
    """It reports the other build and changes nothing, also through a link to the folder; the first build is not
    disturbed, and when it ends or dies the folder is free."""
    output = _folder(tmp_path / "out", OLD)
    (tmp_path / "link").symlink_to(output)
    command = [sys.executable, "-m", "tests.writing.slow", str(output)]
    with subprocess.Popen(command, cwd=CHECKOUT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdin and first.stdout and first.stdout.readline() == "in the middle\n"
        before = snapshot(output, manifest=True)
        for place in (output, tmp_path / "link"):
            with pytest.raises(CannotWrite, match=f"another build is writing to {place}"):
                write(pages(**OLD), place)
        assert snapshot(output, manifest=True) == before
        if is_killed:
            first.kill()
        else:
            first.communicate("go on\n")
    assert first.returncode == (-signal.SIGKILL if is_killed else 0)
    write(pages(**NEW), output)
    assert snapshot(output, manifest=True) == snapshot(_folder(tmp_path / "fresh", NEW), manifest=True)


# Refused by the disk -------------------------------------------------------------


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EIO])
@pytest.mark.parametrize("call", ["open", "write", "replace"])
def test_a_page_that_the_disk_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int) -> None:
    """The message names the page and the reason, not the temporary file; all pages are whole, nothing is left over, and
    without the fault the next build works as a first one."""
    output = _folder(tmp_path / "out", OLD)
    real = getattr(os, call)
    page = str(output / "papers" / "a")

    def refusing(*arguments: Any, **options: Any) -> Any:
        if call == "write" and len(arguments[1]) == len(LONG):
            return real(arguments[0], arguments[1][:1_000])  # the disk takes only the beginning
        if call == "write" and len(arguments[1]) > 10_000:
            raise OSError(code, os.strerror(code))
        if call == "replace" and arguments[1] == page:
            raise OSError(code, os.strerror(code), arguments[0], None, page)
        if (
            call == "open"
            and str(arguments[0]).endswith(".paperfolio-page")
            and (output / "index").read_text() == "new"
        ):
            raise OSError(code, os.strerror(code), arguments[0])
        return real(*arguments, **options)

    with monkeypatch.context() as patched:
        patched.setattr(os, call, refusing)
        with pytest.raises(CannotWrite) as caught:
            write(pages(**NEW), output)
    assert str(caught.value) == f"cannot write {page}: {os.strerror(code).lower()}"
    _assert_whole(output)
    assert [name for name in os.listdir(output) if name.startswith(".")] == [".paperfolio-manifest"]
    write(pages(**NEW), output)
    assert snapshot(output, manifest=True) == snapshot(_folder(tmp_path / "fresh", NEW), manifest=True)


def test_a_limit_of_the_system_is_named(tmp_path: Path) -> None:
    """
    import resource, sys
    from pathlib import Path
    from generator.model.problem import CannotWrite
    from generator.writing.output import write
    from tests.writing.folders import pages
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
    try:
        write(pages(**NEW), Path(sys.argv[1]))
    except CannotWrite as error:
        print(error)
    """


def test_a_limit_of_the_system(tmp_path: Path) -> None:
    """A page larger than the limit for files is named; its old bytes are unchanged, and nothing is left over."""
    output = _folder(tmp_path / "out", OLD)
    command = [sys.executable, "-m", "tests.writing.limited", str(output)]
    run = subprocess.run(command, cwd=CHECKOUT, check=True, capture_output=True, text=True)
    assert run.stdout == f"cannot write {output}/papers/a: file too large\n" and run.stderr == ""
    _assert_whole(output)
    assert (output / "papers" / "a").read_text() == "old" and not (output / ".paperfolio-page").exists()


def test_a_manifest_that_the_disk_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the manifest cannot be written, no page is; the folder is unchanged."""
    output = _folder(tmp_path / "out", OLD)
    before = snapshot(output, manifest=True)

    def refusing(one: object, other: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(one), None, str(other))

    monkeypatch.setattr(os, "replace", refusing)
    with pytest.raises(CannotWrite, match=f"cannot write {output}/.paperfolio-manifest: no space left on device"):
        write(pages(**NEW), output)
    assert snapshot(output, manifest=True) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_that_may_only_be_read(tmp_path: Path) -> None:
    """The message names the path, and nothing changes."""
    output = _folder(tmp_path / "out", OLD)
    before = snapshot(output, manifest=True)
    output.chmod(0o555)
    try:
        with pytest.raises(CannotWrite, match=f"cannot write {output}/.*: permission denied"):
            write(pages(**NEW), output)
    finally:
        output.chmod(0o755)
    assert snapshot(output, manifest=True) == before


def test_a_stale_page_that_cannot_be_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names it; all new pages are written by then, and it stays in the manifest, so that the next build
    removes it."""
    output = _folder(tmp_path / "out", OLD)
    stale, real = f"{output}/stale/deep/b", os.unlink

    def refusing(place: str) -> None:
        if place == stale:
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), place)
        real(place)

    with monkeypatch.context() as patched:
        patched.setattr(os, "unlink", refusing)
        with pytest.raises(CannotWrite, match=f"cannot write {stale}: operation not permitted"):
            write(pages(**NEW), output)
    assert snapshot(output).items() >= {file.path: file.content for file in pages(**NEW)}.items()
    assert write(pages(**NEW), output).removed == ("stale/deep/b",)


def test_a_source_that_is_gone(tmp_path: Path) -> None:
    """The message names the source, not the page; the copy of the previous build is unchanged, and nothing is left
    over."""
    output, source = tmp_path / "out", tmp_path / "a.pdf"
    source.write_bytes(b"1")
    files = [OutputFile("a.pdf", source=source)]
    write(files, output)
    source.unlink()
    with pytest.raises(CannotWrite, match=f"{source}: no such file"):
        write(files, output)
    assert snapshot(output) == {"a.pdf": b"1"}


def test_an_interrupted_build_leaves_whole_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends a build with the exit code of an interrupt, whole pages, nothing left over and the folder
    unlocked."""
    output, real = _folder(tmp_path / "out", OLD), os.write

    def interrupted(descriptor: int, content: memoryview) -> int:
        if len(content) > 10_000:
            raise KeyboardInterrupt
        return real(descriptor, content)

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", interrupted)
        with pytest.raises(KeyboardInterrupt):
            write(pages(**NEW), output)
    _assert_whole(output)
    assert not (output / ".paperfolio-page").exists()
    write(pages(**NEW), output)
    assert snapshot(output, manifest=True) == snapshot(_folder(tmp_path / "fresh", NEW), manifest=True)
