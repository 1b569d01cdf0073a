"""The view of one paper, before any page: its cards, its texts with resolved links, its files."""

import msgspec

from generator.arranging.addresses.link_resolver import LinkResolver, SiteAddresses
from generator.arranging.papers.cards import CardMaker, brief
from generator.arranging.papers.versions import version_links, version_rows
from generator.model.paper import Paper
from generator.model.problem import Problem
from generator.model.site.site import Copy
from generator.model.site.views import Byline, PaperCard, VersionRow


class PaperView(msgspec.Struct, frozen=True, kw_only=True):
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


def view(paper: Paper, byline: Byline, maker: CardMaker, addresses: SiteAddresses) -> PaperView:
    """Return the view of `paper`; `byline` is the line of its authors."""
    resolver = LinkResolver(addresses, paper)
    card = maker.card(paper, byline, resolver)
    versions = version_rows(paper, resolver)
    if versions:
        card = msgspec.structs.replace(card, versions=version_links(paper, versions))
    return PaperView(
        paper=paper,
        card=card,
        brief=brief(card),
        abstract_html=resolver.html(paper.abstract.html, paper.place),
        body_html=resolver.html(paper.body.html, paper.place),
        versions=versions,
        copies=resolver.copies,
        problems=resolver.problems,
    )
