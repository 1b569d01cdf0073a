"""content/ becomes a library: every file is read, and a broken file does not stop the others."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model.date import PartialDate
from generator.model.file_stat import NO_STAT
from generator.model.library import ContentFile
from generator.model.name import Name
from generator.model.problem import NoContent
from generator.reading.file_faults import NO_PICTURE
from tests.reading.sites import library, messages, written

ENTRY = "---\ntitle: On things\nnote: |\n  One.\n\n  Two.\n---\n\nThe abstract.\n\n## Results\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x07\x00\x00\x00\x05\x08\x02\x00\x00\x00"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"></svg>'


def test_a_folder_without_content_is_no_site(tmp_path: Path) -> None:
    """It raises NoContent."""
    with pytest.raises(NoContent):
        library(tmp_path)


def test_an_empty_content_folder_is_a_site(tmp_path: Path) -> None:
    """It has a warning that the profile is missing, and the default settings."""
    (tmp_path / "content").mkdir()
    found = library(tmp_path)
    assert [problem.is_error for problem in found.problems] == [False]
    assert (found.papers, found.settings.sort, found.today) == ((), "date", PartialDate(2025, 6, 1))


def test_the_owner_is_named_by_the_site_where_there_is_no_profile(tmp_path: Path) -> None:
    """The title of the site is a name then."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "site.yaml").write_text("title: Jane Q. Doe\n", "utf-8")
    assert library(tmp_path).profile.name == Name("Doe", "Jane Q.")


@pytest.mark.parametrize(
    "variant",
    [
        b"\xef\xbb\xbf" + ENTRY.encode(),
        ENTRY.replace("\n", "\r\n").encode(),
        ENTRY.replace("\n", "\r").encode(),
        ENTRY.replace("---\n", "--- \n").encode(),
        ENTRY.replace("---\n\nThe", "...\n\nThe").encode(),
    ],
    ids=["byte order mark", "CRLF", "CR", "spaces behind the fence", "dots as the fence"],
)
def test_files_of_other_editors_are_read_alike(tmp_path: Path, variant: bytes) -> None:
    """A byte order mark and other line ends change nothing."""
    plain = library(written(tmp_path / "a", {"papers/doe-2024.md": ENTRY}))
    other = library(written(tmp_path / "b", {"papers/doe-2024.md": variant}))
    assert other.papers == plain.papers
    assert other.problems == ()


def test_characters_that_mark_our_own_links_are_taken_out(tmp_path: Path) -> None:
    """No text can forge a link into the site."""
    site = written(tmp_path, {"papers/a.md": ENTRY.replace("things", "th\x02in\ue001gs\ue002")})
    assert library(site).papers[0].title.source == "On things"


def test_what_editors_and_systems_leave_behind_is_passed_over(tmp_path: Path) -> None:
    """Hidden files, swap files and backups are neither read nor published; a README is for those who write."""
    names = ["a.md~", ".a.md.swp", "#a.md#", "4913", ".DS_Store", "a.md.bak", "README.md", "x.schema.json", ".git/b.md"]
    site = written(tmp_path, {f"papers/{name}": "no entry" for name in names})
    found = library(site)
    assert (found.papers, found.files, found.problems) == ((), {}, ())


def test_papers_stand_in_the_order_of_their_files(tmp_path: Path) -> None:
    """Files are sorted by name, also in folders below papers/; entries of one file keep their order."""
    files: dict[str, str | bytes] = {
        "papers/b.yaml": "- {id: z, title: Z}\n- {id: y, title: Y}\n",
        "papers/a.md": "---\ntitle: A\n---\n",
        "papers/c.yml": "title: C\n",
        "papers/more/d.md": "---\ntitle: D\n---\n",
    }
    assert [paper.id for paper in library(written(tmp_path, files)).papers] == ["a", "z", "y", "c", "d"]


def test_files_are_published_with_their_size(tmp_path: Path) -> None:
    """What is no entry is a file; pictures are measured, and one that cannot be has no size."""
    files: dict[str, str | bytes] = {
        "files/a.pdf": b"%PDF-",
        "papers/b.pdf": b"%PDF-",
        "papers/b.md": "---\ntitle: B\npdf: b.pdf\nimage: c.png\n---\n",
        "papers/c.png": PNG,
        "files/d.svg": SVG,
        "files/e.jpg": b"no picture",
    }
    found = library(written(tmp_path, files))
    content = tmp_path / "content"
    assert found.problems == ()
    versions = {path for path, file in found.files.items() if file.version}
    assert versions == {"papers/c.png", "files/d.svg", "files/e.jpg"}  # pictures, whose addresses have a version
    files_found = {path: msgspec.structs.replace(file, stamp=NO_STAT, version="") for path, file in found.files.items()}
    assert files_found == {
        "files/a.pdf": ContentFile("files/a.pdf", content / "files" / "a.pdf"),
        "papers/b.pdf": ContentFile("papers/b.pdf", content / "papers" / "b.pdf"),
        "papers/c.png": ContentFile("papers/c.png", content / "papers" / "c.png", 7, 5),
        "files/d.svg": ContentFile("files/d.svg", content / "files" / "d.svg", 30, 20),
        "files/e.jpg": ContentFile(
            "files/e.jpg", content / "files" / "e.jpg", fault=NO_PICTURE, hint="save it again, or delete it"
        ),
    }
    assert (found.papers[0].links[0].target, found.papers[0].image) == ("papers/b.pdf", "papers/c.png")


def test_links_out_of_the_site_are_left_out(tmp_path: Path) -> None:
    """Nothing outside is read; a link inside the site is followed, a circle is not."""
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "s.md").write_text("---\ntitle: Secret\n---\n", "utf-8")
    site = written(tmp_path / "site", {"files/a.pdf": b"%PDF-", "papers/a.md": "---\ntitle: A\n---\n"})
    (site / "content" / "papers" / "s.md").symlink_to(secret / "s.md")
    (site / "content" / "files" / "out").symlink_to(secret)
    (site / "content" / "files" / "gone").symlink_to(secret / "nothing")
    (site / "content" / "files" / "b.pdf").symlink_to(site / "content" / "files" / "a.pdf")
    (site / "content" / "files" / "circle").symlink_to(site / "content")
    found = library(site)
    assert [paper.id for paper in found.papers] == ["a"]
    assert sorted(found.files) == ["files/a.pdf", "files/b.pdf"]
    assert [(problem.path, problem.is_error) for problem in found.problems] == [
        ("content/files/gone", False),
        ("content/files/out", False),
        ("content/papers/s.md", False),
    ]


def test_a_content_folder_that_is_a_link_is_read(tmp_path: Path) -> None:
    """The target of the link belongs to the site."""
    elsewhere = written(tmp_path / "elsewhere", {"papers/a.md": "---\ntitle: A\n---\n"})
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "content").symlink_to(elsewhere / "content")
    assert [paper.id for paper in library(tmp_path / "site").papers] == ["a"]


def test_a_file_that_may_not_be_read_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other files are still read."""
    site = written(tmp_path, {"papers/a.md": "---\ntitle: A\n---\n", "papers/b.md": "---\ntitle: B\n---\n"})
    real = open

    def refusing(path: str, mode: str = "r") -> Any:
        if path.endswith("a.md"):
            raise PermissionError(13, "Permission denied")
        return real(path, mode)

    monkeypatch.setattr("builtins.open", refusing)
    assert messages(site).startswith("content/papers/a.md: cannot read this file: Permission denied")
    assert [paper.id for paper in library(site).papers] == ["b"]


@pytest.mark.parametrize("name", ["über.md", "u\u0308ber.md", "🎉.md", "a b.md", "con.md", "A.MD"])
def test_any_name_of_a_file_is_read(tmp_path: Path, name: str) -> None:
    """Accents in either form, emoji, spaces and reserved words make a safe id."""
    (paper,) = library(written(tmp_path, {f"papers/{name}": "---\ntitle: T\n---\n"})).papers
    assert paper.id
    assert paper.id.isascii()
    assert paper.id != "con"


def test_reading_does_not_depend_on_the_order_of_the_disk(tmp_path: Path) -> None:
    """Problems are sorted by path, line and column, and each is there once."""
    site = written(tmp_path, {f"papers/{name}.md": "---\ndate: x\n---\n" for name in "cab"})
    problems = library(site).problems
    assert list(problems) == sorted(set(problems))
    assert len(problems) == 6


PLACES = ("papers/a.md", "papers/a.yaml", "profile.yaml", "people.yaml", "site.yaml", "news/a.md", "pages/a.md")
LINES = (
    b"---", b"title: T", b"name: N", b"authors: [a, et al.", b"- x", b"  - {name: y}", b"links: {pdf: a", b"\t- z",
    b"metrics: [1]", b"date: 2024-02-30", b"navigation: [a: b]", b"x: *y", b"\xff\xfe", b"\xc3", b"\x00", b"$\\frac$",
    b"## H", b"aliases: ../x", b'title: "\\alpha"', b"? [a]", b"!!int 3", b"<<: 1", b"photo: /etc/passwd",
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(path=st.sampled_from(PLACES), lines=st.lists(st.sampled_from(LINES), max_size=8))
def test_no_content_ends_the_reading(tmp_path: Path, path: str, lines: list[bytes]) -> None:
    """Any file becomes values or problems with its path."""
    site = written(tmp_path, {path: b"\n".join(lines)})
    assert {problem.path for problem in library(site).problems} <= {f"content/{path}", "content/profile.yaml"}
    (site / "content" / path).unlink()
