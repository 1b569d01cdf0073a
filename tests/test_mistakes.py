"""What a mistake costs: a field, an entry or the whole build; and how the commands say so."""

import json
from pathlib import Path

import pytest

from generator.cli import main
from tests.portfolio import Portfolio

BROKEN = "---\ntitle: [A\n---\n"


def _bibliography(entries: int = 500) -> str:
    """Return a bibliography with one DOI that is none, and a missing PDF in each tenth entry."""
    lines = []
    for number in range(entries):
        doi = "not a doi" if number == 250 else f"10.1000/{number}"
        pdf = f", pdf = {{lost-{number}.pdf}}" if number % 10 == 0 else ""
        lines.append(
            f"@article{{key{number}, title = {{Title {number}}}, author = {{Doe, Jane}}, year = 2020, "
            f"journal = {{Journal of Tests}}, doi = {{{doi}}}{pdf}}}"
        )
    return "\n".join(lines)


def _errors(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return [line for line in capsys.readouterr().err.splitlines() if not line.startswith("  ")]


def test_a_large_bibliography_is_built_on_the_first_try(
    portfolio: Portfolio, capsys: pytest.CaptureFixture[str]
) -> None:
    """One bad DOI and 50 missing PDFs cost these fields: all papers are built, and each kind of warning is one line."""
    portfolio.file("papers/all.bib", _bibliography())
    assert main(["build", str(portfolio.root)]) == 0
    assert len([*(portfolio.root / "output/papers").glob("key*.html")]) == 500
    shown = _errors(capsys)
    assert [line.partition("warning: ")[2] for line in shown] == [
        'there is no file "lost-0.pdf"; it is left out (and 49 more of this kind: --verbose lists them)',
        'doi: "not a doi" is not a DOI; its text is shown among the details',
    ]
    assert shown[1].startswith("content/papers/all.bib:251:")
    assert "not a doi" in portfolio.text("papers/key250.html")
    assert "citation_doi" not in portfolio.html("papers/key250.html")
    assert main(["build", str(portfolio.root), "--strict"]) == 1


def test_verbose_and_json_list_every_warning(portfolio: Portfolio, capsys: pytest.CaptureFixture[str]) -> None:
    """Warnings of one kind are gathered for people only."""
    portfolio.file("papers/all.bib", _bibliography(50))
    assert main(["check", str(portfolio.root), "--verbose"]) == 0
    assert sum("there is no file" in line for line in _errors(capsys)) == 5
    assert main(["check", str(portfolio.root), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert sum("there is no file" in problem["message"] for problem in found) == 5


@pytest.mark.parametrize("call", [["build"], ["build", "-q"], ["build", "--strict"], ["check"], ["check", "--strict"]])
def test_an_error_is_shown_before_all_warnings(
    portfolio: Portfolio, capsys: pytest.CaptureFixture[str], call: list[str]
) -> None:
    """One error among hundreds of warnings is the first line."""
    portfolio.file("papers/all.bib", _bibliography(300)).file("papers/z.md", BROKEN)
    assert main([call[0], str(portfolio.root), *call[1:]]) == 1
    first, *others = _errors(capsys)
    assert first.startswith("content/papers/z.md:2:") and "warning" not in first
    assert others and all("warning: " in line for line in others)


def test_two_broken_entries_cost_only_themselves(portfolio: Portfolio, capsys: pytest.CaptureFixture[str]) -> None:
    """Without an earlier output the other entries are built, and the command fails with their number."""
    portfolio.file("papers/all.bib", "@article{a, title = {A}}\n@article{b, year = 2020}\n@article{c, year = 2021}\n")
    assert main(["build", str(portfolio.root)]) == 1
    assert "Built without 2 entries." in capsys.readouterr().out
    assert portfolio.has("papers/a.html") and not portfolio.has("papers/b.html")
    assert "is up to date" not in portfolio.text("index.html") and "A" in portfolio.text("index.html")


def test_an_earlier_output_stands_unless_it_is_told_to_go_on(
    portfolio: Portfolio, capsys: pytest.CaptureFixture[str]
) -> None:
    """With an earlier output, --keep-going builds the others and fails; `errors: skip` does not fail."""
    portfolio.paper("a").paper("b").build()
    portfolio.file("papers/a.md", BROKEN).paper("b", "New words.")
    before = portfolio.snapshot()
    assert main(["build", str(portfolio.root)]) == 1
    out = capsys.readouterr().out
    assert "the previous output is unchanged. --keep-going builds the site without 1 entry." in out
    assert portfolio.snapshot() == before
    assert main(["build", str(portfolio.root), "--keep-going"]) == 1
    assert not portfolio.has("papers/a.html") and "New words." in portfolio.text("papers/b.html")
    portfolio.file("site.yaml", "errors: skip\n").paper("b", "Newer words.")
    for _ in range(2):  # the second time nothing has changed
        assert main(["build", str(portfolio.root)]) == 0
    assert "Newer words." in portfolio.text("papers/b.html")
    assert "the entry is left out" in capsys.readouterr().err


def test_a_mistake_in_the_settings_still_stops_the_build(portfolio: Portfolio) -> None:
    """The site would look different from what was asked for, so nothing is written, even with --keep-going."""
    portfolio.paper("a").file("site.yaml", "coauthors: maybe\n")
    assert main(["build", str(portfolio.root), "--keep-going"]) == 1
    assert not portfolio.has("index.html")


ENTRY = "@article{%s, title = {%s}, author = {Doe, Jane}, year = {2020}}\n"


def test_a_repeated_entry_is_used_once(portfolio: Portfolio) -> None:
    """Topic files that repeat a list of all papers, with other blanks and another order of fields, change nothing."""
    portfolio.file("papers/all.bib", ENTRY % ("a", "A") + ENTRY % ("b", "B"))
    portfolio.file("papers/topic.bib", "@Article{a,\n  year = 2020,\n  author = {Jane Doe},\n  title = {A}\n}\n")
    portfolio.build(
        expect=('the paper "a" is repeated: it is the same as in content/papers/all.bib:1; it is used once',)
    )
    assert sorted(path.name for path in (portfolio.root / "output/papers").glob("*.html")) == ["a.html", "b.html"]


def test_one_key_for_two_papers_keeps_both(portfolio: Portfolio) -> None:
    """The later one, in the order of files and lines, gets a number in its address and its citation key."""
    portfolio.file("papers/all.bib", ENTRY % ("a", "First") + ENTRY % ("a", "Second")).file(
        "papers/more.bib", ENTRY % ("a", "Third")
    )
    said = 'the id "a" is already used by another paper, in content/papers/all.bib:1; this one gets "a-{}"'
    portfolio.build(expect=(said.format(2), said.format(3)))
    for name, title in (("a", "First"), ("a-2", "Second"), ("a-3", "Third")):
        assert title in portfolio.text(f"papers/{name}.html")
        assert (portfolio.root / f"output/papers/{name}.bib").read_text("utf-8").startswith(f"@article{{{name},")


def test_names_that_sound_alike_keep_both(portfolio: Portfolio) -> None:
    """Two Chinese file names with one reading are two papers."""
    portfolio.file("papers/王芳.md", "---\ntitle: One\n---\n").file("papers/王方.md", "---\ntitle: Two\n---\n")
    portfolio.build(
        expect=(
            'the id "wang-fang" is already used by another paper, in content/papers/王方.md:1; '
            'this one gets "wang-fang-2"',
        )
    )
    assert portfolio.has("papers/wang-fang.html") and portfolio.has("papers/wang-fang-2.html")


def test_a_mistake_in_one_field_of_each_kind_of_entry(portfolio: Portfolio, tmp_path: Path) -> None:
    """Pages, news and people lose one field, too, and are built."""
    portfolio.file("pages/teaching.md", "---\ntitle: Teaching\norder: many\n---\nText.\n")
    portfolio.file("news/a.md", "---\ndate: 2020-01-02\naliases: ../x\n---\nText.\n")
    portfolio.file("people.yaml", "- name: Max Born\n  orcid: 12\n- orcid: 0000-0002-1825-0097\n")
    portfolio.paper("a", authors=["Jane Doe", {"name": "Max Born", "orcid": "x"}])
    assert main(["build", str(portfolio.root)]) == 1  # a person without a name is an entry that cannot be read
    assert portfolio.has("teaching.html") and portfolio.has("news/a.html") and portfolio.has("papers/a.html")
    assert "Max Born" in portfolio.text("papers/a.html")


def test_strict_says_that_nothing_was_written(portfolio: Portfolio, capsys: pytest.CaptureFixture[str]) -> None:
    """With the cache of an earlier build, too, a warning is an error: the summary does not name a page to open."""
    portfolio.paper("a", date="soon")
    assert main(["build", str(portfolio.root)]) == 0
    capsys.readouterr()
    assert main(["build", str(portfolio.root), "--strict"]) == 1
    assert capsys.readouterr().out == "1 warning. Nothing was written; the previous output is unchanged.\n"


def test_a_link_to_an_entry_with_an_error_is_no_second_mistake(
    portfolio: Portfolio, capsys: pytest.CaptureFixture[str]
) -> None:
    """Links to an entry that was left out are not reported, also not by `check`, and with `errors: skip`."""
    portfolio.file("papers/a.md", BROKEN).file("pages/b.md", BROKEN)
    portfolio.paper("c", "See [the other](a.md) and [the page](../pages/b.md).", authors=["Jane Doe"], date=2020)
    for command in ("build", "check"):
        assert main([command, str(portfolio.root)]) == 1
        assert [line.split(":")[0] for line in _errors(capsys)] == ["content/pages/b.md", "content/papers/a.md"]
    portfolio.file("site.yaml", "errors: skip\n")
    assert main(["check", str(portfolio.root)]) == 0
    assert len(_errors(capsys)) == 2


@pytest.mark.parametrize(
    ("path", "content", "message"),
    [
        ("papers/a.md", "---\ntitle: A\nvolume: 1\nvolume: 2\n---\n", '"volume" is given twice'),
        ("papers/a.md", "---\ntitle: A\n<<: b\n---\n", "merge keys"),
        ("papers/a.md", "---\ntitle: A\nlanguage: Klingon!\n---\n", "is not a language tag"),
        ("papers/a.md", "---\ntitle: A\nauthors: [Jane Doe, [x]]\n---\n", "the value must be text, not a list"),
        ("papers/a.md", "---\ntitle: A\nauthors: {}\n---\n", "an author has no name"),
        ("papers/a.bib", "@article{a, title = {A}, crossref = {nobody}}", "nothing is inherited"),
        ("papers/a.bib", "@article{a, title = {A}, volume = 1 year = 2020}", "a comma is missing"),
        ("news/2020-01-02-a.md", "---\ndate: soon\n---\nText.\n", '"soon" is not a date'),
        ("profile.yaml", "name: Jane Doe\nmetrics: {h: {formula: (}}\n", "this formula cannot be read"),
    ],
)
def test_a_mistake_in_a_field_costs_this_field(
    portfolio: Portfolio, capsys: pytest.CaptureFixture[str], path: str, content: str, message: str
) -> None:
    """It is one warning with a hint, and the entry is built."""
    portfolio.file(path, content)
    assert main(["build", str(portfolio.root)]) == 0
    shown = capsys.readouterr().err
    assert shown.count("warning: ") == 1 and message in shown and "\n  " in shown
    if path.startswith("papers/"):
        assert portfolio.has("papers/a.html")
    elif path.startswith("news/"):
        assert portfolio.has("news/2020-01-02-a.html")


def test_a_name_that_a_disk_cannot_hold_costs_its_file(
    portfolio: Portfolio, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two files whose names differ only in case: one is published, and the rest of the site is built."""
    portfolio.file("files/Data.csv", "1").file("files/data.csv", "2").paper("a")
    assert main(["build", str(portfolio.root)]) == 0
    assert "two files would have this name" in capsys.readouterr().err
    assert portfolio.has("papers/a.html") and portfolio.has("files/Data.csv")
