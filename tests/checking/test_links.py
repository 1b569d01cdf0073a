"""Broken links inside the site are found, with their cause in the content and the probable target."""

from pathlib import Path

import pytest

from generator.check import check
from generator.checking.links import check_links
from generator.checking.page_links import inspect
from generator.model.problem import Problem
from generator.model.project import Project
from tests.checking.conftest import Check
from tests.clients.sites import CHECKOUT, TODAY, build_overfull
from tests.portfolio import Portfolio

URL = "https://jane.github.io/repo/"
PAGES = {
    "index.html": '<p id="about">',
    "papers/b.html": '<h2 id="sec-method"><h2 id="sec-größe"><p id="two words">',
    "teaching/index.html": "",
}
FILES = ["files/Notes.txt", "files/cafe\u0301.pdf", "files/chart.png", "icons.svg"]


def _found(html: str, url: str = URL) -> list[tuple[str, str]]:
    pages = {path: inspect(path, text.encode()) for path, text in {**PAGES, "papers/a.html": html}.items()}
    problems = [*check_links(pages, FILES, url)]
    assert all((problem.path, problem.is_error) == ("output/papers/a.html", False) for problem in problems)
    return [(problem.message.removeprefix("the link to "), problem.hint) for problem in problems]


@pytest.mark.parametrize(
    "link",
    [
        "b.html",
        "b.html#sec-method",
        "b.html#sec-gr%C3%B6%C3%9Fe",
        "b.html#two%20words",
        "b.html#top",
        "b.html#TOP",
        "b.html#",
        "b.html?x=1#:~:text=method",
        "../",
        "../#about",
        "../teaching/",
        "../icons.svg#any",
        "../files/chart.png#page=2",
        "/repo/papers/b.html#sec-method",
        "/repo/",
        "/other/papers/gone.html",
        URL,
        f"{URL}#about",
        f"{URL}papers/b.html#sec-method",
        "https://jane.github.io/other/gone.html",
        "mailto:jane@example.org",
    ],
)
def test_links_to_files_pages_and_anchors_hold(link: str) -> None:
    """Links to files, pages, folders, anchors and the top of a page are valid; anchors of files that are not ours are
    not checked."""
    assert _found(f'<a href="{link}">') == []


NOWHERE = "is broken: there is no such file or page"
CASE = "To GitHub and most hosts these are different names"


@pytest.mark.parametrize(
    ("link", "message", "hint"),
    [
        ("gone.html", f'"papers/gone.html" {NOWHERE}', "correct the link, or add the missing file"),
        ("b", f'"papers/b" {NOWHERE}', 'did you mean "papers/b.html"?'),
        ("../teaching", f'"teaching" {NOWHERE}', 'did you mean "teaching/index.html"?'),
        ("B.html", f'"papers/B.html" {NOWHERE}', f'did you mean "papers/b.html"? {CASE}'),
        ("../files/notes.txt", f'"files/notes.txt" {NOWHERE}', f'did you mean "files/Notes.txt"? {CASE}'),
        ("../files/café.pdf", f'"files/café.pdf" {NOWHERE}', f'did you mean "files/cafe\u0301.pdf"? {CASE}'),
        ("../files/chart.jpg", f'"files/chart.jpg" {NOWHERE}', 'did you mean "files/chart.png"?'),
        ("../files/charts.png", f'"files/charts.png" {NOWHERE}', 'did you mean "files/chart.png"?'),
        ("chart.png", f'"papers/chart.png" {NOWHERE}', 'did you mean "files/chart.png"?'),
        ("../../b.html", '"../b.html" leads out of the site', "write the whole web address"),
        ("/repo/gone.html", f'"gone.html" {NOWHERE}', "correct the link, or add the missing file"),
        (f"{URL}papers/gone.html#x", f'"papers/gone.html" {NOWHERE}', "correct the link, or add the missing file"),
        (f"{URL}papers/", f'"papers/index.html" {NOWHERE}', 'did you mean "index.html"?'),
        (
            "b.html#sec-methods",
            '"#sec-methods" has no target on the page "papers/b.html"',
            'did you mean "#sec-method"?',
        ),
        (
            f"{URL}papers/b.html#zzz",
            '"#zzz" has no target on the page "papers/b.html"',
            "the anchors of headings begin with sec-",
        ),
        ("#zzz", '"#zzz" has no target on the page "papers/a.html"', "the anchors of headings begin with sec-"),
    ],
)
def test_links_that_lead_nowhere_are_reported(link: str, message: str, hint: str) -> None:
    """The message names the target from the root of the site, and the hint the probable target if there is one."""
    assert _found(f'<a href="{link}">') == [(message, hint)]


def test_links_are_checked_without_an_address() -> None:
    """Without an address of the site, relative links are checked, and absolute paths begin at its root."""
    html = f'<a href="{URL}gone.html"><a href="/papers/b.html"><a href="/repo/x.html">'
    assert [message for message, _ in _found(html, "")] == [f'"repo/x.html" {NOWHERE}']


def test_a_link_on_every_page_is_reported_once() -> None:
    """A link on every page is reported once."""
    pages = {f"{number}.html": inspect(f"{number}.html", b'<a href="gone.css">') for number in range(1000)}
    assert len([*check_links(pages, [])]) == 1


def test_links_to_files_for_machines(portfolio: Portfolio, checked: Check) -> None:
    """Links to files for machines are valid if these exist, from texts and from the navigation, relative or not."""
    links = f"[f](/papers.atom.xml) [j](../publications.json) [c](../papers/a.cff) [s]({URL}sitemap.xml)"
    portfolio.file("pages/machines.md", f"---\ntitle: For machines\n---\n\n{links}\n")
    portfolio.paper("a", authors=["Jane Doe"], date=2024, type="software")
    settings = f"url: {URL}\nnavigation:\n  - Feed: papers.feed.json\n  - Machines: machines.html\n"
    portfolio.file("site.yaml", settings)
    assert checked().problems == ()
    portfolio.file("site.yaml", f"{settings}feeds: no\n")
    assert sorted(problem.message.split('"')[1] for problem in checked().problems) == [
        "../papers/a.cff",
        "../publications.json",
        "/papers.atom.xml",
        "papers.feed.json",
        "sitemap.xml",
    ]


def _pointed(root: Path, problem: Problem) -> tuple[str, int, str]:
    """Return the file and line of a problem, and the text of the line from its column on."""
    line = (root / problem.path).read_text("utf-8").splitlines()[problem.line - 1]
    return problem.path, problem.line, line[problem.column - 1 :] if problem.column else ""


def test_a_dead_link_is_reported_at_its_source(portfolio: Portfolio, checked: Check) -> None:
    """Each problem has the line and column where the author wrote the link, in every kind of content."""
    link = f"{URL}papers/gone.html"
    portfolio.file("site.yaml", f"title: Jane\nurl: {URL}\n")
    portfolio.file("profile.md", f"I study.\n\nAs [here]({link}?1).\n")
    portfolio.file("pages/teaching.md", "---\ntitle: Teaching\n---\n\n## Course\n\n[up](teaching.md#sec-curse)\n")
    portfolio.file("news/2024-05-01-a.md", f"---\ndate: 2024-05-01\n---\n\nSee\n[it]({URL}news/never.html).\n")
    entry = "- title: {0}\n  authors: [Jane Doe]\n  date: 2024\n  abstract: |\n    See [it]({1}papers/{2}.html).\n"
    portfolio.file("papers/many.yaml", entry.format("One", URL, "lost") + entry.format("Two", URL, "spoilt"))
    portfolio.paper("last", "See\n\n- [it](none.md)", authors=["Jane Doe"], date=2024, doi="10.1000/1")
    found = checked()
    assert [_pointed(portfolio.root, problem) for problem in found.problems] == [
        ("content/news/2024-05-01-a.md", 6, "never.html)."),
        ("content/pages/teaching.md", 7, "#sec-curse)"),
        ("content/papers/last.md", 11, "none.md)"),
        ("content/papers/many.yaml", 5, "lost.html)."),
        ("content/papers/many.yaml", 10, "spoilt.html)."),
        ("content/profile.md", 3, "gone.html?1)."),
    ]
    assert found.problems[0].message == f'the link to "news/never.html" {NOWHERE}'
    assert found.problems[1].hint == 'did you mean "#sec-course"?'


def test_a_dead_link_in_two_entries_is_reported_at_both(portfolio: Portfolio, checked: Check) -> None:
    """A broken link in two entries is reported at both."""
    portfolio.file("site.yaml", f"title: Jane\nurl: {URL}\n")
    for name in "ab":
        portfolio.paper(name, f"See [it]({URL}gone.html).", authors=["Jane Doe"], date=2024)
    assert [problem.path for problem in checked().problems] == ["content/papers/a.md", "content/papers/b.md"]


def test_a_link_of_the_theme(portfolio: Portfolio, checked: Check) -> None:
    """A link that no content has is reported at its page, with the number of other pages."""
    template = portfolio.root / "themes" / "scholar" / "templates" / "base.html"
    ours = CHECKOUT / "themes" / "base" / "templates" / "base.html"
    template.parent.mkdir(parents=True)
    template.write_text(ours.read_text("utf-8").replace("</body>", '<a href="/lost.html">x</a></body>'))
    portfolio.paper("a", authors=["Jane Doe"], date=2024)
    problems = checked().problems
    assert problems and all(problem.path.startswith("output/") for problem in problems)
    assert "other pages)" in problems[0].hint


def test_nothing_is_found_in_the_demo(tmp_path: Path) -> None:
    """The portfolio of the checkout has no problem, and nothing is written."""
    found = check(Project(CHECKOUT, tmp_path / "output", TODAY))
    assert (found.problems, found.notes, found.links) == ((), (), 0) and found.papers >= 7
    assert not (tmp_path / "output").exists()


def test_no_link_of_ours_leads_nowhere(tmp_path: Path) -> None:
    """In a site that uses every feature, no link that we generate is broken."""
    build_overfull(tmp_path)
    output = tmp_path / "output"
    files = [path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()]
    pages = {path: inspect(path, (output / path).read_bytes()) for path in files if path.endswith(".html")}
    assert [*check_links(pages, files, "https://example.org/repo/")] == []
    assert sum(len(page.inside.split("\n")) for page in pages.values()) > 1000
