"""The picture that stands beside a link to a page: what is written on it, and the fonts that its author gives."""

import msgspec

from generator.model.stamp import NO_STAMP, Stamp

CJK_PACKAGE = "noto_cjk_sans_otc"  # has the letters of Chinese, Japanese and Korean; a site may do without
WIDTH, HEIGHT = 1200, 630  # pixels: what the readers of `og:image` cut nothing from


class Words(msgspec.Struct, frozen=True):
    """A part of a line; the owner's own name is strong."""

    text: str
    is_strong: bool = False


class Font(msgspec.Struct, frozen=True):
    """A font file under content/: its path there, where it stands on disk, and its stamp."""

    path: str
    source: str
    stamp: Stamp = NO_STAMP


class SocialCard(msgspec.Struct, frozen=True, kw_only=True):
    """What is written on one card; `url` is the path of its file in the output.

    Over the title stand the `place` where the paper appeared, and the `date`. `below` are the lines under it: of each
    the ways to say it, the fullest first. At the foot stand the monogram and the `owner`, and the address of the site.
    `language` decides the forms of letters that Chinese, Japanese and Korean share.
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
