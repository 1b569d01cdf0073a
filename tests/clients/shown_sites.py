"""Sites with every form that there is: the demo, one with every type, and one whose fields try to break out of it."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from generator.build import build
from generator.building.values import Build
from generator.model.project import Project
from generator.model.site.page import Page, made
from generator.open import installed_tools
from tests.clients.sites import CHECKOUT, PNG, TODAY
from tests.clients.works import ABSTRACT, HOSTILE, PROFILE, every_type
from tests.portfolio import Portfolio

# Content that the demo lacks: an account, a picture, a program, and files of links.
ACCOUNT = 'links: {mastodon: "@li@example.social"}\norcid: 0000-0002-1825-0097\n'
PROGRAM = "title: A program\nauthors: [Y. K. Li]\ntype: software\ndate: 2024-05-07\nversion: '1.2'\n"
# What a page would have if a field were not escaped: an element, an attribute, an entry, a record, a key, a heading.
CANARY = "canary"
BREAKS = {
    "element": "<canary onload=alert(1)></title><canary> x",
    "attribute": "x\" canary=\"1\" x' canary='1' onerror=canary",
    "cdata": "]]><canary/>&canary;<!--<canary>--><![CDATA[<canary/>",
    "entry": "x},\n}\n\n@misc{canary,\n  title = {canary}",
    "braces": "{{{ unclosed \\end{canary} $x_{ \\ ",
    "record": "x\nER  - \n\nTY  - JOUR\nTI  - canary\nER  - ",
    "yaml": "x\ncanary: 1\n- canary: 2\n# canary",
    "json": 'x", "canary": "1\\',
    "markdown": "# canary\n\n## canary\n\n[canary](javascript:canary) ![canary](canary.png)",
    # Control characters are errors in an entry; tests/arranging/hostile.py has them in values.
    "unseen": "line \u2028, paragraph \u2029, order \u202e, zero \u200b, joined \u2060, last \ufffd \U0010ffff",
}


class Shown:
    """A site on a server: `root` is its output, `address` its URL with a slash at the end."""

    def __init__(self, name: str, root: Path, address: str, done: Build) -> None:
        self.name, self.root, self.address, self.done = name, root, address, done
        self.is_hostile = name == "hostile"

    @cached_property
    def files(self) -> list[str]:
        """All files of the output."""
        return sorted(path.relative_to(self.root).as_posix() for path in self.root.rglob("*") if path.is_file())

    @cached_property
    def pages(self) -> dict[str, str]:
        """The template of each page, by its file."""
        assert self.done.site
        found: list[Page] = [made(page) for page in self.done.site.pages]
        return {page.url: page.template for page in found}

    @cached_property
    def papers(self) -> list[str]:
        """The ids of the papers."""
        assert self.done.library
        return [paper.id for paper in self.done.library.papers]

    def text(self, path: str) -> str:
        """A file of the output."""
        return (self.root / path).read_text("utf-8")


@contextmanager
def demo(folder: Path) -> Iterator[Shown]:
    """The demo of the checkout with the content that it lacks, built for the address at which it is served."""
    shutil.copytree(CHECKOUT / "content", folder / "content")
    for name, more in (("site.yaml", "linksets: yes\n"), ("profile.yaml", ACCOUNT)):
        path = folder / "content" / name
        path.write_text(f"{path.read_text('utf-8')}\n{more}", "utf-8")
    (folder / "content/papers/program.yaml").write_text(PROGRAM, "utf-8")
    with _served(folder / "output") as address:
        done = build(Project(folder, folder / "output", TODAY, address=address, tools=installed_tools()))
        assert done.problems == ()
        yield Shown("demo", folder / "output", address, done)


@contextmanager
def types(folder: Path) -> Iterator[Shown]:
    """A site with a paper of each type that has all fields."""
    portfolio = every_type(Portfolio(folder))
    with _served(folder / "output") as address:
        _record(portfolio, "site.yaml", {"url": address, "title": "Papers of Doe", "linksets": True})
        done = build(Project(folder, folder / "output", TODAY, tools=installed_tools()))
        assert done.problems == ()
        yield Shown("types", folder / "output", address, done)


@contextmanager
def hostile(folder: Path) -> Iterator[Shown]:
    """A site whose texts all try to break out of the markup around them."""
    words = "".join(BREAKS.values())
    portfolio = Portfolio(folder).file("photo.png", PNG).file("files/cv.pdf", b"%PDF-1.4\n")
    with _served(folder / "output") as address:
        site = {"url": address, "title": words, "description": words, "linksets": True, "footer": words}
        _record(portfolio, "site.yaml", site)
        portfolio.file("profile.yaml", PROFILE.replace("Professor", '"<canary>"') + "photo: photo.png\n")
        portfolio.file("profile.md", words)
        portfolio.file("pages/page.md", _text({"title": BREAKS["element"], "description": words}, words))
        portfolio.file("news/2024-01-02-n.md", _text({"title": BREAKS["attribute"], "date": "2024-01-02"}, words))
        for number, (id, text) in enumerate((HOSTILE | BREAKS).items()):
            portfolio.paper(id, f"{text}\n", **_fields(text, ("article-journal", "software", "book")[number % 3]))
        crowd = [f"Author Number{number}" for number in range(3000)]
        portfolio.paper("crowd", ABSTRACT, authors=crowd, date=2024, type="article-journal", venue="Journal")
        done = build(Project(folder, folder / "output", TODAY, tools=installed_tools()))
        errors = [str(problem) for problem in done.problems if problem.is_error]
        assert errors == [], errors
        yield Shown("hostile", folder / "output", address, done)


TEXTS = "venue event publisher series volume issue number pages edition version genre language license status".split()


def _fields(text: str, type: str) -> dict[str, Any]:
    authors = [text, {"name": f"Doe, {text}", "affiliations": [text]}, "Jane Doe"]
    lists = {name: [text] for name in ("keywords", "fields", "award")}
    return {
        "title": text, "authors": authors, "date": "2024-05-07", "type": type, "tldr": text, "note": text,
        "aliases": [f"/old/{type}-{len(text)}"],
        "citations": {"total": 120, "source": text.replace("\n", " "), "as_of": "2025-01"},
        "retraction": {"reason": text},
        "versions": [{"type": "conference", "venue": text, "date": 2023, "note": text}],
        **lists, **dict.fromkeys(TEXTS, text),
    }  # fmt: skip


def _record(portfolio: Portfolio, path: str, record: dict[str, Any]) -> None:
    import yaml

    portfolio.file(path, yaml.safe_dump(record, allow_unicode=True, sort_keys=False))


def _text(record: dict[str, Any], body: str) -> str:
    import yaml

    return f"---\n{yaml.safe_dump(record, allow_unicode=True, sort_keys=False)}---\n\n{body}\n"


class _Host(SimpleHTTPRequestHandler):
    def guess_type(self, path: Any) -> str:
        name = str(path)
        return "application/linkset+json" if name.endswith(".linkset.json") else super().guess_type(name)

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def _served(output: Path) -> Iterator[str]:
    output.mkdir(parents=True, exist_ok=True)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(output))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
