"""The files at the root of a site for crawlers and language models."""

import re
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest
from markdown import markdown

from generator.arranging.arrange import arrange
from generator.model.library import FreePage, NewsItem
from generator.model.paper import Place
from generator.model.settings import NO_FEEDS, FeedSettings, Settings
from generator.model.site.page import RedirectPage, made
from tests.arranging.hostile import SITE, documents, hostile_library, text_of
from tests.arranging.papers import date_of, library, paper, text

NAMESPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
AT_HOME = Settings(url=SITE)
ITEM = re.compile(r"- \[(?:[^\]\\]|\\.)+\]\([^)\s]+\)(: .+)?")


def note(id: str, *date: int) -> NewsItem:
    place = Place(f"content/news/{id}.md")
    return NewsItem(id=id, place=place, issued=date_of(*date), body=text("Words."), title=text(""))


def addresses(sitemap: str) -> dict[str, str | None]:
    """Return the addresses of a sitemap, each with its lastmod."""
    found = ElementTree.fromstring(sitemap.encode()).findall("s:url", NAMESPACE)
    return {url.findtext("s:loc", "", NAMESPACE): url.findtext("s:lastmod", None, NAMESPACE) for url in found}


def test_the_sitemap_has_every_page() -> None:
    """It has every page by its canonical address, without redirects, drafts and pages that only serve readers."""
    free = FreePage(id="teaching/2024", place=Place("content/pages/teaching/2024.md"), title=text("T"), body=text("x"))
    papers = [paper("a", "A One", date=(2024,), keywords=("x",), aliases=("/old/",)), paper("b", is_draft=True)]
    site = arrange(library(*papers, settings=AT_HOME, pages=(free,)))
    found = addresses(documents(site)["sitemap.xml"])
    pages = [made(page) for page in site.pages]
    left_out = {"404.html", "embed.html", "search.html"}
    expected = {page.canonical for page in pages if not isinstance(page, RedirectPage) and page.url not in left_out}
    assert {*found} == expected
    assert {SITE, f"{SITE}papers/a.html", f"{SITE}teaching/2024.html", f"{SITE}keywords/x.html"} <= {*found}
    assert not [url for url in found if "old" in url or "/b.html" in url or "index.html" in url]


def test_only_what_is_known_to_have_changed_says_so() -> None:
    """Only a news item has a lastmod, its date, unless this is in the future."""
    news = (note("day", 2024, 5, 7), note("month", 2024, 5), note("next", 2031, 1, 1))
    found = addresses(
        documents(arrange(library(paper("a", date=(2024, 5, 7)), settings=AT_HOME, news=news)))["sitemap.xml"]
    )
    assert {url: day for url, day in found.items() if day} == {f"{SITE}news/day.html": "2024-05-07"}


def test_robots_txt_allows_all_and_names_the_sitemap() -> None:
    """It allows all and names the sitemap; for a site in a folder, it explains that crawlers do not read it."""
    for url, is_told in (("https://doe.example.org/", False), (SITE, True)):
        text = documents(arrange(library(paper("a"), settings=Settings(url=url))))["robots.txt"]
        parser = RobotFileParser()
        parser.parse(text.splitlines())
        assert parser.can_fetch("Googlebot", f"{url}papers/a.html") and parser.can_fetch("*", url)
        assert parser.site_maps() == [f"{url}sitemap.xml"]
        assert ("root of a host" in text) == is_told


def test_without_an_address_there_is_no_sitemap() -> None:
    """There is no sitemap, and robots.txt names none."""
    found = documents(arrange(library(paper("a", date=(2024,)))))
    assert "sitemap.xml" not in found
    assert found["robots.txt"] == "User-agent: *\nAllow: /\n"
    assert "](papers/a.html)" in found["llms.txt"]


def test_each_file_for_machines_can_be_switched_off() -> None:
    """A setting switches each of them off."""
    settings = Settings(url=SITE, feeds=FeedSettings(sitemap=False))
    found = {*documents(arrange(library(paper("a"), settings=settings)))}
    assert "llms.txt" in found and not {"sitemap.xml", "robots.txt"} & found
    without = arrange(library(paper("a", date=(2024,)), settings=Settings(url=SITE, feeds=NO_FEEDS)))
    ours = r"sitemap.*|robots\.txt|llms\.txt|embed.*|publications\.json|.+\.(atom\.xml|feed\.json|cff)"
    assert not [path for path in documents(without) if re.fullmatch(ours, path)]
    assert without.context.services == ()


def check_llms(text: str) -> None:
    """Check the structure: a title, a quote, text, then sections that contain only links (llmstxt.org)."""
    head, *sections = re.split(r"^## ", text, flags=re.M)
    assert re.fullmatch(r"# .+\n\n> .+\n\n[^#].*\n\n?", head), head
    assert len(re.findall(r"^# ", text, re.M)) == 1
    assert sections and sections[-1].startswith("Optional\n")
    for section in sections:
        title, *lines = [line for line in section.splitlines() if line]
        assert title and lines and all(ITEM.fullmatch(line) for line in lines), section


def test_llms_txt_lists_selected_papers_first() -> None:
    """Selected papers come first, then other papers, pages, and optional links."""
    free = FreePage(
        id="t", place=Place("content/pages/t.md"), title=text("T"), body=text("x"), description="My courses."
    )
    one = paper("a", "A One", date=(2024,), container_title="Words", tldr=text("In short."), is_featured=True)
    found = documents(arrange(library(one, paper("b"), paper("c", is_draft=True), settings=AT_HOME, pages=(free,))))
    check_llms(found["llms.txt"])
    assert f"- [Title of a]({SITE}papers/a.html): A One. Words, 2024. In short." in found["llms.txt"]
    assert f"- [T]({SITE}t.html): My courses." in found["llms.txt"]
    assert re.findall(r"^## (.+)$", found["llms.txt"], re.M) == ["Selected papers", "Other papers", "Pages", "Optional"]
    assert "Title of c" not in found["llms.txt"] and f"({SITE}publications.json)" in found["llms.txt"]
    check_llms(documents(arrange(library()))["llms.txt"].rstrip() + "\n\n## Optional\n\n- [x](y)\n")


@pytest.mark.parametrize("settings", [Settings(), Settings(exports=False), Settings(feeds=FeedSettings(embed=False))])
def test_llms_leads_to_what_there_is(settings: Settings) -> None:
    """Every link is a page or a file of the site, for any settings."""
    papers = [paper(id, "Jane Q. Doe", "A One", date=(2024,), keywords=("K",)) for id in ("a", "b")]
    site = arrange(library(*papers, settings=settings))
    there = {page.url for page in (*site.pages, *site.documents)}
    linked = re.findall(r"\]\(([^)]+)\)", documents(site)["llms.txt"])
    assert len(linked) > 5 and {*linked} <= there


def test_llms_names_as_many_papers_as_can_be_read() -> None:
    """It names the newest two hundred."""
    text = documents(arrange(library(*(paper(f"p{number}", date=(1500 + number,)) for number in range(500)))))[
        "llms.txt"
    ]
    assert text.count("](papers/p") == 200 and "papers/p499.html" in text and "papers/p299.html" not in text


def test_no_text_breaks_llms_txt() -> None:
    """No text can make another line, a link, or HTML."""
    found = documents(arrange(hostile_library()))
    assert all(url.startswith(SITE) for url in addresses(found["sitemap.xml"]))
    check_llms(found["llms.txt"])
    html = markdown(found["llms.txt"])
    assert "<b>" not in html and "</script>" not in html and 'href="javascript' not in html
    assert text_of("x").html == "<p>x</p>"
