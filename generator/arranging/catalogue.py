"""What all pages are made from: the published entries with their people, topics, cards and relations, computed once."""

from functools import cached_property

from generator.arranging.addresses import Topics, alias_file
from generator.arranging.cards import CardMaker
from generator.arranging.details import neighbour
from generator.arranging.order import in_order, newest_first
from generator.arranging.people import People
from generator.arranging.publication import Publication
from generator.arranging.related import Relations
from generator.model.library import FreePage, Library, NewsItem
from generator.model.page import Page
from generator.model.paper import Paper, Place


class Catalogue:
    """The library without drafts, indexed. `papers` are newest first, `listed` in the order that the settings ask for;
    `cards`, `identities` and `neighbours` are by the papers' ids."""

    def __init__(self, library: Library) -> None:
        self.library, self.settings = library, library.settings
        published = [paper for paper in library.papers if not paper.is_draft]
        self.papers = newest_first(published)
        self.listed = in_order(published, self.settings.sort)
        self.pages = [page for page in library.pages if not page.is_draft]
        self.news = sorted(
            (item for item in library.news if not item.is_draft), key=lambda item: (item.issued, item.id), reverse=True
        )
        self.owner = library.profile.name.full or self.settings.title or "Publications"
        self.topics = Topics(self.papers)
        self.publication = Publication(library, self.papers, self.pages, self.news, self.topics)
        people = People(library)
        self.identities = {paper.id: people.authors(paper) for paper in self.papers}
        self.maker = CardMaker(library, self.topics, self.publication)
        self.cards = {paper.id: self.maker.card(paper, self.identities[paper.id]) for paper in self.papers}
        self.neighbours = {id: neighbour(card) for id, card in self.cards.items()}
        self.has_coauthors = self.settings.coauthors and any(
            not identity.is_owner for identities in self.identities.values() for identity in identities
        )

    @cached_property
    def relations(self) -> Relations:
        """The index of related papers."""
        return Relations(self.papers, [self.identities[paper.id] for paper in self.papers])

    def absolute(self, url: str) -> str:
        """The absolute address of a page, or empty where the site's own is not known."""
        return self.settings.url + url.removesuffix("index.html") if self.settings.url else ""

    def place(self, page: Page) -> Place:
        """Where a page comes from, to say so when something is wrong with it."""
        places = {f"papers/{paper.id}.html": paper.place for paper in self.papers}
        places |= {f"{entry.id}.html": entry.place for entry in self.pages}
        places |= {f"news/{item.id}.html": item.place for item in self.news}
        entries: list[Paper | FreePage | NewsItem] = [*self.papers, *self.pages, *self.news]
        places |= {alias_file(alias): entry.place for entry in entries for alias in entry.aliases}
        return places.get(page.url, Place("content"))
