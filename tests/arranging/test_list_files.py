"""Records of lists for reference managers: their files, their order, and that each paper is formatted once."""

import json
import re
from typing import Any

import pytest

from generator.arranging.arrange import arrange
from generator.arranging.memory import ArrangingMemory
from generator.formats.bibtex.reading import parse_bibtex_entries
from generator.formats.csl_json import parse_csl_json
from generator.formats.output.record_formats import RECORD_FORMATS
from generator.formats.ris.reading import parse_ris
from generator.model.settings import Settings
from generator.model.site.page import Document, ListPage, PersonPage, ProfilePage, made
from generator.model.site.site import Site
from generator.text.link import SITE
from tests.arranging.papers import library, paper

PAPERS = (
    paper("a", date=(2024,), keywords=("X", "Y"), fields=("cs.CL",), container_title="Journal of X"),
    paper("b", date=(2025,), keywords=("X",)),
    paper("c", date=(2025,), is_draft=True),
)


def _texts(site: Site) -> dict[str, str]:
    documents: list[Document] = [made(document) for document in site.documents]
    suffixes = tuple(f".{form.suffix}" for form in RECORD_FORMATS)
    others = {"publications.json"}  # from other kinds of documents
    lists = (one for one in documents if one.url not in others and not one.url.startswith("papers/"))
    return {one.url: one.text for one in lists if one.url.endswith(suffixes)}


def test_each_list_has_its_files() -> None:
    """All papers, and each year, field, keyword and venue have files, newest first; without papers, none."""
    texts = _texts(arrange(library(*PAPERS)))
    stems = ("papers", "years/2024", "years/2025", "fields/cl", "keywords/x", "keywords/y", "venues/journal-of-x")
    assert set(texts) == {f"{stem}.{form.suffix}" for stem in stems for form in RECORD_FORMATS}
    assert re.findall(r"^@\w+{(\w+),$", texts["papers.bib"], re.M) == ["b", "a"]
    assert [item["id"] for item in json.loads(texts["keywords/x.json"])] == ["b", "a"]
    assert re.findall(r"^ID  - (\w+)$", texts["years/2024.ris"], re.M) == ["a"]
    assert not _texts(arrange(library()))


def test_lists_link_to_their_files() -> None:
    """A list links to its files, the home page to those of all papers; without files there are no links."""
    pages = {page.url: page for page in map(made, arrange(library(*PAPERS)).pages)}
    for url, stem in (("index.html", "papers"), ("keywords/x.html", "keywords/x")):
        page = pages[url]
        assert isinstance(page, ListPage | ProfilePage)
        assert [link.url for link in page.files] == [f"{SITE}{stem}.{form.suffix}" for form in RECORD_FORMATS]
    for site in (library(*PAPERS, settings=Settings(exports=False)), library()):
        assert not any(
            page.files for page in map(made, arrange(site).pages) if isinstance(page, ListPage | ProfilePage)
        )


def test_exports_can_be_switched_off() -> None:
    """`exports: no` leaves them all out."""
    assert not _texts(arrange(library(*PAPERS, settings=Settings(exports=False))))


def test_files_of_lists_are_read_back() -> None:
    """The parser of each format reads the whole file back."""
    texts = _texts(arrange(library(*PAPERS)))
    for suffix, parse in (("bib", parse_bibtex_entries), ("ris", parse_ris), ("json", parse_csl_json)):
        found = parse(texts[f"papers.{suffix}"], "x")
        assert [one.id for one in found.papers] == ["b", "a"]
        assert not found.problems


def test_a_record_is_written_once_for_all_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """A paper is formatted once for all lists, and again in the next build only if it has changed."""
    written: list[str] = []

    def noting(form: Any) -> Any:
        def write(paper: Any, has_abstract: bool) -> str:
            if not has_abstract:  # only in lists
                written.append(f"{paper.id}.{form.suffix}")
            return str(form.write(paper, has_abstract))

        return type(form)(form.suffix, form.label, form.media_type, write, form.join)

    monkeypatch.setattr("generator.arranging.files.documents.RECORD_FORMATS", tuple(map(noting, RECORD_FORMATS)))
    memory = ArrangingMemory()
    first = _texts(arrange(library(*PAPERS), memory))
    assert sorted(written) == sorted(f"{id}.{form.suffix}" for id in "ab" for form in RECORD_FORMATS)
    written.clear()
    changed = paper("b", date=(2025,), keywords=("X",), doi="10.1000/1")
    again = _texts(arrange(library(PAPERS[0], changed, PAPERS[2]), memory))
    assert sorted(written) == ["b.bib", "b.json", "b.ris"]
    assert again["years/2024.bib"] == first["years/2024.bib"] and "10.1000/1" in again["papers.bib"]


def test_a_person_has_files_of_their_papers() -> None:
    """The page of a co-author has the records of their papers beside it, and links to them."""
    written = [paper(id, "Jane Q. Doe", "Ann Other", date=(2024,)) for id in ("a", "b")]
    site = arrange(library(*written, paper("c", "Jane Q. Doe")))
    assert set(re.findall(r"^@\w+{(\w+),$", _texts(site)["people/ann-other.bib"], re.M)) == {"a", "b"}
    page = made(next(page for page in site.pages if page.url == "people/ann-other.html"))
    assert isinstance(page, PersonPage)
    assert [link.url for link in page.files] == [f"{SITE}people/ann-other.{form.suffix}" for form in RECORD_FORMATS]
