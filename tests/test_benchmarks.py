"""The benchmarks run: corpus, layouts, checks, measuring and tables, without any peer and without the network."""

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from benchmarks import compare, watching
from benchmarks.checked import faults, size
from benchmarks.corpus import Paper, papers
from benchmarks.measured import ACCOUNT, measured
from benchmarks.table import tables
from benchmarks.tools import TOOLS
from benchmarks.tools.bare import SCRIPT, Bare
from benchmarks.tools.tool import Command, Tool
from benchmarks.turns import Ground, cold_builds, second_builds
from generator.build import build
from generator.model.date import PartialDate
from generator.model.project import Project

CHECKOUT = Path(__file__).parents[1]
PAPERS = papers(5)
linux = pytest.mark.skipif(sys.platform != "linux", reason="the account of processes is read from /proc")
WATCHER = f"""
import runpy, time
from pathlib import Path
built = 0
while True:
    last = max(path.stat().st_mtime_ns for path in Path("papers").iterdir())
    if last != built:
        runpy.run_path({str(SCRIPT)!r}, run_name="__main__")
        built = last
    time.sleep(0.02)
"""


class Here(Bare):
    """The bare build with the packages that are installed here, and a small watcher."""

    name = "here"
    can_watch = True

    def program(self, name: str) -> Path:
        return Path(sys.executable)

    def watch(self, site: Path) -> Command:
        return [self.program("python"), "-c", WATCHER]


def _laid_out(name: str, site: Path) -> Tool:
    tool = TOOLS[name](site.parent / "tools", CHECKOUT)
    site.mkdir()
    tool.layout(site, PAPERS)
    return tool


def test_the_same_number_makes_the_same_papers() -> None:
    """The same number gives the same papers, newest first, of about 200 words with all kinds of markup."""
    assert papers(5) == PAPERS
    assert len({paper.slug for paper in papers(300)}) == 300
    assert [paper.issued for paper in PAPERS] == sorted((paper.issued for paper in PAPERS), reverse=True)
    for paper in PAPERS:
        assert 190 < len(paper.abstract.split()) < 230
        for mark in (r"\*\w+\*", r"\*\*\w+\*\*", r"`\w+`", r"\$[^$]+\$", r"\[\w+\]\(https:"):
            assert re.search(mark, paper.abstract)


@pytest.mark.parametrize("name", TOOLS)
def test_each_tool_gets_sources_and_templates(name: str, tmp_path: Path) -> None:
    """Each tool gets a source for each paper, which ends with the abstract, and templates without an open slot."""
    tool = _laid_out(name, tmp_path / "site")
    for paper in PAPERS:
        assert tool.source(tmp_path / "site", paper).read_text("utf-8").endswith(f"\n\n{paper.abstract}\n")
    texts = [path.read_text("utf-8") for path in (tmp_path / "site").rglob("*") if path.is_file()]
    assert any("<article>" in text for text in texts) or name == "paperfolio-scholar"
    assert not any("«" in text for text in texts)


@pytest.mark.parametrize("name", ["paperfolio", "paperfolio-scholar"])
def test_our_own_sites_pass_the_comparison(name: str, tmp_path: Path) -> None:
    """Both of our sites build without a problem, with every page and word that the comparison asks for."""
    site = tmp_path / "site"
    tool = _laid_out(name, site)
    done = build(Project(site, site / "output", PartialDate(2026, 1, 1)))
    assert done.problems == ()
    assert list(faults(tool, site / "output", PAPERS)) == []
    assert size(tool, site / "output", PAPERS).page_kilobytes > 8
    built_in = "Made with paperfolio" in (site / "output" / "index.html").read_text("utf-8")
    assert built_in == (name == "paperfolio-scholar")


def test_what_is_missing_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing page, a missing link and an abstract that was not rendered are faults."""
    from benchmarks.tools.bare_build import main

    site = tmp_path / "site"
    tool = _laid_out("bare", site)
    monkeypatch.chdir(site)
    main()
    output = site / "output"
    assert list(faults(tool, output, PAPERS)) == []
    (output / tool.paper_page(PAPERS[0])).unlink()
    changed = output / tool.paper_page(PAPERS[2])
    changed.write_text(changed.read_text("utf-8").replace("<em>", "*").replace(PAPERS[3].slug, ""), "utf-8")
    assert list(faults(tool, output, PAPERS)) == [
        f"there is no papers/{PAPERS[0].slug}/index.html",
        f"papers/{PAPERS[2].slug}/index.html lacks <em>",
        f"papers/{PAPERS[2].slug}/index.html lacks {PAPERS[3].slug}",
    ]


@linux
def test_a_command_is_measured_in_time_and_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run has seconds, memory of one process and of all, exit code and output; Python may keep its bytecode."""
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    child = "import time; held = b'x' * 60_000_000; time.sleep(1)"
    parent = f"""
import os, subprocess, sys, time
held = b"x" * 60_000_000
child = subprocess.Popen([sys.executable, "-c", {child!r}])
child.wait()
print(os.environ.get("PYTHONDONTWRITEBYTECODE"), os.environ["OWN"])
sys.exit(3)
"""
    run = measured([sys.executable, "-c", parent], tmp_path, {"OWN": "yes"}, 60, is_sampled=True)
    assert run.exit_code == 3 and run.log == "None yes\n"
    assert run.seconds >= 1 and run.cpu > 0
    assert 60 < run.largest_mb < 110 and run.together_mb > 115


@linux
def test_what_takes_too_long_is_ended(tmp_path: Path) -> None:
    """A command that is over its time is killed with all that it started."""
    run = measured(["sh", "-c", "sleep 300 & echo $! > number; sleep 300"], tmp_path, {}, 1)
    assert run.exit_code == -9 and 1 <= run.seconds < 60
    assert _comes_true(lambda: not _is_running(tmp_path / "number"))


@linux
def test_an_interrupted_comparison_leaves_nothing_running(tmp_path: Path) -> None:
    """The measured command ends when the measuring program ends."""
    command = [sys.executable, str(ACCOUNT), "300", "timed", "sh", "-c", "echo $$ > number; sleep 300"]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.DEVNULL) as account:
        assert _comes_true(lambda: _is_running(tmp_path / "number"))
        account.terminate()
    assert account.returncode == 1
    assert _comes_true(lambda: not _is_running(tmp_path / "number"))


@linux
def test_a_command_that_is_not_there(tmp_path: Path) -> None:
    """It is named."""
    with pytest.raises(OSError, match="no-such-tool could not be run"):
        measured(["no-such-tool"], tmp_path, {}, 60)


def _is_running(file: Path) -> bool:
    """Whether the process whose number the file has still does something; one that has ended has no words."""
    try:
        return bool(Path("/proc", file.read_text("utf-8").strip() or "none", "cmdline").read_bytes())
    except OSError:
        return False


def _comes_true(condition: Callable[[], bool]) -> bool:
    end = time.monotonic() + 60
    while not condition() and time.monotonic() < end:
        time.sleep(0.02)
    return condition()


@linux
def test_a_tool_that_fails_is_named_with_the_reason(tmp_path: Path) -> None:
    """The output of a build is checked; a tool that makes too little, or fails, is named with the reason."""
    rows = cold_builds(Ground(tmp_path, 1, 60), _tools(tmp_path, Here, Broken, Leaving), PAPERS)
    assert len(rows["here"]["seconds"]) == 1 and rows["here"]["page_kilobytes"] > 8 and "faults" not in rows["here"]
    assert rows["broken"]["failed"] == "exit code 4: no luck"
    assert rows["leaving"]["faults"][0] == f"there is no papers/{PAPERS[0].slug}/index.html"


@linux
def test_cold_and_second_builds(tmp_path: Path) -> None:
    """A cold build finds neither output nor cache, a second one finds both."""
    ground, tools, log = Ground(tmp_path, 2, 60), _tools(tmp_path, Leaving), tmp_path / "leaving-5" / "found"
    cold_builds(ground, tools, PAPERS)
    assert log.read_text("utf-8").split() == ["begun"] * 3
    log.unlink()
    second_builds(ground, tools, PAPERS)
    assert log.read_text("utf-8").split() == ["begun", *["begun", "cache", "output"] * 3]


class Broken(Here):
    """A tool that fails."""

    name = "broken"

    def build(self, site: Path) -> Command:
        return ["sh", "-c", "echo no luck; exit 4"]


class Leaving(Here):
    """A tool that records which files it finds, and leaves an output and a cache."""

    name = "leaving"
    caches = ("cache",)

    def build(self, site: Path) -> Command:
        return ["sh", "-c", "(echo begun; ls -d cache output) >> found 2>&-; mkdir -p cache output"]


class Ending(Here):
    """A watcher that ends at once."""

    name = "ending"

    def watch(self, site: Path) -> Command:
        return ["sh", "-c", "echo that was it"]


def _tools(folder: Path, *kinds: type[Tool]) -> list[Tool]:
    return [kind(folder / "tools", CHECKOUT) for kind in kinds]


@linux
def test_an_edit_while_a_tool_watches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The result is the seconds until the page shows a new sentence; a watcher that ends has failed, with its last
    words."""
    monkeypatch.setattr(watching, "CALM_FOR", 0.2)
    rows = watching.watched_edits(Ground(tmp_path, 1, 60), _tools(tmp_path, Here, Ending), PAPERS)
    assert len(rows["here"]["seconds"]) == 1 and 0 < rows["here"]["seconds"][0] < 60
    assert rows["ending"] == {"failed": "the watcher ended: that was it"}
    edited = [paper for paper in PAPERS if "It has the mark" in _source(tmp_path, paper)]
    assert len(edited) == 2  # the first is not counted


def _source(folder: Path, paper: Paper) -> str:
    return (folder / "here-5" / "papers" / f"{paper.slug}.md").read_text("utf-8")


FIGURES = {
    "machine": {"day": "2026-01-01", "cores": 2},
    "versions": {"paperfolio": "1.2", "other": "3.4", "bare": ""},
    "cold": {
        "100": {
            "paperfolio": {"seconds": [1.0, 2.0, 3.0], "cpu": [1.0], "largest_mb": [40]},
            "other": {"seconds": [2.0, 4.0, 3.0], "cpu": [1.5], "largest_mb": [80]},
            "wrong": {"seconds": [0.1], "cpu": [0.1], "largest_mb": [8], "faults": ["there is no index.html"]},
        },
        "10": {"paperfolio": {"seconds": [0.5]}, "broken": {"seconds": [], "failed": "exit code 1"}},
    },
}
TABLES = """\
**Cold builds, in seconds**

|  | 10 papers | 100 papers |
| --- | ---: | ---: |
| paperfolio | 0.500 | 2.000 |
| broken | failed | – |
| other | – | 3.000 (×2.00) |
| wrong | – | failed |

day 2026-01-01; cores 2; paperfolio 1.2; other 3.4."""


def test_tables_have_medians_of_times_and_ratios(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Medians, with the median of the ratios of single turns in brackets; a failed tool has no number."""
    assert tables(FIGURES) == TABLES
    file = tmp_path / "figures.json"
    file.write_text(json.dumps(FIGURES), "utf-8")
    assert _compare(["--table", "--json", str(file)], monkeypatch) == 0
    assert capsys.readouterr().out == f"{TABLES}\n"


def test_a_comparison_without_tools_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """If there is nothing to compare, the message says what to do."""
    assert _compare(["--dir", str(tmp_path), "--tools", "hugo,bare"], monkeypatch) == 2
    assert capsys.readouterr().err == "not installed: hugo, bare; run this once with --install\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--sizes", "10,0"], '"0" is not a number from 1 on'),
        (["--tools", "hugo,hog"], 'there is no tool "hog"'),
    ],
    ids=["a size", "a tool"],
)
def test_a_wrong_call_says_what_is_wrong(
    arguments: list[str], message: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message says what is wrong."""
    with pytest.raises(SystemExit):
        _compare(arguments, monkeypatch)
    assert message in capsys.readouterr().err


def _compare(arguments: Sequence[str], monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(sys, "argv", ["compare", *arguments])
    return compare.main()
