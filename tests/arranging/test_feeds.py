"""Feeds, as feed readers read them."""

import json
from datetime import UTC, datetime
from typing import Any

import feedparser
import msgspec
import pytest

from generator.arranging.arrange import arrange
from generator.model.library import NewsItem
from generator.model.paper import Paper, Place
from generator.model.settings import NO_FEEDS, FeedSettings, Settings
from generator.model.site.paths import NEWS
from generator.model.text import Text
from generator.text.link import CONTENT
from tests.arranging.hostile import SHOWN, SITE, documents, hostile_library
from tests.arranging.papers import TODAY, date_of, library, paper, text

FEEDS = ["papers.atom.xml", "papers.feed.json", "news.atom.xml", "news.feed.json"]
AT_HOME = Settings(url=SITE)


def atom(text: str) -> Any:
    """Parse an Atom feed with feedparser, and check the elements that RFC 4287 requires."""
    found = feedparser.parse(text.encode(), sanitize_html=False, resolve_relative_uris=False)
    assert (found.bozo, found.version) == (False, "atom10")
    assert found.feed.id and found.feed.title and found.feed.updated_parsed
    assert found.entries and all(entry.id and entry.title and entry.updated_parsed for entry in found.entries)
    assert all("author" in found.feed or "author" in entry for entry in found.entries)
    ids = [found.feed.id, *(entry.id for entry in found.entries)]
    assert len({*ids}) == len(ids) and all(id.startswith(SITE) for id in ids)
    assert found.feed.updated == max(entry.updated for entry in found.entries)
    return found


def json_feed(text: str) -> dict[str, Any]:
    """Parse a JSON Feed, and check the members that version 1.1 requires."""
    feed: dict[str, Any] = json.loads(text)
    assert feed["version"] == "https://jsonfeed.org/version/1.1" and feed["title"]
    ids = [item["id"] for item in feed["items"]]
    assert ids and len({*ids}) == len(ids) and all(isinstance(id, str) and id.startswith(SITE) for id in ids)
    for item in feed["items"]:
        assert item.get("content_html") or item.get("content_text")
        assert datetime.fromisoformat(item["date_published"]).tzinfo == UTC
        assert all(isinstance(tag, str) for tag in item.get("tags", []))
    for authors in [feed["authors"], *(item.get("authors", []) for item in feed["items"])]:
        assert isinstance(authors, list) and all(author.get("name") or author.get("url") for author in authors)
    assert set(feed) <= {"version", "title", "home_page_url", "feed_url", "description", "language", "authors", "items"}
    return feed


def note(id: str, *date: int, html: str = "<p>Words.</p>", title: str = "") -> NewsItem:
    body = Text(html, html, "Words.")
    return NewsItem(id=id, place=Place(f"content/news/{id}.md"), issued=date_of(*date), body=body, title=text(title))


def made(*papers: Paper, settings: Settings = AT_HOME, **fields: Any) -> dict[str, str]:
    return documents(arrange(library(*papers, settings=settings, **fields)))


def test_a_feed_has_the_newest_papers_first() -> None:
    """The newest come first; a year is dated to its first day; undated and future papers are left out."""
    dates = {"day": (2024, 5, 7), "month": (2024, 6), "year": (2023,), "now": (2025, 6, 1), "next": (2025, 6, 2)}
    found = made(paper("never"), *(paper(id, "Jane Q. Doe", date=date) for id, date in dates.items()))
    entries = atom(found["papers.atom.xml"]).entries
    expected = {"now": "2025-06-01", "month": "2024-06-01", "day": "2024-05-07", "year": "2023-01-01"}
    assert [(entry.id, entry.updated) for entry in entries] == [
        (f"{SITE}papers/{id}.html", f"{day}T00:00:00Z") for id, day in expected.items()
    ]
    items = json_feed(found["papers.feed.json"])["items"]
    assert [(item["id"], item["date_published"]) for item in items] == [(one.id, one.updated) for one in entries]


def test_a_feed_has_as_many_entries_as_the_settings_say() -> None:
    """The default is 30 entries, the settings can change the number, and 0 means all."""
    papers = [paper(f"p{number}", date=(1900 + number,)) for number in range(40)]
    for entries, count in ((None, 30), (2, 2), (0, 40)):
        settings = AT_HOME if entries is None else Settings(url=SITE, feeds=FeedSettings(entries=entries))
        found = made(*papers, settings=settings)
        assert len(atom(found["papers.atom.xml"]).entries) == count
        assert json_feed(found["papers.feed.json"])["items"][0]["id"].endswith("papers/p39.html")


def test_an_entry_of_a_feed_has_authors_subjects_and_summary() -> None:
    """An entry has authors with addresses, subjects, identifiers, a plain summary, and the HTML of the paper."""
    about = Text("x", '<p>With <math alttext="x_i"><mi>x</mi></math>.</p>', "With x_i.")
    one = paper(
        "a", "Jane Q. Doe", "B Two", date=(2024, 5, 7), abstract=about, container_title="Words & Things",
        volume="3", doi="10.1000/182", fields=("cs.CL",), keywords=("counting",),
    )  # fmt: skip
    found = made(one)
    (entry,) = atom(found["papers.atom.xml"]).entries
    assert [author.name for author in entry.authors] == ["Jane Q. Doe", "B Two"]
    assert [tag.term for tag in entry.tags] == ["Computation and Language", "counting"]
    assert (entry.link, entry.summary) == (f"{SITE}papers/a.html", "With x_i.")
    assert [link.href for link in entry.links if link.rel == "related"] == ["https://doi.org/10.1000/182"]
    (item,) = json_feed(found["papers.feed.json"])["items"]
    assert entry.content[0].type == "text/html" and entry.content[0].value == item["content_html"]
    for part in ("<p>Jane Q. Doe and B Two</p>", "<cite>Words &amp; Things</cite>, 3, May 7, 2024", about.html):
        assert part in item["content_html"]


def test_every_link_in_a_feed_is_absolute() -> None:
    """Links to papers, files and fragments of the same page are absolute."""
    inside = f'<a href="{CONTENT}papers/b.md">b</a><sup id="fnref:1"><a href="#fn:1">1</a></sup><a href="#x">x</a>'
    papers = [paper(id, date=(2024,), note=Text("x", inside, "b"), arxiv="2405.04430") for id in "ab"]
    found = made(*papers, news=(note("n", 2024, 5, 7, html=inside),))
    news = atom(found["news.atom.xml"]).entries[0].content[0].value
    assert f'href="{SITE}papers/b.html"' in news and f'href="{SITE}news/n.html#x"' in news
    html = json_feed(found["papers.feed.json"])["items"][0]["content_html"]
    assert f'href="{SITE}papers/b.html"' in html and f'href="{SITE}papers/a.html#x"' in html
    for feed in FEEDS:
        assert 'href="#' not in found[feed] and "href=&quot;#" not in found[feed]
        assert not {"\x02", "\x03", "\ue001"} & {*found[feed]}


def test_news_has_a_feed_of_its_own() -> None:
    """News items have a feed; one without a title is named by its date."""
    found = made(news=(note("b", 2024, 5, 7), note("a", 2024, 5, title="A prize")))
    feed = atom(found["news.atom.xml"])
    assert [entry.title for entry in feed.entries] == ["News of May 7, 2024", "A prize"]
    assert feed.feed.link == f"{SITE}{NEWS}"
    assert json_feed(found["news.feed.json"])["items"][1]["summary"] == "Words."
    assert "papers.atom.xml" not in found


def test_a_crowd_is_cut_but_not_the_owner() -> None:
    """Of three thousand authors, an entry names the first ones and the owner."""
    crowd = [*(f"Author No{number}" for number in range(3000)), "Jane Q. Doe"]
    found = made(paper("a", *crowd, date=(2024,)))
    names = [author.name for author in atom(found["papers.atom.xml"]).entries[0].authors]
    assert len(names) == 61 and names[0] == "Author No0" and names[-1] == "Jane Q. Doe"


@pytest.mark.parametrize(
    "settings",
    [Settings(), Settings(url=SITE, feeds=NO_FEEDS), Settings(url=SITE, feeds=FeedSettings(papers=False, news=False))],
)
def test_where_there_is_no_feed(settings: Settings) -> None:
    """Without an address of the site, or if the settings say no, there is no feed, and no page names one."""
    site = arrange(library(paper("a", date=(2024,)), settings=settings, news=(note("n", 2024),)))
    assert not {*FEEDS} & {*documents(site)} and site.context.feeds == ()


def test_pages_name_the_feeds_that_there_are() -> None:
    """A site whose papers have no dates has no feed of them."""
    site = arrange(library(paper("a"), settings=AT_HOME, news=(note("n", 2024),)))
    assert {link.url[1:]: link.kind for link in site.context.feeds} == {
        "news.atom.xml": "application/atom+xml",
        "news.feed.json": "application/feed+json",
    }
    assert not {*FEEDS[:2]} & {*documents(site)}


def test_hostile_texts_are_shown_as_they_are() -> None:
    """No title, name or text breaks a feed, and all characters that can be shown are shown."""
    found = documents(arrange(hostile_library()))
    for feed in ("papers.atom.xml", "news.atom.xml"):
        entry = atom(found[feed]).entries[0]
        assert " ".join(SHOWN.split()) in " ".join(entry.title.split())
        assert "<script" not in entry.content[0].value and "<b>" not in entry.content[0].value
    for feed in ("papers.feed.json", "news.feed.json"):
        assert SHOWN.strip() in json_feed(found[feed])["items"][0]["title"]


def test_the_clock_is_not_in_a_feed() -> None:
    """A build on another day makes the same feeds."""
    made_from: dict[str, Any] = {"settings": AT_HOME, "news": (note("n", 2024, 5, 7),)}
    now = library(paper("a", date=(2024,)), **made_from)
    later = msgspec.structs.replace(now, today=date_of(2031, 2, 3))
    assert later.today != TODAY
    one, other = documents(arrange(now)), documents(arrange(later))
    assert [one[feed] for feed in FEEDS] == [other[feed] for feed in FEEDS]
