"""The pages of people: who has one, their contents, and the links to them."""

from typing import Any

import msgspec

from generator.arranging.arrange import arrange
from generator.model.library import Library, Person
from generator.model.name import Name
from generator.model.profile import Profile
from generator.model.settings import Settings
from generator.model.site.page import CoauthorsPage, PaperPage, PersonPage, made
from generator.model.site.views import Link
from generator.text.link import SITE
from tests.arranging.papers import author, library, paper
from tests.portfolio import Portfolio

ORCID = "0000-0002-1825-0097"
ZOE = Person(name=Name("Li", "Zoë"), native_name="李佐伊", url="https://zoe.example.org", orcid=ORCID)


def _people(made_from: Library) -> dict[str, PersonPage]:
    pages = [made(page) for page in arrange(made_from).pages]
    return {page.url: page for page in pages if isinstance(page, PersonPage)}


def _links(made_from: Library, url: str) -> dict[str, str]:
    page = next(made(page) for page in arrange(made_from).pages if page.url == url)
    assert isinstance(page, PaperPage)
    return {part.name: part.url for part in page.details.authors}


def _two(**settings: Any) -> Library:
    return library(
        paper("a", "Jane Q. Doe", "Max Roe", "Zoë Li", date=(2021,), container_title="Journal"),
        paper("b", "Jane Q. Doe", "Max Roe", "Ann Poe", date=(2023,), container_title="Journal"),
        paper("c", "Max Roe", "Jane Q. Doe", date=(2022,), container_title="Letters"),
        people=(ZOE,),
        settings=Settings(**settings),
    )


def test_people_with_enough_papers_have_a_page() -> None:
    """A person has a page with two papers with the owner, or with one and a record in people.yaml."""
    assert sorted(_people(_two())) == ["people/max-roe.html", "people/zoe-li.html"]
    assert sorted(_people(_two(coauthor_pages=4))) == ["people/zoe-li.html"]
    assert sorted(_people(_two(coauthor_pages=1))) == [
        f"people/{name}.html" for name in ("ann-poe", "max-roe", "zoe-li")
    ]
    assert _people(_two(coauthor_pages=0)) == _people(_two(coauthors=False)) == {}


def test_a_person_page_shows_papers_years_and_venues() -> None:
    """It has the common papers, the newest first, the years, the most frequent venues, and links."""
    pages = _people(_two())
    max_roe, zoe = pages["people/max-roe.html"], pages["people/zoe-li.html"]
    assert [card.url for group in max_roe.groups for card in group.cards] == [f"{SITE}papers/{id}.html" for id in "bca"]
    assert (max_roe.person.count, max_roe.person.years, max_roe.owner) == (3, "2021–2023", "Jane Q. Doe")
    assert [(tag.label, tag.count, tag.url) for tag in max_roe.person.venues] == [
        ("Journal", 2, f"{SITE}venues/journal.html"),
        ("Letters", 1, f"{SITE}venues/letters.html"),
    ]
    assert max_roe.person.links == () and max_roe.person.others == ()
    assert (zoe.person.name, zoe.person.native_name) == ("Zoë Li", "李佐伊")
    assert zoe.person.links == (
        Link("Home page", "https://zoe.example.org", "website"),
        Link("ORCID", f"https://orcid.org/{ORCID}", "orcid"),
    )
    assert zoe.description == "Zoë Li: 1 paper with Jane Q. Doe, 2021"


def test_names_link_to_the_page_of_the_person() -> None:
    """A name links to the person's page, else to their home page, else to the line in the index."""
    assert _links(_two(), "papers/a.html") == {
        "Jane Q. Doe": "",
        "Max Roe": f"{SITE}people/max-roe.html",
        "Zoë Li": f"{SITE}people/zoe-li.html",
    }
    off = _links(_two(coauthor_pages=0), "papers/a.html")
    assert (off["Zoë Li"], off["Max Roe"]) == ("https://zoe.example.org", f"{SITE}coauthors.html#max-roe")
    rows = {
        row.name: row.url for page in arrange(_two()).pages if isinstance(page, CoauthorsPage) for row in page.people
    }
    assert rows == {"Max Roe": f"{SITE}people/max-roe.html", "Zoë Li": f"{SITE}people/zoe-li.html", "Ann Poe": ""}


def test_a_crowd_makes_no_pages() -> None:
    """A hundred authors of the same two papers get no pages, but people of people.yaml do."""
    crowd = [f"A{number} Person" for number in range(100)]
    made_from = library(
        *(paper(id, "Jane Q. Doe", "Zoë Li", *crowd, date=(2020,)) for id in "abc"),
        *(paper(id, "Jane Q. Doe", "A7 Person") for id in "de"),
        people=(ZOE,),
    )
    pages = _people(made_from)
    assert sorted(pages) == ["people/a7-person.html", "people/zoe-li.html"]
    assert pages["people/a7-person.html"].person.count == 5


def test_namesakes_have_pages_of_their_own() -> None:
    """Two people of one name have their own pages by their iDs, for any order of the papers."""
    papers = [
        msgspec.structs.replace(paper(f"{name}{number}"), authors=(author("Wei Zhang", orcid=orcid),))
        for name, orcid in (("a", ORCID), ("b", "0000-0001-5109-3700"))
        for number in range(2)
    ]
    one, other = _people(library(*papers)), _people(library(*reversed(papers)))
    assert len(one) == 2 and "people/wei-zhang.html" in one
    assert {url: page.person.links for url, page in one.items()} == {
        url: page.person.links for url, page in other.items()
    }


def test_people_of_one_sound_are_two() -> None:
    """王芳 and 王方 are read alike: their addresses differ, and neither has the other's papers."""
    papers = [paper(f"{id}{number}", name) for id, name in (("a", "王芳"), ("b", "王方")) for number in range(2)]
    found = {url: (page.person.name, page.person.count) for url, page in _people(library(*papers)).items()}
    assert sorted(found.values()) == [("王方", 2), ("王芳", 2)] and "people/wang-fang.html" in found


def test_a_person_keeps_the_address() -> None:
    """Another person of the same name, with newer papers, takes no address away; nor does one that is read alike."""
    papers = [paper(f"{id}{number}", name, date=(year,)) for id, name, year in
              (("a", "王芳", 2019), ("b", "王方", 2020)) for number in range(2)]  # fmt: skip
    before, after = _people(library(*papers[:2])), _people(library(*papers))
    assert [page.person.name for page in before.values()] == [after[url].person.name for url in before] == ["王芳"]


def test_a_long_list_is_parted() -> None:
    """It has several pages as all long lists, and headings of years with counts from twelve papers."""
    papers = [paper(f"p{number}", "Jane Q. Doe", "Max Roe", date=(2000 + number % 2,)) for number in range(13)]
    pages = _people(library(*papers, settings=Settings(page_size=5)))
    assert sorted(pages) == [f"people/max-roe{part}.html" for part in ("", "/2", "/3")]
    assert [(group.label, group.count) for group in pages["people/max-roe/2.html"].groups] == [("2001", 6), ("2000", 7)]
    assert pages["people/max-roe/2.html"].title == "Max Roe, page 2"


def test_a_library_of_no_owner_has_pages_of_authors(portfolio: Portfolio) -> None:
    """If the owner wrote none of the papers, the pages are about authors and their co-authors."""
    made_from = library(
        paper("a", "Max Roe", "Zoë Li", "Ann Poe"),
        paper("b", "Max Roe", "Zoë Li"),
        profile=Profile(name=Name(literal="The Example Library")),
    )
    page = _people(made_from)["people/max-roe.html"]
    assert (page.owner, page.description) == ("", "Max Roe: 2 papers")
    assert [(tag.label, tag.count, tag.url) for tag in page.person.others] == [
        ("Zoë Li", 2, f"{SITE}people/zoe-li.html"),
        ("Ann Poe", 1, f"{SITE}coauthors.html#ann-poe"),
    ]
    portfolio.file("profile.yaml", "name: '{The Example Library}'\n")
    portfolio.paper("a", authors=["Max Roe", "Zoë Li"], date=2024).paper("b", authors=["Max Roe"], date=2024).build()
    assert "Authors 2" in portfolio.text("coauthors.html") and "Co-authors" not in portfolio.html("index.html")
    assert "Often with" in portfolio.text("people/max-roe.html")


def test_marks_are_explained(portfolio: Portfolio) -> None:
    """A list with a mark at a name has a legend; a list without marks has none."""
    first = [{"name": "Jane Doe", "equal": True}, {"name": "Max Roe", "equal": True, "student": True}]
    portfolio.paper("a", authors=first, date=2024, keywords=["k"]).paper(
        "b", authors=["Jane Doe", "Max Roe"], date=2023
    )
    portfolio.build()
    for page in ("index.html", "years/2024.html", "keywords/k.html", "people/max-roe.html", "papers/a.html"):
        assert "*equal contribution‡student author" in portfolio.text(page), page
    assert "contribution" not in portfolio.text("years/2023.html")


def test_a_native_name_stands_beside_the_name(portfolio: Portfolio) -> None:
    """They are shown on the paper's page, in the index and on the person's page, but not in lists."""
    portfolio.file("people.yaml", "- {name: Wei Zhang, native_name: 张伟}\n")
    portfolio.paper("a", authors=["Jane Doe", "Zhang, Wei", "Sara Levi (שרה לוי)"], date=2024).build()
    assert "Wei Zhang (张伟), and Sara Levi (שרה לוי)" in portfolio.text("papers/a.html")
    assert "Wei Zhang 张伟" in portfolio.text("coauthors.html") and "Wei Zhang 张伟" in portfolio.text(
        "people/wei-zhang.html"
    )
    assert "张伟" not in portfolio.html("index.html")
    assert "author = {Doe, Jane and Zhang, Wei and Levi, Sara}" in " ".join(portfolio.html("papers/a.html").split())


def test_names_from_right_to_left_are_isolated(portfolio: Portfolio) -> None:
    """They are isolated, because two of them side by side would swap places."""
    portfolio.paper("a", authors=["Jane Doe", "دعاء علي", "שרה לוי"], date=2024).build()
    assert "<bdi>دعاء علي</bdi>, and <bdi>שרה לוי</bdi>" in portfolio.html("index.html")
    assert portfolio.html("papers/a.html").count("<bdi>") == 2


def test_the_owner_in_two_scripts(portfolio: Portfolio) -> None:
    """A name in parentheses is a native name; the letters of a monogram are not reordered."""
    portfolio.file("profile.yaml", "name: Wei Zhang (张伟)\n").build()
    assert "Wei Zhang 张伟" in portfolio.text("index.html")
    portfolio.file("profile.yaml", "name: 山田, 太郎\n").build()
    assert "山田太郎" in portfolio.text("index.html") and ">山</text>" in portfolio.html("index.html")
