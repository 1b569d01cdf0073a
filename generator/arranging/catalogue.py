"""The catalogue: the published entries with their index, cards and addresses, computed once for all pages."""

import msgspec

from generator.arranging.addresses.absolute import absolute_page
from generator.arranging.addresses.link_resolver import Publication
from generator.arranging.metadata import description
from generator.arranging.metadata.heads import Heads
from generator.arranging.metrics.charts import charts
from generator.arranging.metrics.metrics import Figures, figures
from generator.arranging.papers.cards import CardMaker
from generator.arranging.papers.details import DetailMaker
from generator.arranging.papers.foreign_styles import Styled, foreign_styles
from generator.arranging.papers.index import Index
from generator.arranging.papers.paper_view import Leaf, leaf
from generator.arranging.site_texts import SiteTexts, site_texts
from generator.model.library import FreePage, Library, NewsItem
from generator.model.memory import Store
from generator.model.paper import Paper, Place
from generator.model.paths import alias_page, free_page, news_page, paper_page
from generator.model.profile import Profile
from generator.model.views import Chart


class Catalogue:
    """The library without drafts, indexed.

    `leaves` has the views of the papers by their ids. Results of `previous` are reused if they were made from equal
    values, so that a build after a small change is quick.
    """

    def __init__(self, library: Library, previous: "Catalogue | None" = None, store: Store | None = None) -> None:
        self.library, self.settings = library, library.settings
        is_same = previous is not None and previous.index.holds_for(library)
        self.index: Index = previous.index if previous and is_same else Index(library)
        self.pages = [page for page in library.pages if not page.is_draft]
        self.news = sorted(
            (item for item in library.news if not item.is_draft), key=lambda item: (item.issued, item.id), reverse=True
        )
        before = previous.profile if previous else None
        self.profile: Profile = before if before and before == library.profile else library.profile
        self.owner = self.profile.name.full or self.settings.title or "Publications"
        papers = {paper.id: paper for paper in library.papers if not paper.is_draft}
        topics, coauthors = self.index.topics, self.index.coauthors
        listed = {topic.url for kind in topics.by_kind.values() for topic in kind} | {*coauthors.pages.values()}
        urls = topics.urls | listed
        self.publication = Publication(library, papers.values(), self.pages, self.news, urls, listed)
        is_same = is_same and previous is not None and previous.publication.is_like(self.publication)
        self.leaves: dict[str, Leaf] = self._leaves(papers, previous.leaves if previous and is_same else {})
        self.heads = Heads(library)
        self.foreign: dict[str, Styled] = foreign_styles(library, papers, previous.foreign if previous else {}, store)
        self.details = DetailMaker(topics, coauthors.urls, self.settings, self.foreign)
        self.texts: SiteTexts = site_texts(library, self.publication, self.pages, self.news)
        same = previous if previous and self._counts_as(previous) else None
        self.figures: Figures = same.figures if same else self._figures()
        self.charts: tuple[Chart, ...] = same.charts if same else charts(library, self.index.papers, topics)

    def _counts_as(self, previous: "Catalogue") -> bool:
        """True if the metrics and charts of `previous` can be reused: only formulas depend on more than the index."""
        profile = self.library.profile
        has_formulas = any(metric.formula for metric in profile.metrics)
        return previous.index is self.index and previous.library.profile == profile and not has_formulas

    def _figures(self) -> Figures:
        papers = [leaf.paper for leaf in self.leaves.values()]  # formulas can ask for fields that the index ignores
        return figures(self.library, papers, self.index.identities)

    def _leaves(self, papers: dict[str, Paper], before: dict[str, Leaf]) -> dict[str, Leaf]:
        """Return the view of each published paper; that of an earlier build if the paper is the same object."""
        maker = CardMaker(self.library, self.index.topics)
        leaves: dict[str, Leaf] = {}
        for id in self.index.ids:
            known = before.get(id)
            if known is not None and known.paper is papers[id]:
                leaves[id] = known
            else:
                new = leaf(papers[id], self.index.bylines[id], maker, self.publication)
                # An equal brief card stays the same object: its pages are kept if only an abstract changes.
                is_same = known is not None and known.brief == new.brief
                leaves[id] = msgspec.structs.replace(new, brief=known.brief) if known and is_same else new
        return leaves

    @property
    def about(self) -> str:
        """The description of the site: that of the settings, else the biography, else "Publications of …"."""
        return description(
            self.settings.description, self.library.profile.biography.plain, f"Publications of {self.owner}"
        )

    @property
    def is_collection(self) -> bool:
        """True if the owner (a group, a library) is an author of none of the papers."""
        return not self.index.owned

    @property
    def coauthors_title(self) -> str:
        """The title of the page that lists all people."""
        return "Authors" if self.is_collection else "Co-authors"

    def absolute(self, url: str) -> str:
        """Return the absolute address of the page whose file is `url`; empty if the site's address is unknown."""
        return absolute_page(url, self.settings.url)

    def place(self, url: str) -> Place:
        """Return the place in content/ that the page at `url` comes from, for problems with the page."""
        papers = [leaf.paper for leaf in self.leaves.values()]
        places = {paper_page(paper.id): paper.place for paper in papers}
        places |= {free_page(entry.id): entry.place for entry in self.pages}
        places |= {news_page(item.id): item.place for item in self.news}
        entries: list[Paper | FreePage | NewsItem] = [*papers, *self.pages, *self.news]
        places |= {alias_page(alias): entry.place for entry in entries for alias in entry.aliases}
        return places.get(url, Place("content"))
