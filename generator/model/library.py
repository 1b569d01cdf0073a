"""The content of `content/` after reading, before it is arranged into pages."""

from pathlib import Path

import msgspec

from generator.model.date import PartialDate
from generator.model.file_stat import NO_STAT, FileStat
from generator.model.name import Name
from generator.model.paper import Paper, Place
from generator.model.problem import Problem
from generator.model.profile import Profile
from generator.model.settings import Settings
from generator.model.text import Text
from generator.model.tools import NO_TOOLS, Tools


class FreePage(msgspec.Struct, frozen=True, kw_only=True):
    """A page of `content/pages/`. `id` is its path in this folder without the suffix: "teaching/2024"."""

    id: str
    place: Place
    title: Text
    body: Text
    description: str = ""
    navigation: bool = True
    order: int = 0
    aliases: tuple[str, ...] = ()
    is_draft: bool = False


class NewsItem(msgspec.Struct, frozen=True, kw_only=True):
    """A note of `content/news/`, with a date. `id` is the name of its file without the suffix."""

    id: str
    place: Place
    issued: PartialDate
    body: Text
    title: Text
    aliases: tuple[str, ...] = ()
    is_draft: bool = False


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """A co-author in `content/people.yaml`. `variants` are other spellings of the name."""

    name: Name
    native_name: str = ""
    variants: tuple[str, ...] = ()
    url: str = ""
    orcid: str = ""


class ContentFile(msgspec.Struct, frozen=True):
    """A file that can be published unchanged.

    `path` is its path under `content/`, `source` its path on disk. `width` and `height` are in CSS pixels; they are 0
    if the file is not an image, or if its size is unknown. `scripts` are the parts of a drawing that could run one.
    `fault` is what is wrong with the file, or empty; `hint` is what to do. `version` is a short digest of a picture or
    video, for its address in pages.
    """

    path: str
    source: Path
    width: int = 0
    height: int = 0
    stamp: FileStat = NO_STAT
    scripts: tuple[str, ...] = ()
    fault: str = ""
    hint: str = ""
    version: str = ""


class Parsed(msgspec.Struct, frozen=True, kw_only=True):
    """The entries of one file, and everything that they depend on.

    `digest` is that of the bytes of the file, `stamp` the state of the file on disk when it was read, and `trusted` the
    setting `trusted_html`. `lookups` are the paths under `content/` that the entries refer to; each with whether it
    exists. `alikes` are those that do not; each with the path in another case that was used instead, or "".
    """

    digest: bytes
    stamp: FileStat
    trusted: bool
    lookups: tuple[tuple[str, bool], ...] = ()
    alikes: tuple[tuple[str, str], ...] = ()
    papers: tuple[Paper, ...] = ()
    pages: tuple[FreePage, ...] = ()
    news: tuple[NewsItem, ...] = ()
    problems: tuple[Problem, ...] = ()


class Library(msgspec.Struct, frozen=True, kw_only=True):
    """The whole content of a site.

    `today` is a full date; papers with a later date are "to appear". `styles` are the texts of the `.csl` files that
    the settings name, by path. `papers` have the order of their files, and within a file the order in the file.
    `files` are all other files that may be published, by their path under `content/`.
    """

    settings: Settings
    profile: Profile
    today: PartialDate
    tools: Tools = NO_TOOLS
    styles: dict[str, str] = {}
    people: tuple[Person, ...] = ()
    papers: tuple[Paper, ...] = ()
    pages: tuple[FreePage, ...] = ()
    news: tuple[NewsItem, ...] = ()
    files: dict[str, ContentFile] = {}
    problems: tuple[Problem, ...] = ()

    def waits(self, item: NewsItem) -> bool:
        """Return whether a note is not shown yet, because its date is in the future."""
        return item.issued.is_after(self.today) and not self.settings.future_news
