"""The size of a site in numbers."""

import msgspec


class Counts(msgspec.Struct, frozen=True):
    """The number of papers that a site shows, of drafts, and of pages."""

    papers: int = 0
    drafts: int = 0
    pages: int = 0
