"""Open Graph, cards, microformats and other metadata in the head of a page, read by independent clients."""

import extruct
import mf2py
import pytest

from generator.arranging.metadata.licenses import license_address
from generator.model.site.paths import paper_page
from tests.clients.sites import PNG
from tests.clients.works import HOSTILE, PROFILE, REMOVED, SITE, URL, elements, every_type, hostile, metas
from tests.portfolio import Portfolio


def _graph(html: str) -> list[tuple[str, str]]:
    """The properties of Open Graph in their order, as extruct finds them."""
    found = extruct.extract(html, base_url=URL, syntaxes=["opengraph"])["opengraph"]
    assert len(found) == 1
    return [(name, value) for name, value in found[0]["properties"]]


def test_the_card_of_a_paper(portfolio: Portfolio) -> None:
    """Title, type, address, description; when it appeared, who of its authors has a page, and its keywords."""
    every_type(portfolio).build()
    html = portfolio.html("papers/book.html")
    assert _graph(html) == [
        ("og:title", "Title of book"),
        ("og:type", "article"),
        ("og:url", f"{URL}papers/book.html"),
        ("og:description", "We show that it is so."),
        ("og:site_name", "Papers of Doe"),
        ("article:published_time", "2024-05-07"),
        ("article:author", URL),
        ("article:author", "https://orcid.org/0000-0002-1694-233X"),
        ("article:tag", "one"),
        ("article:tag", "two words"),
    ]
    said = dict(metas(html))
    assert said["twitter:card"] == "summary" and said["fediverse:creator"] == "@jane@example.social"


def test_pictures_are_absolute(portfolio: Portfolio) -> None:
    """A picture of the paper, with its size and description; the photo on the home page; none without an address."""
    portfolio.file("papers/a.png", PNG).file("photo.png", PNG)
    portfolio.file("site.yaml", SITE).file("profile.yaml", "name: Jane Doe\nphoto: photo.png\n")
    portfolio.paper("a", image="a.png", image_alt="A dot").build()
    said = dict(_graph(portfolio.html("papers/a.html")))
    assert said["og:image"].partition("?v=")[0] == f"{URL}papers/a/a.png" and portfolio.has("papers/a/a.png")
    assert (said["og:image:width"], said["og:image:alt"]) == ("1", "A dot")
    assert dict(_graph(portfolio.html("index.html")))["og:image"].startswith(f"{URL}photo.png?v=")
    portfolio.file("site.yaml", "title: x\n").build()
    assert not {"og:image", "og:url"} & dict(_graph(portfolio.html("papers/a.html"))).keys()


def test_the_home_page_is_an_open_graph_profile(portfolio: Portfolio) -> None:
    """It is a profile, with the names of a person."""
    every_type(portfolio).build()
    said = dict(_graph(portfolio.html("index.html")))
    assert (said["og:type"], said["og:url"], said["profile:first_name"]) == ("profile", URL, "Jane")
    assert said["profile:last_name"] == "Doe"


def test_mf2py_finds_one_h_card(portfolio: Portfolio) -> None:
    """mf2py finds one person with name, address, photo, institutions, and the pages that are theirs."""
    portfolio.file("photo.png", PNG).file("profile.yaml", f"{PROFILE}photo: photo.png\n").file("files/cv.pdf", b"%PDF")
    portfolio.file("site.yaml", SITE).file("profile.md", "I study things.\n").build()
    found = mf2py.parse(doc=portfolio.html("index.html"), url=URL)
    (card,) = found["items"]
    assert card["type"] == ["h-card"]
    person = card["properties"]
    assert person["name"] == ["Jane Doe"] and person["uid"] == [URL] and person["org"][0] == "Example University"
    assert person["photo"][0]["value"].startswith(f"{URL}photo.png?v=") and person["note"] == ["I study things."]
    assert person["email"] == ["mailto:jane@example.org"] and person["job-title"] == ["Professor"]
    mine = {"https://example.social/@jane", "https://github.com/janedoe", "https://orcid.org/0000-0002-1825-0097"}
    assert {*found["rels"]["me"]} == mine and {*person["url"]} == mine | {URL}


@pytest.mark.parametrize("id", HOSTILE)
def test_hostile_words_stay_words(portfolio: Portfolio, id: str) -> None:
    """Previews read the title as it was written, in one element."""
    hostile(portfolio).build(expect=REMOVED)
    html = portfolio.html(paper_page(id))
    title = elements(html, "h1")[0]
    assert dict(_graph(html))["og:title"] == " ".join("".join(title.itertext()).split())


def test_pages_that_are_found_nowhere_tell_nothing(portfolio: Portfolio) -> None:
    """The 404 page and redirects describe nothing."""
    portfolio.file("site.yaml", SITE).paper("a", aliases=["/old"]).build()
    for page in ("404.html", "old.html"):
        assert not [name for name, _ in metas(portfolio.html(page)) if name.startswith(("og:", "citation_"))]
        assert "ld+json" not in portfolio.html(page)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("CC-BY-4.0", "https://spdx.org/licenses/CC-BY-4.0"),
        ("CC BY-NC-SA 4.0", "https://spdx.org/licenses/CC-BY-NC-SA-4.0"),
        ("cc by nc 4.0", "https://spdx.org/licenses/CC-BY-NC-4.0"),
        ("https://creativecommons.org/licenses/by/4.0/", "https://spdx.org/licenses/CC-BY-4.0"),
        ("mit", "https://spdx.org/licenses/MIT"),
        ("Apache 2.0", "https://spdx.org/licenses/Apache-2.0"),
        ("https://example.org/licence", "https://example.org/licence"),
        ("all rights reserved", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_known_licences_link_to_spdx(written: str, expected: str) -> None:
    """Known names become SPDX links, addresses stay as they are, and other texts are not links."""
    assert license_address(written) == expected
