"""Addresses stay and are unique: aliases, anchors, footnotes, fragments in links, and the page of error 404."""

import re

import pytest

from generator.text.markdown import render_markdown
from tests.portfolio import Portfolio


@pytest.mark.parametrize("alias", ["/publication/%E4%B8%AD%E6%96%87/", "/publication/中文"])
def test_an_alias_is_decoded_and_answers_with_and_without_a_slash(portfolio: Portfolio, alias: str) -> None:
    """Hosts decode an address before they look for its file."""
    portfolio.paper("a", aliases=[alias]).build()
    for page in ("publication/中文/index.html", "publication/中文.html"):
        assert "papers/a.html" in portfolio.html(page)


def test_a_written_alias_wins_over_the_other_form_of_one(portfolio: Portfolio) -> None:
    """Two papers with `/x` and `/x/` keep these addresses, without a warning."""
    portfolio.paper("a", aliases=["/x"]).paper("b", aliases=["/x/"]).build()
    assert "papers/a.html" in portfolio.html("x.html") and "papers/b.html" in portfolio.html("x/index.html")


@pytest.mark.parametrize("alias", ["/a?b=1", "/a#b", "/a%23b"])
def test_an_alias_that_no_host_answers(portfolio: Portfolio, alias: str) -> None:
    """What follows `?` or `#` is not a part of a path."""
    shown = alias.replace("%23", "#")
    portfolio.paper("a", aliases=[alias])
    portfolio.build(expect=(f'"{shown}" has a # or a ?, which no host sends to a file; it is left out',))


def test_anchors_keep_letters_and_do_not_depend_on_order() -> None:
    """Each heading has an anchor of its own; those in Latin letters are as before."""
    titles = ["Setup 中文", "Setup 日本語", "Настройка", "Café au lait", "الإعداد", "Setup"]
    found = []
    for order in (titles, titles[::-1]):
        html = render_markdown("\n\n".join(f"## {title}" for title in order)).html
        found.append(set(re.findall(r'<h2 id="([^"]*)"', html)))
    assert found[0] == found[1] and len(found[0]) == len(titles)
    assert {"sec-setup-中文", "sec-setup-日本語", "sec-cafe-au-lait", "sec-setup"} <= found[0]


def test_footnotes_of_several_notes_on_one_page(portfolio: Portfolio) -> None:
    """Each leads to its own text."""
    for day in (1, 2):
        portfolio.file(f"news/2020-01-0{day}-note.md", f"---\ntitle: N{day}\n---\nText{day}.[^1]\n\n[^1]: Foot{day}.\n")
    portfolio.paper("a").build()
    html = portfolio.html("news.html")
    ids = re.findall(r'\bid="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    for day in (1, 2):
        target = re.search(rf'Text{day}\.<sup[^>]*><a class="footnote-ref" href="#([^"]*)"', html)
        assert target and re.search(rf'<li id="{re.escape(target[1])}">\s*<p>Foot{day}\.', html)


def test_fragments_of_links(portfolio: Portfolio) -> None:
    """In the navigation and in Markdown, a fragment is kept."""
    portfolio.file(
        "pages/teaching.md", "---\ntitle: Teaching\n---\n## Part\n\n[papers](../index.html#papers) [here](#sec-part)\n"
    )
    portfolio.file(
        "site.yaml",
        "navigation:\n- Papers: '#papers'\n- All: index.html#papers\n- Part: pages/teaching.md#sec-part\n",
    )
    portfolio.paper("a").build()
    html = portfolio.html("teaching.html")
    assert "%23" not in html
    assert html.count('href="index.html#papers"') >= 3 and 'href="teaching.html#sec-part"' in html


def test_the_page_for_missing_addresses_can_be_ones_own(portfolio: Portfolio) -> None:
    """`pages/404.md` replaces the text, without a warning."""
    portfolio.file("pages/404.md", "---\ntitle: Lost?\nnavigation: no\n---\nMy own words.\n").paper("a").build()
    assert "My own words." in portfolio.text("404.html") and "Page not found" not in portfolio.text("404.html")
