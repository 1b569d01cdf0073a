"""The pages of people: their papers, years and venues, and links to other pages about them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from generator.arranging.addresses.pager import pager, parted
from generator.arranging.catalogue import Catalogue
from generator.arranging.metadata.descriptions import description
from generator.arranging.pages.breadcrumbs import breadcrumbs
from generator.arranging.pages.list_filters import list_filter
from generator.arranging.pages.lists import YEARS_FROM, files_of, legend_of
from generator.arranging.papers.order import grouped
from generator.arranging.papers.topics import names
from generator.arranging.people.bylines import MOST_IN_A_LIST
from generator.arranging.people.coauthors import span
from generator.arranging.people.identities import Identity
from generator.model.paper import Paper
from generator.model.site.page import Deferred, PersonPage
from generator.model.site.paths import COAUTHORS, list_part
from generator.model.site.person_views import PersonCard
from generator.model.site.views import Group, Link, Tag
from generator.text.identifier_urls import orcid_address
from generator.text.language import language_of_name
from generator.text.link import SITE, is_web_address
from generator.text.numbers import counted
from generator.text.slug import slug

MOST_VENUES, MOST_OTHERS = 8, 12  # named on a page


def person_pages(catalogue: Catalogue) -> Iterator[Deferred[PersonPage]]:
    """Yield the pages of each co-author who has one; a page is made when it is rendered."""
    coauthors, views = catalogue.index.coauthors, catalogue.views
    for key, first in coauthors.pages.items():
        parts = parted(coauthors.papers(key), catalogue.settings.page_size)
        for number, papers in enumerate(parts):
            made_from = (catalogue.index, *(views[paper.id] for paper in papers))
            yield Deferred(list_part(first, number), partial(_page, catalogue, key, number, parts), made_from)


def _page(catalogue: Catalogue, key: str, number: int, parts: Sequence[Sequence[Paper]]) -> PersonPage:
    coauthors = catalogue.index.coauthors
    person, papers, first = coauthors.person(key), coauthors.papers(key), coauthors.pages[key]
    url = list_part(first, number)
    group = "year" if len(papers) >= YEARS_FROM else "none"
    groups = _groups(catalogue, parts[number], group, papers)
    years = span(papers)
    together = "" if catalogue.is_collection else f" with {catalogue.owner}"
    about = f"{person.name}: {counted(len(papers))}{together}{years and ', '}{years}"
    title = f"{person.name}, page {number + 1:,}" if number else person.name
    crumbs = breadcrumbs(catalogue, Link(catalogue.coauthors_title, f"{SITE}{COAUTHORS}"))
    return PersonPage(
        url=url,
        template="person.html",
        title=title,
        description=description(about),
        canonical=catalogue.absolute(url),
        breadcrumbs=crumbs,
        current=f"{SITE}{COAUTHORS}",
        person=PersonCard(
            name=person.name,
            native_name=person.native_name,
            native_language=language_of_name(person.native_name, catalogue.settings.language),
            links=_links(person),
            count=len(papers),
            years=years,
            venues=_venues(catalogue, papers),
            others=_others(catalogue, key, papers) if catalogue.is_collection else (),
        ),
        owner="" if catalogue.is_collection else catalogue.owner,
        groups=groups,
        legend=legend_of(catalogue, [card for group in groups for card in group.cards]),
        files=files_of(catalogue, first),
        pager=pager(first, number, len(parts)),
        filter=list_filter(catalogue, papers, group, page=("person", first)),
        **catalogue.heads.collection(url, title, about, crumbs, groups, len(papers)),
    )


def _links(person: Identity) -> tuple[Link, ...]:
    """Return the links to other pages about the person."""
    home = [Link("Home page", person.url, "website")] if is_web_address(person.url) else []
    return (*home, *([Link("ORCID", orcid_address(person.orcid), "orcid")] if person.orcid else []))


def _venues(catalogue: Catalogue, papers: Sequence[Paper]) -> tuple[Tag, ...]:
    """Return the venues of the papers with their counts, the most frequent first."""
    topics = catalogue.index.topics
    counts = Counter(topics.tag("venue", name) for paper in papers for name in names("venue", paper))
    frequent = sorted(counts, key=lambda tag: (-counts[tag], tag.label.casefold()))[:MOST_VENUES]
    return tuple(Tag(tag.label, tag.title, tag.url, counts[tag]) for tag in frequent)


def _others(catalogue: Catalogue, key: str, papers: Sequence[Paper]) -> tuple[Tag, ...]:
    """Return the person's co-authors, the most frequent first; papers with over 60 authors do not count."""
    index = catalogue.index
    people = (index.identities[paper.id] for paper in papers)
    counts = Counter(other for all in people if len(all) <= MOST_IN_A_LIST for other in dict.fromkeys(all))
    others = [other for other in counts if other.key != key]
    frequent = sorted(others, key=lambda other: (-counts[other], other.name.casefold(), other.key))[:MOST_OTHERS]
    urls = index.coauthors.page_urls
    return tuple(
        Tag(other.name, other.name, urls.get(other.key) or index.coauthors.urls[other.key], counts[other])
        for other in frequent
    )


def _groups(catalogue: Catalogue, papers: Sequence[Paper], group: str, all: Sequence[Paper]) -> tuple[Group, ...]:
    """Return the brief cards of `papers` by year; the count of a year is that of `all` papers of the person."""
    years = {topic.tag.label: topic.tag.url for topic in catalogue.index.topics.by_kind["year"]}
    counts = {label: len(members) for label, members in grouped(all, group)}
    return tuple(
        Group(
            label,
            f"{group}-{slug(label)}" if label else "",
            tuple(catalogue.views[paper.id].brief for paper in members),
            counts[label],
            years.get(label, ""),
        )
        for label, members in grouped(papers, group)
        if members
    )
