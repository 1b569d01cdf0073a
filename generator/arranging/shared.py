"""What all pages share: the title, the navigation, the addresses of the lists."""

from collections.abc import Sequence
from html import escape
from urllib.parse import urlsplit

from generator.arranging.addresses import FOLDERS, KINDS, Topics
from generator.arranging.publication import Publication
from generator.model.library import FreePage, Library, NewsItem
from generator.model.paper import Paper, Place
from generator.model.site import Shared
from generator.model.views import Link
from generator.text.link import SITE, is_web_address

PAPERS = f"{SITE}index.html#papers"
INDEX_TITLES = {"year": "Years", "field": "Fields", "keyword": "Keywords", "venue": "Venues"}


def shared(
    library: Library,
    papers: Sequence[Paper],
    pages: Sequence[FreePage],
    news: Sequence[NewsItem],
    topics: Topics,
    publication: Publication,
) -> Shared:
    """The site's shared values; `papers`, `pages` and `news` are those that are published."""
    settings = library.settings
    owner = library.profile.name.full
    return Shared(
        title=settings.title or owner or "Publications",
        owner=owner,
        language=settings.language,
        url=settings.url,
        base=urlsplit(settings.url).path or "/",
        home=f"{SITE}index.html",
        navigation=_navigation(library, papers, pages, news, publication),
        indexes=tuple(
            Link(INDEX_TITLES[kind], f"{SITE}{FOLDERS[kind]}.html") for kind in KINDS if topics.by_kind[kind]
        ),
        footer_html=escape(settings.footer),
    )


def _navigation(
    library: Library,
    papers: Sequence[Paper],
    pages: Sequence[FreePage],
    news: Sequence[NewsItem],
    publication: Publication,
) -> tuple[Link, ...]:
    """As the settings say; by itself the papers, the co-authors, the news, and the free pages that want to be there."""
    place = Place("content/site.yaml")
    if library.settings.navigation:
        return tuple(
            Link(link.label, link.target if is_web_address(link.target) else publication.target(link.target, place))
            for link in library.settings.navigation
        )
    found = [Link("Papers", PAPERS)] if papers else []
    if library.settings.coauthors and any(len(paper.authors) > 1 for paper in papers):
        found.append(Link("Co-authors", f"{SITE}coauthors.html"))
    if news:
        found.append(Link("News", f"{SITE}news.html"))
    listed = sorted((page for page in pages if page.navigation), key=lambda page: (page.order, page.title.plain))
    return (*found, *(Link(page.title.plain, f"{SITE}{page.id}.html") for page in listed))
