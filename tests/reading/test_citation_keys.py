"""Citation keys are unique in the site."""

import json
from pathlib import Path

import pytest

from generator.reading.citation_keys import with_unique_keys
from tests.arranging.papers import paper
from tests.portfolio import Portfolio


def _keys(*papers: object) -> list[str]:
    found, _ = with_unique_keys(papers)  # type: ignore[arg-type]
    return [paper.citation_key or paper.id for paper in found]


def test_the_later_gets_a_number() -> None:
    """Of two papers with one key the first keeps it, whatever the case; a name of a page gives way to a key."""
    a, b, c = paper("a", citation_key="Doe"), paper("b", citation_key="doe"), paper("doe")
    assert _keys(a, b, c) == ["Doe", "doe-2", "doe-3"]
    assert _keys(c, a) == ["doe-2", "Doe"]
    assert _keys(a, paper("d", citation_key="doe-2"), b) == ["Doe", "doe-2", "doe-3"]


def test_an_own_text_wins() -> None:
    """The key in an author's `bibtex:` text is the paper's, and the others get a number; a second one is a warning."""
    own = paper("own", bibtex="@misc{doe, title={T}}")
    assert _keys(paper("doe"), paper("a", citation_key="doe"), own) == ["doe-3", "doe-2", "doe"]
    _, (problem,) = with_unique_keys((own, paper("other", bibtex="@misc{Doe, title={T}}")))
    assert "is already used by another paper" in problem.message and not problem.is_error


def test_drafts_take_no_citation_key() -> None:
    """A draft keeps no key from a paper that is published; papers with unique keys stay the same objects."""
    assert _keys(paper("a", citation_key="k", is_draft=True), paper("b", citation_key="k")) == ["k", "k"]
    papers = (paper("a"), paper("b", citation_key="k"))
    found, _ = with_unique_keys(papers)
    assert all(one is other for one, other in zip(found, papers, strict=True))


def test_every_format_says_the_same_key(tmp_path: Path) -> None:
    """The key of a .bib entry names its page and is in all lists."""
    site = Portfolio(tmp_path).paper("a", citation_key="Doe2024")
    site.file("papers/x.bib", "@misc{doe2024, title = {One}}\n@misc{Roe:2020, title = {Two}}\n").build()
    for suffix in ("bib", "ris", "json"):
        text = site.html(f"papers.{suffix}")
        assert all(key in text for key in ("Doe2024", "doe2024-2", "Roe:2020"))
    assert site.has("papers/doe2024.html") and site.has("papers/roe-2020.html")


def test_what_stands_stays_the_same() -> None:
    """A paper that gets another key is the same object in the next reading, so that its page is not rendered again."""
    papers = (paper("a", citation_key="k"), paper("b", citation_key="k"), paper("c", bibtex="@misc{own, title={T}}"))
    first, _ = with_unique_keys(papers)
    assert [one.citation_key for one in first] == ["k", "k-2", "own"]
    again, _ = with_unique_keys(papers, first)
    assert all(one is other for one, other in zip(first, again, strict=True))
    changed = (papers[0], paper("b", citation_key="k", doi="10.1/x"), papers[2])
    assert [one is other for one, other in zip(first, with_unique_keys(changed, first)[0], strict=True)] == [
        True, False, True
    ]  # fmt: skip


ODD = (
    ("o'neil", "o-neil"), ("a b", "a-b"), ("a#b", "a-b"), ("a\\b", "a-b"), ("a~b", "a-b"), ("a(b", "a-b"),
    ("a)b", "a-b"), ("a{b", "a-b"), ("a,b", "a-b"), ("a%b", "a-b"), ('a"b', "a-b"), ("a=b", "a-b"),
)  # fmt: skip
KEPT = ("müller2020", "王2020", "हिन्दी", "Doe:2020", "a+b/c", "a[1]", "a^b", "a$b", "a<b>", "a|b", "a.b;c!d?e&f@g*h_i")
IN_BIB = ("o'neil", "a b", "a#b", "a\\b", "a~b", "a(b", "a)b")  # others end the key in a .bib file


@pytest.mark.parametrize(("key", "written"), ODD)
def test_a_changed_key_is_said(tmp_path: Path, key: str, written: str) -> None:
    """The message has file and line, the old and the new key, and what to do; the page stays."""
    site = Portfolio(tmp_path).file("papers/a.yaml", f"title: T\ncitation_key: {json.dumps(key)}\n")
    message = (
        f'the citation key "{key}" is "{written}" in the BibTeX of this site, '
        "because LaTeX does not take all of its characters"
    )
    if key in IN_BIB:
        site.remove("papers/a.yaml")
        site.file("papers/x.bib", f"% a remark\n\n@misc{{{key},\n  title = {{T}},\n}}\n")
    site.build(expect=(message,))
    assert site.last and [(problem.line, problem.hint) for problem in site.last.problems] == [
        (3 if key in IN_BIB else 1, f'cite "{written}", or give the paper another key')
    ]
    for suffix in ("bib", "ris", "json"):
        assert written in site.html(f"papers.{suffix}")


@pytest.mark.parametrize("key", KEPT)
def test_a_key_is_kept(tmp_path: Path, key: str) -> None:
    """Letters of any script and signs that BibTeX and biber take are in the file as they are, without a message."""
    site = Portfolio(tmp_path).file("papers/x.bib", f"@misc{{{key},\n  title = {{T}},\n}}\n").build()
    assert f"@misc{{{key}," in site.html("papers.bib")


def test_a_key_that_another_paper_has_is_said() -> None:
    """The later paper gets a number, and a key that is written in another way gives way to one that is not."""
    found, (problem,) = with_unique_keys((paper("a", citation_key="o'neil"), paper("b", citation_key="o-neil")))
    assert [one.citation_key for one in found] == ["o-neil-2", "o-neil"] and '"o-neil-2"' in problem.message
    found, (problem,) = with_unique_keys((paper("a", citation_key="Doe"), paper("b", citation_key="doe")))
    assert [one.citation_key for one in found] == ["Doe", "doe-2"] and "another paper has the same" in problem.message
