"""Everything that `content/` says, read but not yet arranged into pages."""

from pathlib import Path

import msgspec

from generator.model.date import PartialDate
from generator.model.name import Name
from generator.model.paper import Paper, Place
from generator.model.problem import Problem
from generator.model.profile import Profile
from generator.model.settings import Settings
from generator.model.stamp import NO_STAMP, Stamp
from generator.model.text import Text
from generator.model.tools import NO_TOOLS, Tools


class FreePage(msgspec.Struct, frozen=True, kw_only=True):
    """A page of `content/pages/`: `id` is its path there without the suffix ("teaching/2024")."""

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
    """A dated note of `content/news/`: `id` is its file's name without the suffix."""

    id: str
    place: Place
    issued: PartialDate
    body: Text
    title: Text
    aliases: tuple[str, ...] = ()
    is_draft: bool = False


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """A co-author whom `content/people.yaml` describes."""

    name: Name
    native_name: str = ""
    variants: tuple[str, ...] = ()
    url: str = ""
    orcid: str = ""


class ContentFile(msgspec.Struct, frozen=True):
    """A file that may be published as it is: its path under `content/`, where it stands on disk,
    its size in CSS pixels where it is an image (0 × 0 otherwise), and its stamp."""

    path: str
    source: Path
    width: int = 0
    height: int = 0
    stamp: Stamp = NO_STAMP


class Parsed(msgspec.Struct, frozen=True, kw_only=True):
    """What one file of entries came to, and all that this depends on: its bytes (`digest`, with the `stamp` that they
    had on disk), whether HTML is trusted, and which paths under content/ were looked for (`asked`) and found."""

    digest: bytes
    stamp: Stamp
    trusted: bool
    asked: tuple[tuple[str, bool], ...] = ()
    papers: tuple[Paper, ...] = ()
    pages: tuple[FreePage, ...] = ()
    news: tuple[NewsItem, ...] = ()
    problems: tuple[Problem, ...] = ()


class Library(msgspec.Struct, frozen=True, kw_only=True):
    """What `content/` says. `papers` stand in the order of their files, entries of one file in their own order;
    `files` are keyed by their path under `content/` and hold what is not itself an entry or a setting.
    `today` (a whole date) decides what is still to appear. `styles` are the texts of the `.csl` files that the settings
    name, by their paths."""

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
