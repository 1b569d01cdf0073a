"""`paperfolio watch` as a user at a terminal runs it."""

import re
import signal
import subprocess
import sys
import threading
from pathlib import Path
from queue import Queue
from types import TracebackType

import pytest

from generator.cli import main
from generator.writing.output import TEMPORARY
from tests.portfolio import Portfolio
from tests.watching.watched import PATIENCE, clean

CHECKOUT = Path(__file__).parents[2]
# As at a terminal: a shell that runs the tests in the background would ignore SIGINT.
AT_A_TERMINAL = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
MAIN = "from generator.cli import main; sys.exit(main(sys.argv[1:]))\n"
# A page that takes long to write.
SLOW = """
import os, time
from pathlib import Path
replace = os.replace
def slow(source, target):
    if str(target).endswith("papers/a.html") and b"Slowly." in Path(source).read_bytes():
        print("in the middle", flush=True)
        time.sleep(60)
    replace(source, target)
os.replace = slow
"""


class Program:
    """The command in a process of its own, with stdout and stderr as one stream of lines; use it in a `with` block."""

    def __init__(self, *words: str, before: str = "") -> None:
        self._command = [sys.executable, "-u", "-c", AT_A_TERMINAL + before + MAIN, *words]
        self._lines: Queue[str] = Queue()

    def __enter__(self) -> "Program":
        self._process = subprocess.Popen(
            self._command, cwd=CHECKOUT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
        )
        self._reader = threading.Thread(target=self._read)
        self._reader.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        self._reader.join()

    def _read(self) -> None:
        with self._process.stdout or sys.stdin as stream:
            for line in stream:
                self._lines.put(line.rstrip("\n"))

    def line(self) -> str:
        """Wait for the next line; seconds are replaced by "…"."""
        return re.sub(r"\d\.\d\d s", "… s", self._lines.get(timeout=PATIENCE))

    def ended_by(self, number: signal.Signals) -> int:
        """Send a signal and return the exit code; the program must end and print nothing more."""
        self._process.send_signal(number)
        code = self._process.wait(PATIENCE)
        self._reader.join()
        assert self._lines.empty(), self.line()
        return code


def test_each_round_is_one_line_and_known_errors_are_not_repeated(portfolio: Portfolio) -> None:
    """It prints what is watched, then a line for each round; errors as in `build`, and each warning once."""
    root = portfolio.paper("a").paper("b", colour="red").root
    with Program("watch", str(root)) as program:
        assert (
            program.line() == f"watching {root}/content; the site is in {root}/output/index.html; press Ctrl-C to stop"
        )
        assert program.line() == 'content/papers/b.md:3:1: warning: unknown field "colour"'
        assert program.line() == "  it is kept, and shown among the details"
        assert re.fullmatch(r"built \d+ files in … s, 1 warning: static/theme.css, .*, …", program.line())
        portfolio.paper("a", "New.")
        assert program.line() == "built 6 files in … s, 1 warning: index.html, papers/a.html, papers/a.ris, …"
        portfolio.file("papers/c.md", "---\ndate: soon\n---\n")
        shown = [program.line() for _ in range(7)]
        assert shown == [
            "content/papers/c.md:2:1: a paper has no title",
            "  add `title: …`",
            'content/papers/b.md:3:1: warning: unknown field "colour"',
            "  it is kept, and shown among the details",
            'content/papers/c.md:2:7: warning: date: "soon" is not a date; its text is shown among the details',
            "  write a year, a month or a day: 2024, 2024-05 or 2024-05-07",
            "1 error and 2 warnings. Nothing was written; the previous output is unchanged. "
            "--keep-going builds the site without 1 entry.",
        ]
        portfolio.remove("papers/c.md")
        assert program.line() == "fixed; no file changed, built in … s, 1 warning"
        portfolio.remove("papers/b.md")
        fixed = r"fixed; built \d+ files and removed 4 files in … s: index.html, papers/a.html, papers.bib, …"
        assert re.fullmatch(fixed, program.line())
        (root / "content").rename(root / "away")
        assert program.line() == f"paperfolio: no content/ in {root}; waiting until there is one"
        (root / "away").rename(root / "content")
        assert program.line() == "fixed; no file changed, built in … s"
        assert program.ended_by(signal.SIGINT) == 130


def test_options_of_watch_are_those_of_build(portfolio: Portfolio, tmp_path: Path) -> None:
    """`--output`, `--verbose`, `--strict` and `--poll` have their usual effects."""
    root = portfolio.paper("a").root
    (root / "themes").mkdir()
    with Program("watch", str(root), "--output", str(tmp_path / "out"), "-v", "--strict", "--poll") as program:
        assert program.line().startswith(f"watching {root}/content and {root}/themes; the site is in {tmp_path}/out/")
        assert program.line().startswith("built ")
        portfolio.paper("a", colour="red")
        while (line := program.line()).startswith("wrote   "):
            pass
        assert line == 'content/papers/a.md:3:1: warning: unknown field "colour"'
        assert program.line() == "  it is kept, and shown among the details"
        assert program.line() == "1 warning. Nothing was written; the previous output is unchanged."
        portfolio.remove("papers/a.md")
        told = re.fullmatch(r"fixed; built (\d+) files and removed (\d+) files in … s", program.line())
        assert told
        files = [program.line() for _ in range(int(told[1]) + int(told[2]))]
        assert files[0] == "wrote   index.html" and "removed papers/a.html" in files[int(told[1]) :]
        assert program.ended_by(signal.SIGTERM) == 143


def test_quiet_says_only_what_is_wrong(portfolio: Portfolio) -> None:
    """`--quiet` prints only problems."""
    with Program("watch", str(portfolio.paper("a").root), "--quiet") as program:
        portfolio.paper("b", colour="red")
        assert program.line() == 'content/papers/b.md:3:1: warning: unknown field "colour"'
        assert program.line() == "  it is kept, and shown among the details"
        portfolio.paper("b")
        portfolio.file("papers/c.md", "---\n---\n")
        assert program.line().startswith("content/papers/c.md:")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ended_while_it_builds(portfolio: Portfolio, number: signal.Signals) -> None:
    """A signal ends it at once in the middle of a page: each page is whole, no temporary file is left, and the next
    build gives the output of a first one."""
    root = portfolio.paper("a", "Old.").root
    with Program("watch", str(root), before=SLOW) as program:
        assert program.line().startswith("watching") and program.line().startswith("built")
        portfolio.paper("a", "Slowly.")
        assert program.line() == "in the middle"
        assert program.ended_by(number) == 128 + number
    assert "Old." in portfolio.html("papers/a.html")
    assert not (root / "output" / TEMPORARY).exists()
    assert portfolio.build().snapshot() == clean(portfolio)


def test_without_content_there_is_nothing_to_watch(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without content/ the command fails."""
    assert main(["watch", str(tmp_path)]) == 1
    assert (
        capsys.readouterr().err
        == f"paperfolio: no content/ in {tmp_path}; run `paperfolio new FOLDER` to create a site\n"
    )
