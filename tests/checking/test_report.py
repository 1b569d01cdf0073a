"""Problems as JSON and annotations, and the output of `check`."""

import json
from typing import Any

import pytest

from generator.cli import main
from generator.model.problem import Problem
from generator.report import annotations, as_json
from tests.checking.conftest import Check
from tests.portfolio import Portfolio

ERROR = Problem("content/a, b: c.md", 3, 7, "50% of\r\nit, and: all", "mend 100%")
WARNING = Problem("content/b.md", 0, 0, "odd “thing”", is_error=False)
NOTE = Problem("content/c.md", 2, 0, "worth knowing", is_error=False)


def test_problems_are_an_array_of_json() -> None:
    """JSON is an array with all parts of each problem, or an empty array."""
    assert json.loads(as_json([ERROR, WARNING], [NOTE])) == [
        {"path": "content/a, b: c.md", "line": 3, "column": 7, "message": "50% of\r\nit, and: all", "hint": "mend 100%",
         "severity": "error"},
        {"path": "content/b.md", "line": 0, "column": 0, "message": "odd “thing”", "hint": "", "severity": "warning"},
        {"path": "content/c.md", "line": 2, "column": 0, "message": "worth knowing", "hint": "", "severity": "note"},
    ]  # fmt: skip
    assert json.loads(as_json([])) == []


def test_no_message_breaks_an_annotation() -> None:
    """Annotations are workflow commands; no text of a message or a path can end one, or begin another."""
    assert [*annotations([ERROR, WARNING], [NOTE])] == [
        "::error file=content/a%2C b%3A c.md,line=3,col=7,title=paperfolio::50%25 of%0D%0Ait, and: all%0Amend 100%25",
        "::warning file=content/b.md,title=paperfolio::odd “thing”",
        "::notice file=content/c.md,line=2,title=paperfolio::worth knowing",
    ]
    assert [*annotations([WARNING], folder="sites/jane")] == [
        "::warning file=sites/jane/content/b.md,title=paperfolio::odd “thing”"
    ]


@pytest.fixture
def faulty(portfolio: Portfolio) -> Portfolio:
    """A site with an error, a warning and a note."""
    owner: dict[str, Any] = {"authors": ["Jane Doe"], "title": "On Many Things"}
    portfolio.paper("a", **owner, date=2023, type="article").paper("b", **owner, date=2024, type="article-journal")
    return portfolio.paper("c", authors=["Jane* Doe"], date=2024, type="preprint").paper(
        "d", authors=["Jane Doe"], pmid="PMC1", type="preprint"
    )


FOOT_MARK = 'content/papers/c.md:4:3: warning: the name "Jane* Doe" has a footnote mark: "*"'
PMID = 'content/papers/d.md:5:7: "PMC1" is an identifier of PubMed Central, not of PubMed'
TITLE = "content/papers/b.md:2:8: note: this paper has the same title as another, in content/papers/a.md:1"
ANNOTATED = [
    '::error file={0}content/papers/d.md,line=5,col=7,title=paperfolio::"PMC1" is an identifier of PubMed Central',
    '::warning file={0}content/papers/c.md,line=4,col=3,title=paperfolio::the name "Jane* Doe" has a footnote mark',
]


def _annotated(shown: str, folder: str) -> None:
    lines = [line for line in shown.splitlines() if line.startswith("::")]
    assert len(lines) == len(ANNOTATED)
    for line, beginning in zip(lines, ANNOTATED, strict=True):
        assert line.startswith(beginning.format(folder))


def test_problems_go_to_stderr_and_their_sum_to_stdout(faulty: Portfolio, capsys: pytest.CaptureFixture[str]) -> None:
    """Problems go to stderr and their number to stdout; notes are shown only with --verbose."""
    assert main(["check", str(faulty.root)]) == 1
    out, err = capsys.readouterr()
    assert out == "1 error and 1 warning; 1 note (show with --verbose)\n"
    assert [line for line in err.splitlines() if not line.startswith("  ")] == [PMID, FOOT_MARK]
    assert main(["check", str(faulty.root), "--verbose"]) == 1
    out, err = capsys.readouterr()
    assert out == "1 error and 1 warning; 1 note\n"
    assert TITLE in err.splitlines()
    assert main(["check", str(faulty.root), "--quiet"]) == 1
    assert capsys.readouterr().out == ""
    assert not (faulty.root / "output").exists()


def test_exit_codes_tell_notes_warnings_and_errors_apart(faulty: Portfolio, capsys: pytest.CaptureFixture[str]) -> None:
    """A note never fails a check, a warning only with --strict, an error always; wrong usage has its own exit code."""
    faulty.remove("papers/d.md")
    assert [main(["check", str(faulty.root)]), main(["check", str(faulty.root), "--strict"])] == [0, 1]
    faulty.remove("papers/c.md")
    assert main(["check", str(faulty.root), "--strict", "--verbose"]) == 0
    with pytest.raises(SystemExit) as stopped:
        main(["check", str(faulty.root), "--format", "xml"])
    assert stopped.value.code == 2
    assert main(["check", str(faulty.root / "content"), "--format", "json"]) == 1
    assert capsys.readouterr().err.endswith("; run `paperfolio new FOLDER` to create a site\n")


def test_json_is_all_of_stdout(faulty: Portfolio, capsys: pytest.CaptureFixture[str]) -> None:
    """All of stdout is JSON, with the notes."""
    assert main(["check", str(faulty.root), "--format", "json"]) == 1
    out, err = capsys.readouterr()
    assert [(entry["path"][-4:], entry["line"], entry["severity"]) for entry in json.loads(out)] == [
        ("c.md", 4, "warning"),
        ("d.md", 5, "error"),
        ("b.md", 2, "note"),
    ]
    assert err == ""
    faulty.remove("papers/b.md").remove("papers/c.md").remove("papers/d.md")
    assert main(["check", str(faulty.root), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_annotations_name_paths_from_the_repository(
    faulty: Portfolio, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Paths are relative to the root of the repository: GITHUB_WORKSPACE, or the current folder."""
    monkeypatch.chdir(faulty.root)
    assert main(["check", "--format", "github"]) == 1
    _annotated(capsys.readouterr().out, "")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(faulty.root.parent))
    assert main(["check", "--format", "github"]) == 1
    _annotated(capsys.readouterr().out, "site/")
    assert main(["check", "--format", "github", "--verbose"]) == 1
    assert "::notice file=site/content/papers/b.md,line=2,col=8," in capsys.readouterr().out


@pytest.mark.parametrize("command", ["check", "build"])
def test_github_actions_gets_annotations_unasked(
    portfolio: Portfolio, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """In GitHub Actions, both commands print annotations and the usual output."""
    portfolio.paper("a", authors=["Jane Doe"], colour="red")
    assert main([command, str(portfolio.root)]) == 0
    assert "::" not in capsys.readouterr().out
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(portfolio.root.parent))
    assert main([command, str(portfolio.root), "--no-cache"]) == 0
    out, err = capsys.readouterr()
    assert '::warning file=site/content/papers/a.md,line=5,col=1,title=paperfolio::unknown field "colour"%0A' in out
    assert 'content/papers/a.md:5:1: warning: unknown field "colour"' in err
    assert main(["check", str(portfolio.root), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["severity"] == "warning"  # stdout has only JSON


def test_the_first_warning_of_each_kind_is_annotated_first(portfolio: Portfolio, checked: Check) -> None:
    """GitHub shows ten warnings of a step: 20 missing files must not hide a wrong date, or an error."""
    for number in range(20):
        portfolio.paper(f"a{number:02}", authors=["Jane Doe"], date=2024, pdf=f"lost-{number}.pdf")
    portfolio.paper("b", authors=["Jane Doe"], date="2024-13").file("papers/c.md", "---\ntitle: [A\n---\n")
    lines = [*annotations(checked().problems)]
    assert [line.split(",")[0] for line in lines[:3]] == [
        "::error file=content/papers/c.md",
        "::warning file=content/papers/a00.md",
        "::warning file=content/papers/b.md",
    ]
    assert len(lines) == 22


def test_the_output_cannot_be_taken_for_a_command(portfolio: Portfolio, checked: Check) -> None:
    """A name with line breaks is printed on one line."""
    portfolio.paper("a", authors=["Jane Doe", "Max*\n::error::Roe"], date=2024)
    lines = [*annotations(checked().problems)]
    assert len(lines) == 1 and lines[0].startswith("::warning file=content/papers/a.md") and "\n" not in lines[0]
