"""What `check` finds beyond what a build says, where it says so, and in whose words."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from generator.check import External, check
from generator.checking.links import check_links
from generator.checking.page_links import PageLinks, inspect
from generator.cli import main
from generator.model.problem import Problem
from generator.model.project import Project
from generator.report import annotations
from tests.checking.conftest import Check
from tests.clients.sites import build_overfull
from tests.portfolio import TODAY, Portfolio

CHECKOUT = Path(__file__).parents[2]


def test_the_demo_is_whole() -> None:
    """There is nothing to say about the demo portfolio."""
    found = check(Project(CHECKOUT, CHECKOUT / "output" / "never", TODAY))
    assert (found.problems, found.papers) == ((), 7)


def test_every_link_of_a_site_of_ours_leads_somewhere(tmp_path: Path) -> None:
    """Pages, anchors, pictures, scripts and icons of a site that has everything."""
    library = build_overfull(tmp_path / "site").library
    output = tmp_path / "site" / "output"
    files = [path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()]
    pages = {path: inspect(path, (output / path).read_bytes()) for path in files if path.endswith(".html")}
    found = {path: links for path, links in pages.items() if isinstance(links, PageLinks)}
    assert library and len(found) > 20
    assert list(check_links(found, files, library.settings.url)) == []


HTML = b"""<p id="here"><a href="#here">1</a><a href="#gone">2</a>
<a href="../b.html#x&amp;y">3</a><a href="B.html">4</a>
<img src="p%20q.png" srcset="one.png 1x, two.png 2x"><svg><use href="#none"/></svg><script src="s.js?v=1"></script>
<a href="https://e.org/a?b=1&amp;c">5</a><a href="mailto:a@b.org">6</a><!-- <a href="no.html"> -->"""


def test_links_of_a_page() -> None:
    """Each link that leads nowhere is told once, with the way that another case would have led."""
    pages = {
        "a/x.html": inspect("a/x.html", HTML),
        "b.html": inspect("b.html", b"<p>"),
        "a/b.html": inspect("a/b.html", b""),
    }
    told = " ".join(f"{problem.message} {problem.hint}" for problem in check_links(pages, ["a/p q.png", "a/s.js"]))
    for part in ("#gone", "#none", "x&y", "a/B.html", "a/b.html", "one.png", "two.png"):
        assert part in told, part
    for part in ("#here", "p q.png", "s.js", "e.org", "mailto", "no.html"):
        assert part not in told, part


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"doi": "10.1000/182."}, "10.1000/182."),
        ({"arxiv": "2413.00001"}, "2413.00001"),
        ({"arxiv": "0701.00001"}, "0701.00001"),
        ({"isbn": "978-3-16-148410-1"}, "978-3-16-148410-1"),
        ({"issn": "0378-5954"}, "0378-5954"),
        ({"pmid": "12a"}, "12a"),
        ({"doi": "10.48550/arXiv.2405.04430", "arxiv": "2405.04431"}, "2405.04431"),
        ({"authors": ["Jane Doe", "A. One a@example.org"]}, "a@example.org"),
        ({"authors": ["A. One", "B. Two"]}, "Jane Doe"),
    ],
)
def test_what_looks_wrong(portfolio: Portfolio, checked: Check, fields: dict[str, object], words: str) -> None:
    """An identifier with a wrong digit, or of another form, and names that are odd, at the entry that has them."""
    portfolio.paper("a", "Words.", **{"authors": ["Jane Doe"], **fields})
    found = checked().problems
    assert any(words in problem.message and problem.path == "content/papers/a.md" for problem in found), found


@pytest.mark.parametrize(
    "fields",
    [{"doi": "10.1000/182"}, {"arxiv": "2405.04430"}, {"arxiv": "0704.0001"}, {"arxiv": "math.CO/0309136"},
     {"isbn": "978-3-16-148410-0"}, {"isbn": "0-306-40615-2"}, {"issn": "0378-5955"}, {"pmid": "12345"}],
)  # fmt: skip
def test_what_looks_right(portfolio: Portfolio, checked: Check, fields: dict[str, object]) -> None:
    """Nothing is said of what is as it should be."""
    portfolio.paper("a", "Words.", authors=["Jane Doe"], **fields)
    assert checked().problems == ()


@pytest.mark.parametrize("field", ["doi", "arxiv"])
def test_twins(portfolio: Portfolio, checked: Check, field: str) -> None:
    """Two papers with one identifier are told once, with both places."""
    value = {"doi": "10.1000/182", "arxiv": "2405.04430"}[field]
    for id in ("a", "b"):
        portfolio.paper(id, authors=["Jane Doe"], **{field: value})
    (problem,) = checked().problems
    assert "identifier of another" in problem.message or "DOI of another" in problem.message
    assert "papers/a" in f"{problem}" and "papers/b" in f"{problem}"


def test_large_files(portfolio: Portfolio, checked: Check) -> None:
    """What GitHub refuses, and what it warns of, before it is pushed."""
    for name, size in (("huge.bin", 101_000_000), ("large.bin", 60_000_000)):
        portfolio.file(f"files/{name}", b"")
        with (portfolio.root / "content" / "files" / name).open("r+b") as stream:
            stream.truncate(size)
    told = {problem.path: problem.is_error for problem in checked().problems}
    assert set(told) == {"content/files/huge.bin", "content/files/large.bin"}
    assert not told["content/files/large.bin"]


def test_nothing_is_written(portfolio: Portfolio, checked: Check) -> None:
    """Neither output nor content is touched."""
    portfolio.paper("a")
    checked()
    assert sorted(path.name for path in portfolio.root.iterdir()) == ["content"]


# In the words of machines --------------------------------------------------------


def test_json(portfolio: Portfolio, capsys: pytest.CaptureFixture[str]) -> None:
    """An array and nothing else, with the exit code of the problems."""
    portfolio.paper("a", date="2024-13", colour="red")
    assert main(["check", str(portfolio.root), "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [(one["path"], one["line"], one["severity"]) for one in found] == [
        ("content/papers/a.md", 3, "error"),
        ("content/papers/a.md", 4, "warning"),
    ]
    assert set(found[0]) == {"path", "line", "column", "message", "hint", "severity"}


def test_annotations() -> None:
    """No text of a problem can end a command or begin another one."""
    problem = Problem("content/a,b:c.md", 3, 0, "100 % wrong\n::error::x", "mend, it", is_error=False)
    assert list(annotations([problem], folder="site")) == [
        "::warning file=site/content/a%2Cb%3Ac.md,line=3,title=paperfolio::100 %25 wrong%0A::error::x%0Amend, it"
    ]


@pytest.mark.parametrize("command", ["check", "build"])
def test_within_actions(
    portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    """Problems are annotations there, with paths from the top of the repository."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(portfolio.root.parent))
    portfolio.paper("a", date="2024-13")
    assert main([command, str(portfolio.root)]) == 1
    assert "::error file=site/content/papers/a.md,line=3,col=7" in capsys.readouterr().out


# Other hosts ---------------------------------------------------------------------


class _Host(BaseHTTPRequestHandler):
    asked: ClassVar[list[str]] = []

    def _answer(self) -> None:
        self.asked.append(f"{self.command} {self.path}")
        code = {"/ok": 200, "/gone": 404, "/moved": 301, "/busy": 403, "/get-only": 200}[self.path]
        if self.path == "/get-only" and self.command == "HEAD":
            code = 405
        self.send_response(code)
        if code == 301:
            self.send_header("Location", "/ok")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET = _answer  # noqa: N815 - the names that http.server asks for

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def host() -> Iterator[str]:
    """The address of a host that answers."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Host)
    server.daemon_threads = True
    _Host.asked.clear()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_other_hosts_are_asked(portfolio: Portfolio, checked: Check, host: str, cache: Path) -> None:
    """What is dead is a warning at the line that has it, what has moved a note; good answers are remembered."""
    links = {name: f"{host}/{name}" for name in ("ok", "gone", "moved", "busy", "get-only")}
    portfolio.paper("a", authors=["Jane Doe"], links=links)
    found = checked(external=External(1_000_000, cache, allow_private=True))
    (dead,) = found.problems
    assert f"{host}/gone" in dead.message and "dead" in dead.message
    assert (dead.path, dead.is_error) == ("content/papers/a.md", False) and dead.line > 1
    notes = " ".join(note.message for note in found.notes)
    assert f'"{host}/moved" has moved to' in notes and f'"{host}/busy" could not be asked' in notes
    assert "GET /get-only" in _Host.asked
    before = len(_Host.asked)
    again = checked(external=External(1_000_100, cache, allow_private=True))
    assert again.problems == found.problems
    assert not any("/ok" in asked or "/get-only" in asked for asked in _Host.asked[before:])


def test_private_addresses_are_not_asked(portfolio: Portfolio, checked: Check, host: str) -> None:
    """Nobody who sends in an entry can have this machine look around in its own network."""
    portfolio.paper("a", authors=["Jane Doe"], links={"x": f"{host}/ok"})
    checked(external=External(1_000_000))
    assert _Host.asked == []
