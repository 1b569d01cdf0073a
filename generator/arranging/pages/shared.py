"""What all pages share: the title, the navigation, the addresses of the lists."""

from html import escape
from urllib.parse import urlsplit

from generator.arranging.catalogue import Catalogue
from generator.arranging.features import feed_links, search_way, service_links
from generator.arranging.papers.text_direction import site_direction
from generator.arranging.papers.topics import INDEX_TITLES, KINDS
from generator.model.paths import COAUTHORS, HOME, NEWS, SEARCH_PAGE, topic_index
from generator.model.search import SearchWay
from generator.model.site import Shared
from generator.model.views import Link
from generator.text.link import SITE

PAPERS = f"{SITE}index.html#papers"


def shared(catalogue: Catalogue) -> Shared:
    """The site's shared values."""
    settings = catalogue.settings
    owner = catalogue.library.profile.name.full
    return Shared(
        title=settings.title or owner or "Publications",
        owner=owner,
        language=settings.language,
        direction=site_direction(settings),
        url=settings.url,
        base=urlsplit(settings.url).path or "/",
        home=f"{SITE}{HOME}",
        search="" if search_way(catalogue) in {SearchWay.NONE, SearchWay.LACKING} else f"{SITE}{SEARCH_PAGE}",
        navigation=_navigation(catalogue),
        indexes=index_links(catalogue),
        footer_html=escape(settings.footer),
        feeds=feed_links(catalogue),
        services=service_links(catalogue),
    )


def index_links(catalogue: Catalogue) -> tuple[Link, ...]:
    """The pages that list all years, fields, keywords and venues, where there are any."""
    found = [kind for kind in KINDS if catalogue.index.topics.by_kind[kind]]
    return tuple(Link(INDEX_TITLES[kind], f"{SITE}{topic_index(kind)}") for kind in found)


def _navigation(catalogue: Catalogue) -> tuple[Link, ...]:
    """As the settings say; by itself the papers, the co-authors, the news, and the free pages that want to be there."""
    if catalogue.settings.navigation:
        return catalogue.texts.navigation
    found = [Link("Papers", PAPERS)] if catalogue.leaves else []
    if catalogue.index.coauthors:
        found.append(Link(catalogue.coauthors_title, f"{SITE}{COAUTHORS}"))
    if catalogue.news:
        found.append(Link("News", f"{SITE}{NEWS}"))
    listed = sorted(
        (page for page in catalogue.pages if page.navigation), key=lambda page: (page.order, page.title.plain)
    )
    return (*found, *(Link(page.title.plain, f"{SITE}{page.id}.html") for page in listed))
