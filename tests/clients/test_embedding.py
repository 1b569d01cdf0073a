"""The list of papers on the page of another host, in real Chromium."""

import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import html5lib
import pytest
from playwright.sync_api import Browser, Page

from tests.portfolio import Portfolio

# One worker builds its sites.
pytestmark = pytest.mark.xdist_group("embedding")

TITLE = "\"q\" 'a' <img src=x onerror=alert(1)> &nothing; ]]> </script> 🦜 עברית {{ x }}"


class _Handler(SimpleHTTPRequestHandler):
    """As GitHub Pages answers: anybody may fetch anything. A folder `closed/` answers like hosts that do not say so."""

    def end_headers(self) -> None:
        if "/closed/" not in self.path:
            self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def hosts(tmp_path: Path) -> Iterator[list[tuple[str, Path]]]:
    """Two hosts, each with its address and its folder."""
    folders = [tmp_path / "site" / "output", tmp_path / "department"]
    for folder in folders:
        folder.mkdir(parents=True)
    servers = [ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder))) for folder in folders]
    for server in servers:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    yield [(f"http://127.0.0.1:{server.server_port}/", folder) for server, folder in zip(servers, folders, strict=True)]
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def site(hosts: list[tuple[str, Path]], portfolio: Portfolio) -> Portfolio:
    """A portfolio on the first host."""
    portfolio.file("site.yaml", f"url: {hosts[0][0]}\n")
    venue = {"venue": "Words & Things", "volume": "3"}
    portfolio.paper("a", title=TITLE, authors=["Jane Doe", "Ann Lee"], date="2024-05", **venue)
    portfolio.paper("b", authors=["Ann Lee"], arxiv="2405.04430", date="2023", type="dataset")
    portfolio.paper("c", authors=[*(f"Author No{number}" for number in range(20)), "Jane Doe"], date="2022")
    return portfolio.build()


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Page]:
    """A tab; messages on the console and requests to other hosts fail the test."""
    page = chromium.new_page()
    page.set_default_timeout(60_000)
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    said: list[str] = []
    yield page
    page.close()
    assert said == []


def _snippet(site: Portfolio) -> str:
    """Return the HTML that embed.html offers."""
    tree = html5lib.parse(site.html("embed.html"), namespaceHTMLElements=False)
    return "".join(tree.find(".//pre").itertext())


def _department(host: tuple[str, Path], body: str) -> str:
    """Return the address of a page on the other host with this body."""
    page = f'<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>D</title>{body}'
    (host[1] / "people.html").write_text(page, "utf-8")
    return f"{host[0]}people.html"


def test_what_is_copied_shows_the_list(site: Portfolio, hosts: list[tuple[str, Path]], tab: Page) -> None:
    """On a page of another host: a list that assistive technology knows as one, every text as text."""
    tab.goto(_department(hosts[1], f"<h1>People</h1>{_snippet(site)}"))
    tab.locator("[data-publications-state=shown]").wait_for()
    items = tab.get_by_role("list", name="Publications of Jane Doe").get_by_role("listitem")
    assert items.count() == 3 and tab.locator("img").count() == 0
    first = items.first.inner_text().splitlines()
    assert first == [TITLE, "Jane Doe, Ann Lee", "Words & Things, 3, May 2024"]
    assert items.first.get_by_role("link", name=TITLE).get_attribute("href") == f"{hosts[0][0]}papers/a.html"
    assert items.nth(1).get_by_role("link", name="arXiv").get_attribute("href") == "https://arxiv.org/abs/2405.04430"
    assert items.nth(2).inner_text().splitlines()[1].endswith("Author No7, Jane Doe et al.")
    assert tab.locator("[aria-busy]").count() == 0


@pytest.mark.parametrize(
    ("wish", "papers"),
    [
        ('data-limit="1"', "a"),
        ('data-year="2023"', "b"),
        ('data-type="dataset"', "b"),
        ("data-owner-only", "ac"),
        ('data-limit="x" data-owner-only', "ac"),
    ],
)
def test_some_of_the_papers(site: Portfolio, hosts: list[tuple[str, Path]], tab: Page, wish: str, papers: str) -> None:
    """As the page asks for."""
    tab.goto(_department(hosts[1], _snippet(site).replace('data-limit="10"', wish)))
    tab.locator("[data-publications-state=shown]").wait_for()
    shown = [link.get_attribute("href") for link in tab.locator(".publication-title a").all()]
    assert shown == [f"{hosts[0][0]}papers/{id}.html" for id in papers]


def test_one_script_for_several_lists(site: Portfolio, hosts: list[tuple[str, Path]], tab: Page) -> None:
    """Each place has its own list, and a second script shows nothing twice."""
    tab.goto(_department(hosts[1], _snippet(site) + _snippet(site)))
    tab.locator("[data-publications-state=shown]").nth(1).wait_for()
    assert tab.locator("ul.publications").count() == 2 and tab.locator("li.publication").count() == 6


def test_a_list_that_is_not_to_be_trusted(hosts: list[tuple[str, Path]], site: Portfolio, tab: Page) -> None:
    """Invalid and unsafe addresses are not links; no value is inserted as HTML."""
    papers = [
        {"id": "x", "title": "<b>x</b>", "url": "javascript:alert(1)", "links": [{"label": "L", "url": "http://["}]},
        {"id": "y", "title": "y", "url": "papers/y.html", "venue": "<i>V</i>", "authors": [{"name": "<u>A</u>"}]},
    ]
    (hosts[1][1] / "lists").mkdir()
    lists = {"version": "1.7", "owner": {"name": "<s>O</s>"}, "papers": papers}
    (hosts[1][1] / "lists" / "publications.json").write_text(json.dumps(lists), "utf-8")
    body = f'<div data-publications="lists/publications.json"></div><script src="{hosts[0][0]}embed.js"></script>'
    tab.goto(_department(hosts[1], body))
    tab.locator("[data-publications-state=shown]").wait_for()
    assert [link.get_attribute("href") for link in tab.locator("li a").all()] == [f"{hosts[1][0]}lists/papers/y.html"]
    assert tab.locator("li").all_inner_texts() == ["<b>x</b>\nL", "y\n<u>A</u>\n<i>V</i>"]


@pytest.mark.parametrize("version", ["2.0", "10.0", None])
def test_a_list_that_cannot_be_read(
    hosts: list[tuple[str, Path]], site: Portfolio, tab: Page, version: str | None
) -> None:
    """With a later version, or other data, the link to the list stays."""
    text = json.dumps({"version": version, "owner": {"name": "O"}, "papers": []}) if version else "no JSON"
    (hosts[1][1] / "other.json").write_text(text, "utf-8")
    tab.goto(_department(hosts[1], _snippet(site).replace(f"{hosts[0][0]}publications.json", "other.json")))
    tab.locator("[data-publications-state=failed]").wait_for()
    assert tab.get_by_role("link", name="Publications of Jane Doe").get_attribute("href") == hosts[0][0]


def test_a_host_that_does_not_let_others_fetch(
    hosts: list[tuple[str, Path]], site: Portfolio, chromium: Browser
) -> None:
    """The browser refuses, and the link stays."""
    (hosts[0][1] / "closed").mkdir()
    (hosts[0][1] / "closed" / "publications.json").write_text(site.html("publications.json"), "utf-8")
    page = chromium.new_page()
    page.goto(_department(hosts[1], _snippet(site).replace("/publications.json", "/closed/publications.json")))
    page.locator("[data-publications-state=failed]").wait_for()
    assert page.get_by_role("link", name="Publications of Jane Doe").is_visible()
    page.close()


def test_the_page_that_shows_how_tries_it(site: Portfolio, hosts: list[tuple[str, Path]], tab: Page) -> None:
    """embed.html shows the newest papers of its own list, and every file that it names exists."""
    tab.goto(f"{hosts[0][0]}embed.html")
    tab.locator("[data-publications-state=shown]").wait_for()
    assert tab.locator("li.publication").count() == 3
    for link in tab.locator("main .prose > p a").all():
        assert tab.request.get(link.get_attribute("href") or "").ok
