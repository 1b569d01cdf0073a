"""PDFs and pictures that cannot be opened are warnings, and cost neither the build nor memory."""

import struct
import zlib
from pathlib import Path

import pytest

from generator.model.project import Project
from generator.reading.file_faults import EMPTY, NO_PICTURE
from tests.portfolio import TODAY, Portfolio, built


def png(width: int, height: int) -> bytes:
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))


def _gif(width: int, height: int) -> bytes:
    return b"GIF89a" + struct.pack("<HH", width, height) + b"\x00\x00\x00;"


def _svg(width: str, height: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"/>'.encode()


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;">
]><svg width="1" height="1"><text>&e;&e;&e;&e;&e;&e;&e;</text></svg>"""


def _problems(portfolio: Portfolio, name: str, content: bytes) -> list[str]:
    """Build a site with a paper that shows the file, and return the warnings; the file must be published."""
    portfolio.file(f"papers/{name}", content)
    key = "pdf" if name.endswith(".pdf") else "image"
    portfolio.paper("a", **{key: name})
    done = built(Project(portfolio.root, portfolio.root / "output", TODAY))
    assert done.is_written and not any(problem.is_error for problem in done.problems)
    assert content in {path.read_bytes() for path in Path(portfolio.root, "output").rglob(f"*{Path(name).suffix}")}
    assert {problem.path for problem in done.problems} <= {f"content/papers/{name}"}
    return [problem.message for problem in done.problems]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("x.pdf", b"", EMPTY),
        ("x.png", b"", EMPTY),
        ("x.svg", b"", EMPTY),
        ("x.png", b"Notes of a meeting.\n", NO_PICTURE),
        ("x.jpg", b"<!DOCTYPE html><title>404</title>", NO_PICTURE),
        ("x.jpeg", b"version https://git-lfs.github.com/spec/v1\n", NO_PICTURE),
        ("x.webp", b"\x00" * 5000, NO_PICTURE),
        ("x.png", png(2**31 - 1, 2**31 - 1), "this picture says that it has 2,147,483,647 × 2,147,483,647 pixels"),
        ("x.png", png(2**32 - 1, 1), "this picture says that it has 4,294,967,295 × 1 pixels"),
        ("x.png", png(40_000, 40_000), "this picture says that it has 40,000 × 40,000 pixels"),
        ("x.gif", _gif(30_000, 30_000), "this picture says that it has 30,000 × 30,000 pixels"),
        ("x.svg", _svg("1e400", "3"), ""),
        ("x.svg", _svg("99999999999", "3"), "this picture says that it has 99,999,999,999 × 3 pixels"),
    ],
)
def test_a_file_that_cannot_be_shown_is_a_warning(
    portfolio: Portfolio, name: str, content: bytes, message: str
) -> None:
    """The warning names the file; the page has no size for it."""
    problems = _problems(portfolio, name, content)
    assert [problem[: len(message)] for problem in problems] == ([message] if message else [])
    assert 'width="' not in portfolio.html("papers/a.html").partition("<img")[2].partition(">")[0]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.png", png(640, 480)),
        ("x.png", png(640, 480)[:20]),
        ("x.gif", _gif(1, 1)),
        ("x.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF"),
        ("x.avif", b"\x00\x00\x00\x1cftypavif"),
        ("x.svg", _svg("30", "20")),
        ("x.svg", LAUGHS),
        ("x.pdf", b"%PDF-1.4"),
    ],
)
def test_a_file_that_begins_right_is_published(portfolio: Portfolio, name: str, content: bytes) -> None:
    """A picture that is damaged later, or of a form that we do not measure, is published without a word."""
    assert _problems(portfolio, name, content) == []


def test_an_empty_file_of_another_kind_is_no_mistake(portfolio: Portfolio) -> None:
    """Empty files in content/files/ like .nojekyll or data.csv are published without a word."""
    portfolio.file("files/data.csv", "").paper("a")
    assert built(Project(portfolio.root, portfolio.root / "output", TODAY)).problems == ()
