"""What `check` and `build --verbose` say of types that no entry declares."""

import json

import pytest

from generator.cli import main
from generator.model.paper import TypeSource
from generator.model.type_reasons import REASONS
from tests.portfolio import Portfolio

NATURE = 'venue "Nature" is no preprint server, so journal article'
ZENODO = 'venue "Zenodo" is a preprint server or a repository, so preprint'
EVENT = 'it has the event "Days of Words", so conference paper'


@pytest.fixture
def site(portfolio: Portfolio) -> Portfolio:
    """Three papers whose types are inferred, from Markdown and BibTeX, and one that declares its own."""
    portfolio.paper("a", authors=["Jane Doe"], date=2020, venue="Nature")
    portfolio.paper("b", authors=["Jane Doe"], date=2021, event="Days of Words")
    portfolio.paper("c", authors=["Jane Doe"], date=2022, venue="Science", type="journal")
    bib = "\n@article{z, title = {Z}, author = {Jane Doe}, year = 2023, journal = {Zenodo}}\n"
    bib += "@article{y, title = {Y}, author = {Jane Doe}, year = 2023, journal = {Nature}}\n"
    return portfolio.file("papers/x.bib", bib)


def test_check_gathers(site: Portfolio, capsys: pytest.CaptureFixture[str]) -> None:
    """By the reason, the most frequent first, with the number of papers and the first of them; nothing fails."""
    for name in ("Cell", "PNAS", "Science", "Mind"):
        site.paper(name.lower(), authors=["Jane Doe"], date=2020, venue=name)
    assert main(["check", str(site.root), "--strict"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.splitlines() == [
        "no problems in 9 papers",
        "",
        "Types that no entry declares are inferred (--verbose lists each paper):",
        '  4 papers: venue "…" is no preprint server, so journal article '
        '(a.md "Nature", cell.md "Cell", mind.md "Mind", …)',
        '  1 paper: it has the event "…", so conference paper (b.md)',
        '  1 paper: venue "…" is a journal, so journal article (pnas.md "PNAS")',
        '  1 paper: venue "…" is a preprint server or a repository, so preprint (x.bib "Zenodo")',
    ]


def test_check_lists_each(site: Portfolio, capsys: pytest.CaptureFixture[str]) -> None:
    """`--verbose` lists each paper with its own names, in the order of the files; `--quiet` lists none."""
    listed = [
        f"content/papers/a.md:1: {NATURE}",
        f"content/papers/b.md:1: {EVENT}",
        f"content/papers/x.bib:2: {ZENODO}",
    ]
    assert main(["check", str(site.root), "--verbose"]) == 0
    assert capsys.readouterr().out.splitlines()[2:] == ["Types that no entry declares are inferred:", *listed]
    assert main(["check", str(site.root), "--quiet"]) == 0
    assert capsys.readouterr().out == ""


def test_json(site: Portfolio, capsys: pytest.CaptureFixture[str]) -> None:
    """An object of severity info for each, in the array of all that was found."""
    assert main(["check", str(site.root), "--strict", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(item["path"], item["line"], item["message"]) for item in found] == [
        ("content/papers/a.md", 1, NATURE),
        ("content/papers/b.md", 1, EVENT),
        ("content/papers/x.bib", 2, ZENODO),
    ]
    assert {item["severity"] for item in found} == {"info"}


def test_github_is_not_annotated(site: Portfolio, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is wrong with a type that is inferred."""
    assert main(["check", str(site.root), "--format", "github", "--verbose"]) == 0
    assert "::" not in capsys.readouterr().out


def test_build_verbose(site: Portfolio, capsys: pytest.CaptureFixture[str]) -> None:
    """The build lists each, also where nothing has changed since the last one; without `--verbose` it lists none."""
    for _ in range(2):
        assert main(["build", str(site.root), "--verbose", "--strict"]) == 0
        out = capsys.readouterr().out.splitlines()
        assert [line for line in out if line.startswith("content/")] == [
            f"content/papers/a.md:1: {NATURE}",
            f"content/papers/b.md:1: {EVENT}",
            f"content/papers/x.bib:2: {ZENODO}",
        ]
    assert main(["build", str(site.root)]) == 0
    assert NATURE not in capsys.readouterr().out


def test_every_source_has_its_words() -> None:
    """All but that of a declared type."""
    assert set(REASONS) == set(TypeSource) - {TypeSource.DECLARED}
