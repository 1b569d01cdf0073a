"""The output folder: what is written, what is removed, what is never touched, and what is refused."""

import errno
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from generator.model.problem import CannotWrite
from generator.model.project import Project
from generator.model.site import OutputFile, Written
from generator.writing.check import check, refuse_unwise
from generator.writing.manifest import NAME
from generator.writing.output import write
from tests.portfolio import TODAY

CHECKOUT = Path(__file__).parents[2]


def _files(**pages: str) -> list[OutputFile]:
    return [OutputFile(name.replace("__", "/"), text.encode()) for name, text in pages.items()]


def _tree(output: Path) -> dict[str, bytes]:
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file() and path.name != NAME
    }


def _messages(files: Sequence[OutputFile], output: Path) -> list[str]:
    return [f"{problem.path}: {problem.message}" for problem in check(files, output)]


# What is written -----------------------------------------------------------------


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    """A file with the same bytes keeps its inode and its time; the others are replaced."""
    assert write(_files(a="1", b__c="2"), tmp_path) == Written(("a", "b/c"))
    before = os.stat(tmp_path / "a")
    assert write(_files(a="1", b__c="3"), tmp_path) == Written(("b/c",), 1)
    after = os.stat(tmp_path / "a")
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert _tree(tmp_path) == {"a": b"1", "b/c": b"3"}


def test_a_source_is_copied(tmp_path: Path) -> None:
    """A file that comes from elsewhere is copied byte for byte, again only where it differs."""
    source = tmp_path / "source.pdf"
    source.write_bytes(os.urandom(3_000_000))
    files = [OutputFile("papers/a.pdf", source=source)]
    assert write(files, tmp_path / "out") == Written(("papers/a.pdf",))
    assert write(files, tmp_path / "out") == Written((), 1)
    source.write_bytes(b"x" * 3_000_000)
    assert write(files, tmp_path / "out").changed == ("papers/a.pdf",)
    assert (tmp_path / "out/papers/a.pdf").read_bytes() == source.read_bytes()


def test_what_is_no_longer_made_is_removed(tmp_path: Path) -> None:
    """With the folders that it leaves empty, and nothing else."""
    write(_files(a="1", b__c__d="2", b__e="3"), tmp_path)
    (tmp_path / "b" / "c" / "notes.txt").write_text("mine")
    assert write(_files(a="1"), tmp_path).removed == ("b/c/d", "b/e")
    assert _tree(tmp_path) == {"a": b"1", "b/c/notes.txt": b"mine"}
    (tmp_path / "b" / "c" / "notes.txt").unlink()


def test_foreign_files_survive(tmp_path: Path) -> None:
    """What a build did not make stays, whatever its name, also in the first build into a folder that is not empty."""
    foreign = {"CNAME": b"a.org", ".git/HEAD": b"ref", "notes/thesis.txt": b"years", ".paperfolio": b"x"}
    for name, content in foreign.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    write(_files(a="1", notes__b="2"), tmp_path)
    write(_files(a="1"), tmp_path)
    assert _tree(tmp_path) == {"a": b"1", **foreign}


def test_a_foreign_file_in_the_way(tmp_path: Path) -> None:
    """A page that would take its place is an error; one with the very same bytes is taken for ours."""
    (tmp_path / "index.html").write_text("mine")
    assert _messages(_files(**{"index.html": "ours"}), tmp_path) == [
        "output/index.html: there is a file of this name in the output that paperfolio did not make"
    ]
    assert _messages(_files(**{"index.html": "mine"}), tmp_path) == []


def test_a_folder_in_the_way(tmp_path: Path) -> None:
    """A folder where a page shall be, and a file where a folder shall be, are errors."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b").write_text("x")
    assert _messages(_files(a="1", b__c="2"), tmp_path) == [
        "output/a: there is a folder of this name in the output",
        'output/b/c: "b" in the output is no folder of ours',
    ]


# Names ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["../a", "/etc/a", "a/../../b", "a\\b", "a\x00b", "a//b", "./a"])
def test_no_name_leads_out(tmp_path: Path, name: str) -> None:
    """A path that is no plain path below the output is an error."""
    assert _messages([OutputFile(name)], tmp_path) == [f"output/{name}: this file would lie outside the output"]


def test_names_that_are_too_long(tmp_path: Path) -> None:
    """A name that most disks refuse is an error before the disk has its say."""
    assert "too long" in _messages([OutputFile("é" * 120 + ".html")], tmp_path)[0]


@pytest.mark.parametrize(("one", "other"), [("a.html", "A.html"), ("caf\u00e9", "cafe\u0301"), ("a", "a"), ("ß", "SS")])
def test_twins(tmp_path: Path, one: str, other: str) -> None:
    """Two names that some disk takes for one are an error that names both."""
    (message,) = _messages([OutputFile(one), OutputFile(other)], tmp_path)
    assert message == f'output/{other}: two files would have this name; the other is "{one}"'


# Links ---------------------------------------------------------------------------


def test_pages_are_not_written_through_links(tmp_path: Path) -> None:
    """A link or a second name in the place of a page of ours is replaced; what it led to is untouched."""
    output, secret = tmp_path / "out", tmp_path / "secret"
    write(_files(a="1", b="1"), output)
    secret.write_text("secret")
    for name, link in (("a", os.symlink), ("b", os.link)):
        (output / name).unlink()
        link(secret, output / name)
    write(_files(a="2", b="2"), output)
    assert secret.read_text() == "secret"
    assert _tree(output) == {"a": b"2", "b": b"2"} and not (output / "a").is_symlink()


def test_folders_that_are_links_are_refused(tmp_path: Path) -> None:
    """Nothing is written or removed through a folder that leads elsewhere."""
    output, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    write(_files(papers__a="1"), output)
    (output / "papers" / "a").unlink()
    (output / "papers").rmdir()
    elsewhere.mkdir()
    (elsewhere / "a").write_text("1")
    os.symlink(elsewhere, output / "papers")
    assert _messages(_files(papers__b="1"), output) == ['output/papers/b: "papers" in the output is no folder of ours']
    write(_files(c="1"), output)
    assert (elsewhere / "a").read_text() == "1"


def test_the_output_may_be_a_link(tmp_path: Path) -> None:
    """Then it stays one."""
    (tmp_path / "real").mkdir()
    os.symlink(tmp_path / "real", tmp_path / "out")
    write(_files(a="1"), tmp_path / "out")
    assert (tmp_path / "out").is_symlink() and (tmp_path / "real" / "a").read_text() == "1"


@pytest.mark.parametrize("hostile", ["/etc/passwd", "../outside", "a/../../outside"])
def test_a_forged_manifest(tmp_path: Path, hostile: str) -> None:
    """A manifest that names what lies outside is not believed in that."""
    output = tmp_path / "out"
    write(_files(a="1"), output)
    (tmp_path / "outside").write_text("mine")
    manifest = output / NAME
    manifest.write_text(manifest.read_text() + f"{hostile}\n")
    assert write(_files(a="1"), output).removed == ()
    assert (tmp_path / "outside").read_text() == "mine" and Path("/etc/passwd").exists()


def test_a_damaged_manifest(tmp_path: Path) -> None:
    """Then nothing is removed, and what is the same is taken for ours."""
    write(_files(a="1", b="2"), tmp_path)
    (tmp_path / NAME).write_bytes(b"\xff\x00garbage")
    assert _messages(_files(a="1"), tmp_path) == []
    assert write(_files(a="1"), tmp_path).removed == ()


# What is refused -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("folder", "reason"),
    [
        ("site", "the site's own folder"),
        ("site/content", "content would be mixed"),
        ("site/content/deep", "content would be mixed"),
        ("site/themes", "themes would be mixed"),
        (".", "the site lies inside it"),
        ("/", "the site lies inside it"),
        ("home", "your home folder"),
        ("link-to-content", "content would be mixed"),
        ("file", "it is a file"),
    ],
)
def test_unwise_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, reason: str) -> None:
    """An output folder that would mix with what must not be touched is refused with the reason, also behind a link."""
    (tmp_path / "site" / "content").mkdir(parents=True)
    (tmp_path / "home").mkdir()
    (tmp_path / "file").write_text("x")
    os.symlink(tmp_path / "site" / "content", tmp_path / "link-to-content")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    with pytest.raises(CannotWrite, match=reason):
        refuse_unwise(Project(tmp_path / "site", tmp_path / folder, TODAY))
    assert list((tmp_path / "site" / "content").iterdir()) == []


@pytest.mark.parametrize("folder", ["site/output", "elsewhere", "site/deep/er"])
def test_wise_folders(tmp_path: Path, folder: str) -> None:
    """A folder of its own is fine, inside the site or outside."""
    (tmp_path / "site" / "content").mkdir(parents=True)
    refuse_unwise(Project(tmp_path / "site", tmp_path / folder, TODAY))


# What may happen meanwhile -------------------------------------------------------


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EROFS])
@pytest.mark.parametrize("call", ["open", "write", "replace"])
def test_a_disk_that_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int) -> None:
    """The path and the reason are said, pages that stood before are whole, and nothing is left behind."""
    write(_files(a="old", b="old"), tmp_path)
    real, count = getattr(os, call), [0]

    def refusing(*arguments: Any, **options: Any) -> Any:
        count[0] += 1
        if count[0] == 2 and "pytest" not in str(arguments[0])[-10:]:
            raise OSError(code, os.strerror(code), str(tmp_path / "b"))
        return real(*arguments, **options)

    with monkeypatch.context() as patched:
        patched.setattr(os, call, refusing)
        with pytest.raises(CannotWrite, match=os.strerror(code).lower()):
            write(_files(a="new", b="new"), tmp_path)
    assert set(_tree(tmp_path)) == {"a", "b"}
    assert set(_tree(tmp_path).values()) <= {b"old", b"new"}
    assert write(_files(a="new", b="new"), tmp_path).changed
    assert _tree(tmp_path) == {"a": b"new", "b": b"new"}


HOLDING = """
import sys, time
from pathlib import Path
from generator.writing.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(30)
"""


def test_two_builds_at_once(tmp_path: Path) -> None:
    """The second says so and writes nothing; when the first has ended, however, the folder is free."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(tmp_path)], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True
    )
    with holder:
        assert holder.stdout and holder.stdout.readline() == "held\n"
        with pytest.raises(CannotWrite, match="another build is writing"):
            write(_files(a="1"), tmp_path)
        assert list(tmp_path.iterdir()) == []
        holder.kill()
    assert write(_files(a="1"), tmp_path).changed == ("a",)


def test_modes_follow_the_umask(tmp_path: Path) -> None:
    """Files may be read by whom the user lets read new files."""
    before = os.umask(0o027)
    try:
        write(_files(a="1"), tmp_path / "out")
    finally:
        os.umask(before)
    assert (tmp_path / "out" / "a").stat().st_mode & 0o777 == 0o640
