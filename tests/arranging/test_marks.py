"""A title that says that its paper was taken back is not marked a second time, in whichever output."""

import re

import pytest

from generator.citing.styles import references
from generator.formats.entry.entry import parse_yaml_entries
from generator.model.settings import CITATION_STYLES
from generator.model.status import says_retracted
from tests.portfolio import Portfolio

SAYING = [
    "RETRACTED: A study",
    "Retracted: A study",
    "retracted : A study",
    "RETRACTED ARTICLE: A study",
    "RETRACTED CHAPTER: A study",
    "Retracted Paper: A study",
    "RETRACTED ARTICLE A study",
    "RETRACTED A study",
    "RETRACTED—A study",
    "RETRACTED – A study",
    "RETRACTED - A study",
    "Retracted. A study",
    "[Retracted] A study",
    "[RETRACTED ARTICLE] A study",
    "(Retracted) A study",
    "【RETRACTED】A study",
    "A study (retracted)",
    "A study [Retracted]",
    "A study (Retracted article. See vol. 5, 2010)",
    "A study (retracted in 2012).",
    "A study. RETRACTED",
    "A study — Retracted",
    "Retraction: A study",
    "RETRACTION NOTE: A study",
    "Retraction notice to: A study",
    "Notice of Retraction: A study",
    "Statement of Retraction: A study",
    "WITHDRAWN: A study",
    "Withdrawn: A study",
    "[Withdrawn] A study",
    "A study (withdrawn)",
    "WITHDRAWN PREPRINT: A study",
    "Retracted and republished: A study",
    "RETRACTED  ARTICLE:  A study",
]
SILENT = [
    "A study",
    "Retracted papers and their citations",
    "RETRACTED PAPERS AND THEIR CITATIONS",
    "Retraction rates: A study",
    "Retractions: A study",
    "Why papers are retracted",
    "The life of a retracted article",
    "Withdrawn consent in trials",
    "Retracting tentacles: A study",
    "Are citations (retracted or not) counted?",
    "How often are papers retracted?",
    "Withdrawal symptoms of a study",
    "Self-correction (retracted papers in physics)",
    "Unretracted: A study",
    "Published, praised, retracted",
]


@pytest.mark.parametrize("title", SAYING)
def test_a_title_that_says_so(title: str) -> None:
    """The marks of publishers, before the title and behind it."""
    assert says_retracted(title)


@pytest.mark.parametrize("title", SILENT)
def test_a_title_that_is_about_it(title: str) -> None:
    """The words alone are no mark."""
    assert not says_retracted(title)


SITE = "url: https://example.org/\n"


@pytest.mark.parametrize(
    ("title", "status", "expected"),
    [
        ("RETRACTED: A study", "retracted", "RETRACTED: A study"),
        ("RETRACTED ARTICLE: A study", "retracted", "RETRACTED ARTICLE: A study"),
        ("A study (retracted)", "retracted", "A study (retracted)"),
        ("WITHDRAWN: A study", "withdrawn", "WITHDRAWN: A study"),
        ("RETRACTED: A study", "withdrawn", "RETRACTED: A study"),
        ("Retracted papers and their citations", "retracted", "Retracted: Retracted papers and their citations"),
        ("A study", "retracted", "Retracted: A study"),
        ("A study", "withdrawn", "Withdrawn: A study"),
        ("RETRACTED: A study", "", "RETRACTED: A study"),
    ],
)
def test_each_output_marks_once(portfolio: Portfolio, title: str, status: str, expected: str) -> None:
    """The page's title has one mark; so have the tags for reference managers and each line that begins with the title.
    Social networks, feeds and JSON-LD have the title as it is written."""
    portfolio.file("site.yaml", SITE).paper("a", title=title, status=status, date="2024").build()
    page, llms, feed = portfolio.html("papers/a.html"), portfolio.html("llms.txt"), portfolio.html("papers.atom.xml")
    assert f"<title>{expected} " in page or f"<title>{expected}<" in page
    assert f'<meta property="og:title" content="{title}">' in page
    assert f'"name": "{title}"' in page or f'"name":"{title}"' in page
    said = re.findall(r'<meta name="citation_title" content="([^"]*)">', page)
    marked = f"RETRACTED: {title}" if expected != title and status == "retracted" else title
    assert said == [marked]
    words = f" {title} {status if expected != title else ''}"
    line = next(line for line in llms.splitlines() if title in line.replace("\\", ""))
    assert _marks(line) == _marks(words)
    entry = feed[feed.index("<entry>") :]
    assert _marks(re.sub(r"<(id|link)[^>]*>", "", entry)) == _marks(words)


@pytest.mark.parametrize("style", CITATION_STYLES)
def test_a_reference_marks_once(style: str) -> None:
    """A style's word for what was retracted is left out where the title has one."""
    entry = "title: {}\nauthors: Ann One\ndate: 2024\nvenue: Words\nstatus: retracted\n"
    counts = {}
    for title in ("'RETRACTED: A study'", "A study", "Retracted papers and their citations"):
        paper = parse_yaml_entries(entry.format(title), "content/papers/a.yaml").papers[0]
        counts[title] = _marks(references(paper, [style])[0].plain)
    assert list(counts.values()) == [1, 1, 2]


def _marks(text: str) -> int:
    return len(re.findall(r"retract|withdr", text, re.I))
