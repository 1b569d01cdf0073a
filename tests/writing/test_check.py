"""What is found before anything is written: dangerous names, names that collide, and unsafe output folders."""

import os
from pathlib import Path

import pytest

from generator.model.problem import CannotWrite
from generator.model.project import Project
from generator.model.site.site import OutputFile
from generator.writing.check import check, refuse_unwise, writable
from generator.writing.output import write
from tests.portfolio import TODAY
from tests.writing.folders import pages, snapshot, stamps


def _messages(names: list[str], output: Path) -> list[str]:
    files = [OutputFile(name, str(number).encode()) for number, name in enumerate(names)]
    kept, problems = writable(files)
    assert check(kept, output) == []
    assert len(kept) == len(files) - len(problems)
    assert all(problem.hint and not problem.is_error for problem in problems)
    return [problem.message for problem in problems]


# Names ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["", "/", "..", "a/..", "a/../b", "/a", "//a", "a/", "a/./b", "C:\\a", "..\\a", "\x00"]
)
def test_names_that_lead_out(tmp_path: Path, name: str) -> None:
    """A path with "..", an absolute one, and one with an empty part, a backslash or a NUL is left out, without a
    traceback."""
    assert _messages([name], tmp_path / "out") == ["this file would lie outside the output; it is left out"]


@pytest.mark.parametrize("name", ["..a", "a..", "...", "a/...b", "a..b/c", "%2e%2e/a", "~/a", "-rf", "a b", "é/ü.html"])
def test_names_that_only_look_like_it(tmp_path: Path, name: str) -> None:
    """Dots and other signs inside a name are harmless: the page is written below the output, and nowhere else."""
    output = tmp_path / "out"
    assert _messages([name], output) == []
    write([OutputFile(name, b"1")], output)
    assert (output / name).read_bytes() == b"1" and os.listdir(tmp_path) == ["out"]


@pytest.mark.parametrize("name", ["a\nCNAME", "a\rCNAME", "a\r\nCNAME", "\x1b[2J", "a\x7f", "\ud800", "a/b\tc"])
def test_names_with_control_characters(tmp_path: Path, name: str) -> None:
    """A line break would add a second name to the manifest; such files are left out, and the message escapes them."""
    kept, (problem,) = writable([OutputFile(name)])
    assert not kept and "control character" in problem.message
    assert problem.path.isascii() and problem.path.isprintable()


@pytest.mark.parametrize("name", ["a" * 250, "é" * 125])
def test_a_name_too_long_in_bytes_is_left_out(tmp_path: Path, name: str) -> None:
    """The length of each part in bytes counts; a name that fits can be written, a longer one is left out."""
    for path in (name, f"{name}/index.html", f"papers/{name}"):
        assert _messages([path], tmp_path) == ["this file's name is too long; it is left out"]


@pytest.mark.parametrize("name", ["a" * 200, "é" * 100])
def test_a_name_that_is_short_enough_can_be_written(tmp_path: Path, name: str) -> None:
    """Wherever it stands in a path."""
    for path in (name, f"{name}/index.html", f"papers/{name}"):
        assert _messages([path], tmp_path) == []
    write([OutputFile(f"papers/{name}", b"1")], tmp_path)
    assert (tmp_path / "papers" / name).read_bytes() == b"1"


# Twins ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("papers/Net.html", "papers/net.html"),
        ("Papers/net.html", "papers/net.html"),
        ("caf\u00e9/a", "cafe\u0301/a"),
        ("CAF\u00c9", "cafe\u0301"),
        ("\u00c5", "\u212b"),
        ("straße", "STRASSE"),
    ],
)
def test_names_that_differ_only_in_case_are_one_file(one: str, other: str) -> None:
    """Two names that differ only in case or in Unicode normalization: the first is written, and the message
    about the second names the first."""
    kept, (problem,) = writable([OutputFile("index.html"), OutputFile(one), OutputFile(other)])
    assert [file.path for file in kept] == ["index.html", one]
    assert problem.path == f"output/{other}" and f'the other is "{one}"' in problem.message


def test_names_that_are_not_twins(tmp_path: Path) -> None:
    """Names that differ in a letter, an accent or the folder do not collide."""
    assert _messages(["a", "b", "é", "e", "x/a", "y/a", "a.html", "a-b"], tmp_path) == []


@pytest.mark.parametrize(("file", "inside"), [("a", "a/b"), ("a", "a/b/c/d"), ("x/a", "x/a/b"), ("A", "a/b")])
def test_a_file_with_the_name_of_a_folder(file: str, inside: str) -> None:
    """A file with the name of a folder is left out in whichever order they come, because the folder may have many
    files."""
    for names in ([file, inside], [inside, file]):
        kept, (problem,) = writable([OutputFile(name) for name in names])
        assert [found.path for found in kept] == [inside]
        assert problem.path == f"output/{file}" and "a folder of the output would have this name" in problem.message


# In the way ----------------------------------------------------------------------


def test_what_is_in_the_way_stays(tmp_path: Path) -> None:
    """Files, folders and links that are not ours and in the way of pages are each an error, all in one run, and the
    check changes nothing, not even a time."""
    output = tmp_path / "out"
    (output / "folder").mkdir(parents=True)
    (output / "file").write_text("mine")
    (output / "link").symlink_to(tmp_path)
    before, times = snapshot(output), stamps(output)
    plan = pages(folder="1", file="2", file__a="3", link="4", link__a="5", fine="6")
    assert {problem.path for problem in check(plan, output)} == {
        f"output/{name}" for name in ("folder", "file", "file/a", "link", "link/a")
    }
    assert snapshot(output) == before and stamps(output) == times


@pytest.mark.parametrize("depth", ["linked", "a/linked", "a/linked/b"])
def test_folders_that_lead_elsewhere(tmp_path: Path, depth: str) -> None:
    """A folder that became a link is an error at any depth, even if an earlier build made it and the link leads to
    another folder of the output."""
    output, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    for target in (elsewhere, output / "talks"):
        write([OutputFile(f"{depth}/page", b"1"), OutputFile("talks/x", b"1")], output)
        linked = output / depth.split("linked", maxsplit=1)[0] / "linked"
        linked.rename(tmp_path / f"moved-{target.name}")
        target.mkdir(exist_ok=True)
        linked.symlink_to(target)
        (problem,) = check([OutputFile(f"{depth}/page", b"2")], output)
        assert "in the output is not a folder that paperfolio made" in problem.message
        linked.unlink()
    assert snapshot(elsewhere) == {}


# Unwise folders ------------------------------------------------------------------


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder with a site in it, and a folder beside it with links to everything."""
    world = tmp_path / "world"
    for name in ("home/sites/mine/content/papers", "home/sites/mine/themes/own", "links"):
        (world / name).mkdir(parents=True)
    (world / "home/sites/mine/content/papers/a.md").write_text("a")
    (world / "home/sites/mine/themes/own/base.html").write_text("b")
    (world / "file").write_text("c")
    monkeypatch.setenv("HOME", str(world / "home"))
    return world


UNWISE = {
    "home/sites/mine": "the site's own folder",
    "home/sites/mine/.": "the site's own folder",
    "home/sites/mine/content/..": "the site's own folder",
    "home/sites/mine/content": "overlaps with the site's content",
    "home/sites/mine/content/papers": "overlaps with the site's content",
    "home/sites/mine/content/new": "overlaps with the site's content",
    "home/sites/mine/themes": "overlaps with the site's themes",
    "home/sites/mine/themes/own": "overlaps with the site's themes",
    "home/sites": "the site lies inside it",
    "home": "your home folder",
    ".": "the site lies inside it",
    "/": "the site lies inside it",
    "file": "it is a file",
}


@pytest.mark.parametrize("is_linked", [False, True], ids=["plain", "linked"])
@pytest.mark.parametrize("folder", UNWISE)
def test_unwise_folders_are_not_touched(world: Path, folder: str, is_linked: bool) -> None:
    """An unsafe folder is rejected with its name and the reason, directly and behind a link, and nothing is changed."""
    output = world / folder
    if is_linked:
        (world / "links" / "out").symlink_to(output)
        output = world / "links" / "out"
    before, times = snapshot(world), stamps(world)
    with pytest.raises(CannotWrite, match=UNWISE[folder]) as caught:
        refuse_unwise(Project(world / "home/sites/mine", output, TODAY))
    assert str(output) in str(caught.value)
    assert snapshot(world) == before and stamps(world) == times


def test_a_site_behind_a_link(world: Path) -> None:
    """If the site or its content is reached through a link, the real folder counts."""
    site = world / "links" / "site"
    site.symlink_to(world / "home/sites/mine")
    with pytest.raises(CannotWrite, match="the site's own folder"):
        refuse_unwise(Project(site, world / "home/sites/mine", TODAY))
    (world / "home/sites/mine/content").rename(world / "papers")
    (world / "home/sites/mine/content").symlink_to(world / "papers")
    for output in (world / "papers", world / "papers" / "deep"):
        with pytest.raises(CannotWrite, match="overlaps with the site's content"):
            refuse_unwise(Project(site, output, TODAY))


@pytest.mark.parametrize(
    "folder", ["content-2", "contents", "themes.old", "output", "../mine2", "../../public", "new/deep"]
)
def test_names_that_begin_alike(world: Path, folder: str) -> None:
    """A folder beside the site's folders is allowed, even if its name begins like one of theirs."""
    refuse_unwise(Project(world / "home/sites/mine", world / "home/sites/mine" / folder, TODAY))


@pytest.mark.parametrize("target", ["out", "nowhere", "file", "file/below"])
def test_an_output_that_cannot_be(world: Path, target: str) -> None:
    """A link to itself or to nothing, and a path below a file, are rejected with the path, without a traceback."""
    output = world / "links" / "out"
    output.symlink_to(world / target if target != "out" else output)
    before = snapshot(world)

    def build() -> None:
        refuse_unwise(Project(world / "home/sites/mine", output, TODAY))
        write(pages(a="1"), output)

    with pytest.raises(CannotWrite, match=str(output)):
        build()
    assert snapshot(world) == before
