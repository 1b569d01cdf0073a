"""Social cards: the pictures that social networks show beside a link to a page."""

import msgspec

from generator.model.file_stat import NO_STAT, FileStat

CJK_PACKAGE = "noto_cjk_sans_otc"  # optional package with the letters of Chinese, Japanese and Korean
WIDTH, HEIGHT = 1200, 630  # pixels: the size of `og:image` that social networks do not crop


class Words(msgspec.Struct, frozen=True):
    """A part of a line. The name of the owner is strong (bold)."""

    text: str
    is_strong: bool = False


class Font(msgspec.Struct, frozen=True):
    """A font file: its `path` under content/, its path on disk (`source`), and its stamp."""

    path: str
    source: str
    stamp: FileStat = NO_STAT


class SocialCard(msgspec.Struct, frozen=True, kw_only=True):
    """The text of one card. `url` is the path of its file in the output.

    The card shows, from top to bottom: the `place` where the paper appeared and its `date`; the `title`; the lines
    `below`; the `monogram`, the `owner`, and the address of the `site`. Each line has several versions, the longest
    first; the first one that fits is drawn. `language` selects the glyphs of letters that Chinese, Japanese and Korean
    share. `fonts` are the author's own.
    """

    url: str
    title: str
    place: str = ""
    date: str = ""
    below: tuple[tuple[tuple[Words, ...], ...], ...] = ()
    monogram: str = ""
    owner: str = ""
    site: str = ""
    language: str = ""
    is_profile: bool = False
    fonts: tuple[Font, ...] = ()
