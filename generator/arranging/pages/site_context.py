"""The values that all pages share: the title, the navigation, the links to lists."""

from html import escape
from urllib.parse import urlsplit

from generator.arranging.catalogue import Catalogue
from generator.arranging.features import feed_links, search_mode, service_links
from generator.arranging.papers.text_direction import site_direction
from generator.arranging.papers.topics import INDEX_TITLES, KINDS
from generator.model.site.paths import COAUTHORS, HOME, NEWS, SEARCH_PAGE, topic_index
from generator.model.site.search import SearchMode
from generator.model.site.site import SiteContext
from generator.model.site.views import Link
from generator.text.link import SITE

PAPERS = f"{SITE}index.html#papers"


def site_context(catalogue: Catalogue) -> SiteContext:
    """Return the values that all pages share."""
    settings = catalogue.settings
    owner = catalogue.library.profile.name.full
    return SiteContext(
        title=settings.title or owner or "Publications",
        owner=owner,
        language=settings.language,
        direction=site_direction(settings),
        url=settings.url,
        base=urlsplit(settings.url).path or "/",
        home=f"{SITE}{HOME}",
        search="" if search_mode(catalogue) in {SearchMode.NONE, SearchMode.UNAVAILABLE} else f"{SITE}{SEARCH_PAGE}",
        navigation=_navigation(catalogue),
        indexes=index_links(catalogue),
        footer_html=escape(settings.footer),
        feeds=feed_links(catalogue),
        services=service_links(catalogue),
    )


def index_links(catalogue: Catalogue) -> tuple[Link, ...]:
    """Return the links to the lists of years, fields, keywords and venues, without empty lists."""
    kinds = [kind for kind in KINDS if catalogue.index.topics.by_kind[kind]]
    return tuple(Link(INDEX_TITLES[kind], f"{SITE}{topic_index(kind)}") for kind in kinds)


def _navigation(catalogue: Catalogue) -> tuple[Link, ...]:
    """Return the navigation of the settings.

    The default is the papers, the co-authors, the news, and the free pages with `navigation: yes`.
    """
    if catalogue.settings.navigation:
        return catalogue.texts.navigation
    links = [Link("Papers", PAPERS)] if catalogue.views else []
    if catalogue.index.coauthors:
        links.append(Link(catalogue.coauthors_title, f"{SITE}{COAUTHORS}"))
    if catalogue.news:
        links.append(Link("News", f"{SITE}{NEWS}"))
    listed = sorted(
        (page for page in catalogue.pages if page.navigation), key=lambda page: (page.order, page.title.plain)
    )
    return (*links, *(Link(page.title.plain, f"{SITE}{page.id}.html") for page in listed))
