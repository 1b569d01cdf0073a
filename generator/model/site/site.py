"""A site: its pages, the values that they share, and its files in the output."""

import os
from pathlib import Path

import msgspec

from generator.model.file_stat import NO_STAT, FileStat
from generator.model.problem import Problem
from generator.model.settings import Raw
from generator.model.site.page import Deferred, Document, Page
from generator.model.site.search import SearchIndex, SearchMode
from generator.model.site.social_card import SocialCard
from generator.model.site.views import Link
from generator.model.tools import NO_TOOLS, Tools


class SiteContext(msgspec.Struct, frozen=True, kw_only=True):
    """The values that all pages share; templates use them as `site`.

    `direction` is the writing direction of the language: "ltr" or "rtl". `base` is the path under which the site is
    served ("/" or "/repo/"); only the page for missing addresses needs it. `search` is the URL of the search page, or
    empty. `indexes` are links to the pages that list fields, venues, years …. `feeds` are links for the heads of lists,
    and `services` links for the footer; in both, `kind` is the media type.
    """

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
    """A file of content/ to publish: its `path` in the output, and its `source` on disk with the stamp of that.

    It is published without the metadata of a photo, and without scripts if it is a drawing that `has_scripts`; if
    `is_verbatim`, it is published unchanged.
    """

    path: str
    source: Path
    stamp: FileStat = NO_STAT
    has_scripts: bool = False
    is_verbatim: bool = False


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """All pages, documents for machines, social cards and copied files of the site.

    `domain` is a custom domain of the author, or empty. `protects_email` is whether files are written without readable
    e-mail addresses. `full` are the records for Pagefind; None if the site does not use it. `papers` is the number of
    papers, and `owned` are the ids of those that the owner is an author of. `ambiguous_names` are ambiguous names of
    authors, each with the people that it may mean. `problems` are those that are found only when the whole content is
    known.
    """

    context: SiteContext
    theme: str
    theme_options: tuple[tuple[Raw, Raw], ...] = ()
    protects_email: bool = False
    domain: str = ""
    pages: tuple[Page | Deferred[Page], ...]
    documents: tuple[Document | Deferred[Document], ...] = ()
    cards: tuple[Deferred[SocialCard], ...] = ()
    search: SearchMode = SearchMode.NONE
    full: Deferred[SearchIndex] | None = None
    tools: Tools = NO_TOOLS
    copies: tuple[Copy, ...] = ()
    papers: int = 0
    owned: frozenset[str] = frozenset()
    ambiguous_names: dict[str, tuple[str, ...]] = {}
    problems: tuple[Problem, ...] = ()

    @property
    def files(self) -> int:
        """The number of files, without those of the theme and those for the host."""
        return len(self.pages) + len(self.documents) + len(self.cards) + len(self.copies)


class Spooled(msgspec.Struct, frozen=True):
    """Bytes in a temporary file: its open descriptor, and the offset and the size of the bytes in it."""

    descriptor: int
    offset: int
    size: int

    def read(self) -> bytes:
        """Return the bytes; the descriptor must still be open."""
        return os.pread(self.descriptor, self.size, self.offset)


class OutputFile(msgspec.Struct, frozen=True):
    """A file of the output: its path, and its `content` or the `source` file that is copied.

    A file with both has a `source` that must not be published as it is; then `content` counts.
    `key` is a digest of everything that the file is made from; it is empty if that is unknown. If `is_kept`, an earlier
    build wrote the file, and it is still correct. `inspected` is the result of the inspection that the build was asked
    for. `size` is the number of bytes, for a file whose `content` is no longer kept.
    """

    path: str
    content: bytes | Spooled = b""
    source: Path | None = None
    key: bytes = b""
    is_kept: bool = False
    inspected: object = None
    size: int = 0

    @property
    def is_copy(self) -> bool:
        """Whether the file has the bytes of its `source`."""
        return self.source is not None and not (self.content or self.size)


class OutputState(msgspec.Struct, frozen=True):
    """The state of a file of the output after a build: its key (see `OutputFile`), and its stamp on disk."""

    key: bytes
    stamp: FileStat


class Written(msgspec.Struct, frozen=True):
    """The result of writing the output.

    `changed` are the paths of new and changed files, `removed` those of removed files, and `unchanged` is the number of
    files that were correct already. `left` is the state of each file with a key, by its path.
    """

    changed: tuple[str, ...] = ()
    unchanged: int = 0
    removed: tuple[str, ...] = ()
    left: dict[str, OutputState] = {}
