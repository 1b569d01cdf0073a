"""The option `protect_email`: no file has a readable e-mail address, and all readers still get the right one."""

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from generator.formats.output.email_protection import protected
from generator.open import installed_tools
from tests.portfolio import Portfolio

ADDRESS = "jane.doe+web@mail.example.org"
TEXT = f"Write to <{ADDRESS}>, [me](mailto:{ADDRESS}) or [me](mailto:{ADDRESS.replace('@', '%40')}): {ADDRESS}."
READABLE = re.compile(r"jane\.doe\+web\s*(@|%40|&#64;|&commat;|\\u0040)\s*mail", re.I)


def _site(portfolio: Portfolio, settings: str) -> Portfolio:
    """Return a site that has the address in every place where one can be written."""
    portfolio.file("site.yaml", f"url: https://example.org/\nlinksets: yes\nfooter: {ADDRESS}\n{settings}\n")
    links = f"links:\n  email: {ADDRESS}\n  mastodon: https://social.example/@jane\n"
    portfolio.file("profile.yaml", f"name: Jane Doe\n{links}")
    portfolio.file("profile.md", TEXT).file("pages/contact.md", f"---\ntitle: Contact\n---\n{TEXT}\n")
    portfolio.file("news/2024-01-02-x.md", f"---\ntitle: News\ndate: 2024-01-02\n---\n{TEXT}\n")
    portfolio.paper(
        "a", TEXT, title=f"Of {ADDRESS}", authors=["Jane Doe", "Bo Li"], note=TEXT, venue=ADDRESS, date=2020
    )
    return portfolio.paper("b", authors=["Jane Doe", "Bo Li"], date=2020, type="software")


def _files(portfolio: Portfolio) -> dict[str, str]:
    unpacked = {
        path: gzip.decompress(content) if path.startswith("pagefind/fragment") else content
        for path, content in portfolio.snapshot().items()
    }
    return {path: content.decode("utf-8", "replace") for path, content in unpacked.items()}


def test_no_file_has_a_readable_address(portfolio: Portfolio) -> None:
    """Pages, feeds, records, lists for programs and both search indexes have it only without the option."""
    version = installed_tools().pagefind
    plain = _files(_site(portfolio, "search: {large_from: 1}").build(pagefind=version))
    assert {"index.html", "llms.txt", "search-index.js", "papers.atom.xml", "papers.bib", "contact.html"} <= {
        path for path, content in plain.items() if READABLE.search(content)
    }
    shown = _files(_site(portfolio, "search: {large_from: 1}\nprotect_email: yes").build(pagefind=version))
    assert not [path for path, content in shown.items() if READABLE.search(content)]
    assert len(plain) == len(shown)
    assert "jane.doe+web (at) mail.example.org" in shown["llms.txt"]


def test_all_parsers_read_the_same(portfolio: Portfolio, tmp_path: Path) -> None:
    """HTML, XML and JSON decode to what the files have without the option."""
    import html5lib

    def html(text: str) -> str:
        return str(html5lib.serialize(html5lib.parse(re.sub(r"\?v=\w+", "", text))))

    readers: dict[str, Callable[[str], str]] = {
        ".html": html,
        ".xml": ElementTree.canonicalize,
        ".json": lambda text: json.dumps(json.loads(text)),
    }
    plain = _files(_site(portfolio, "").build())
    shown = _files(_site(portfolio, "protect_email: yes").build())
    for path, content in plain.items():
        if read := readers.get(Path(path).suffix):
            assert _json_read(read(shown[path])) == _json_read(read(content)), path


def _json_read(text: str) -> str:
    return text.replace("\\u0040", "@").replace("\\u002e", ".")


@pytest.mark.parametrize(
    ("path", "content", "same"),
    [
        ("a.html", '<a href="https://social.example/@jane">@jane</a> a @ b, 5@night', True),
        ("a.html", "<style>@media print{a{b:c}}</style>", True),
        ("a.txt", "See https://medium.example/@jane and @article{key, title}", True),
        ("a.html", "<p>müller@uni-köln.example</p>", False),
        ("a.js", 'x("a@b.example")', False),
    ],
)
def test_only_addresses_change(path: str, content: str, same: bool) -> None:
    """Names of accounts and rules of styles stay as they are."""
    assert (protected(content, path) == content) is same


def test_the_option_can_be_switched_while_watching(portfolio: Portfolio) -> None:
    """The next build in the same process writes all files again."""
    _site(portfolio, "").build()
    assert READABLE.search(portfolio.html("contact.html"))
    again = _site(portfolio, "protect_email: yes").build(previous=portfolio.last)
    assert not READABLE.search(again.html("contact.html")) and not READABLE.search(again.text("llms.txt"))
