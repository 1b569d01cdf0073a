"""The command line: what it prints, where, and with which exit code."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import main
from generator.new import FolderTaken, new_site
from tests.portfolio import Portfolio

CHECKOUT = Path(__file__).parents[1]


def test_build_prints_a_table(portfolio: Portfolio, capsys: pytest.CaptureFixture[str]) -> None:
    """The table counts pages, papers and files, and names the home page; a second build writes nothing."""
    portfolio.paper("a").paper("b", draft=True)
    assert main(["build", str(portfolio.root), "--timings"]) == 0
    shown = capsys.readouterr().out
    assert "papers              1 (1 more in draft)" in shown
    assert "output/index.html" in shown and "render" in shown
    assert main(["build", str(portfolio.root)]) == 0
    assert "files written       0" in capsys.readouterr().out


def test_quiet_says_nothing_and_verbose_names_files(portfolio: Portfolio, capsys: pytest.CaptureFixture[str]) -> None:
    """`--quiet` prints nothing if there is no problem; `--verbose` lists every file written and removed."""
    portfolio.paper("a").paper("b")
    assert main(["build", str(portfolio.root), "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")
    portfolio.remove("papers/b.md").paper("c")
    assert main(["build", str(portfolio.root), "--verbose"]) == 0
    shown = capsys.readouterr().out
    assert "wrote   papers/c.html" in shown and "removed papers/b.html" in shown


def test_a_long_build_shows_a_bar(
    portfolio: Portfolio, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal, a slow build shows a progress bar; a pipe never gets one."""
    portfolio.paper("a").paper("b")
    monkeypatch.setattr("generator.cli.bar.PATIENCE", 0.0)
    assert main(["build", str(portfolio.root)]) == 0
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert main(["build", str(portfolio.root), "--no-cache"]) == 0
    assert "pages" in capsys.readouterr().err


def test_problems_go_to_stderr(portfolio: Portfolio, capsys: pytest.CaptureFixture[str]) -> None:
    """All problems are printed, errors first, each with place and hint; the exit code is 1."""
    portfolio.file("papers/a.md", "---\ntitle: A\ndate: soon\ncolour: red\n---\n").file(
        "papers/b.md", "---\ndate: 2024\n---\n"
    )
    assert main(["build", str(portfolio.root)]) == 1
    out, err = capsys.readouterr()
    assert err.splitlines() == [
        "content/papers/b.md:2:1: a paper has no title",
        "  add `title: …`",
        'content/papers/a.md:3:7: warning: date: "soon" is not a date; its text is shown among the details',
        "  write a year, a month or a day: 2024, 2024-05 or 2024-05-07",
        'content/papers/a.md:4:1: warning: unknown field "colour"',
        "  it is kept, and shown among the details",
    ]
    assert "Built without 1 entry." in out
    assert portfolio.has("papers/a.html") and not portfolio.has("papers/b.html")


def test_a_warning_fails_a_strict_build_and_check_writes_nothing(
    portfolio: Portfolio, capsys: pytest.CaptureFixture[str]
) -> None:
    """A warning fails a strict build; `check` writes nothing and prints what it found."""
    portfolio.paper("a", colour="red", type="preprint")
    assert main(["build", str(portfolio.root), "--strict"]) == 1
    assert main(["check", str(portfolio.root)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "1 warning"
    assert not (portfolio.root / "output").exists()
    portfolio.paper("a", type="preprint")
    assert main(["check", str(portfolio.root)]) == 0
    assert capsys.readouterr().out.strip() == "no problems in 1 paper"


def test_outside_a_site_the_command_for_one_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a folder without content/, the message names the command that creates a site."""
    assert main(["build", str(tmp_path)]) == 1
    assert (
        capsys.readouterr().err
        == f"paperfolio: no content/ in {tmp_path}; run `paperfolio new FOLDER` to create a site\n"
    )
    monkeypatch.chdir(tmp_path)
    assert main(["build"]) == 1
    assert capsys.readouterr().err == "paperfolio: no content/ here; run `paperfolio new FOLDER` to create a site\n"


def test_an_unwise_output_is_refused_with_the_reason(portfolio: Portfolio, capsys: pytest.CaptureFixture[str]) -> None:
    """The message gives the reason, and nothing is changed."""
    assert main(["build", str(portfolio.paper("a").root), "--output", str(portfolio.root / "content")]) == 1
    assert "it overlaps with the site's content" in capsys.readouterr().err


@pytest.mark.parametrize(
    "command", [[], ["new"], ["build"], ["check"], ["deploy"], ["theme"], ["theme", "eject"], ["schema"]]
)
def test_every_command_has_help_in_100_columns(
    command: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The help of every command fits a terminal of 100 columns."""
    monkeypatch.setenv("COLUMNS", "100")
    with pytest.raises(SystemExit) as stopped:
        main([*command, "--help"])
    shown = capsys.readouterr().out
    assert stopped.value.code == 0
    assert shown.startswith("usage: paperfolio") and len(shown.splitlines()) > 8
    assert max(map(len, shown.splitlines())) <= 100


def test_no_command_shows_the_help_as_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a command the help is printed, and the exit code is that of wrong usage."""
    assert main([]) == 2
    assert "commands:" in capsys.readouterr().out


def test_a_schema_is_printed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """A schema is printed as JSON; for an unknown kind the message lists the kinds."""
    assert main(["schema", "paper"]) == 0
    assert '"title": "paperfolio: paper"' in capsys.readouterr().out
    assert main(["schema", "poem"]) == 1
    assert "paper, profile, site, people, page, news" in capsys.readouterr().err


def test_new_builds_without_a_warning(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`new` writes a site that builds without a warning, even if the owner's name has a character special in YAML."""
    folder = tmp_path / "my-site"
    assert main(["new", str(folder), "--name", "Ada: Lovelace"]) == 0
    assert main(["build", str(folder), "--strict"]) == 0
    assert "Ada: Lovelace" in (folder / "output" / "index.html").read_text("utf-8")
    assert (folder / ".gitignore").read_text() == "output/\n"
    modelines = [
        path for path in (folder / "content").rglob("*") if "$schema=" in (path.read_text() if path.is_file() else "")
    ]
    assert len(modelines) >= 7
    for path in modelines:
        schema = path.read_text().split("$schema=", 1)[1].split()[0]
        assert (path.parent / schema).is_file()
    capsys.readouterr()


def test_new_leaves_a_full_folder_alone(tmp_path: Path) -> None:
    """A folder that is not empty is not changed."""
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(FolderTaken):
        new_site(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_an_ascii_terminal_and_a_closed_pipe_do_no_harm(portfolio: Portfolio) -> None:
    """On a terminal that shows only ASCII, other characters are escaped, and there is no traceback."""
    portfolio.file("papers/a.md", "---\ntitle: A\nzoë: 1\n---\n")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    command = [sys.executable, "-m", "generator", "build", str(portfolio.root)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=CHECKOUT, check=False)
    assert done.returncode == 0 and "Traceback" not in done.stderr
    assert 'unknown field "zo\\xeb"' in done.stderr


def test_start_up_is_lean() -> None:
    """`--version` imports neither template engine nor parsers."""
    code = (
        "import sys\nfrom generator.cli import main\n"
        "try: main(['--version'])\nexcept SystemExit: print(sorted(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=CHECKOUT, check=True)
    for heavy in ("jinja2", "yaml", "markdown", "rich", "watchdog", "pygments", "generator.build"):
        assert f"'{heavy}'" not in done.stdout


@pytest.mark.parametrize(
    "words",
    [
        ["build", "--output", ""],
        ["build", "--output="],
        ["watch", "--output", " "],
        ["serve", "--output", ""],
        ["deploy", "github-pages", "--branch", "gh-pages", "--output", ""],
        ["build", ""],
        ["check", ""],
        ["new", ""],
    ],
)
def test_an_empty_folder_is_refused(
    words: list[str], portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An empty name, as that of an unset variable in a script, does not mean the current folder."""
    monkeypatch.chdir(portfolio.root)
    before = sorted(portfolio.root.rglob("*"))
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert "the name of the folder is empty; write . for the current folder" in capsys.readouterr().err
    assert sorted(portfolio.root.rglob("*")) == before
