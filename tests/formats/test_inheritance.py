"""`crossref` and `xdata` in .bib files, as biber reads them, and addresses that do not depend on the order."""

import itertools

import pytest

from generator.formats.bibtex.reading import parse_bibtex_entries
from generator.model.paper import Paper


def papers(text: str) -> dict[str, Paper]:
    return {paper.title.plain: paper for paper in parse_bibtex_entries(text, "content/papers/x.bib").papers}


CHILD = "@inproceedings{c, author = {Okafor, Lena}, title = {Child}, crossref = {p}}\n"
PARENT = "@proceedings{p, title = {Proceedings}, year = 2018, editor = {Roe, Max}, publisher = {P}, %s}\n"


@pytest.mark.parametrize("text", [CHILD + PARENT % "", PARENT % "" + CHILD], ids=["child first", "parent first"])
def test_a_child_inherits_bibliographic_data(text: str) -> None:
    """The title of the parent becomes the title of the book; editor, publisher and year are the same."""
    child = papers(text)["Child"]
    assert (child.container_title, child.publisher) == ("Proceedings", "P")
    assert child.issued and child.issued.year == 2018
    assert [editor.name.full for editor in child.editors] == ["Max Roe"]


OWN = (
    "draft = {true}", "published = {false}", "award = {Prize}", "keywords = {a, b}", "selected = {true}",
    "code = {https://example.org/c}", "html = {https://example.org/h}", "doi = {10.1000/1}", "note = {Of the parent}",
    "abstract = {Of the parent}", "url = {https://example.org/p}", "video = {https://example.org/v}",
)  # fmt: skip


@pytest.mark.parametrize("field", OWN)
def test_what_belongs_to_the_parent_is_not_inherited(field: str) -> None:
    """Switches, honours, links, identifiers and texts are those of the entry that has them."""
    assert papers(CHILD + PARENT % field)["Child"] == papers(CHILD + PARENT % "")["Child"]


def test_a_draft_parent_hides_only_itself() -> None:
    """The chapters of a volume in preparation are published."""
    found = papers(CHILD + PARENT % "draft = {true}")
    assert (found["Proceedings"].is_draft, found["Child"].is_draft) == (True, False)


@pytest.mark.parametrize(("kind", "authors"), [("inbook", ["Max Roe"]), ("incollection", [])])
def test_the_author_of_a_book_is_inherited_by_its_chapters_only(kind: str, authors: list[str]) -> None:
    """A chapter of a book by one author has this author; a paper in a collection has its own."""
    text = f"@{kind}{{c, title = {{Child}}, crossref = {{p}}}}\n@book{{p, title = {{Book}}, author = {{Max Roe}}}}"
    assert [author.name.full for author in papers(text)["Child"].authors] == authors


def test_single_values_of_xdata() -> None:
    """A name of a list and a whole field, from a key with hyphens, too; what is missing is reported."""
    text = (
        "@book{g, title = {Book}, author = {xdata=my-names-author-2 and Okafor, Lena}, "
        "publisher = {xdata=place-publisher}}"
        "@xdata{my-names, author = {White, Maria and Green, Julia}}\n@xdata{place, publisher = {P}}\n"
        "@book{h, title = {Other}, publisher = {xdata=none-publisher}}"
    )
    found = papers(text)
    assert [author.name.full for author in found["Book"].authors] == ["Julia Green", "Lena Okafor"]
    assert found["Book"].publisher == "P"
    problems = parse_bibtex_entries(text, "content/papers/x.bib").problems
    assert [problem.message for problem in problems] == [
        'the entry "h" takes a value from "xdata=none-publisher", but there is no such value; it is left out'
    ]


KEYS = ("smith:2020", "smith-2020", "Smith.2020", "smith_2020", "Ünal2020", "機械学習", "::")


def test_addresses_do_not_depend_on_the_order() -> None:
    """Each key has one address wherever its entry is; the key that is its own address keeps it."""
    entries = [f"@misc{{{key}, title = {{Title of {key}}}}}" for key in KEYS]
    found = {
        tuple(sorted((paper.title.plain, paper.id) for paper in papers("\n".join(order)).values()))
        for order in itertools.islice(itertools.permutations(entries), 0, 5040, 97)
    }
    (addresses,) = found
    assert dict(addresses)["Title of smith-2020"] == "smith-2020"
    assert len({id for _, id in addresses}) == len(KEYS)
