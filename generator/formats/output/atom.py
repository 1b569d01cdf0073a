"""Feed -> Atom (RFC 4287)."""

from collections.abc import Iterator

from generator.model.site.feed import Feed, FeedEntry, FeedPerson, instant
from generator.text.xml import escaped_xml as escaped

MEDIA_TYPE = "application/atom+xml"


def format_atom(feed: Feed) -> str:
    """Return the feed with one element per line. HTML is escaped, as type "html" requires (RFC 4287, 3.1.1.2)."""
    return "".join(_lines(feed))


def _lines(feed: Feed) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>\n'
    yield f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{escaped(feed.language)}">\n'
    yield _element("title", feed.title)
    yield _element("subtitle", feed.description)
    yield _element("id", feed.url)
    yield _element("updated", instant(feed.updated))
    yield f'<link rel="self" type="{MEDIA_TYPE}" href="{escaped(feed.url)}"/>\n'
    yield f'<link rel="alternate" type="text/html" href="{escaped(feed.home)}"/>\n'
    yield _person(feed.author)
    yield _element("generator", "paperfolio")
    for entry in feed.entries:
        yield from _entry(entry)
    yield "</feed>\n"


def _entry(entry: FeedEntry) -> Iterator[str]:
    yield "<entry>\n"
    yield _element("title", entry.title)
    yield _element("id", entry.url)
    yield f'<link rel="alternate" type="text/html" href="{escaped(entry.url)}"/>\n'
    yield from (f'<link rel="related" href="{escaped(url)}"/>\n' for url in entry.related)
    yield _element("published", instant(entry.issued))
    yield _element("updated", instant(entry.issued))
    yield from map(_person, entry.authors)
    yield from (f'<category term="{escaped(word)}"/>\n' for word in entry.categories)
    if entry.summary:
        yield _element("summary", entry.summary)
    if entry.html:
        yield f'<content type="html">{escaped(entry.html)}</content>\n'
    yield "</entry>\n"


def _person(person: FeedPerson) -> str:
    url = f"<uri>{escaped(person.url)}</uri>" if person.url else ""
    return f"<author><name>{escaped(person.name)}</name>{url}</author>\n"


def _element(name: str, text: str) -> str:
    return f"<{name}>{escaped(text)}</{name}>\n"
