"""The size of a site in numbers."""

import msgspec


class Counts(msgspec.Struct, frozen=True):
    """The number of papers that a site shows, of papers that are drafts, and of pages of the site.

    `hidden` is the number of pages and notes that are drafts, `waiting` that of notes with a date in the future.
    """

    papers: int = 0
    drafts: int = 0
    pages: int = 0
    hidden: int = 0
    waiting: int = 0
