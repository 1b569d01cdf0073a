"""The catalogue: the published entries with their index, cards and addresses, computed once for all pages."""

import msgspec

from generator.arranging.addresses.absolute import absolute_page
from generator.arranging.addresses.link_resolver import SiteAddresses
from generator.arranging.metadata import description
from generator.arranging.metadata.heads import Heads
from generator.arranging.metrics.charts import charts
from generator.arranging.metrics.metrics import Metrics, metrics
from generator.arranging.papers.cards import CardMaker
from generator.arranging.papers.details import DetailMaker
from generator.arranging.papers.foreign_styles import Styled, foreign_styles
from generator.arranging.papers.index import Index
from generator.arranging.papers.paper_view import PaperView, view
from generator.arranging.site_texts import SiteTexts, site_texts
from generator.model.library import FreePage, Library, NewsItem
from generator.model.paper import Paper, Place
from generator.model.profile import Profile
from generator.model.resources import Store
from generator.model.site.paths import MISSING, alias_page, free_page, news_page, paper_page
from generator.model.site.views import Chart


class Catalogue:
    """The library without drafts, indexed.

    `views` has the views of the papers by their ids. Results of `previous` are reused if they were made from equal
    values, so that a build after a small change is quick.
    """

    def __init__(self, library: Library, previous: "Catalogue | None" = None, store: Store | None = None) -> None:
        self.library, self.settings = library, library.settings
        is_same = previous is not None and previous.index.holds_for(library)
        self.index: Index = previous.index if previous and is_same else Index(library)
        self.pages = [page for page in library.pages if not page.is_draft]
        self.news = sorted(
            (item for item in library.news if not (item.is_draft or library.waits(item))),
            key=lambda item: (item.issued, item.id),
            reverse=True,
        )
        before = previous.profile if previous else None
        self.profile: Profile = before if before and before == library.profile else library.profile
        self.owner = self.profile.name.full or self.settings.title or "Publications"
        papers = {paper.id: paper for paper in library.papers if not paper.is_draft}
        topics, coauthors = self.index.topics, self.index.coauthors
        listed = {topic.url for kind in topics.by_kind.values() for topic in kind} | {*coauthors.pages.values()}
        urls = topics.urls | listed
        self.addresses = SiteAddresses(library, papers.values(), self.pages, self.news, urls, listed)
        is_same = is_same and previous is not None and previous.addresses.is_like(self.addresses)
        # The author's own text of the page for missing addresses is in no list.
        self.listed_pages = tuple(page for page in self.pages if free_page(page.id) != MISSING)
        self.views: dict[str, PaperView] = self._leaves(papers, previous.views if previous and is_same else {})
        self.heads = Heads(library)
        self.foreign: dict[str, Styled] = foreign_styles(library, papers, previous.foreign if previous else {}, store)
        self.details = DetailMaker(topics, coauthors.urls, self.settings, self.foreign)
        self.texts: SiteTexts = site_texts(library, self.addresses, self.pages, self.news)
        same = previous if previous and self._counts_as(previous) else None
        self.metrics: Metrics = same.metrics if same else self._figures()
        self.charts: tuple[Chart, ...] = same.charts if same else charts(library, self.index.papers, topics)

    def _counts_as(self, previous: "Catalogue") -> bool:
        """True if the metrics and charts of `previous` can be reused: only formulas depend on more than the index."""
        profile = self.library.profile
        has_formulas = any(metric.formula for metric in profile.metrics)
        return previous.index is self.index and previous.library.profile == profile and not has_formulas

    def _figures(self) -> Metrics:
        papers = [view.paper for view in self.views.values()]  # formulas can ask for fields that the index ignores
        return metrics(self.library, papers, self.index.identities)

    def _leaves(self, papers: dict[str, Paper], before: dict[str, PaperView]) -> dict[str, PaperView]:
        """Return the view of each published paper; that of an earlier build if the paper is the same object."""
        maker = CardMaker(self.library, self.index.topics)
        views: dict[str, PaperView] = {}
        for id in self.index.ids:
            known = before.get(id)
            if known is not None and known.paper is papers[id]:
                views[id] = known
            else:
                new = view(papers[id], self.index.bylines[id], maker, self.addresses)
                # An equal brief card stays the same object: its pages are kept if only an abstract changes.
                is_same = known is not None and known.brief == new.brief
                views[id] = msgspec.structs.replace(new, brief=known.brief) if known and is_same else new
        return views

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

    def places(self, url: str) -> list[Place]:
        """Return the places in content/ of the entries whose pages or aliases have the address `url`, in any case."""
        papers = [view.paper for view in self.views.values()]
        found: list[tuple[str, Place]] = [(paper_page(paper.id), paper.place) for paper in papers]
        found += [(free_page(page.id), page.place) for page in self.pages]
        found += [(news_page(item.id), item.place) for item in self.news]
        entries: list[Paper | FreePage | NewsItem] = [*papers, *self.pages, *self.news]
        found += [(alias_page(alias), entry.place) for entry in entries for alias in entry.aliases]
        return [place for address, place in found if address.casefold() == url.casefold()]
