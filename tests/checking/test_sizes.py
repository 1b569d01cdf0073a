"""Files that hosts refuse and readers wait for; none of them is read for that."""

import os
import struct

import pytest

from tests.checking.conftest import Check
from tests.clients.sites import PNG
from tests.portfolio import Portfolio

MB = 1024 * 1024
OWNER = "title: A\nauthors: [Jane Doe]\ndate: 2024\n"


def _sparse(portfolio: Portfolio, path: str, size: int, head: bytes = b"") -> None:
    """A file of `size` bytes of which next to none are on the disk."""
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
        (60 * MB, "this file has 60.0 MB, and GitHub advises against more than 50 MB"),
        (100 * MB, "this file has 100.0 MB, and GitHub advises against more than 50 MB"),
        (101 * MB, "this file has 101.0 MB, and GitHub refuses files of more than 100 MB"),
    ],
)
@pytest.mark.parametrize("url", ["", "https://jane.github.io/", "https://jane.example.org/"])
def test_files_too_large_for_github_are_reported(
    with_file: Portfolio, checked: Check, size: int, said: str, url: str
) -> None:
    """What GitHub refuses is an error where the site is to stand there, and a warning elsewhere."""
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
    """The sum of all pages and files; the largest are named."""
    portfolio.paper("a", authors=["Jane Doe"], date=2024)
    for number in range(4):
        _sparse(portfolio, f"files/{number}.zip", (10 + number) * MB)
    assert checked().problems == ()
    monkeypatch.setattr("generator.checking.sizes.PAGES_LIMIT", 46 * MB)  # which the pages bring it above
    (problem,) = checked().problems
    assert str(problem).splitlines() == [
        "content: warning: the site has 46.1 MB, and GitHub Pages takes no more than 1 GB",
        "  the largest files are content/files/3.zip, content/files/2.zip, content/files/1.zip",
    ]


def test_more_than_a_gigabyte(portfolio: Portfolio, checked: Check) -> None:
    """The real limit, with files that are mostly holes."""
    portfolio.paper("a", authors=["Jane Doe"], date=2024)
    for number in range(11):
        _sparse(portfolio, f"files/{number}.zip", 99 * MB)
    messages = [problem.message for problem in checked().problems]
    assert len(messages) == 12
    assert messages[0].startswith("the site has 1,089.") and messages[0].endswith(
        "GitHub Pages takes no more than 1 GB"
    )


def test_large_files_that_are_made(portfolio: Portfolio, checked: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list for machines that has grown too large for GitHub is told of; the limits are brought down for it."""
    monkeypatch.setattr("generator.check.GITHUB_WARNS", 60_000)
    monkeypatch.setattr("generator.checking.sizes.GITHUB_WARNS", 60_000)
    monkeypatch.setattr("generator.checking.sizes.GITHUB_REFUSES", 90_000)
    portfolio.file("site.yaml", "url: https://jane.github.io/\n")
    text = "".join(f"- {{title: Title {n}, authors: [Jane Doe], date: 2024, tldr: {'x' * 900}}}\n" for n in range(90))
    found = checked_of(portfolio.file("papers/many.yaml", text), checked)
    assert ("output/publications.json", True) in found
    assert not [path for path, _ in found if path.endswith(".html")]


def checked_of(portfolio: Portfolio, checked: Check) -> list[tuple[str, bool]]:
    """The files that GitHub refuses, and whether that is an error."""
    return [(one.path, one.is_error) for one in checked().problems if "GitHub refuses files" in one.message]


def test_a_picture_of_more_than_a_megabyte_is_noted(portfolio: Portfolio, checked: Check) -> None:
    """A picture on a page is a note from 1 MB on; one that is only linked to is not."""
    head = PNG[:16] + struct.pack(">II", 40, 30) + PNG[24:]
    _sparse(portfolio, "papers/shown.png", 2 * MB, head)
    _sparse(portfolio, "papers/linked.png", 2 * MB, head)
    portfolio.file("papers/a.md", f"---\n{OWNER}---\n\n![A figure](shown.png) and [another](linked.png)\n")
    found = checked()
    assert found.problems == ()
    assert [(note.path, note.message) for note in found.notes] == [
        ("content/papers/shown.png", "this picture has 2.0 MB, and every reader of its page loads it")
    ]


def test_a_path_too_long_for_windows_is_noted(portfolio: Portfolio, checked: Check) -> None:
    """Windows may not take it."""
    name = f"{'long/' * 40}talk.mp4"
    portfolio.file("papers/a.md", f"---\n{OWNER}links: {{video: /files/{name}}}\n---\n").file(f"files/{name}", "x")
    (problem,) = checked().problems
    assert problem.path == f"content/files/{name}"
    assert problem.message.startswith("the path of this file in the output has 214 characters")
