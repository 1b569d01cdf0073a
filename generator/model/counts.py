"""How much there is."""

import msgspec


class Counts(msgspec.Struct, frozen=True):
    """The papers that a site shows, those in draft, and its pages."""

    papers: int = 0
    drafts: int = 0
    pages: int = 0
