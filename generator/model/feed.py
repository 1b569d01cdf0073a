"""A feed: what has come newly, for programs that ask again and again."""

import msgspec

from generator.model.date import PartialDate


class FeedPerson(msgspec.Struct, frozen=True):
    """Somebody who wrote an entry, with an address that stands for them, if there is one."""

    name: str
    url: str = ""


class FeedEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One paper or note. `url` is the absolute address of its page, by which it is known for ever; `html` has absolute
    links, `summary` is the same in plain words."""

    url: str
    title: str
    issued: PartialDate
    html: str = ""
    summary: str = ""
    authors: tuple[FeedPerson, ...] = ()
    categories: tuple[str, ...] = ()
    related: tuple[str, ...] = ()


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """A feed with at least one entry, newest first. `url` is its own absolute address, `home` that of the page with the
    same in HTML."""

    url: str
    home: str
    title: str
    description: str
    language: str
    author: FeedPerson
    entries: tuple[FeedEntry, ...]

    @property
    def updated(self) -> PartialDate:
        """The date of the newest entry: the feed says nothing newer."""
        return max(entry.issued for entry in self.entries)


def instant(date: PartialDate) -> str:
    """The first moment that `date` can mean, as RFC 3339 writes it: "2024-05-01T00:00:00Z" for May 2024."""
    return f"{date.year:04}-{date.month or 1:02}-{date.day or 1:02}T00:00:00Z"
