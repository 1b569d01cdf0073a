"""Every form of the demo, of every type of paper and of unkind words is read back by a client that is not ours."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from generator.arranging.arrange import DOCUMENT_KINDS
from tests.clients.forms import FORMS, NO_FORMS, Form, is_inert
from tests.clients.shown_sites import Shown, demo, hostile, types
from tests.clients.sites import CHECKOUT

TABLE = CHECKOUT / "generator" / "FORMS.md"
# Forms that some of the sites do not have.
MISSING = {("Redirects", "demo"), ("Redirects", "types")}
# The forms of each kind of page, by the template that it has.
EVERYWHERE = {"HTML", "schema.org, JSON-LD", "Open Graph, cards", "`fediverse:creator`"}
PAPER = {"Highwire `citation_*`", "`DC.type`, `prism.edition`", "FAIR Signposting, level 1", "References in six styles"}
BY_KIND = {
    "profile.html": EVERYWHERE | {"h-card, `rel=me`", "Charts"},
    "paper.html": EVERYWHERE | PAPER,
    "list.html": EVERYWHERE,
    "index.html": EVERYWHERE,
    "coauthors.html": EVERYWHERE,
    "person.html": EVERYWHERE,
    "text.html": EVERYWHERE,
    "news.html": EVERYWHERE,
    "embed.html": {"HTML", "Lists for other pages"},
    "search.html": {"HTML"},
    "404.html": {"HTML"},
    "redirect.html": {"HTML", "Redirects"},
}


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Shown]]:
    """The sites by name, served."""
    with ExitStack() as stack:
        sites = [stack.enter_context(site(tmp_path_factory.mktemp("site"))) for site in (demo, types, hostile)]
        yield {site.name: site for site in sites}


@pytest.mark.xdist_group("forms")
@pytest.mark.parametrize("site", ["demo", "types", "hostile"])
@pytest.mark.parametrize("form", FORMS, ids=[form.name for form in FORMS])
def test_it_is_read_back(shown: dict[str, Shown], form: Form, site: str) -> None:
    """Each form is read by its client in every file that has it, and no hostile text breaks out of its field."""
    files = form.files(shown[site])
    assert files or (form.name, site) in MISSING
    form.read(shown[site], files)


@pytest.mark.xdist_group("forms")
@pytest.mark.parametrize("site", ["demo", "types", "hostile"])
def test_every_file_has_a_form(shown: dict[str, Shown], site: str) -> None:
    """A file for machines that no row knows fails, and so does a kind of page."""
    known = {path for form in FORMS for path in form.files(shown[site])}
    assert [path for path in shown[site].files if path not in known and not re.fullmatch(NO_FORMS, path)] == []
    for path, kind in shown[site].pages.items():
        assert {form.name for form in FORMS if re.fullmatch(form.paths, path)} == BY_KIND[kind], path


@pytest.mark.xdist_group("forms")
def test_every_kind_of_page_is_there(shown: dict[str, Shown]) -> None:
    """Between them, the sites have all."""
    assert {kind for site in shown.values() for kind in site.pages.values()} == {*BY_KIND}


@pytest.mark.parametrize("text", ["<canary>", '<p canary="1">', "<p onclick=x>", "<script>alert(1)</script>"])
def test_the_canary_is_seen(text: str) -> None:
    """A text that breaks out of its field is found, so the test can fail."""
    with pytest.raises(AssertionError):
        is_inert(text, "html", "x")


def _rows() -> list[list[str]]:
    lines = [line for line in TABLE.read_text("utf-8").splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_the_table_names_every_form() -> None:
    """FORMS.md has a row for each form, in the same order, and no others."""
    assert [row[0] for row in _rows()] == [form.name for form in FORMS]


def test_the_table_is_true() -> None:
    """Every file that it names is there, and the tests name every client."""
    for name, _, makers, clients, tests in _rows():
        paths = re.findall(r"`([^`]+)`", makers)
        assert paths, name
        for path in paths:
            folders = (CHECKOUT / "generator", CHECKOUT / "generator/arranging", CHECKOUT / "themes/base/templates")
            assert any((folder / path).is_file() for folder in folders), path
        files = [CHECKOUT / "tests" / path for path in re.findall(r"`([^`]+)`", tests)]
        assert files and all(file.is_file() for file in files), name
        read = "".join(file.read_text("utf-8") for file in [*files, *_helpers()]).casefold()
        for client in re.findall(r"[\w-]{3,}", re.sub(r"\([^)]*\)", "", clients)):
            assert client.casefold().replace("-", "_") in read.replace("-", "_"), (name, client)


def _helpers() -> list[Path]:
    return [CHECKOUT / "tests/clients" / name for name in ("forms.py", "managers.py", "works.py", "conftest.py")]


def test_every_kind_of_document_is_in_the_table() -> None:
    """The module that makes it is named as a maker of some form."""
    named = {path for row in _rows() for path in re.findall(r"`([^`]+)`", row[2])}
    modules = {
        kind.__module__.removeprefix("generator.arranging.").replace(".", "/") + ".py" for kind in DOCUMENT_KINDS
    }
    assert modules <= named
