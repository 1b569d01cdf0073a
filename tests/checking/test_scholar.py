"""The guidelines of Google Scholar: each broken once, and a site that follows them all."""

import json
from pathlib import Path
from typing import Any

import pytest

from generator.check import Checked
from generator.checking.crawl import blocked, clicks
from generator.checking.page_links import PageLinks
from generator.checking.scholar_page import inspect_for_scholar, openings
from generator.cli import main
from tests.checking.conftest import Check
from tests.portfolio import Portfolio

PDF = b"%PDF-1.7\n"
ABSTRACT = "We show that many things are so, and that others are not."
RECORD: dict[str, Any] = {"authors": ["Jane Doe"], "date": 2024}
TEMPLATES = Path(__file__).parents[2] / "themes" / "base" / "templates"


@pytest.fixture
def sound(portfolio: Portfolio) -> Portfolio:
    """A site with an address and one paper that lacks nothing."""
    portfolio.file("site.yaml", "url: https://doe.example.org/\n").file("papers/a.pdf", PDF)
    return portfolio.paper("a", ABSTRACT, **RECORD, pdf="a.pdf", type="preprint")


def _template(portfolio: Portfolio, name: str, old: str, new: str) -> None:
    """Write a template of the site's own: that of the theme with one change."""
    text = (TEMPLATES / name).read_text("utf-8")
    assert old in text
    place = portfolio.root / "themes" / "base" / "templates" / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text.replace(old, new), "utf-8")


def _said(found: Checked) -> list[str]:
    return [str(problem).splitlines()[0] for problem in found.problems]


def test_a_site_that_lacks_nothing(sound: Portfolio, checked: Check) -> None:
    """Nothing is found, and nothing of this is checked without --scholar."""
    assert checked(scholar=True) == checked() == Checked(papers=1)
    sound.paper("b", **RECORD, pdf="https://example.com/b.pdf")
    assert checked().problems == () and len(checked(scholar=True).problems) == 2


def test_what_an_entry_lacks(sound: Portfolio, checked: Check) -> None:
    """Missing authors, date and abstract are reported at the beginning of the entry, with what to add."""
    sound.paper("b")
    assert _said(checked(scholar=True)) == [
        "content/papers/b.md:2:1: warning: this paper has no abstract, which Google Scholar requires on its page",
        "content/papers/b.md:2:1: warning: this paper has no author, which Google Scholar requires",
        "content/papers/b.md:2:1: warning: this paper has no date, which Google Scholar requires",
    ]
    assert "add `authors: [Jane Doe, …]`" in {problem.hint for problem in checked(scholar=True).problems}


def test_hints_use_the_fields_of_bibtex(sound: Portfolio, checked: Check) -> None:
    """The hint shows what to add in the format of the file."""
    sound.file("papers/more.bib", "@misc{b, title = {B}}\n@misc{c, title = {C}, pdf = {https://example.com/c.pdf}}\n")
    assert {problem.hint for problem in checked(scholar=True).problems} == {
        "add `abstract = {…}`",
        "add `author = {Doe, Jane and …}`",
        "add `date = {2024-05-07}`",
        "put the PDF beside the entry and write `pdf = {name.pdf}`, if you may publish it",
    }


def test_the_full_text_must_be_a_small_pdf_beside_the_page(sound: Portfolio, checked: Check) -> None:
    """A full text must be a PDF by its bytes and its name, at most 5 MB, and in the folder of the page."""
    sound.file("papers/large.pdf", PDF + bytes(5 * 2**20)).paper("large", ABSTRACT, **RECORD, pdf="large.pdf")
    sound.file("papers/page.pdf", b"<!doctype html>").paper("page", ABSTRACT, **RECORD, pdf="page.pdf")
    sound.file("papers/text.ps", b"%!PS").paper("text", ABSTRACT, **RECORD, pdf="text.ps")
    sound.paper("far", ABSTRACT, **RECORD, pdf="https://example.com/far.pdf").paper("none", ABSTRACT, **RECORD)
    found = checked(scholar=True)
    assert _said(found) == [
        'content/papers/far.md:6:6: warning: the full text at "https://example.com/far.pdf" is on another host, '
        "which Google Scholar does not accept",
        'content/papers/large.md:6:6: warning: the full text "papers/large.pdf" is 5.0 MB; Google Scholar accepts '
        "at most 5 MB",
        'content/papers/page.md:6:6: warning: the file "papers/page.pdf" is not a PDF, despite its name',
        "content/papers/text.md:6:6: warning: the name of this paper's full text does not end in .pdf, as Google "
        "Scholar requires",
    ]
    assert [(note.path, note.line) for note in found.notes if "full text" in note.message] == [
        ("content/papers/none.md", 2)
    ]


def test_the_address_of_the_site(portfolio: Portfolio, checked: Check) -> None:
    """Without the site's address no full text has one."""
    portfolio.file("papers/a.pdf", PDF).paper("a", ABSTRACT, **RECORD, pdf="a.pdf")
    assert _said(checked(scholar=True)) == [
        "content/site.yaml: warning: the address of the site is not known, but Google Scholar needs the address of "
        "each full text"
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("partials/metadata.html", "{{ metadata(page.metadata) }}", "", "has no citation_title"),
        ("partials/metadata.html", "{{ rel", "{{ metadata(page.metadata) }}{{ rel", "has duplicate tags: "),
        ("partials/extra-head.html", "{#", '<meta name="robots" content="NoIndex, follow">{#', "not to be indexed"),
        ("paper.html", "{{ more.abstract_html|safe }}", "", "not visible on its page"),
        (
            "paper.html",
            "{{ more.abstract_html|safe }}",
            "<details><summary>More</summary>{{ more.abstract_html|safe }}</details>",
            "not visible on its page",
        ),
        ("partials/card-head.html", 'href="{{ it.url }}"', 'href="#papers"', "cannot be reached by plain links"),
    ],
)
def test_what_a_theme_may_do_wrong(
    sound: Portfolio, checked: Check, name: str, old: str, new: str, message: str
) -> None:
    """Missing and duplicate tags, a hidden abstract, a robots tag, and papers that no link leads to are reported."""
    _template(sound, name, old, new)
    found = [problem for problem in checked(scholar=True).problems if message in problem.message]
    assert [problem.path for problem in found] == ["content/papers/a.md"]
    assert found[0].hint


def test_one_paper_a_page(sound: Portfolio, checked: Check) -> None:
    """Only the page of one paper may have its tags."""
    _template(sound, "list.html", "<h1>", '<meta name="citation_title" content="x"><h1>')
    found = [problem for problem in checked(scholar=True).problems if "not about a single paper" in problem.message]
    assert [problem.path for problem in found] == ["output/years/2024.html"]


def test_the_abstract_of_ones_own_markup(sound: Portfolio, checked: Check) -> None:
    """Formulas, emphasis, links and the heading "Abstract" do not hide an abstract."""
    sound.paper("b", "For $x < y$, *we* [show](a.md) & tell <b>it</b>.\n\nMore.\n\n# Section\n\ntext", **RECORD)
    _template(sound, "paper.html", "{{ more.abstract_html|safe }}", "Abstract: {{ more.abstract_html|safe }}")
    assert checked(scholar=True).problems == ()


def test_a_paper_more_than_ten_clicks_away_is_reported() -> None:
    """Clicks are counted along the shortest path."""
    chain = {f"{place}.html": PageLinks(inside=f"{place + 1}.html\tx\nindex.html") for place in range(20)}
    found = clicks({"index.html": PageLinks(inside="3.html\n0.html"), **chain, "alone.html": PageLinks()})
    assert found["index.html"] == 0 and found["3.html"] == 1 and found["13.html"] == 11 and "alone.html" not in found
    assert clicks({}) == {"index.html": 0}


def test_robots_txt_that_bars_scholar_is_reported() -> None:
    """Rules for the crawler win over those for all; a robots.txt below the root of a host is ignored."""
    paths = ["papers/a.html", "papers/a.pdf", "index.html"]
    rules = "User-agent: *\nDisallow: /\n\nUser-agent: Googlebot\nDisallow: /papers/\n"
    assert [*blocked(rules, "https://doe.example.org/", paths)] == paths[:2]
    assert [*blocked("User-agent: *\nDisallow: /private/\n", "https://doe.example.org/", paths)] == []
    assert (
        [*blocked(rules, "https://doe.example.org/repo/", paths)] == [*blocked("", "https://x.example/", paths)] == []
    )


@pytest.mark.parametrize(
    "html",
    ["<p hidden>Words</p>", '<div style="color: red; display: none">Words</div>', "<template>Words</template>",
     "<!-- <p>Words</p> -->", "<head><title>Words</title></head>", "<details class=x>Words</details>"],
)  # fmt: skip
def test_hidden_text_does_not_count(html: str) -> None:
    """Hidden text does not count; text that only looks hidden does."""
    assert openings(html) == []
    assert openings('<p aria-hidden="false">Words</p>') == openings("<details open>W<b>or</b>ds</details>") != []


def test_any_page_can_be_looked_into() -> None:
    """A page that is not HTML has no tags."""
    for content in (
        b"",
        b"\xff\xfe<",
        b"<meta",
        b"<meta name=citation_title>",
        b'<meta content="x" name=\'citation_x"\'>',
    ):
        assert inspect_for_scholar("papers/a.html", content).values.get("citation_title") is None


def test_the_command_warns_and_fails_only_if_strict(sound: Portfolio, capsys: pytest.CaptureFixture[str]) -> None:
    """`--scholar` gives warnings, fails only with --strict, and works with JSON, too."""
    sound.paper("b", **RECORD, type="preprint")
    assert main(["check", str(sound.root)]) == 0
    assert "abstract" not in capsys.readouterr().err
    assert main(["check", str(sound.root), "--scholar"]) == 0
    shown = capsys.readouterr()
    assert "content/papers/b.md:2:1: warning: this paper has no abstract" in shown.err and "1 warning" in shown.out
    assert main(["check", str(sound.root), "--scholar", "--strict", "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [(item["path"], item["line"], item["severity"]) for item in found] == [
        ("content/papers/b.md", 2, "warning"),
        ("content/papers/b.md", 2, "note"),
    ]
    assert main(["check", str(sound.root), "--scholar", "--format", "github"]) == 0
    assert "::warning file=" in capsys.readouterr().out
