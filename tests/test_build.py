"""Stories: what an author writes, builds, breaks, corrects and sees."""

import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.build import build
from generator.model.problem import CannotWrite, NoContent
from generator.model.project import Project
from generator.model.site.paths import paper_page
from tests.portfolio import TODAY, Portfolio


def test_a_paper_becomes_a_page(portfolio: Portfolio) -> None:
    """A Markdown entry with everything is a page, a line on the home page, and a line on each of its topics' pages."""
    portfolio.paper(
        "doe-2024",
        "The *abstract* with $x^2$.\n\n## Method\n\nWhat was done.",
        authors=["Jane Doe", "A. Other"],
        date="2024-05-07",
        venue="Journal of Tests",
        keywords=["testing"],
        fields=["cs.SE"],
        links={"code": "https://code.example.org"},
    ).build()
    page = portfolio.text("papers/doe-2024.html")
    for words in ("Title of doe-2024", "Jane Doe and A. Other", "May 7, 2024", "Journal of Tests", "The abstract with"):
        assert words in page
    assert "<math" in portfolio.html("papers/doe-2024.html")
    assert 'href="../keywords/testing.html"' in portfolio.html("papers/doe-2024.html")
    for listing in ("index", "years/2024", "fields/se", "keywords/testing", "venues/journal-of-tests"):
        assert "Title of doe-2024" in portfolio.text(f"{listing}.html")


def test_yaml_lists_and_single_papers(portfolio: Portfolio) -> None:
    """A YAML file holds one paper, named like the file, or a list, each named by its id or title."""
    portfolio.file("papers/one.yaml", "title: First\n").file(
        "papers/many.yml", "- title: Second\n- {title: Third, id: c}\n"
    )
    portfolio.build()
    assert [portfolio.has(paper_page(id)) for id in ("one", "second", "c", "many")] == [True, True, True, False]


def test_text_stays_the_text_that_it_is(portfolio: Portfolio) -> None:
    """Numbers, `no`, leading zeros and ranges are not read as anything else."""
    portfolio.file(
        "papers/a.md", "---\ntitle: NO\nvolume: 012\npages: 1-10\narxiv: 2405.04430\nnumber: 1e3\nstatus: off\n---\n"
    ).build()
    shown = portfolio.text("papers/a.html")
    for words in ("NO", "012: 1–10", "2405.04430", "1e3", "off"):
        assert words in shown


def test_the_last_good_output_stands(portfolio: Portfolio) -> None:
    """With an error in one entry the earlier output stands; mended, everything is written."""
    portfolio.paper("a").build()
    before = portfolio.snapshot()
    portfolio.paper("b").file("papers/c.md", "---\ndate: 2024-02-30\n---\n")
    messages = (
        "a paper has no title",
        'date: "2024-02-30" is not a date: February 2024 has no day 30; its text is shown among the details',
    )
    portfolio.build(expect=messages)
    assert portfolio.snapshot() == before
    portfolio.paper("c").build()
    assert portfolio.has("papers/b.html") and portfolio.has("papers/c.html")


def test_a_warning_stops_only_a_strict_build(portfolio: Portfolio) -> None:
    """An unknown field is kept and shown, with a warning; `--strict` writes nothing."""
    portfolio.paper("a", jornal="X")
    portfolio.build(expect=('unknown field "jornal"',), is_strict=True)
    assert not portfolio.has("index.html")
    portfolio.build(expect=('unknown field "jornal"',))
    assert "Jornal X" in portfolio.text("papers/a.html")


def test_a_removed_paper_is_gone(portfolio: Portfolio) -> None:
    """The page of a deleted paper and pages of its topics are removed; files of other programs stay."""
    portfolio.paper("a", keywords=["x"]).paper("b").build()
    cname = portfolio.root / "output" / "CNAME"
    cname.write_text("example.org")
    portfolio.remove("papers/a.md").build()
    assert not portfolio.has("papers/a.html") and not portfolio.has("keywords/x.html")
    assert not (portfolio.root / "output" / "keywords").exists()
    assert cname.read_text() == "example.org"


def test_the_second_build_writes_nothing(portfolio: Portfolio) -> None:
    """With nothing changed, no file is written; with one word changed, only pages that show it."""
    portfolio.paper("a", "Old words.", keywords=["x"]).paper("b").build().build()
    assert portfolio.last and portfolio.last.written.changed == ()
    portfolio.paper("a", "New words.", keywords=["x"]).build()
    shown = {"papers/a.html", "papers/a.ris", "papers/a.json", "index.html", "keywords/x.html", "search-index.js",
             "search-version.js"}  # fmt: skip
    assert set(portfolio.last.written.changed) == shown


def test_files_go_with_their_paper(portfolio: Portfolio) -> None:
    """The full text is beside the page, other files are in the page's folder; pictures have width and height."""
    png = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000003000000020806000000") + bytes(40)
    portfolio.file("papers/a.pdf", "%PDF").file("papers/My Talk.PDF", "%PDF").file("papers/f.png", png)
    portfolio.paper("a", "![Figure](f.png)", pdf="a.pdf", slides="My Talk.PDF", image="f.png").build()
    assert portfolio.has("papers/a.pdf") and portfolio.has("papers/a/my-talk.pdf")
    page = portfolio.html("papers/a.html")
    assert 'href="../papers/a.pdf"' in page and 'href="../papers/a/my-talk.pdf"' in page
    assert 'width="3" height="2"' in page and 'src="../papers/a/f.png?v=' in page


def test_links_are_relative_and_lead_somewhere(portfolio: Portfolio) -> None:
    """Every link and source inside the site names an existing file, at any depth."""
    portfolio.paper("a", "[b](b.md)", authors=["Jane Doe", "X Y"], keywords=["k"], date="2024", venue="V").paper("b")
    portfolio.file("pages/deep/er.md", "---\ntitle: Deep\n---\n[cv](/files/cv.txt) [a](../../papers/a.md)\n")
    portfolio.file("files/cv.txt", "cv").file(
        "news/2024-01-01-n.md", "---\ntitle: N\n---\nSee [a](../papers/a.md).\n"
    ).build()
    output = portfolio.root / "output"
    pages = sorted(output.rglob("*.html"))
    assert len(pages) > 10
    for page in pages:
        for link in _addresses(page.read_text("utf-8")):
            if "://" in link or link.startswith(("mailto:", "#")):
                continue
            path, _, fragment = link.partition("#")
            base = output if page.name == "404.html" else page.parent
            target = (base / path.partition("?")[0].lstrip("/")).resolve()
            assert target.is_file(), f"{page}: {link}"
            if fragment:
                assert f'id="{fragment}"' in target.read_text("utf-8"), f"{page}: {link}"


def _addresses(html: str) -> list[str]:
    import html5lib

    tree = html5lib.parse(html, namespaceHTMLElements=False)
    return [e.get(name) for e in tree.iter() for name in ("href", "src") if e.get(name) and e.tag != "use"]


def test_hostile_content_harms_nothing(portfolio: Portfolio) -> None:
    """Markup in any field is text, scripts in Markdown are gone, and template code is not run."""
    attack = "<script>alert(1)</script>\"'{{ 7*7 }}"
    fields = dict.fromkeys(("venue", "volume", "status", "award", "publisher", "note", "tldr", "own_field"), attack)
    portfolio.file("profile.yaml", "name: '<script>alert(1)</script>'\nrole: '<img src=x onerror=alert(1)>'\n")
    portfolio.paper(
        "a",
        f"{attack} <img src=https://x.example/x onerror=alert(1)>",
        title=attack,
        authors=[attack],
        keywords=[attack],
        **fields,
    )
    removed = "the HTML element <script> was removed"
    others = ('unknown field "own_field"', removed, 'the attribute "onerror" of <img> was removed')
    portfolio.build(expect=(removed, removed, *others))
    for path, content in portfolio.snapshot().items():
        if path.endswith(".html"):
            text = content.decode()
            assert "<script>alert" not in text and "<img src=x" not in text
            harmless = ("&lt;img src=x onerror=alert(1)&gt;", r"\u003cimg src=x onerror=alert(1)\u003e")
            assert "onerror" not in text.replace(harmless[0], "").replace(harmless[1], "")
    assert "{{ 7*7 }}" in portfolio.text("papers/a.html") and "49" not in portfolio.text("papers/a.html")


def test_raw_html_is_sanitised_unless_trusted(portfolio: Portfolio) -> None:
    """Raw HTML is sanitised, unless the settings trust it."""
    portfolio.paper("a", '<div style="color: red" onclick="x()">Mine</div>')
    portfolio.build(
        expect=('the attribute "style" of <div> was removed', 'the attribute "onclick" of <div> was removed')
    )
    assert "<div>Mine</div>" in portfolio.html("papers/a.html")
    portfolio.file("site.yaml", "trusted_html: true\n").build()
    assert '<div style="color: red" onclick="x()">Mine</div>' in portfolio.html("papers/a.html")


def test_a_killed_build_is_repaired(portfolio: Portfolio) -> None:
    """A build that is killed between two pages leaves complete pages, and the next build gives the output of a clean
    one."""
    for number in range(20):
        portfolio.paper(f"p{number:02}", "Words.")
    for moment in (1, 2, 9, 15):
        command = [sys.executable, "-m", "tests.dying_build", str(moment), str(portfolio.root)]
        assert subprocess.run(command, cwd=Path(__file__).parents[1], check=False).returncode == -9
        for path, content in portfolio.snapshot().items():
            assert not path.endswith(".html") or content.endswith(b"</html>")
    repaired = portfolio.build().snapshot()
    fresh = Portfolio(portfolio.root.with_name("fresh"))
    for number in range(20):
        fresh.paper(f"p{number:02}", "Words.")
    assert repaired == fresh.build().snapshot()


def test_a_folder_without_content_is_refused(tmp_path: Path) -> None:
    """A folder without content/ is no site."""
    with pytest.raises(NoContent):
        build(Project(tmp_path, tmp_path / "output", TODAY))


def test_an_unwise_output_is_refused(portfolio: Portfolio) -> None:
    """The site's own folder is no place for the output, and nothing in it is touched."""
    portfolio.paper("a")
    with pytest.raises(CannotWrite, match="the site's own folder"):
        build(Project(portfolio.root, portfolio.root, TODAY))
    assert sorted(path.name for path in portfolio.root.iterdir()) == ["content"]


def test_an_empty_site_builds(portfolio: Portfolio) -> None:
    """A profile and nothing else is a page without holes."""
    portfolio.build()
    assert "No papers yet." in portfolio.text("index.html")
    assert not portfolio.has("coauthors.html") and not portfolio.has("news.html")


def test_the_same_bytes_everywhere(portfolio: Portfolio, tmp_path: Path) -> None:
    """Hash seed, time zone, locale and the order of files on disk change nothing."""
    for number in range(12):
        portfolio.paper(f"p{number}", "$x$", authors=[f"A{n} B" for n in range(6)], keywords=["k", f"w{number % 3}"])
    program = "import sys; from generator.cli import main; sys.exit(main())"
    outputs = []
    for name, seed, zone, locale in (("a", "1", "UTC", "C"), ("b", "77", "Asia/Tokyo", "C.UTF-8")):
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "LC_ALL": locale,
            "SOURCE_DATE_EPOCH": "1750000000",
        }
        command = [
            sys.executable,
            "-c",
            program,
            "build",
            str(portfolio.root),
            "--output",
            str(tmp_path / name),
            "--strict",
        ]
        subprocess.run(command, check=True, env=environment, cwd=Path(__file__).parents[1], capture_output=True)
        outputs.append(
            {p.relative_to(tmp_path / name): p.read_bytes() for p in (tmp_path / name).rglob("*") if p.is_file()}
        )
    assert outputs[0] == outputs[1] and len(outputs[0]) > 20


EDITS = st.lists(st.tuples(st.integers(0, 4), st.sampled_from("adrkfy")), min_size=1, max_size=8)


@pytest.mark.slow
@given(EDITS)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_building_on_is_building_anew(tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[int, str]]) -> None:
    """After any sequence of edits, the output that was built on is that of a clean build, byte for byte."""
    portfolio = Portfolio(tmp_path_factory.mktemp("site"))
    rng = random.Random(str(edits))
    for number, edit in edits:
        entry = portfolio.root / "content" / "papers" / f"p{number}.md"
        if edit == "r" and entry.exists():
            entry.unlink()
        else:
            words: dict[str, dict[str, Any]] = {
                "k": {"keywords": [f"k{rng.randint(0, 2)}"]},
                "y": {"date": str(rng.randint(2020, 2024))},
            }
            portfolio.paper(
                f"p{number}", f"Text {rng.random()}", authors=["Jane Doe", f"A B{number}"], **words.get(edit, {})
            )
        portfolio.build()
    fresh = Portfolio(tmp_path_factory.mktemp("fresh"))
    for path in sorted((portfolio.root / "content").rglob("*.md")):
        fresh.file(path.relative_to(portfolio.root / "content").as_posix(), path.read_bytes())
    assert fresh.build().snapshot() == portfolio.snapshot()


def test_citations_by_year_are_summed_and_drawn(portfolio: Portfolio) -> None:
    """Citations by year: their sum is the number of the paper, and the home page has a chart of the years."""
    portfolio.paper("a", date="2023", citations={2023: 4, 2024: 1200}).build()
    assert "1,204 citations" in portfolio.text("papers/a.html")
    assert "Citations per year" in portfolio.text("index.html")
    assert "<td>1,200</td>" in portfolio.html("index.html")
