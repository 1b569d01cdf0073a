"""Laws of the writers of feeds: whatever a text holds, a reader of the format reads the same."""

import json
import re
from typing import Any
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from generator.formats.output.atom import format_atom
from generator.formats.output.json_feed import format_json_feed
from generator.model.date import PartialDate
from generator.model.site.feed import Feed, FeedEntry, FeedPerson, instant
from generator.text.xml import escaped_xml, only_characters

ATOM = "{http://www.w3.org/2005/Atom}"
WORDS = st.text(st.characters(codec="utf-8"), max_size=40)
DATES = st.builds(PartialDate, st.integers(1, 9999), st.integers(0, 12)) | st.dates().map(
    lambda day: PartialDate(day.year, day.month, day.day)
)
PEOPLE = st.builds(FeedPerson, WORDS.filter(bool), WORDS)
ENTRIES = st.builds(
    FeedEntry,
    url=WORDS,
    title=WORDS,
    issued=DATES,
    html=WORDS,
    summary=WORDS,
    authors=st.lists(PEOPLE, max_size=3).map(tuple),
    categories=st.lists(WORDS, max_size=3).map(tuple),
    related=st.lists(WORDS, max_size=2).map(tuple),
)
FEEDS = st.builds(
    Feed,
    url=WORDS,
    home=WORDS,
    title=WORDS,
    description=WORDS,
    language=st.just("en"),
    author=PEOPLE,
    entries=st.lists(ENTRIES, min_size=1, max_size=3).map(tuple),
)


def _text(element: Any, name: str) -> str:
    return element.findtext(ATOM + name) or ""


@given(FEEDS)
def test_texts_come_back_from_atom(feed: Feed) -> None:
    """Texts and attributes come back, but for characters that no XML may hold and white space in attributes."""
    root = ElementTree.fromstring(format_atom(feed).encode())
    assert _text(root, "title") == only_characters(feed.title)
    assert _text(root, "updated") == max(instant(entry.issued) for entry in feed.entries)
    for entry, element in zip(feed.entries, root.findall(f"{ATOM}entry"), strict=True):
        assert _text(element, "title") == only_characters(entry.title)
        assert _text(element, "content") == only_characters(entry.html)
        assert _text(element, "summary") == only_characters(entry.summary)
        names = [_text(author, "name") for author in element.findall(f"{ATOM}author")]
        assert names == [only_characters(author.name) for author in entry.authors]
        terms = [category.get("term") for category in element.findall(f"{ATOM}category")]
        assert terms == [re.sub(r"[\t\n]", " ", only_characters(word)) for word in entry.categories]


@given(FEEDS)
def test_texts_come_back_from_json_feed(feed: Feed) -> None:
    """Texts come back to the letter, what is empty is left out, and each item has content."""
    found = json.loads(format_json_feed(feed))
    assert (found["title"], found["authors"][0]["name"]) == (feed.title, feed.author.name)
    for entry, item in zip(feed.entries, found["items"], strict=True):
        assert item.get("title", "") == entry.title and item.get("content_html", "") == entry.html
        assert "content_html" in item or "content_text" in item
        assert [author["name"] for author in item.get("authors", [])] == [author.name for author in entry.authors]


@given(st.text())
def test_any_text_can_be_escaped_for_xml(text: str) -> None:
    """Anything can be escaped, halves of characters, too; what is left out is no character of XML."""
    root = ElementTree.fromstring(f"<x y='{escaped_xml(text)}'>{escaped_xml(text)}</x>".encode())
    assert (root.text or "") == only_characters(text)
    assert only_characters(only_characters(text)) == only_characters(text)
    assert {*text} - {*only_characters(text)} <= {*map(chr, [*range(32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF])}
