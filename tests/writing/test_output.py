"""What a build writes, replaces and removes in its output folder."""

import errno
import os
from pathlib import Path

import pytest

from generator.model.site.site import OutputFile, Written
from generator.writing.check import check
from generator.writing.manifest import HEAD, NAME
from generator.writing.output import write
from tests.writing.folders import pages, snapshot, stamps


def test_a_build_without_changes_touches_nothing(tmp_path: Path) -> None:
    """No page, copy or folder, nor the manifest, gets a new inode or time."""
    source, output = tmp_path / "source", tmp_path / "out"
    source.write_bytes(b"\x00" * 5_000)
    files = [*pages(index="1", papers__a="2", empty=""), OutputFile("files/a.pdf", source=source)]
    write(files, output)
    before = stamps(output)
    assert write(files, output) == Written((), 4)
    assert stamps(output) == before


@pytest.mark.parametrize("text", ["", "1", "other", "Same", "sam", "same\n"])
def test_any_difference_is_put_right(tmp_path: Path, text: str) -> None:
    """A page that was edited in the output, with or without a change of length, has its bytes again after the next
    build."""
    write(pages(a="same"), tmp_path)
    (tmp_path / "a").write_text(text)
    assert write(pages(a="same"), tmp_path).changed == ("a",)
    assert snapshot(tmp_path) == {"a": b"same"}


def test_a_page_that_is_gone_comes_back(tmp_path: Path) -> None:
    """A page that was deleted comes back, also with its folder."""
    write(pages(deep__er__a="1"), tmp_path)
    (tmp_path / "deep" / "er" / "a").unlink()
    (tmp_path / "deep" / "er").rmdir()
    assert write(pages(deep__er__a="1"), tmp_path).changed == ("deep/er/a",)


def test_the_history_of_a_folder_does_not_show(tmp_path: Path) -> None:
    """Whatever was built before, the output is the same as that of a first build, including the manifest."""
    plans = [pages(a="1", b__c="2"), pages(b__d="3"), pages(), pages(a="4", e__f__g="5"), pages(a="1", e__h="2")]
    for plan in plans:
        write(plan, tmp_path / "long")
    write(plans[-1], tmp_path / "fresh")
    assert snapshot(tmp_path / "long", manifest=True) == snapshot(tmp_path / "fresh", manifest=True)


def test_empty_folders_go_where_the_page_was_gone_already(tmp_path: Path) -> None:
    """A folder of ours that is empty is removed, even if the page in it was deleted by hand."""
    write(pages(a="1", b__c__d="2"), tmp_path)
    (tmp_path / "b" / "c" / "d").unlink()
    assert write(pages(a="1"), tmp_path).removed == ()
    assert snapshot(tmp_path) == {"a": b"1"}


def test_foreign_files_are_not_touched(tmp_path: Path) -> None:
    """Files, links and empty folders that are not ours keep bytes, inode and time, also among our pages, through builds
    that add, change and remove everything around them."""
    for name, content in {
        "CNAME": b"jane.example.org\n",
        ".nojekyll": b"",
        ".git/objects/ab/cd": bytes(range(256)),
        "papers/notes.txt": b"my notes",
        "papers/old/draft": b"\xff\xfe",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    (tmp_path / "empty").mkdir()
    (tmp_path / "shortcut").symlink_to("nowhere")
    foreign = snapshot(tmp_path)
    files = [tmp_path / name for name in foreign if not name.endswith("/")]
    before = [(path.lstat().st_ino, path.lstat().st_mtime_ns) for path in files]
    for plan in (pages(index="1", papers__a="2", papers__old__b="3"), pages(index="2"), pages()):
        assert check(plan, tmp_path) == []
        write(plan, tmp_path)
        assert snapshot(tmp_path).items() >= foreign.items()
    assert snapshot(tmp_path) == foreign
    assert [(path.lstat().st_ino, path.lstat().st_mtime_ns) for path in files] == before


def test_the_same_bytes_are_adopted(tmp_path: Path) -> None:
    """A file with exactly the right bytes is not written again, is ours from then on, and is removed with its page; the
    same for copies."""
    output, source = tmp_path / "out", tmp_path / "source"
    output.mkdir()
    for place in (source, output / "copy", output / "page"):
        place.write_text("same")
    files = [OutputFile("page", b"same"), OutputFile("copy", source=source)]
    assert check(files, output) == []
    assert write(files, output) == Written((), 2)
    assert write(pages(), output).removed == ("copy", "page")
    assert source.read_text() == "same" and snapshot(output) == {}


def test_a_copy_that_differs_is_foreign(tmp_path: Path) -> None:
    """A file in the place of a copy is an error if its bytes differ, even with the same length."""
    source, output = tmp_path / "source", tmp_path / "out"
    output.mkdir()
    source.write_text("ours")
    (output / "copy").write_text("mine")
    (problem,) = check([OutputFile("copy", source=source)], output)
    assert problem.is_error and "paperfolio did not make" in problem.message


@pytest.mark.parametrize("size", [0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3 << 20])
def test_copies_of_every_size(tmp_path: Path, size: int) -> None:
    """A source is copied byte by byte and not linked: changing the source does not change the copy."""
    source, output = tmp_path / "source", tmp_path / "out"
    source.write_bytes(os.urandom(size))
    files = [OutputFile("copy", source=source)]
    write(files, output)
    assert (output / "copy").read_bytes() == source.read_bytes()
    assert not (output / "copy").samefile(source) and write(files, output) == Written((), 1)
    content = source.read_bytes()
    source.write_bytes(content[:-1] + bytes([content[-1] ^ 1 if content else 1]))
    assert (output / "copy").read_bytes() == content
    assert write(files, output).changed == ("copy",)
    assert (output / "copy").read_bytes() == source.read_bytes()


def test_a_page_becomes_a_copy(tmp_path: Path) -> None:
    """A path may have generated bytes in one build, those of a file in the next, and vice versa."""
    source, output = tmp_path / "source", tmp_path / "out"
    source.write_text("copy")
    for files, text in (([OutputFile("a", b"page")], "page"), ([OutputFile("a", source=source)], "copy")) * 2:
        assert check(files, output) == [] and write(files, output).changed == ("a",)
        assert (output / "a").read_text() == text
    assert source.read_text() == "copy"


def test_stale_pages_that_became_links(tmp_path: Path) -> None:
    """A link in the place of a stale page is removed, and its target, also under a second name, is unchanged."""
    output, secret = tmp_path / "out", tmp_path / "secret"
    write(pages(symbolic="1", hard="2", dangling="3"), output)
    secret.write_text("secret")
    for name in ("symbolic", "hard", "dangling"):
        (output / name).unlink()
    (output / "symbolic").symlink_to(secret)
    (output / "hard").hardlink_to(secret)
    (output / "dangling").symlink_to(tmp_path / "nowhere")
    write(pages(), output)
    assert snapshot(output) == {} and secret.read_text() == "secret"
    assert not (tmp_path / "nowhere").exists()


def test_a_foreign_link_in_the_way(tmp_path: Path) -> None:
    """A link that we did not make is an error for a page of its name, whether it leads to the right bytes or to
    nothing."""
    output = tmp_path / "out"
    output.mkdir()
    (tmp_path / "same").write_text("1")
    (output / "same").symlink_to(tmp_path / "same")
    (output / "dangling").symlink_to(tmp_path / "nowhere")
    assert [problem.path for problem in check(pages(same="1", dangling="1"), output)] == [
        "output/same",
        "output/dangling",
    ]


def test_a_link_for_the_temporary_file(tmp_path: Path) -> None:
    """Links in the place of our temporary files are not written through."""
    output, secret = tmp_path / "out", tmp_path / "secret"
    output.mkdir()
    secret.write_text("secret")
    (output / ".paperfolio-page").symlink_to(secret)
    (output / f"{NAME}-new").symlink_to(secret)
    write(pages(a="1"), output)
    assert snapshot(output) == {"a": b"1"} and secret.read_text() == "secret"


def test_a_link_for_the_manifest(tmp_path: Path) -> None:
    """A manifest that is a link is replaced, and the link's target is unchanged."""
    output, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    output.mkdir()
    elsewhere.write_text("mine")
    (output / NAME).symlink_to(elsewhere)
    write(pages(a="1"), output)
    assert elsewhere.read_text() == "mine" and not (output / NAME).is_symlink()
    assert (output / NAME).read_text() == f"{HEAD}a\n"


def test_an_output_that_is_a_link(tmp_path: Path) -> None:
    """Pages are written, changed and removed through the link, which is not changed."""
    real, output = tmp_path / "disk" / "www", tmp_path / "out"
    real.mkdir(parents=True)
    (real / "CNAME").write_text("mine")
    output.symlink_to(real)
    for plan in (pages(a="1", b__c="2"), pages(a="3")):
        assert check(plan, output) == []
        write(plan, output)
        assert os.readlink(output) == str(real)
    assert snapshot(real) == {"CNAME": b"mine", "a": b"3"}


@pytest.mark.parametrize(
    "hostile",
    [
        b"{tmp}/outside",
        b"//{tmp}/outside",
        b"../outside",
        b"a/../../outside",
        b"./../outside",
        b"linked/outside",
        b"linked/deep/outside",
        b"linked",
        b"..",
        b".",
        b"./",
        b"folder",
        b"folder/.",
        b"\x00",
        b"a\x00/../../outside",
        b"\xff\xfe",
        b"x" * 5_000,
        b"x/" * 3_000,
    ],
)
def test_a_hostile_manifest_removes_nothing_outside(tmp_path: Path, hostile: bytes) -> None:
    """Whatever the manifest claims, nothing outside the output is removed, and no folder with files in it."""
    output, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    write(pages(a="1", b="2"), output)
    for place in (tmp_path / "outside", elsewhere / "outside", elsewhere / "deep" / "outside", output / "folder" / "x"):
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("mine")
    (output / "linked").symlink_to(elsewhere)
    with (output / NAME).open("ab") as manifest:
        manifest.write(hostile.replace(b"{tmp}", bytes(tmp_path)) + b"\n")
    outside = snapshot(elsewhere)
    assert check(pages(a="1"), output) == []
    write(pages(a="1"), output)
    assert (tmp_path / "outside").read_text() == "mine" and snapshot(elsewhere) == outside
    left = snapshot(output, manifest=True)
    left.pop("linked", None)  # a link in the output that the manifest names may be removed, but not its target
    assert left == {"a": b"1", "folder/": b"", "folder/x": b"mine", NAME: f"{HEAD}a\n".encode()}


@pytest.mark.parametrize("damage", [b"", b"\n", b"\x00" * 4_096, b"a\nb\n", b"<html>\nb\n", b"\xff\xfeb\n"])
def test_a_damaged_manifest_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    """Without a valid manifest no file is removed and none overwritten; the next build writes a new one."""
    write(pages(a="1", b="2"), tmp_path)
    (tmp_path / NAME).write_bytes(damage)
    assert [problem.path for problem in check(pages(a="changed"), tmp_path)] == ["output/a"]
    assert check(pages(a="1", c="3"), tmp_path) == []
    assert write(pages(a="1", c="3"), tmp_path) == Written(("c",), 1)
    assert snapshot(tmp_path) == {"a": b"1", "b": b"2", "c": b"3"}
    assert write(pages(a="1"), tmp_path).removed == ("c",)


def test_a_manifest_cut_short(tmp_path: Path) -> None:
    """A file that is missing in the manifest is not ours, and half a name does no harm."""
    write(pages(a="1", papers="2", talks="3"), tmp_path)
    manifest = (tmp_path / NAME).read_bytes()
    (tmp_path / NAME).write_bytes(manifest[: manifest.index(b"papers") + 3])
    assert [problem.path for problem in check(pages(a="x", papers="x"), tmp_path)] == ["output/papers"]
    assert write(pages(a="1"), tmp_path).removed == ()
    assert snapshot(tmp_path) == {"a": b"1", "papers": b"2", "talks": b"3"}


def test_a_file_becomes_a_folder_and_a_folder_a_file(tmp_path: Path) -> None:
    """Our own files are never in the way, but any others among them are."""
    first = [OutputFile("a", b"1"), OutputFile("b/c", b"2"), OutputFile("b/d/e", b"3")]
    second = [OutputFile("a/x", b"4"), OutputFile("b", b"5")]
    write(first, tmp_path)
    assert check(second, tmp_path) == []
    assert write(second, tmp_path).removed == ("a", "b/c", "b/d/e")
    assert ((tmp_path / "a" / "x").read_bytes(), (tmp_path / "b").read_bytes()) == (b"4", b"5")
    assert check(first, tmp_path) == []
    write(first, tmp_path)
    (tmp_path / "b" / "notes.txt").write_text("mine")
    assert [problem.path for problem in check(second, tmp_path)] == ["output/b"]


def test_a_change_of_case_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a case-insensitive disk the old name is the new file's and stays; otherwise it is removed."""
    write([OutputFile("Paper.pdf", b"1")], tmp_path)
    assert write([OutputFile("paper.pdf", b"1")], tmp_path).removed == ("Paper.pdf",)
    (tmp_path / "Note.pdf").write_bytes(b"2")
    write([OutputFile("paper.pdf", b"1"), OutputFile("Note.pdf", b"2")], tmp_path)
    monkeypatch.setattr("os.path.samefile", lambda one, other: True)
    assert write([OutputFile("paper.pdf", b"1"), OutputFile("note.pdf", b"2")], tmp_path).removed == ()
    assert (tmp_path / "Note.pdf").read_bytes() == b"2"


def test_a_folder_on_another_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page in a folder on another disk is written, too, and nothing is left over."""
    real = os.replace

    def one_disk(source: str, place: str) -> None:
        if os.path.dirname(source) != os.path.dirname(place):
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))
        real(source, place)

    monkeypatch.setattr("os.replace", one_disk)
    write([OutputFile("index.html", b"1"), OutputFile("papers/a.html", b"2")], tmp_path)
    assert (tmp_path / "papers" / "a.html").read_bytes() == b"2"
    assert sorted(path.name for path in tmp_path.iterdir()) == [".paperfolio-manifest", "index.html", "papers"]
