"""The kinds of pages: each a function from the catalogue to the pages of that kind."""

from collections.abc import Iterable, Iterator, Sequence

from generator.arranging.addresses import FOLDERS, KINDS, alias_file, paper_url
from generator.arranging.catalogue import Catalogue
from generator.arranging.coauthors import PAGE, coauthors
from generator.arranging.details import Around, DetailMaker, sections
from generator.arranging.figures import charts, figures
from generator.arranging.metadata import description, open_graph, paper_metadata
from generator.arranging.order import grouped
from generator.arranging.profile import profile_card
from generator.arranging.shared import INDEX_TITLES, PAPERS
from generator.model.library import NewsItem
from generator.model.page import (
    CoauthorsPage,
    IndexPage,
    ListPage,
    NewsPage,
    PaperPage,
    ProfilePage,
    RedirectPage,
    TextPage,
)
from generator.model.paper import Paper
from generator.model.views import Group, Link, NewsCard
from generator.text.link import SITE
from generator.text.slug import slug

HOME = "index.html"
LONG_LIST, LONG_HOME = (
    50,
    200,
)  # papers: a longer list leaves abstracts to the papers' own pages, or it would be megabytes
YEARS_FROM = 12  # papers: a shorter list of one topic is not parted by years
TOPIC_TITLES = {"year": "Papers of {}", "field": "{}", "keyword": "{}", "venue": "{}"}


def home_page(catalogue: Catalogue) -> Iterator[ProfilePage]:
    """The profile with its figures, news and papers."""
    library, settings = catalogue.library, catalogue.settings
    profile, name = library.profile, library.profile.name.full or settings.title or "Publications"
    about = description(settings.description, profile.biography.plain, f"Publications of {name}")
    url = catalogue.absolute(HOME)
    featured = [catalogue.cards[paper.id] for paper in catalogue.listed if paper.is_featured]
    yield ProfilePage(
        url=HOME,
        template="profile.html",
        title=settings.title or name,
        description=about,
        canonical=url,
        metadata=open_graph(name, "profile", url),
        current=PAPERS,
        profile=profile_card(library, catalogue.topics, catalogue.publication),
        figures=figures(library, catalogue.papers),
        charts=charts(library, catalogue.papers, catalogue.topics),
        featured=tuple(featured[: settings.featured_shown]),
        news=tuple(_news_cards(catalogue, catalogue.news[: settings.news_shown])),
        groups=_groups(catalogue, catalogue.listed, settings.group),
        count=len(catalogue.listed),
        is_brief=len(catalogue.listed) > LONG_HOME,
    )


def paper_pages(catalogue: Catalogue) -> Iterator[PaperPage]:
    """A page for each paper."""
    maker = DetailMaker(catalogue.topics, catalogue.publication, catalogue.maker, catalogue.has_coauthors)
    papers = catalogue.papers
    for place, paper in enumerate(papers):
        card, url = catalogue.cards[paper.id], paper_url(paper)
        canonical = catalogue.absolute(url)
        yield PaperPage(
            url=url,
            template="paper.html",
            title=paper.title.plain,
            heading_html=paper.title.html,
            description=description(paper.tldr.plain, paper.abstract.plain, paper.title.plain),
            canonical=canonical,
            metadata=paper_metadata(paper, card, canonical),
            breadcrumbs=_breadcrumbs(catalogue, Link("Papers", PAPERS)),
            current=PAPERS,
            paper=card,
            details=maker.details(paper, catalogue.identities[paper.id], _around(catalogue, papers, place)),
        )


def topic_pages(catalogue: Catalogue) -> Iterator[ListPage | IndexPage]:
    """A page for each year, field, keyword and venue, and one for each of these kinds that lists them."""
    for kind in KINDS:
        topics = catalogue.topics.by_kind[kind]
        index = Link(INDEX_TITLES[kind], f"{SITE}{FOLDERS[kind]}.html")
        for topic in topics:
            title = TOPIC_TITLES[kind].format(topic.tag.title)
            by_year = kind != "year" and len(topic.papers) >= YEARS_FROM
            yield ListPage(
                url=topic.url,
                template="list.html",
                title=title,
                description=description(f"{title}: {counted(len(topic.papers))} by {catalogue.owner}"),
                canonical=catalogue.absolute(topic.url),
                breadcrumbs=_breadcrumbs(catalogue, index),
                current=index.url,
                kind=kind,
                groups=_groups(catalogue, topic.papers, "year" if by_year else "none"),
                count=len(topic.papers),
                is_brief=len(topic.papers) > LONG_LIST,
            )
        if topics:
            url = f"{FOLDERS[kind]}.html"
            tags = tuple(topic.tag for topic in (reversed(topics) if kind == "year" else topics))
            yield IndexPage(
                url=url,
                template="index.html",
                title=INDEX_TITLES[kind],
                description=f"{INDEX_TITLES[kind]} of the papers by {catalogue.owner}",
                canonical=catalogue.absolute(url),
                breadcrumbs=_breadcrumbs(catalogue),
                current=index.url,
                kind=kind,
                tags=tags,
            )


def coauthor_pages(catalogue: Catalogue) -> Iterator[CoauthorsPage]:
    """The index of co-authors, where there are any."""
    if catalogue.has_coauthors:
        yield CoauthorsPage(
            url=PAGE,
            template="coauthors.html",
            title="Co-authors",
            description=f"The people with whom {catalogue.owner} has written",
            canonical=catalogue.absolute(PAGE),
            breadcrumbs=_breadcrumbs(catalogue),
            current=f"{SITE}{PAGE}",
            people=coauthors(catalogue.papers, catalogue.identities, catalogue.neighbours),
        )


def free_pages(catalogue: Catalogue) -> Iterator[TextPage]:
    """The pages of `content/pages/`."""
    for page in catalogue.pages:
        url = f"{page.id}.html"
        yield TextPage(
            url=url,
            template="text.html",
            title=page.title.plain,
            heading_html=page.title.html,
            description=description(page.description, page.body.plain),
            canonical=catalogue.absolute(url),
            breadcrumbs=_breadcrumbs(catalogue),
            current=f"{SITE}{url}",
            body_html=catalogue.publication.html(page.body.html, page.place),
            sections=sections(page.body),
        )


def news_pages(catalogue: Catalogue) -> Iterator[TextPage | NewsPage]:
    """A page for each note, and one with all of them."""
    cards = list(_news_cards(catalogue, catalogue.news))
    index = f"{SITE}news.html"
    for item, card in zip(catalogue.news, cards, strict=True):
        url = f"news/{item.id}.html"
        yield TextPage(
            url=url,
            template="text.html",
            title=item.title.plain or f"News of {item.issued.text}",
            heading_html=card.title_html or f"News of {item.issued.text}",
            description=description(item.body.plain, item.title.plain),
            canonical=catalogue.absolute(url),
            breadcrumbs=_breadcrumbs(catalogue, Link("News", index)),
            current=index,
            body_html=card.body_html,
            date=card.date,
            date_iso=card.date_iso,
        )
    if cards:
        yield NewsPage(
            url="news.html",
            template="news.html",
            title="News",
            description=f"News of {catalogue.owner}",
            canonical=catalogue.absolute("news.html"),
            breadcrumbs=_breadcrumbs(catalogue),
            current=index,
            news=tuple(cards),
        )


def redirect_pages(catalogue: Catalogue) -> Iterator[RedirectPage]:
    """The old addresses of entries, each a page that leads to the new one."""
    targets = [
        *((paper.aliases, paper_url(paper), paper.title.plain) for paper in catalogue.papers),
        *((page.aliases, f"{page.id}.html", page.title.plain) for page in catalogue.pages),
        *((item.aliases, f"news/{item.id}.html", item.title.plain) for item in catalogue.news),
    ]
    for aliases, url, title in targets:
        for alias in aliases:
            yield RedirectPage(
                url=alias_file(alias),
                template="redirect.html",
                title=title,
                canonical=catalogue.absolute(url),
                target=f"{SITE}{url}",
            )


def missing_page(catalogue: Catalogue) -> Iterator[TextPage]:
    """What the host shows where there is no page."""
    yield TextPage(url="404.html", template="404.html", title="Page not found", body_html="")


def counted(count: int) -> str:
    """ "1 paper", "7 papers"."""
    return f"{count:,} paper{'' if count == 1 else 's'}"


def _groups(catalogue: Catalogue, papers: Sequence[Paper], group: str) -> tuple[Group, ...]:
    years = {topic.tag.label: topic.tag.url for topic in catalogue.topics.by_kind["year"]}
    return tuple(
        Group(
            label,
            f"{group}-{slug(label)}" if label else "",
            tuple(catalogue.cards[paper.id] for paper in members),
            years.get(label, "") if group == "year" else "",
        )
        for label, members in grouped(papers, group)
        if members
    )


def _around(catalogue: Catalogue, papers: Sequence[Paper], place: int) -> Around:
    related = catalogue.relations.related(place, catalogue.settings.related_shown)
    return Around(
        older=catalogue.neighbours[papers[place + 1].id] if place + 1 < len(papers) else None,
        newer=catalogue.neighbours[papers[place - 1].id] if place else None,
        related=tuple(catalogue.neighbours[papers[other].id] for other in related),
    )


def _breadcrumbs(catalogue: Catalogue, *between: Link) -> tuple[Link, ...]:
    return (Link(catalogue.owner, f"{SITE}{HOME}"), *between)


def _news_cards(catalogue: Catalogue, items: Iterable[NewsItem]) -> Iterator[NewsCard]:
    for item in items:
        yield NewsCard(
            f"{SITE}news/{item.id}.html",
            item.issued.text,
            item.issued.iso,
            item.title.html,
            catalogue.publication.html(item.body.html, item.place),
        )
