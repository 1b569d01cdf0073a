"""A link without a target is reported where it is written, and as it is written."""

import pytest

from generator.model.project import Project
from tests.portfolio import TODAY, Portfolio, built

FRONT = "---\ntitle: T\n---\n\n"


def _problems(portfolio: Portfolio) -> list[str]:
    done = built(Project(portfolio.root, portfolio.root / "output", TODAY))
    return [f"{problem}".partition("\n")[0] for problem in done.problems]


@pytest.mark.parametrize(
    ("path", "text", "line", "column", "written"),
    [
        ("papers/a.md", f"{FRONT}See [it](none.pdf).\n", 5, 10, "none.pdf"),
        ("papers/a.md", f"{FRONT}One.\n\nSee\n[it](../files/none.pdf) there.\n", 8, 6, "../files/none.pdf"),
        ("papers/a.md", f"{FRONT}![A plot](plots/none.png)\n", 5, 11, "plots/none.png"),
        ("papers/a.md", f"{FRONT}[it][1]\n\n[1]: /files/none.pdf 'A title'\n", 7, 6, "/files/none.pdf"),
        ("papers/a.md", f"{FRONT}[it](<my none.pdf>)\n", 5, 7, "my none.pdf"),
        ("papers/a.md", f"{FRONT}[it](my%20none.pdf#page=2)\n", 5, 6, "my%20none.pdf#page=2"),
        ("papers/a.md", f"{FRONT}The word none.md, and [it](./none.md)\n", 5, 28, "./none.md"),
        ("papers/a.md", "---\ntitle: T\nnote: |\n  See\n  [it](none.md).\n---\n", 5, 8, "none.md"),
        ("papers/sub/a.md", f"{FRONT}[it](../b.md)\n", 5, 6, "../b.md"),
        ("pages/about.md", f"{FRONT}Words.\n\n- [it](none.md)\n", 7, 8, "none.md"),
        ("news/2024-01-01-x.md", f"{FRONT}[it](none.md)\n", 5, 6, "none.md"),
        ("profile.md", "I.\n\n[it](files/none.pdf)\n", 3, 6, "files/none.pdf"),
        (
            "site.yaml",
            "title: X\nnavigation:\n  - Papers: index.html\n  - Notes: pages/none.md\n",
            4,
            12,
            "pages/none.md",
        ),
        (
            "papers/all.bib",
            "@misc{a, title = {A}}\n@misc{b,\n title = {B},\n abstract = {[it](no.md)}}\n",
            4,
            19,
            "no.md",
        ),
    ],
)
def test_a_link_is_reported_at_its_place(
    portfolio: Portfolio, path: str, text: str, line: int, column: int, written: str
) -> None:
    """In Markdown, settings and .bib files: inline, by reference, with spaces, percent-encoded, with a fragment."""
    (problem,) = _problems(portfolio.file(path, text))
    place = f"content/{path}:{line}:{column}: warning: "
    assert problem == f'{place}the link to "{written}" leads nowhere: there is no such file or page'


def test_links_of_several_entries_of_a_file(portfolio: Portfolio) -> None:
    """Two entries with the same wrong link are reported at two lines."""
    entry = "@misc{KEY,\n  title = {KEY},\n  abstract = {[it](no.md)}\n}\n"
    portfolio.file("papers/all.bib", entry.replace("KEY", "a") + entry.replace("KEY", "b"))
    assert [problem.split(": ")[0] for problem in _problems(portfolio)] == [
        "content/papers/all.bib:3:20",
        "content/papers/all.bib:7:20",
    ]


def test_a_link_to_a_draft_is_reported_at_its_place(portfolio: Portfolio) -> None:
    """A link to a draft has its place, too."""
    portfolio.file("papers/a.md", f"{FRONT}[b](b.md)\n").paper("b", draft=True)
    (problem,) = _problems(portfolio)
    assert problem.startswith('content/papers/a.md:5:5: warning: the link to "b.md" leads to a draft')
