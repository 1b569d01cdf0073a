"""An alias that cannot be is left out, with a warning that names its entry and line; everything else is built."""

import pytest

from generator.model.project import Project
from tests.portfolio import TODAY, Portfolio, built

LEFT_OUT = "it is left out"
TAKEN = "is already used by"
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
        ("/papers/a.html", f'3:11: warning: the address "/papers/a.html" {TAKEN} the entry itself; this alias'),
        ("/papers/a", f'3:11: warning: the address "/papers/a" {TAKEN} the entry itself; this alias'),
        ("/papers/A.html", f'3:11: warning: the address "/papers/A.html" {TAKEN} the entry itself; this alias'),
        ("/", f'1: warning: the address "/" {TAKEN} a page or file of the site; this alias is left out'),
        ("/404.html", f'3:11: warning: the address "/404.html" {TAKEN} a page or file of the site; this alias'),
        ("/papers/a.html/x", '3:11: warning: the alias "/papers/a.html/x" needs the folder papers/a.html/, but the'),
        ("/static/theme.css", '3:11: warning: the alias "/static/theme.css" needs the folder static/, but the site'),
        ("/files/a.pdf/", '3:11: warning: the alias "/files/a.pdf/" needs the folder files/a.pdf/, but the site'),
        ("/files/talk.html", f'3:11: warning: the address "/files/talk.html" {TAKEN} a page or file of the site'),
        ("/bad%FF", '3:11: warning: "/bad%FF" has a percent sign that begins no letter in UTF-8; it is left out'),
        ("/nul%00", "3:11: warning: '/nul\\x00' has a control character; it is left out"),
        ("/a%0Ab", "3:11: warning: '/a\\nb' has a control character; it is left out"),
        ("/up/..%2f..%2fb", f'3:11: warning: "/up/../../b" {INSIDE}; {LEFT_OUT}'),
        ("/a%5Cb", f'3:11: warning: "/a\\b" {INSIDE}; {LEFT_OUT}'),
    ],
)
def test_an_alias_that_cannot_be(portfolio: Portfolio, alias: str, message: str) -> None:
    """Empty, outside, too long, badly encoded, the page itself, a page of every site, a file, or below one of these."""
    portfolio.file("files/a.pdf", "%PDF-1.4\n%%EOF\n").file("files/talk.html", "<p>My talk</p>")
    portfolio.file("papers/a.md", f"---\ntitle: A\naliases: [{alias}, /good.html]\n---\n")
    (problem,) = _problems(portfolio)
    assert problem.startswith(f"content/papers/a.md:{message}"), problem
    assert portfolio.has("files/a.pdf") and portfolio.has("static/theme.css")
    assert portfolio.html("files/talk.html") == "<p>My talk</p>"


def test_one_alias_of_three_papers(portfolio: Portfolio) -> None:
    """One has it; each of the others says at its own line who that is, once."""
    for name in "abc":
        portfolio.file(f"papers/{name}.md", f"---\ntitle: {name}\naliases:\n- /good.html\n---\n")
    _problems(portfolio)
    owner = next(name for name in "abc" if f"papers/{name}.html" in portfolio.html("good.html"))
    message = (
        f'warning: the address "/good.html" is already used by content/papers/{owner}.md:1; this alias is left out'
    )
    assert _problems(portfolio) == [f"content/papers/{name}.md:4:3: {message}" for name in "abc" if name != owner]


def test_an_alias_of_a_bib_entry(portfolio: Portfolio) -> None:
    """In a .bib file, the line is that of the field."""
    entry = "@misc{a,\n  title = {A},\n  aliases = {/good.html, ../x}\n}\n"
    (problem,) = _problems(portfolio.file("papers/all.bib", entry))
    assert problem == f'content/papers/all.bib:3: warning: "../x" {INSIDE}; {LEFT_OUT}'
