"""Paper -> references in the built-in citation styles."""

from collections.abc import Callable, Iterable

import msgspec

from generator.citing.acm import acm
from generator.citing.apa import apa
from generator.citing.chicago import chicago
from generator.citing.ieee import ieee
from generator.citing.marked import as_html, as_plain, punctuated
from generator.citing.mla import mla
from generator.citing.vancouver import vancouver
from generator.citing.work import CitedWork, cited_work
from generator.model.paper import Paper
from generator.model.settings import CITATION_STYLES

FORMATS: dict[str, Callable[[CitedWork], str]] = {
    "apa": apa,
    "ieee": ieee,
    "chicago": chicago,
    "mla": mla,
    "vancouver": vancouver,
    "acm": acm,
}


class Reference(msgspec.Struct, frozen=True):
    """The reference to a paper in one style: the name of the style, and the reference as marked text."""

    style: str
    marked: str

    @property
    def html(self) -> str:
        """The reference as safe HTML."""
        return as_html(self.marked)

    @property
    def plain(self) -> str:
        """The reference as plain text."""
        return as_plain(self.marked)


def references(paper: Paper, styles: Iterable[str] = CITATION_STYLES, language: str = "en") -> tuple[Reference, ...]:
    """Return the references to `paper` in each of `styles`, in this order.

    `language` is used if the paper does not name its language. Only English titles get title case.

    >>> references(paper, ["apa"])[0].plain
    'Hale, R. M. (2021). A first look at the growth of moss. Journal of Small Plants, 12(3), 101–119.'
    """
    prepared = cited_work(paper, language)
    return tuple([Reference(style, punctuated(FORMATS[style](prepared))) for style in styles])
