"""The contents of the search index, and the limit of its size."""

from typing import Any

import msgspec
import pytest

from generator.arranging import features
from generator.arranging.arrange import arrange
from generator.arranging.catalogue import Catalogue
from generator.arranging.files.search_index import SHORTEST, index_text
from generator.arranging.memory import ArrangingMemory
from generator.arranging.papers.index_rows import IndexRows
from generator.model.library import FreePage, Library, NewsItem
from generator.model.paper import PaperLink, PaperType, Place
from generator.model.settings import Settings
from generator.model.site.page import made
from tests.arranging.hostile import hostile_library
from tests.arranging.papers import author, date_of, library, paper, text
from tests.formats.test_search_index import read

PAPERS = (
    paper("a", "Jane Q. Doe", "B. Two", date=(2024, 5), keywords=("X", "Y"), fields=("cs.CL",), citations=7),
    paper("b", "Jane Q. Doe", "B. Two", "C. Three", date=(2025,), keywords=("x",), container_title="Journal of X"),
    paper("c", "Jane Q. Doe", date=(2025,), is_draft=True),
    paper("d", "C. Three", type=PaperType.SOFTWARE, links=(PaperLink("code", "Code", "https://x.example/"),)),
)


def _index(site: Library) -> Any:
    document = next(document for document in arrange(site).documents if document.url == "search-index.js")
    return read(made(document).text)


def _named(index: Any, kind: str, id: str) -> Any:
    """Return the values of one kind that a paper has, as the tables name them."""
    found = index["papers"][kind][index["papers"]["id"].index(id)]
    return [index["tables"][kind]["id"][place] for place in (found if isinstance(found, list) else [found])]


def test_the_index_has_papers_newest_first_without_drafts() -> None:
    """Papers are newest first, without drafts; topics and people have the ids of their pages, for any spelling."""
    index = _index(library(*PAPERS))
    papers = index["papers"]
    assert papers["id"] == ["b", "a", "d"] and papers["date"] == ["2025", "2024-05", ""]
    assert papers["title"][0] == "Title of b" and papers["authors"][1] == "Jane Q. Doe and B. Two"
    begin, end = papers["owner"][1]
    assert papers["authors"][1][begin:end] == "Jane Q. Doe" and papers["owner"][2] == []
    assert _named(index, "keyword", "b") == ["x"] and _named(index, "keyword", "a") == ["x", "y"]
    assert _named(index, "year", "a") == ["2024"] and papers["year"][2] == -1
    assert _named(index, "field", "a") == ["cl"] and _named(index, "venue", "b") == ["journal-of-x"]
    assert _named(index, "type", "d") == ["software"] and papers["code"] == [0, 0, 1]
    assert papers["citations"] == [None, 7, None]


def test_the_index_has_people_without_the_owner() -> None:
    """It has all people but the owner; an id of a person without a page is not that of a page."""
    index = _index(library(*PAPERS))
    assert _named(index, "person", "b") == ["b-two", "c-three"] and index["tables"]["person"]["page"] == [1, 1]
    namesakes = [paper(f"n{n}", date=(2020,)) for n in range(3)]
    orcid = "0000-0002-1825-0097"
    two, one = (author("D Four", orcid=orcid),), (author("D Four", orcid="0000-0001-5109-3700"),)
    site = library(*(msgspec.structs.replace(p, authors=a) for p, a in zip(namesakes, (two, two, one), strict=True)))
    table = _index(site)["tables"]["person"]
    assert sorted(zip(table["id"], table["page"], strict=True)) == [("0000-0001-5109-3700", 0), ("d-four", 1)]
    assert not any(_index(library(*PAPERS, settings=Settings(coauthors=False)))["papers"]["person"])


def test_the_index_has_the_first_of_a_crowd_by_name() -> None:
    """Of hundreds of authors, those with a page are in the table; the first ones can be found by name."""
    crowd = paper("crowd", "Jane Q. Doe", *(f"A{number} Crowd" for number in range(300)), "B. Two", date=(2023,))
    index = _index(library(*PAPERS, crowd))
    assert _named(index, "person", "crowd") == ["b-two"]
    others = index["papers"]["others"][index["papers"]["id"].index("crowd")]
    assert "A50 Crowd" in others and "A200 Crowd" not in others


def test_the_index_has_profile_pages_and_news() -> None:
    """The profile, free pages, news items and people are in it with their texts, but no drafts."""
    teaching = FreePage(id="teaching/2024", place=Place("x"), title=text("Teaching"), body=text("Courses"))
    draft = FreePage(id="draft", place=Place("x"), title=text("Draft"), body=text("Secret"), is_draft=True)
    note = NewsItem(id="n", place=Place("x"), issued=date_of(2024, 5, 1), title=text(""), body=text("A prize"))
    pages = _index(library(*PAPERS, pages=(teaching, draft), news=(note,)))["pages"]
    rows = list(zip(pages["url"], pages["kind"], pages["title"], pages["text"], strict=True))
    assert rows[:3] == [
        ("index.html", "home", "Jane Q. Doe", ""),
        ("teaching/2024.html", "page", "Teaching", "Courses"),
        ("news/n.html", "news", "News of May 1, 2024", "A prize"),
    ]
    assert ("people/b-two.html", "person", "B. Two", "") in rows


def test_hostile_texts_arrive_in_the_index_unchanged() -> None:
    """Every text is read back unchanged."""
    index = _index(hostile_library())
    assert all("</script>" in title for title in index["papers"]["title"])


def test_long_texts_are_cut_to_a_budget() -> None:
    """Abstracts are whole if all of them fit, else cut between words at one length, else left out."""
    site = library(*(paper(f"p{number}", abstract=text("word " * 40 * number + "end")) for number in range(1, 11)))
    catalogue = Catalogue(site)
    rows = IndexRows(catalogue.index)
    lengths = [len(one.abstract.plain) for one in site.papers]
    whole = read(index_text(catalogue, rows, sum(lengths)))
    assert whole["texts"] == -1 and sorted(map(len, whole["papers"]["abstract"])) == lengths
    cut = read(index_text(catalogue, rows, sum(lengths) // 2))
    kept = cut["papers"]["abstract"]
    assert sum(map(len, kept)) <= sum(lengths) // 2 and sum(map(len, kept)) > sum(lengths) // 2 - 10 * len("word ")
    assert max(map(len, kept)) <= cut["texts"] and all(one.endswith(("word", "end")) for one in kept)
    assert min(map(len, kept)) == lengths[0]  # a short one stays whole
    none = read(index_text(catalogue, rows, 10 * SHORTEST - 1))
    assert none["texts"] == 0 and not any(none["papers"]["abstract"]) and none["papers"]["title"]


def test_there_is_a_size_beyond_which_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """A site that is too large has no index, and neither has one without papers."""
    monkeypatch.setattr(features, "MOST_INDEXED", 2)
    for site in (library(*PAPERS), library()):
        assert "search-index.js" not in {document.url for document in arrange(site).documents}


def test_the_index_is_kept_while_nothing_changes() -> None:
    """If nothing changes, the next build makes the index from the same values, so it is not made again."""
    site = library(*PAPERS)
    memory = ArrangingMemory()
    first = arrange(site, memory)
    again = arrange(library(*PAPERS), memory)
    one, two = (next(d for d in s.documents if d.url == "search-index.js") for s in (first, again))
    assert one.is_like(two)  # type: ignore[union-attr]
