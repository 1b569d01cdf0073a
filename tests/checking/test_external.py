"""`check --external`: dead links with their lines, and good answers cached for a day."""

from pathlib import Path

import msgspec
import pytest
from pytest_httpserver import HTTPServer

from generator.check import External
from generator.checking.answers import KEPT, Answer, Remembered, State, external_links, memorised, recalled
from generator.checking.link_requests import DEFAULT_POLICY
from generator.checking.page_links import PageLinks
from generator.cli import main
from tests.checking.conftest import Check
from tests.portfolio import Portfolio

NOW = 1_750_000_000


def _log(server: HTTPServer) -> list[str]:
    return sorted(f"{request.method} {request.path}" for request, _ in server.log)


@pytest.fixture(autouse=True)
def _brisk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Our own server needs no pause between two requests."""
    monkeypatch.setattr(
        "generator.checking.link_requests.DEFAULT_POLICY", msgspec.structs.replace(DEFAULT_POLICY, pause=0)
    )


@pytest.fixture
def linked(portfolio: Portfolio, server: HTTPServer) -> Portfolio:
    """A paper and a biography with four links to the server: fine, moved, dead, and forbidden."""
    for path, status in [("/fine", 200), ("/dead", 404), ("/shut", 403)]:
        server.expect_request(path).respond_with_data("", status=status)
    server.expect_request("/old").respond_with_data("", status=301, headers={"Location": "/fine"})
    links = {name: server.url_for(f"/{name}") for name in ("fine", "dead")}
    portfolio.paper("a", authors=["Jane Doe"], date=2024, links=links)
    return portfolio.file(
        "profile.md", f"See [it]({server.url_for('/old')}#x) and [this]({server.url_for('/shut')}).\n"
    )


def test_findings_at_their_lines(linked: Portfolio, server: HTTPServer, checked: Check) -> None:
    """Only a dead link is a warning; one that has moved or cannot be checked is a note."""
    told: list[tuple[int, int]] = []
    external = External(NOW, allow_private=True)
    found = checked(external=external, asking=lambda done, whole: told.append((done, whole)))
    assert [str(problem) for problem in found.problems] == [
        f'content/papers/a.md:8:9: warning: the link to "{server.url_for("/dead")}" is dead: 404 Not Found\n'
        "  find its new address, or remove it"
    ]
    assert [(note.path, note.line, note.message) for note in found.notes] == [
        ("content/profile.md", 1, f'"{server.url_for("/old")}" has moved to "{server.url_for("/fine")}"'),
        ("content/profile.md", 1, f'"{server.url_for("/shut")}" could not be checked: 403 Forbidden'),
    ]
    assert found.links == 4 and told[-1] == (4, 4)


def test_nobody_is_asked_unasked(linked: Portfolio, server: HTTPServer, checked: Check) -> None:
    """Without the option no request is sent."""
    assert (checked().problems, checked().links, server.log) == ((), 0, [])


def test_good_answers_are_remembered(linked: Portfolio, server: HTTPServer, checked: Check, cache: Path) -> None:
    """A second check requests only what was not good, and finds the same; after a day it requests everything again."""
    first = checked(external=External(NOW, cache, allow_private=True))
    server.clear_log()
    assert checked(external=External(NOW + KEPT - 1, cache, allow_private=True)) == first
    assert _log(server) == ["GET /dead", "GET /shut", "HEAD /dead", "HEAD /shut"]
    server.clear_log()
    assert checked(external=External(NOW + KEPT, cache, allow_private=True)) == first
    assert "HEAD /old" in _log(server)


@pytest.mark.parametrize("memory", [b"", b"{", b"[]", b'{"answers": [[1, {"url": 2}]]}', b"[" * 100_000, b"\xff"])
def test_a_damaged_memory_is_ignored(memory: bytes) -> None:
    """A damaged cache counts as empty."""
    assert recalled(memory, NOW) == Remembered()


def test_a_memory_that_cannot_be_kept(linked: Portfolio, checked: Check, tmp_path: Path) -> None:
    """If the cache cannot be saved, the next check requests everything again, and nothing else is lost."""
    (tmp_path / "file").write_text("")
    found = checked(external=External(NOW, tmp_path / "file" / "links.json", allow_private=True))
    assert len(found.problems) == 1


def test_a_good_answer_is_remembered_for_a_while() -> None:
    """Good answers are kept; answers that are too old, or from the future, are ignored."""
    alive, moved, dead, unknown = (Answer(f"http://{state}", state) for state in State)
    kept = memorised(Remembered(((NOW - 5, alive),)), [moved, dead, unknown], NOW)
    assert recalled(kept, NOW).answers == ((NOW - 5, alive), (NOW, moved))
    assert recalled(kept, NOW + KEPT - 1).answers == ((NOW, moved),)
    assert recalled(kept, NOW - 1).answers == ((NOW - 5, alive),)


def test_each_external_link_is_asked_once() -> None:
    """Each address appears once, without its fragment, with its pages; addresses of the site itself are left out."""
    pages = {
        "a.html": PageLinks(
            web="https://x.org/p#a\nhttps://x.org/p#b\nhttps://jane.org/repo/c.html\nhttps://jane.org/repo"
        ),
        "b.html": PageLinks(web="https://x.org/p\nhttps://jane.org/other"),
        "c.html": PageLinks(),
    }
    assert external_links(pages, "https://jane.org/repo/") == {
        "https://x.org/p": ["a.html", "b.html"],
        "https://jane.org/other": ["b.html"],
    }
    assert len(external_links(pages)) == 4


def test_the_command_says_how_many_links_it_asked(
    portfolio: Portfolio, server: HTTPServer, capsys: pytest.CaptureFixture[str], cache: Path
) -> None:
    """It prints the number of checked links; private addresses are not requested, and the answers are cached."""
    portfolio.paper("a", authors=["Jane Doe"], date=2024, links={"code": server.url_for("/x")}, type="preprint")
    assert main(["check", str(portfolio.root), "--external", "--strict", "--verbose"]) == 0
    out, err = capsys.readouterr()
    assert out == "no problems in 1 paper; 1 link to other hosts checked; 1 note\n"
    assert f'note: "{server.url_for("/x")}" could not be checked: it leads to a private address' in err
    assert server.log == [] and cache.is_file()
