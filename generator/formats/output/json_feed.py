"""Feed -> JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from typing import Any

import msgspec

from generator.model.site.feed import Feed, FeedEntry, FeedPerson, instant

MEDIA_TYPE = "application/feed+json"
VERSION = "https://jsonfeed.org/version/1.1"


def format_json_feed(feed: Feed) -> str:
    """Return the feed as indented JSON without empty values."""
    record = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.url,
        "description": feed.description,
        "language": feed.language,
        "authors": [_person(feed.author)],
        "items": [_item(entry) for entry in feed.entries],
    }
    return msgspec.json.format(msgspec.json.encode(record), indent=1).decode() + "\n"


def _item(entry: FeedEntry) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": entry.url,
        "url": entry.url,
        "title": entry.title,
        "content_html": entry.html,
        "content_text": entry.summary if not entry.html else "",
        "summary": entry.summary,
        "date_published": instant(entry.issued),
        "authors": [_person(author) for author in entry.authors],
        "tags": list(entry.categories),
    }
    found = {name: value for name, value in item.items() if value}
    # One of the two must be there (JSON Feed 1.1, "Items").
    return found if {"content_html", "content_text"} & found.keys() else {**found, "content_text": entry.title}


def _person(person: FeedPerson) -> dict[str, str]:
    return {"name": person.name, "url": person.url} if person.url else {"name": person.name}
