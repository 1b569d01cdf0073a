"""The address of a site, from its settings, the environment and the repository's name, and its effect on the pages."""

from pathlib import Path
from urllib.parse import urljoin, urlsplit

import html5lib
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.build import build
from generator.cli import main
from generator.deploying.address import address_of, pages_address, repository_name
from generator.model.project import Project
from generator.text.link import site_address
from tests.portfolio import TODAY, Portfolio

IN_ACTIONS = {"GITHUB_ACTIONS": "true", "GITHUB_REPOSITORY": "JaneDoe/Papers"}


@pytest.mark.parametrize(
    ("environment", "address"),
    [
        ({}, ""),
        (IN_ACTIONS, "https://janedoe.github.io/Papers/"),
        ({**IN_ACTIONS, "GITHUB_REPOSITORY": "JaneDoe/janedoe.github.io"}, "https://janedoe.github.io/"),
        ({**IN_ACTIONS, "GITHUB_REPOSITORY": "JaneDoe/other.github.io"}, "https://janedoe.github.io/other.github.io/"),
        ({**IN_ACTIONS, "GITHUB_REPOSITORY": 'a/"><script>'}, ""),
        ({"GITHUB_REPOSITORY": "JaneDoe/Papers"}, ""),
        ({**IN_ACTIONS, "GITHUB_ACTIONS": "false"}, ""),
        ({**IN_ACTIONS, "GITHUB_SERVER_URL": "https://github.com"}, "https://janedoe.github.io/Papers/"),
        ({**IN_ACTIONS, "GITHUB_SERVER_URL": "https://github.university.example"}, ""),
        ({**IN_ACTIONS, "PAPERFOLIO_URL": "https://papers.example.org"}, "https://papers.example.org/"),
        ({**IN_ACTIONS, "PAPERFOLIO_URL": ""}, "https://janedoe.github.io/Papers/"),
        ({"PAPERFOLIO_URL": "https://jane.pages.example/papers/"}, "https://jane.pages.example/papers/"),
    ],
)
def test_what_the_environment_says(environment: dict[str, str], address: str) -> None:
    """PAPERFOLIO_URL counts everywhere; the repository's name only in a workflow of GitHub."""
    assert address_of(environment) == address


def test_an_address_that_is_none(
    portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """For an invalid address nothing is built, and the message names the variable."""
    monkeypatch.setenv("PAPERFOLIO_URL", "papers.example.org")
    with pytest.raises(SystemExit) as stopped:
        main(["build", str(portfolio.paper("a").root)])
    assert stopped.value.code == 1
    assert 'PAPERFOLIO_URL is "papers.example.org"' in capsys.readouterr().err
    assert not portfolio.has("index.html")


@given(st.from_regex(r"[A-Za-z0-9-]{1,39}/[A-Za-z0-9._-]{1,100}", fullmatch=True))
def test_every_repository_has_an_address(repository: str) -> None:
    """Every repository name gives the address of a site on the owner's host, and git's URLs of a repository give its
    name."""
    owner, name = repository.split("/")
    assert site_address(pages_address(repository)) == pages_address(repository)
    assert urlsplit(pages_address(repository)).hostname == f"{owner.lower()}.github.io"
    assume(not name.endswith(".git"))
    for form in (
        "https://github.com/{}.git",
        "git@github.com:{}.git",
        "ssh://git@github.com/{}",
        "https://x@github.com/{}/",
    ):
        assert repository_name(form.format(repository)) == repository


@pytest.mark.parametrize(
    "remote", ["https://gitlab.com/a/b.git", "/srv/git/github.com/a/b", "", "https://notgithub.com/a/b"]
)
def test_a_repository_elsewhere(remote: str) -> None:
    """Only github.com has GitHub Pages."""
    assert repository_name(remote) == ""


def _built(portfolio: Portfolio, address: str = "") -> dict[str, bytes]:
    """Build for an address that the settings do not name, and return the output."""
    done = build(Project(portfolio.root, portfolio.root / "output", TODAY, address))
    assert not done.problems
    return portfolio.snapshot()


def _links(html: str) -> list[str]:
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    return [e.get(name) for e in tree.iter() for name in ("href", "src") if e.get(name) and e.tag != "use"]


KINDS = [
    ("", "https://jane.github.io/", "https://jane.github.io/"),
    ("", "https://jane.github.io/papers/", "https://jane.github.io/papers/"),
    ("domain: papers.example.org\n", "https://jane.github.io/papers/", "https://papers.example.org/"),
    ("url: https://example.org/~jane/\n", "https://jane.github.io/papers/", "https://example.org/~jane/"),
    ("", "", ""),
]


@pytest.mark.parametrize(("settings", "address", "expected"), KINDS, ids=["user", "project", "domain", "url", "none"])
@pytest.mark.parametrize("missing", ["gone", "papers/gone.html", "a/b/c/gone"])
def test_the_page_for_missing_addresses(
    portfolio: Portfolio, settings: str, address: str, expected: str, missing: str
) -> None:
    """With any address, each link of the 404 page leads to a file of the site; without one, the site is assumed to be
    at the root of its host."""
    portfolio.paper("a", keywords=["k"], authors=["Jane Doe", "X Y"]).file("site.yaml", settings)
    _built(portfolio, address)
    site = expected or "https://anywhere.example/"
    found = [link for link in _links(portfolio.html("404.html")) if not link.startswith("#")]
    links = [urljoin(site + missing, link) for link in found]
    assert len(links) > 3
    for link in links:
        assert link.startswith(site)
        assert portfolio.has(urlsplit(link.removeprefix(site)).path or "index.html"), link


@pytest.mark.parametrize(("settings", "address", "expected"), KINDS, ids=["user", "project", "domain", "url", "none"])
def test_what_must_be_absolute(portfolio: Portfolio, settings: str, address: str, expected: str) -> None:
    """Canonical links, Open Graph and the address of the full text begin with the site's address; without an address
    they are left out."""
    portfolio.file("papers/a.pdf", "%PDF").paper("a", pdf="a.pdf").file("site.yaml", settings)
    _built(portfolio, address)
    page = portfolio.html("papers/a.html")
    for words in (
        '<link rel="canonical" href="{}papers/a.html">',
        '<meta property="og:url" content="{}papers/a.html">',
        '<meta name="citation_pdf_url" content="{}papers/a.pdf">',
    ):
        assert (words.format(expected) in page) == bool(expected)
        assert (words.partition("{")[0] in page) == bool(expected)


def test_a_machine_of_ones_own_builds_the_same(
    portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Variables of a workflow change nothing outside of one; in a workflow, the command finds the address."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1750000000")
    assert main(["build", str(portfolio.paper("a").root)]) == 0
    before = portfolio.snapshot()
    monkeypatch.setenv("GITHUB_REPOSITORY", "jane/papers")
    assert main(["build", str(portfolio.root)]) == 0
    assert portfolio.snapshot() == before
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert main(["build", str(portfolio.root)]) == 0
    assert 'href="https://jane.github.io/papers/papers/a.html"' in portfolio.html("papers/a.html")


def test_the_files_for_the_host(portfolio: Portfolio) -> None:
    """`.nojekyll` is always written, and CNAME if there is a domain; without the domain, the file is removed."""
    portfolio.file("site.yaml", "domain: Papers.Example.org\n")
    files = _built(portfolio)
    assert files[".nojekyll"] == b"" and files["CNAME"] == b"papers.example.org\n"
    files = _built(portfolio.remove("site.yaml"))
    assert ".nojekyll" in files and "CNAME" not in files


def test_a_cname_of_somebody_else(portfolio: Portfolio) -> None:
    """A CNAME file that was put there by hand is not changed; if ours differs from it, that is an error; if they are
    the same, it is ours from then on."""
    portfolio.build()
    cname: Path = portfolio.root / "output" / "CNAME"
    cname.write_text("by.hand.example\n")
    portfolio.build()
    assert cname.read_text() == "by.hand.example\n"
    portfolio.file("site.yaml", "domain: papers.example.org\n")
    portfolio.build(expect=("the output has a file with this name that paperfolio did not make",))
    assert cname.read_text() == "by.hand.example\n"
    cname.write_text("papers.example.org\n")
    portfolio.build().remove("site.yaml").build()
    assert not cname.exists()
