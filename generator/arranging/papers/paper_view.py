"""The view of one paper, before any page: its cards, its texts with resolved links, its files."""

import msgspec

from generator.arranging.addresses.link_resolver import Outlet, Publication
from generator.arranging.papers.cards import CardMaker, brief
from generator.arranging.papers.versions import version_links, version_rows
from generator.model.paper import Paper
from generator.model.problem import Problem
from generator.model.site import Copy
from generator.model.views import Byline, PaperCard, VersionRow


class Leaf(msgspec.Struct, frozen=True, kw_only=True):
    """The view of one paper.

    `card` is for short lists, `brief` for long lists and the paper's own page. `copies` are the files to publish for
    the paper, `problems` its links without a target.
    """

    paper: Paper
    card: PaperCard
    brief: PaperCard
    abstract_html: str
    body_html: str
    versions: tuple[VersionRow, ...]
    copies: tuple[Copy, ...]
    problems: tuple[Problem, ...]


def leaf(paper: Paper, byline: Byline, maker: CardMaker, publication: Publication) -> Leaf:
    """Return the view of `paper`; `byline` is the line of its authors."""
    outlet = Outlet(publication, paper)
    card = maker.card(paper, byline, outlet)
    versions = version_rows(paper, outlet)
    if versions:
        card = msgspec.structs.replace(card, versions=version_links(paper, versions))
    return Leaf(
        paper=paper,
        card=card,
        brief=brief(card),
        abstract_html=outlet.html(paper.abstract.html, paper.place),
        body_html=outlet.html(paper.body.html, paper.place),
        versions=versions,
        copies=outlet.copies,
        problems=outlet.problems,
    )
