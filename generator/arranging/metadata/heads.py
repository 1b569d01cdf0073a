"""The head of each kind of page: pairs for `<meta>`, relations for `<link>`, nodes of JSON-LD."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypedDict

from generator.arranging.addresses.absolute import absolute, absolute_page
from generator.arranging.metadata.highwire import highwire
from generator.arranging.metadata.json_ld import CONTEXT, breadcrumbs, scholarly
from generator.arranging.metadata.open_graph import Pair, article, open_graph
from generator.arranging.metadata.persons import Node, owner_id, owner_node
from generator.arranging.metadata.signposting import linkset, linkset_link, signposts
from generator.arranging.metadata.work import WorkMetadata, work_of
from generator.arranging.papers.paper_view import PaperView
from generator.arranging.people.identities import Identity
from generator.model.library import Library
from generator.model.site.views import Group, Image, Link, Relation

ITEMS = 100  # that the metadata of a list names; `numberOfItems` counts all
MASTODON = re.compile(r"https://([\w.-]+)/@([\w.-]+)/?")


class Head(TypedDict):
    """The attributes of `Page` that its head is printed from."""

    metadata: tuple[Pair, ...]
    links: tuple[Relation, ...]
    json_ld: tuple[Node, ...]


class Heads:
    """Makes the heads of all pages of a library."""

    def __init__(self, library: Library) -> None:
        self._settings, self._profile = library.settings, library.profile
        self.site = library.settings.url
        self._name = library.settings.title or library.profile.name.full or "Publications"
        self._shared = tuple(_fediverse(library))
        self._exports = library.settings.exports

    def work(self, view: PaperView, identities: Sequence[Identity], url: str, description: str = "") -> WorkMetadata:
        """Return the metadata of a paper; `url` is the file of its page in the output."""
        address = absolute_page(url, self.site)
        return work_of(view, identities, site=self.site, url=address, description=description)

    def paper(self, work: WorkMetadata, crumbs: Sequence[Link], card: Image | None = None) -> Head:
        """Return the head of a paper's page; its image is the social card, else the picture of the entry."""
        title = work.paper.title.plain
        pairs = open_graph(
            title,
            "article",
            work.url,
            description=work.description,
            site_name=self._name,
            image=card or work.image,
            site=self.site,
        )
        links = list(signposts(work, has_exports=self._exports))
        if self._settings.linksets and self.site:
            links.append(linkset_link(work))
        return Head(
            metadata=(*highwire(work), *pairs, *article(work, self.site), *self._shared),
            links=tuple(links),
            json_ld=scholarly(work, breadcrumbs(crumbs, title, self.site)),
        )

    def linkset(self, work: WorkMetadata) -> dict[str, Any]:
        """Return the link set of a paper (RFC 9264, JSON)."""
        return linkset(work, has_exports=self._exports)

    def home(self, title: str, description: str, photo: Image | None, card: Image | None = None) -> Head:
        """Return the head of the home page: the owner and the site; its image is the social card, else the photo."""
        profile, site = self._profile, self.site
        picture = absolute(photo.url, site) if photo else ""
        about = {"url": site} if site else {}
        page: Node = {"@context": CONTEXT, "@type": "ProfilePage", **about, "name": title}
        page["mainEntity"] = owner_node(profile, site, picture)
        website = {"@context": CONTEXT, "@type": "WebSite", **about, "name": self._name}
        website |= {"description": description, "inLanguage": self._settings.language}
        given, family = profile.name.given, profile.name.family
        name = [("profile:first_name", given), ("profile:last_name", family)] if given and family else []
        return Head(
            metadata=(*self._graph(title, "profile", site, description, card or photo), *name, *self._shared),
            links=(),
            json_ld=(page, website),
        )

    def collection(
        self, url: str, title: str, description: str, crumbs: Sequence[Link], groups: Iterable[Group], count: int
    ) -> Head:
        """Return the head of a page that lists papers; `count` is the length of the whole list."""
        address = absolute_page(url, self.site)
        items: Node = {"@type": "ItemList", "numberOfItems": count}
        if self.site:
            cards = (card for group in groups for card in group.cards)
            items["itemListElement"] = [
                {"@type": "ListItem", "position": place, "url": self.site + card.url[1:]}
                for place, card in zip(range(1, ITEMS + 1), cards, strict=False)
            ]
        page = self._page("CollectionPage", address, title, description)
        return self._head(address, title, description, crumbs, {**page, "mainEntity": items})

    def text(self, url: str, title: str, description: str, crumbs: Sequence[Link], date: str = "") -> Head:
        """Return the head of a free page; with a date (ISO 8601), that of a news item, whose author is the owner."""
        address = absolute_page(url, self.site)
        page = self._page("BlogPosting" if date else "WebPage", address, title, description)
        if not date:
            return self._head(address, title, description, crumbs, page)
        writer = {"@type": "Person", "name": self._profile.name.full or self._name}
        if identifier := owner_id(self._profile.orcid, self.site):
            writer |= {"@id": identifier}
        page |= {"headline": title, "datePublished": date, "author": writer}
        return self._head(address, title, description, crumbs, page, [("article:published_time", date)])

    def _head(
        self, address: str, title: str, description: str, crumbs: Sequence[Link], page: Node, more: Sequence[Pair] = ()
    ) -> Head:
        trail = breadcrumbs(crumbs, title, self.site)
        graph = self._graph(title, "article" if more else "website", address, description, None)
        return Head(
            metadata=(*graph, *more, *self._shared),
            links=(),
            json_ld=(page, trail) if trail else (page,),
        )

    def _page(self, type: str, address: str, title: str, description: str) -> Node:
        node: Node = {"@context": CONTEXT, "@type": type}
        if address:
            node |= {"url": address}
        node |= {"name": title, "inLanguage": self._settings.language}
        return node | {"description": description} if description else node

    def _graph(self, title: str, kind: str, url: str, description: str, image: Image | None) -> Iterator[Pair]:
        return open_graph(title, kind, url, description=description, site_name=self._name, image=image, site=self.site)


def _fediverse(library: Library) -> Iterator[Pair]:
    """Yield the owner's account; Mastodon shows it beside links to the site (since version 4.3)."""
    for link in library.profile.links:
        account = MASTODON.fullmatch(link.url) if link.kind == "mastodon" else None
        if account:
            yield "fediverse:creator", f"@{account[2]}@{account[1]}"
            return
