"""What the site is: its pages, what they share, and the files that stand on disk in the end."""

import os
from pathlib import Path

import msgspec

from generator.model.page import Deferred, Document, Page
from generator.model.problem import Problem
from generator.model.search import SearchIndex, SearchWay
from generator.model.settings import Raw
from generator.model.social_card import SocialCard
from generator.model.stamp import NO_STAMP, Stamp
from generator.model.tools import NO_TOOLS, Tools
from generator.model.views import Link


class Shared(msgspec.Struct, frozen=True, kw_only=True):
    """What every template may read as `site`. `direction` is that of its language: "ltr" or "rtl"; `base` is the path
    under which the site is served ("/" or "/repo/"), which only the page for missing addresses needs; `search` is the
    page that searches the site, or empty; `indexes` are the pages that list fields, venues, years …; `feeds` are what
    the heads of lists name, each with its media type as `kind`, and `services` what the footer leads to."""

    title: str
    owner: str
    language: str
    direction: str = "ltr"
    url: str
    base: str
    home: str
    search: str = ""
    navigation: tuple[Link, ...] = ()
    indexes: tuple[Link, ...] = ()
    footer_html: str = ""
    feeds: tuple[Link, ...] = ()
    services: tuple[Link, ...] = ()


class Copy(msgspec.Struct, frozen=True):
    """A file that is published as it is: its path in the output, where it comes from, and the stamp it has there."""

    path: str
    source: Path
    stamp: Stamp = NO_STAMP


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """All pages, documents for machines, social cards and files of the site, the number of its papers, and the problems
    that only show when everything is known. `owned` are the ids of the papers that the owner is an author of, `doubts`
    the names whose bearer nobody can tell, with those whose they may be, `domain` is the host of the author's own that
    leads to the site, or empty; `search` is how the site is searched, and `full` what Pagefind makes an index of, if
    that searches it."""

    shared: Shared
    theme: str
    theme_options: tuple[tuple[Raw, Raw], ...] = ()
    domain: str = ""
    pages: tuple[Page | Deferred[Page], ...]
    documents: tuple[Document | Deferred[Document], ...] = ()
    cards: tuple[Deferred[SocialCard], ...] = ()
    search: SearchWay = SearchWay.NONE
    full: Deferred[SearchIndex] | None = None
    tools: Tools = NO_TOOLS
    copies: tuple[Copy, ...] = ()
    papers: int = 0
    owned: frozenset[str] = frozenset()
    doubts: dict[str, tuple[str, ...]] = {}
    problems: tuple[Problem, ...] = ()

    @property
    def files(self) -> int:
        """How many files it is, without those of the theme and the host."""
        return len(self.pages) + len(self.documents) + len(self.cards) + len(self.copies)


class Spooled(msgspec.Struct, frozen=True):
    """Bytes that wait in a file of the system's: its descriptor, where they begin, and how many they are."""

    descriptor: int
    offset: int
    size: int

    def read(self) -> bytes:
        return os.pread(self.descriptor, self.size, self.offset)


class OutputFile(msgspec.Struct, frozen=True):
    """A file of the output: its path, and its bytes, or the file whose bytes it has.

    `key` stands for all that it is made from; empty where nobody knows. One that `is_kept` stands there already, as an
    earlier build left it. `inspected` is what somebody wanted to know of its bytes; `size` is how many they were, where
    they are gone.
    """

    path: str
    content: bytes | Spooled = b""
    source: Path | None = None
    key: bytes = b""
    is_kept: bool = False
    inspected: object = None
    size: int = 0


class Left(msgspec.Struct, frozen=True):
    """How a build left a file of the output: the key of what it was made from, and its stamp on disk."""

    key: bytes
    stamp: Stamp


class Written(msgspec.Struct, frozen=True):
    """What a write did: the paths new or changed, how many files were as they should be, the paths removed; and how
    each file was left, by its path."""

    changed: tuple[str, ...] = ()
    unchanged: int = 0
    removed: tuple[str, ...] = ()
    left: dict[str, Left] = {}
