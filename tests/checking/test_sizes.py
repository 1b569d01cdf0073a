"""Files that hosts reject and that load slowly; none of them is read for the check."""

import os
import struct

import pytest

from tests.checking.conftest import Check
from tests.clients.sites import PNG
from tests.portfolio import Portfolio

MB = 1024 * 1024
OWNER = "title: A\nauthors: [Jane Doe]\ndate: 2024\n"


def _sparse(portfolio: Portfolio, path: str, size: int, head: bytes = b"") -> None:
    """Write a sparse file of `size` bytes."""
    portfolio.file(path, head)
    os.truncate(portfolio.root / "content" / path, size)


@pytest.fixture
def with_file(portfolio: Portfolio) -> Portfolio:
    """A paper that links to files/talk.mp4."""
    return portfolio.file("papers/a.md", f"---\n{OWNER}links: {{video: /files/talk.mp4}}\n---\n")


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (50 * MB, ""),
        (60 * MB, "this file is 60.0 MB; GitHub advises against more than 50 MB"),
        (100 * MB, "this file is 100.0 MB; GitHub advises against more than 50 MB"),
        (101 * MB, "this file is 101.0 MB; GitHub rejects files of more than 100 MB"),
    ],
)
@pytest.mark.parametrize("url", ["", "https://jane.github.io/", "https://jane.example.org/"])
def test_files_too_large_for_github_are_reported(
    with_file: Portfolio, checked: Check, size: int, said: str, url: str
) -> None:
    """What GitHub rejects is an error if the site is published there, and otherwise a warning."""
    if url:
        with_file.file("site.yaml", f"url: {url}\n")
    _sparse(with_file, "files/talk.mp4", size)
    found = checked().problems
    is_error = size > 100 * MB and "github.io" in url
    expected = [("content/files/talk.mp4", 0, 0, said, is_error)] if said else []
    assert [(p.path, p.line, p.column, p.message, p.is_error) for p in found] == expected


def test_a_site_too_large_for_github_pages_is_reported(
    portfolio: Portfolio, checked: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All pages and files count; the message names the largest."""
    portfolio.paper("a", authors=["Jane Doe"], date=2024)
    for number in range(4):
        _sparse(portfolio, f"files/{number}.zip", (10 + number) * MB)
    assert checked().problems == ()
    monkeypatch.setattr("generator.checking.sizes.PAGES_LIMIT", 46 * MB)  # the pages bring the site above this limit
    (problem,) = checked().problems
    assert str(problem).splitlines() == [
        "content: warning: the site is 46.1 MB; GitHub Pages accepts at most 1 GB",
        "  the largest files are content/files/3.zip, content/files/2.zip, content/files/1.zip",
    ]


def test_more_than_a_gigabyte(portfolio: Portfolio, checked: Check) -> None:
    """The real limit, with sparse files."""
    portfolio.paper("a", authors=["Jane Doe"], date=2024)
    for number in range(11):
        _sparse(portfolio, f"files/{number}.zip", 99 * MB)
    messages = [problem.message for problem in checked().problems]
    assert len(messages) == 12
    assert messages[0].startswith("the site is 1,089.") and messages[0].endswith("GitHub Pages accepts at most 1 GB")


def test_large_files_that_are_made(portfolio: Portfolio, checked: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    """A generated file that is too large for GitHub is reported; the limits are lowered for the test."""
    monkeypatch.setattr("generator.check.GITHUB_WARNS", 60_000)
    monkeypatch.setattr("generator.checking.sizes.GITHUB_WARNS", 60_000)
    monkeypatch.setattr("generator.checking.sizes.GITHUB_REFUSES", 90_000)
    portfolio.file("site.yaml", "url: https://jane.github.io/\n")
    text = "".join(f"- {{title: Title {n}, authors: [Jane Doe], date: 2024, tldr: {'x' * 900}}}\n" for n in range(90))
    found = checked_of(portfolio.file("papers/many.yaml", text), checked)
    assert ("output/publications.json", True) in found
    assert not [path for path, _ in found if path.endswith(".html")]


def checked_of(portfolio: Portfolio, checked: Check) -> list[tuple[str, bool]]:
    """Return the files that GitHub rejects, and whether that is an error."""
    return [(one.path, one.is_error) for one in checked().problems if "GitHub rejects files" in one.message]


def test_a_picture_of_more_than_a_megabyte_is_noted(portfolio: Portfolio, checked: Check) -> None:
    """A picture on a page gets a note from 1 MB on; one that is only linked to does not."""
    head = PNG[:16] + struct.pack(">II", 40, 30) + PNG[24:]
    _sparse(portfolio, "papers/shown.png", 2 * MB, head)
    _sparse(portfolio, "papers/linked.png", 2 * MB, head)
    portfolio.file("papers/a.md", f"---\n{OWNER}---\n\n![A figure](shown.png) and [another](linked.png)\n")
    found = checked()
    assert found.problems == ()
    assert [(note.path, note.message) for note in found.notes] == [
        ("content/papers/shown.png", "this picture is 2.0 MB, and every reader of its page downloads it")
    ]


def test_a_path_too_long_for_windows_is_noted(portfolio: Portfolio, checked: Check) -> None:
    """A path that is too long for Windows is reported."""
    name = f"{'long/' * 40}talk.mp4"
    portfolio.file("papers/a.md", f"---\n{OWNER}links: {{video: /files/{name}}}\n---\n").file(f"files/{name}", "x")
    (problem,) = checked().problems
    assert problem.path == f"content/files/{name}"
    assert problem.message.startswith("the path of this file in the output has 214 characters")
