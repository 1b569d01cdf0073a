"""Long lists have several pages: every paper is on one of them, and each links to the others."""

from itertools import pairwise

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from generator.arranging.addresses.pager import pager, parted
from generator.arranging.arrange import arrange
from generator.arranging.memory import ArrangingMemory
from generator.model.library import Library
from generator.model.settings import Settings
from generator.model.site.page import CoauthorsPage, Deferred, ListPage, Page, ProfilePage, made
from generator.model.site.paths import list_part
from generator.text.link import SITE
from tests.arranging.papers import library, paper, text


def _site(count: int, size: int) -> Library:
    papers = [paper(f"p{n}", "Jane Q. Doe", f"A{n} B", date=(2000 + n % 3,), keywords=("k",)) for n in range(count)]
    return library(*papers, settings=Settings(page_size=size))


def _home(pages: list[Page]) -> list[ProfilePage | ListPage]:
    """Return the pages of the list of all papers."""
    lists = [page for page in pages if isinstance(page, ProfilePage | ListPage)]
    return [page for page in lists if isinstance(page, ProfilePage) or page.kind == "papers"]


def _urls(page: ProfilePage | ListPage) -> list[str]:
    return [card.url for group in page.groups for card in group.cards]


@given(st.integers(0, 12), st.integers(0, 5))
def test_each_paper_stands_once(count: int, size: int) -> None:
    """Each paper is once in the list of all papers and once in that of a keyword, for any length and page size."""
    pages = [made(page) for page in arrange(_site(count, size)).pages]
    home = _home(pages)
    keyword: list[ProfilePage | ListPage] = [p for p in pages if isinstance(p, ListPage) and p.kind == "keyword"]
    for parts in (home, keyword):
        assert sorted(url for part in parts for url in _urls(part)) == sorted(
            f"{SITE}papers/p{n}.html" for n in range(count if parts else 0)
        )
        assert all(not size or len(_urls(part)) <= size for part in parts)


def test_parts_of_a_list_link_to_each_other() -> None:
    """The first page keeps its address; headings count the papers of all pages; no address is used twice."""
    pages = [made(page) for page in arrange(_site(7, 2)).pages]
    home = _home(pages)
    assert [page.url for page in home] == ["index.html", "list/2.html", "list/3.html", "list/4.html"]
    for before, after in pairwise(home):
        assert before.pager and after.pager
        assert (before.pager.next, after.pager.previous) == (f"{SITE}{after.url}", f"{SITE}{before.url}")
    assert [group.count for group in home[0].groups] == [2]
    people = [page for page in pages if isinstance(page, CoauthorsPage)]
    assert [page.url for page in people] == ["coauthors.html", *(f"coauthors/{n}.html" for n in (2, 3, 4))]
    assert len({page.url for page in pages}) == len(pages)


def test_authors_lead_to_the_part_that_has_them() -> None:
    """The link of a co-author on a paper's page names the page of the index that has the person's line."""
    pages = {page.url: made(page) for page in arrange(_site(5, 2)).pages}
    lines = {
        f"{SITE}{url}#{person.id}"
        for url, page in pages.items()
        if isinstance(page, CoauthorsPage)
        for person in page.people
    }
    links = {
        part.url
        for url, page in pages.items()
        if url.startswith("papers/")
        for part in page.details.authors  # type: ignore[attr-defined]
        if not part.is_owner
    }
    assert links == lines and len(lines) == 5


@given(st.integers(2, 60), st.data())
def test_a_pager_names_first_last_and_nearest_parts(count: int, data: st.DataObject) -> None:
    """The first, the last and the nearest pages are named, in order; a gap is one sign for two pages or more."""
    number = data.draw(st.integers(0, count - 1))
    found = pager("x.html", number, count)
    assert found is not None
    shown = [None if step.label == "…" else int(step.label) for step in found.steps]
    numbers = [step for step in shown if step is not None]
    assert numbers == sorted(set(numbers)) and {1, count, number + 1} <= set(numbers)
    assert [step.label for step in found.steps if step.is_current] == [str(number + 1)]
    for place, step in enumerate(shown):
        before, after = shown[place - 1], shown[(place + 1) % len(shown)]
        assert step is not None or (before and after and after - before > 2)
    assert len(numbers) <= 9


def test_a_list_has_one_part_at_least() -> None:
    """There is always one part; a size of 0 means no limit."""
    assert parted([], 3) == [[]] and parted([1, 2], 0) == [[1, 2]] and parted([1, 2, 3], 2) == [[1, 2], [3]]
    assert [list_part("a/b.html", n) for n in (0, 1)] == ["a/b.html", "a/b/2.html"]
    assert pager("a.html", 0, 1) is None


def test_lists_without_a_changed_paper_stand() -> None:
    """If a text changes, only the lists that show its paper are made again, with the new text."""
    papers = [paper("a", keywords=("k",)), paper("b", keywords=("k", "own")), paper("c", keywords=("other",))]
    memory = ArrangingMemory()
    first = arrange(library(*papers), memory)
    papers[1] = msgspec.structs.replace(papers[1], abstract=text("new words"))
    second = arrange(library(*papers), memory)
    before, after = ({page.url: page for page in site.pages if isinstance(page, Deferred)} for site in (first, second))
    assert after["keywords/other.html"].is_like(before["keywords/other.html"])
    for url in ("keywords/k.html", "keywords/own.html"):
        assert not after[url].is_like(before[url])
        assert "new words" in str(after[url].make()) and "new words" not in str(before[url].make())
    clean = {page.url: made(page) for page in arrange(library(*papers)).pages}
    assert clean == {page.url: made(page) for page in second.pages}
