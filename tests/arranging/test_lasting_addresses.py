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


@pytest.mark.parametrize(
    "titles",
    [["Setup 中文", "Setup 日本語", "Настройка", "Café au lait", "الإعداد", "Setup"],
     ["Setup", "Setup!", "Setup?", "set-up", "Set up"],
     ["β cells", "b cells", "B-cells", "*b* cells"],
     ["हिन्दी", "हिन्द", "ภาษาไทย", "ภาษไทย", "שָׁלוֹם", "שלום", "العَرَبِيَّة"],
     ["★", "☆", "🎉 🎉", "—"], ["$x^2$", "$x_2$", "x2"], ["`a.b`", "`a_b`", "A B"]],
    ids=["scripts", "punctuation", "letters", "marks", "symbols", "formulas", "code"],
)  # fmt: skip
def test_anchors_are_unique_and_do_not_depend_on_order(titles: list[str]) -> None:
    """Each heading has an anchor of its own, which is the same in another order and among others."""
    found = []
    for order in (titles, titles[::-1], ["Other", *titles[1:], titles[0]]):
        marked = render_markdown("\n\n".join(f"## {title}" for title in order))
        found.append({text: id for _, id, text in marked.headings if text != "Other"})
        assert [id for _, id, _ in marked.headings] == re.findall(r'<h2 id="([^"]*)"', marked.html)
    assert found[0] == found[1] == found[2] and len(set(found[0].values())) == len(found[0]) >= len(titles) - 1
    assert not any(id in {"sec-", "sec-x"} for id in found[0].values())


def test_anchors_keep_letters() -> None:
    """Letters and marks of all scripts are kept; those in Latin letters are as before."""
    text = "\n\n".join(f"## {title}" for title in ("Setup 中文", "Café au lait", "हिन्दी में", "Setup", "What's new?"))
    ids = [id for _, id, _ in render_markdown(text).headings]
    assert ids == ["sec-setup-中文", "sec-cafe-au-lait", "sec-हिन्दी-में", "sec-setup", "sec-whats-new"]


def test_headings_of_several_notes_on_one_page(portfolio: Portfolio) -> None:
    """Each has an id of its own, and a link inside a note leads to the heading of that note."""
    for day in (1, 2):
        portfolio.file(
            f"news/2020-01-0{day}-note.md",
            f"---\ntitle: N{day}\n---\nText{day}: [below](#setup), [also](#sec-setup).\n\n## Setup\n\nDone.\n",
        )
    portfolio.file("pages/about.md", "---\ntitle: About\n---\n[first](../news/2020-01-01-note.md#setup)\n")
    portfolio.paper("a").build()
    html = portfolio.html("news.html")
    ids = re.findall(r'\bid="([^"]*)"', html)
    assert len(ids) == len(set(ids)) and len([id for id in ids if id.endswith("note-setup")]) == 2
    for day in (1, 2):
        links = re.findall(rf'Text{day}: <a href="#([^"]*)">below</a>, <a href="#([^"]*)">also', html)[0]
        assert links[0] == links[1] == f"sec-2020-01-0{day}-note-setup"
    assert 'href="news/2020-01-01-note.html#sec-2020-01-01-note-setup"' in portfolio.html("about.html")


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


@pytest.mark.parametrize(
    ("written", "address"),
    [("#papers", "index.html#papers"), ("index.html#papers", "index.html#papers"),
     ("pages/teaching.md#part", "teaching.html#sec-part"), ("pages/teaching.md#sec-part", "teaching.html#sec-part"),
     ("pages/teaching.md#Part", "teaching.html#sec-part"), ("teaching.html#part", "teaching.html#sec-part"),
     ("pages/teaching.md#two-words", "teaching.html#sec-two-words"), ("pages/teaching.md#own", "teaching.html#own"),
     ("pages/teaching.md#Two%20Words", "teaching.html#sec-two-words"),
     ("pages/teaching.md#中文", "teaching.html#sec-%E4%B8%AD%E6%96%87"),
     ("pages/teaching.md#%E4%B8%AD%E6%96%87", "teaching.html#sec-%E4%B8%AD%E6%96%87"),
     ("papers/a.md#method", "papers/a.html#sec-method"), ("papers/a.md#cite", "papers/a.html#cite"),
     ("pages/teaching.md", "teaching.html")],
)  # fmt: skip
def test_fragments_of_links(portfolio: Portfolio, written: str, address: str) -> None:
    """In the navigation and in Markdown, the name of a heading leads to it; other fragments are kept."""
    text = "## Part\n\n## Two words\n\n## 中文\n\n## Named {: #own}\n"
    portfolio.file("pages/teaching.md", f"---\ntitle: Teaching\n---\n{text}")
    in_text = f"/{written}" if not written.startswith("#") else f"/index.html{written}"
    portfolio.file("pages/about.md", f"---\ntitle: About\n---\n[there](<{in_text}>)\n")
    portfolio.file("site.yaml", f"navigation:\n- There: '{written}'\n")
    portfolio.paper("a", "Words.\n\n## Method\n\nMore.").build()
    assert portfolio.html("about.html").count(f'href="{address}"') >= 2


def test_the_page_for_missing_addresses_can_be_ones_own(portfolio: Portfolio) -> None:
    """`pages/404.md` replaces the text, without a warning, and is in no list, unless its entry says so."""
    portfolio.file("site.yaml", "url: https://jane.example/\n")
    portfolio.file("pages/404.md", "---\ntitle: Lost?\n---\nMy own words.\n").paper("a").build()
    assert "My own words." in portfolio.text("404.html") and "Page not found" not in portfolio.text("404.html")
    for path in ("index.html", "llms.txt", "search-index.js", "sitemap.xml", "papers/a.html"):
        text = (portfolio.root / "output" / path).read_text("utf-8")
        assert "Lost" not in text and "404" not in text, path
    portfolio.file("pages/404.md", "---\ntitle: Lost?\nnavigation: yes\n---\nMy own words.\n").build()
    assert "Lost?" in portfolio.html("index.html")
