"""An alias that cannot be is left out, with a warning that names its entry and line; everything else is built."""

import pytest

from generator.model.project import Project
from tests.portfolio import TODAY, Portfolio, built

LEFT_OUT = "it is left out"
INSIDE = "is not a path inside the site"


def _problems(portfolio: Portfolio) -> list[str]:
    done = built(Project(portfolio.root, portfolio.root / "output", TODAY))
    assert done.is_written and portfolio.has("papers/a.html") and portfolio.has("good.html")
    return [f"{problem}".partition("\n")[0] for problem in done.problems]


@pytest.mark.parametrize(
    ("alias", "message"),
    [
        ("''", f"3:11: warning: the path is empty; {LEFT_OUT}"),
        ("../outside.html", f'3:11: warning: "../outside.html" {INSIDE}; {LEFT_OUT}'),
        ("/a/../../b", f'3:11: warning: "/a/../../b" {INSIDE}; {LEFT_OUT}'),
        ("/a/./b", f'3:11: warning: "/a/./b" {INSIDE}; {LEFT_OUT}'),
        ("/a//b", f'3:11: warning: "/a//b" {INSIDE}; {LEFT_OUT}'),
        ("https://example.org/x", f'3:11: warning: "https://example.org/x" {INSIDE}; {LEFT_OUT}'),
        ("x" * 256, "3:11: warning: "),
        ("/old/" + "é" * 128, "3:11: warning: "),
        (
            "/papers/a.html",
            '1: warning: the address "papers/a.html" is already used by the entry itself; this alias is',
        ),
        ("/papers/a", '1: warning: the address "papers/a.html" is already used by the entry itself; this alias'),
        ("/papers/A.html", '1: warning: the address "papers/A.html" is already used by the entry itself; this alias'),
        ("/", '1: warning: the address "index.html" is already used by a page of every site; this alias is left out'),
        ("/404.html", '1: warning: the address "404.html" is already used by a page of every site; this alias'),
        ("/papers/a.html/x", '1: warning: the alias "papers/a.html/x.html" would need a folder with the name of the'),
    ],
)
def test_an_alias_that_cannot_be(portfolio: Portfolio, alias: str, message: str) -> None:
    """Empty, outside, too long, the page itself, a page of every site, or below a page."""
    portfolio.file("papers/a.md", f"---\ntitle: A\naliases: [{alias}, /good.html]\n---\n")
    (problem,) = _problems(portfolio)
    assert problem.startswith(f"content/papers/a.md:{message}"), problem


def test_an_alias_of_a_bib_entry(portfolio: Portfolio) -> None:
    """In a .bib file, the line is that of the field."""
    entry = "@misc{a,\n  title = {A},\n  aliases = {/good.html, ../x}\n}\n"
    (problem,) = _problems(portfolio.file("papers/all.bib", entry))
    assert problem == f'content/papers/all.bib:3: warning: "../x" {INSIDE}; {LEFT_OUT}'
