"""The styles by their names, and a paper's references in some of them."""

from collections.abc import Callable, Iterable

import msgspec

from generator.citing.acm import acm
from generator.citing.apa import apa
from generator.citing.chicago import chicago
from generator.citing.ieee import ieee
from generator.citing.marked import as_html, as_plain, punctuated
from generator.citing.mla import mla
from generator.citing.vancouver import vancouver
from generator.citing.work import Work, work
from generator.model.paper import Paper
from generator.model.settings import CITATION_STYLES

FORMATS: dict[str, Callable[[Work], str]] = {
    "apa": apa,
    "ieee": ieee,
    "chicago": chicago,
    "mla": mla,
    "vancouver": vancouver,
    "acm": acm,
}


class Reference(msgspec.Struct, frozen=True):
    """A paper in one style: the style's name, and the reference with the marks of italics."""

    style: str
    marked: str

    @property
    def html(self) -> str:
        """Safe HTML."""
        return as_html(self.marked)

    @property
    def plain(self) -> str:
        """Text alone."""
        return as_plain(self.marked)


def references(paper: Paper, styles: Iterable[str] = CITATION_STYLES, language: str = "en") -> tuple[Reference, ...]:
    """`paper` in each of `styles`; `language` is the paper's where it does not say its own."""
    prepared = work(paper, language)
    return tuple([Reference(style, punctuated(FORMATS[style](prepared))) for style in styles])
