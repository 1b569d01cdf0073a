"""The list for other pages: JSON with a stable format, and HTML to include in a page."""

import json
import re
from pathlib import Path
from typing import Any

import html5lib
import jsonschema
import msgspec
import pytest

from generator.arranging.arrange import arrange
from generator.arranging.memory import ArrangingMemory
from generator.formats.output.publications import (
    VERSION,
    Publication,
    PublicationAuthor,
    PublicationLink,
    PublicationsHead,
)
from generator.model.library import FreePage
from generator.model.name import Author, Name
from generator.model.paper import PaperLink, PaperType, Place
from generator.model.settings import Settings
from generator.model.site.page import Deferred, EmbedPage, made
from generator.model.site.site import Site
from generator.model.text import Text
from tests.arranging.hostile import HOSTILE, SHOWN, SITE, documents, hostile_library
from tests.arranging.papers import library, paper, text

REFERENCE = (Path(__file__).parents[2] / "content" / "README.md").read_text("utf-8")
AT_HOME = Settings(url=SITE)
PARTS = ["embed.js", "embed/papers.txt"]


class Publications(PublicationsHead, frozen=True, kw_only=True):
    """The schema of the whole file."""

    papers: list[Publication]


def publications(text: str) -> dict[str, Any]:
    """Read the file as another program does; the strict schema refuses unknown fields."""
    schema = msgspec.json.schema(Publications)
    for record in schema["$defs"].values():
        record["additionalProperties"] = False
    found: dict[str, Any] = json.loads(text)
    jsonschema.Draft202012Validator(schema).validate(found)
    return found


def embed_page(site: Site) -> EmbedPage | None:
    return next((page for page in site.pages if isinstance(page, EmbedPage)), None)


def test_publications_json_has_all_that_a_list_needs() -> None:
    """It has all that a list needs, the newest first, with absolute addresses and without empty values."""
    one = paper(
        "a", "Jane Q. Doe", "B Two", date=(2024, 5), type=PaperType.ARTICLE_JOURNAL, container_title="Words",
        volume="3", doi="10.1000/182", citations=0, title=Text("$x$", "<math><mi>x</mi></math>", "x"), keywords=("k",),
        links=(PaperLink("slides", "Slides", "https://s.example.org"),),
    )  # fmt: skip
    site = arrange(library(paper("b", date=(2020,)), one, paper("c", is_draft=True), settings=AT_HOME))
    found = publications(documents(site)["publications.json"])
    assert found.pop("papers") == [
        {
            "id": "a",
            "url": f"{SITE}papers/a.html",
            "type": "article-journal",
            "type_label": "Journal article",
            "title": "x",
            "title_html": "<math><mi>x</mi></math>",
            "authors": [
                {"name": "Jane Q. Doe", "family": "Doe", "given": "Jane Q.", "is_owner": True},
                {"name": "B Two", "family": "Two", "given": "B"},
            ],
            "venue": "Words",
            "venue_details": "3",
            "date": "2024-05",
            "date_text": "May 2024",
            "year": 2024,
            "doi": "10.1000/182",
            "keywords": ["k"],
            "citations": 0,
            "links": [
                {"kind": "slides", "label": "Slides", "url": "https://s.example.org"},
                {"kind": "doi", "label": "DOI", "url": "https://doi.org/10.1000/182"},
            ],
        },
        {
            "id": "b",
            "url": f"{SITE}papers/b.html",
            "type": "article",
            "type_label": "Preprint",
            "title": "Title of b",
            "date": "2020",
            "date_text": "2020",
            "year": 2020,
        },
    ]
    owner = {"name": "Jane Q. Doe", "family": "Doe", "given": "Jane Q.", "url": SITE, "is_owner": True}
    assert found == {"version": VERSION, "title": "Jane Q. Doe", "url": SITE, "language": "en", "owner": owner}


def test_without_an_address_only_json_is_made() -> None:
    """The JSON has relative addresses; the files that only other pages can use are not made."""
    site = arrange(library(paper("a", "Jane Q. Doe")))
    found = publications(documents(site)["publications.json"])
    assert found["url"] == "./" and found["papers"][0]["url"] == "papers/a.html"
    assert not {*PARTS} & {*documents(site)} and embed_page(site) is None and site.context.services == ()


def test_every_field_of_publications_json_is_documented() -> None:
    """content/README.md names each field, and the version."""
    about = REFERENCE.split("### publications.json")[1]
    for struct in (PublicationsHead, Publication, PublicationAuthor, PublicationLink):
        for field in msgspec.structs.fields(struct):
            assert f"`{field.encode_name}`" in about, field.name
    assert f"`{VERSION}`" in about


def test_the_embed_page_shows_how_to_include_the_list() -> None:
    """The HTML to copy is well formed, and its absolute addresses are those of files of the site."""
    site = arrange(library(paper("a"), settings=AT_HOME))
    page = embed_page(site)
    assert page and page.metadata == (("robots", "noindex"),)
    tree = html5lib.parseFragment(page.snippet, namespaceHTMLElements=False)
    place, script = tree.find("div"), tree.find("script")
    assert place.get("data-publications") == f"{SITE}publications.json" and place.find("a").get("href") == SITE
    assert script.get("src") == f"{SITE}embed.js"
    assert {"embed.js", "embed/papers.txt", "publications.json"} <= {*documents(site)}
    assert [link.label for link in site.context.services] == ["Embed"]


def test_a_page_of_the_authors_own_wins() -> None:
    """If the author has an embed.html, ours is not made, and no addresses clash."""
    own = FreePage(id="embed", place=Place("content/pages/embed.md"), title=text("Embed"), body=text("x"))
    site = arrange(library(paper("a"), settings=AT_HOME, pages=(own,)))
    assert site.problems == () and embed_page(site) is None and "publications.json" in documents(site)


def fragment(site: Site) -> Any:
    """Parse the HTML to include as a browser does within a page; it must have no errors."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parseFragment(documents(site)["embed/papers.txt"])
    assert parser.errors == []
    return tree


def test_html_to_include_is_a_list_with_absolute_links() -> None:
    """The list has all papers, no ids, scripts or styles, and only absolute links."""
    one = paper("a", "B Two", date=(2024,), container_title="Words & Things", arxiv="2405.04430")
    tree = fragment(arrange(library(one, paper("b"), settings=AT_HOME)))
    (items,) = list(tree)
    assert (items.tag, items.get("class"), len(items)) == ("ul", "publications", 2)
    assert "".join(items[0].itertext()) == "Title of aB TwoWords & Things, 2024PDF arXiv"
    for element in tree.iter():
        assert not {"id", "style"} & {*element.attrib} and element.tag not in {"script", "style"}
        assert re.match("https://", element.get("href", "https://"))


def test_hostile_texts_are_text_in_embedded_lists() -> None:
    """Hostile texts stay texts everywhere, and addresses stay right."""
    site = arrange(hostile_library())
    one, two = publications(documents(site)["publications.json"])["papers"]
    assert one["title"] == f"one {HOSTILE}" and two["venue"] == HOSTILE
    tree = fragment(site)
    assert SHOWN.strip() in "".join(tree.itertext())
    assert {element.tag for element in tree.iter()} <= {"DOCUMENT_FRAGMENT", "ul", "li", "span", "a", "br", "cite"}
    page = embed_page(site)
    snippet = html5lib.parseFragment(page.snippet if page else "", namespaceHTMLElements=False)
    assert [element.tag for element in snippet] == ["div", "script"]


@pytest.mark.parametrize("name", [Name("Berg", "Jan", "van der"), Name(literal="Li")])
def test_a_family_name_has_its_particle_in_json(name: Name) -> None:
    """A family name includes its particle; a name without parts has none."""
    one = msgspec.structs.replace(paper("a"), authors=(Author(name),))
    (author,) = publications(documents(arrange(library(one)))["publications.json"])["papers"][0]["authors"]
    assert author["name"] == name.full
    assert author.get("family", "") == ("van der Berg" if name.family else "")


def test_a_new_abstract_does_not_change_the_embedded_list() -> None:
    """A changed abstract does not change the list; a changed title, link or summary does."""
    papers = [paper("a", date=(2024,)), paper("b", date=(2023,))]
    changes: list[tuple[dict[str, Any], bool]] = [
        ({"abstract": text("More.")}, True),
        ({"body": text("More.")}, True),
        ({"title": text("More.")}, False),
        ({"tldr": text("More.")}, False),
        ({"links": (PaperLink("x", "X", "https://example.org"),)}, False),
        ({"license": "MIT"}, False),
    ]
    for fields, is_alike in changes:
        changed = library(msgspec.structs.replace(papers[0], **fields), papers[1], settings=AT_HOME)
        memory = ArrangingMemory()
        before = arrange(library(*papers, settings=AT_HOME), memory)
        after = {one.url: one for one in arrange(changed, memory).documents}
        for one in before.documents:
            if one.url in {"publications.json", "embed/papers.txt"}:
                assert isinstance(one, Deferred)
                assert one.is_like(after[one.url]) == is_alike, fields
                assert not is_alike or made(one) == made(after[one.url])
