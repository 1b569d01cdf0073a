"""What the site is: its pages, what they share, and the files that stand on disk in the end."""

from pathlib import Path

import msgspec

from generator.model.page import Page
from generator.model.problem import Problem
from generator.model.views import Link


class Shared(msgspec.Struct, frozen=True, kw_only=True):
    """What every template may read as `site`. `base` is the path under which the site is served ("/" or "/repo/"),
    which only the page for missing addresses needs; `indexes` are the pages that list fields, venues, years …"""

    title: str
    owner: str
    language: str
    url: str
    base: str
    home: str
    navigation: tuple[Link, ...] = ()
    indexes: tuple[Link, ...] = ()
    footer_html: str = ""


class Copy(msgspec.Struct, frozen=True):
    """A file that is published as it is: its path in the output, and where it comes from."""

    path: str
    source: Path


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """All pages and files of the site, and the problems that only show when everything is known. `domain` is the host
    of the author's own that leads to it, or empty."""

    shared: Shared
    theme: str
    domain: str = ""
    pages: tuple[Page, ...]
    copies: tuple[Copy, ...] = ()
    problems: tuple[Problem, ...] = ()


class OutputFile(msgspec.Struct, frozen=True):
    """A file of the output: its path, and its bytes, or the file whose bytes it has."""

    path: str
    content: bytes = b""
    source: Path | None = None


class Written(msgspec.Struct, frozen=True):
    """What a write did: the paths new or changed, how many files were as they should be, the paths removed."""

    changed: tuple[str, ...] = ()
    unchanged: int = 0
    removed: tuple[str, ...] = ()
