"""A feed of the newest papers or notes, for feed readers."""

import msgspec

from generator.model.date import PartialDate


class FeedPerson(msgspec.Struct, frozen=True):
    """An author of an entry. `url` identifies the person, for example by an ORCID iD; it is empty if there is none."""

    name: str
    url: str = ""


class FeedEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One paper or note.

    `url` is the absolute URL of its page, and also the permanent id of the entry. `html` is its text with absolute
    links, `summary` the same text as plain text. `related` are absolute URLs.
    """

    url: str
    title: str
    issued: PartialDate
    html: str = ""
    summary: str = ""
    authors: tuple[FeedPerson, ...] = ()
    categories: tuple[str, ...] = ()
    related: tuple[str, ...] = ()


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """A feed with at least one entry, newest first.

    `url` is the absolute URL of the feed, `home` that of the page which shows the same entries.
    """

    url: str
    home: str
    title: str
    description: str
    language: str
    author: FeedPerson
    entries: tuple[FeedEntry, ...]

    @property
    def updated(self) -> PartialDate:
        """The date of the newest entry, as the date of the feed."""
        return max(entry.issued for entry in self.entries)


def instant(date: PartialDate) -> str:
    """Return the earliest moment of `date` in the format of RFC 3339: May 2024 -> "2024-05-01T00:00:00Z"."""
    return f"{date.year:04}-{date.month or 1:02}-{date.day or 1:02}T00:00:00Z"
