"""The pages that list papers or people: home, topics, co-authors; a long list has several pages."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from generator.arranging.addresses.pager import pager, parted
from generator.arranging.addresses.record_links import list_links
from generator.arranging.catalogue import Catalogue
from generator.arranging.metadata import description
from generator.arranging.pages.breadcrumbs import breadcrumbs
from generator.arranging.pages.list_filters import list_filter
from generator.arranging.pages.profile import profile_card
from generator.arranging.pages.site_context import PAPERS
from generator.arranging.pages.social_cards import card_image
from generator.arranging.papers.order import grouped
from generator.arranging.papers.topics import INDEX_TITLES, KINDS, Topic
from generator.arranging.people.bylines import legend
from generator.model.paper import Paper
from generator.model.site.page import CoauthorsPage, Deferred, IndexPage, ListPage, ProfilePage
from generator.model.site.paths import COAUTHORS, HOME, PROFILE_CARD, WHOLE_LIST, list_part, topic_index
from generator.model.site.views import Group, Link, PaperCard, Tag
from generator.text.link import SITE
from generator.text.numbers import counted
from generator.text.slug import slug

HOME_PARTS = "list"
# Papers: a longer list has no abstracts, because its page would have megabytes.
LONG_LIST, LONG_HOME = 50, 200
YEARS_FROM = 12  # papers: a shorter list of one topic has no headings of years
TOPIC_TITLES = {"year": "Papers of {}", "field": "{}", "keyword": "{}", "venue": "{}"}


def home_page(catalogue: Catalogue) -> Iterator[ProfilePage | ListPage]:
    """Yield the home page (profile, metrics, news, papers), then the further pages of a long list."""
    library, settings, index = catalogue.library, catalogue.settings, catalogue.index
    name, about = catalogue.owner, catalogue.about
    card = profile_card(library, index.topics, catalogue.texts)
    featured = [catalogue.views[paper.id].card for paper in index.listed if paper.is_featured]
    is_brief = len(index.listed) > LONG_HOME
    parts = parted(index.listed, settings.page_size)
    totals = _totals(index.listed, settings.group) if len(parts) > 1 else None
    files = files_of(catalogue, WHOLE_LIST) if index.listed else ()
    groups = _groups(catalogue, parts[0], settings.group, totals, is_brief)
    filters = list_filter(catalogue, index.listed, settings.group, settings.sort)
    yield ProfilePage(
        url=HOME,
        template="profile.html",
        title=settings.title or name,
        description=about,
        canonical=catalogue.absolute(HOME),
        current=PAPERS,
        profile=card,
        metrics=catalogue.metrics.shown,
        charts=catalogue.charts,
        featured=tuple(featured[: settings.featured_shown]),
        news=catalogue.texts.news[: settings.news_shown],
        groups=groups,
        legend=legend_of(catalogue, [*featured[: settings.featured_shown], *_cards(groups)]),
        count=len(index.listed),
        is_brief=is_brief,
        files=files,
        pager=pager(HOME, 0, len(parts), HOME_PARTS),
        filter=filters,
        **catalogue.heads.home(name, about, card.photo, card_image(catalogue, PROFILE_CARD, name)),
    )
    for number, part in enumerate(parts[1:], 1):
        yield _list_page(
            catalogue,
            url=list_part(HOME, number, HOME_PARTS),
            title=f"Papers, page {number + 1:,}",
            description=f"Papers by {catalogue.owner}, page {number + 1:,} of {len(parts):,}",
            breadcrumbs=breadcrumbs(catalogue, Link("Papers", PAPERS)),
            current=PAPERS,
            kind="papers",
            groups=_groups(catalogue, part, settings.group, totals, is_brief),
            count=len(index.listed),
            is_brief=is_brief,
            files=files,
            pager=pager(HOME, number, len(parts), HOME_PARTS),
            filter=filters,
        )


def topic_pages(catalogue: Catalogue) -> Iterator[Deferred[ListPage] | IndexPage]:
    """Yield the pages of each year, field, keyword and venue, and for each of these kinds the pages that list them."""
    views = catalogue.views
    for kind in KINDS:
        topics = catalogue.index.topics.by_kind[kind]
        for topic in topics:
            is_brief = len(topic.papers) > LONG_LIST
            parts = parted(topic.papers, catalogue.settings.page_size)
            for number, part in enumerate(parts):
                cards = [views[paper.id].brief if is_brief else views[paper.id].card for paper in part]
                make = partial(_topic_page, catalogue, kind, topic, number)
                yield Deferred(list_part(topic.url, number), make, (catalogue.index, *cards))
        if topics:
            tags = [topic.tag for topic in (reversed(topics) if kind == "year" else topics)]
            yield from _index_pages(catalogue, kind, tags)


def _topic_page(catalogue: Catalogue, kind: str, topic: Topic, number: int) -> ListPage:
    title = TOPIC_TITLES[kind].format(topic.tag.title)
    group = "year" if kind != "year" and len(topic.papers) >= YEARS_FROM else "none"
    is_brief = len(topic.papers) > LONG_LIST
    parts = parted(topic.papers, catalogue.settings.page_size)
    totals = _totals(topic.papers, group) if len(parts) > 1 else None
    index = Link(INDEX_TITLES[kind], f"{SITE}{topic_index(kind)}")
    return _list_page(
        catalogue,
        url=list_part(topic.url, number),
        title=f"{title}, page {number + 1:,}" if number else title,
        description=description(f"{title}: {counted(len(topic.papers))} by {catalogue.owner}"),
        breadcrumbs=breadcrumbs(catalogue, index),
        current=index.url,
        kind=kind,
        groups=_groups(catalogue, parts[number], group, totals, is_brief),
        count=len(topic.papers),
        is_brief=is_brief,
        files=files_of(catalogue, topic.url),
        pager=pager(topic.url, number, len(parts)),
        filter=list_filter(catalogue, topic.papers, group, page=(kind, topic.url)),
    )


def files_of(catalogue: Catalogue, page: str) -> tuple[Link, ...]:
    """Return the links to the records of a list, if the site has them; `page` is the file of its first page."""
    return list_links(page) if catalogue.settings.exports else ()


def _list_page(catalogue: Catalogue, **values: Any) -> ListPage:
    url = values["url"]
    values["legend"] = legend_of(catalogue, _cards(values["groups"]))
    head = catalogue.heads.collection(
        url, values["title"], values["description"], values["breadcrumbs"], values["groups"], values["count"]
    )
    return ListPage(template="list.html", canonical=catalogue.absolute(url), **values, **head)


def _index_pages(catalogue: Catalogue, kind: str, tags: Sequence[Tag]) -> Iterator[IndexPage]:
    first = topic_index(kind)
    parts = parted(tags, catalogue.settings.page_size)
    folder = f"{kind}-index"  # not keywords/2.html: a keyword can be called "2"
    for number, part in enumerate(parts):
        url, crumbs = list_part(first, number, folder), breadcrumbs(catalogue)
        title = f"{INDEX_TITLES[kind]}, page {number + 1:,}" if number else INDEX_TITLES[kind]
        about = f"{INDEX_TITLES[kind]} of the papers by {catalogue.owner}"
        yield IndexPage(
            url=url,
            template="index.html",
            title=title,
            description=about,
            canonical=catalogue.absolute(url),
            breadcrumbs=crumbs,
            current=f"{SITE}{first}",
            kind=kind,
            tags=tuple(part),
            pager=pager(first, number, len(parts), folder),
            **catalogue.heads.text(url, title, about, crumbs),
        )


def coauthor_pages(catalogue: Catalogue) -> Iterator[CoauthorsPage]:
    """Yield the pages of the index of co-authors, if there are any."""
    coauthors = catalogue.index.coauthors
    for number, keys in enumerate(coauthors.parts if coauthors else ()):
        url, crumbs = list_part(COAUTHORS, number), breadcrumbs(catalogue)
        title = f"{catalogue.coauthors_title}, page {number + 1:,}" if number else catalogue.coauthors_title
        about = f"The people with whom {catalogue.owner} has written"
        if catalogue.is_collection:
            about = f"The authors of the papers of {catalogue.owner}"
        yield CoauthorsPage(
            url=url,
            template="coauthors.html",
            title=title,
            description=about,
            canonical=catalogue.absolute(url),
            breadcrumbs=crumbs,
            current=f"{SITE}{COAUTHORS}",
            people=tuple(coauthors.rows(keys, catalogue.index.teasers)),
            count=len(coauthors),
            pager=pager(COAUTHORS, number, len(coauthors.parts)),
            **catalogue.heads.text(url, title, about, crumbs),
        )


def _cards(groups: Sequence[Group]) -> list[PaperCard]:
    return [card for group in groups for card in group.cards]


def legend_of(catalogue: Catalogue, cards: Sequence[PaperCard]) -> tuple[tuple[str, str], ...]:
    """Return the marks of the authors of `cards` with their meanings."""
    if not catalogue.index.has_marks:
        return ()
    return legend(part for card in cards for part in (*card.byline.short, *card.byline.full))


def _groups(
    catalogue: Catalogue, papers: Sequence[Paper], group: str, totals: Mapping[str, int] | None, is_brief: bool
) -> tuple[Group, ...]:
    """Return the cards of `papers` under their headings.

    `totals` has the number of papers under each heading on all pages of the list; None if the list has one page.
    """
    views = catalogue.views
    years = {topic.tag.label: topic.tag.url for topic in catalogue.index.topics.by_kind["year"]}
    return tuple(
        Group(
            label,
            f"{group}-{slug(label)}" if label else "",
            tuple(views[paper.id].brief if is_brief else views[paper.id].card for paper in members),
            totals[label] if totals else len(members),
            years.get(label, "") if group == "year" else "",
        )
        for label, members in grouped(papers, group)
        if members
    )


def _totals(papers: Sequence[Paper], group: str) -> dict[str, int]:
    return {label: len(members) for label, members in grouped(papers, group)}
