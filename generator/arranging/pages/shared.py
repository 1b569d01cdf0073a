"""What all pages share: the title, the navigation, the addresses of the lists."""

from html import escape
from urllib.parse import urlsplit

from generator.arranging.addresses.document_names import SEARCH_PAGE
from generator.arranging.addresses.paths import FOLDERS, KINDS
from generator.arranging.catalogue import Catalogue
from generator.arranging.features import service_links
from generator.arranging.files.feeds import feed_links
from generator.arranging.files.search import search_way
from generator.arranging.papers.text_direction import site_direction
from generator.model.paper import Place
from generator.model.search import SearchWay
from generator.model.site import Shared
from generator.model.views import Link
from generator.text.link import SITE, is_web_address

PAPERS = f"{SITE}index.html#papers"
INDEX_TITLES = {"year": "Years", "field": "Fields", "keyword": "Keywords", "venue": "Venues"}


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
        home=f"{SITE}index.html",
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
    return tuple(Link(INDEX_TITLES[kind], f"{SITE}{FOLDERS[kind]}.html") for kind in found)


def _navigation(catalogue: Catalogue) -> tuple[Link, ...]:
    """As the settings say; by itself the papers, the co-authors, the news, and the free pages that want to be there."""
    place = Place("content/site.yaml")
    if catalogue.settings.navigation:
        return tuple(
            Link(
                link.label, link.target if is_web_address(link.target) else catalogue.outlet.target(link.target, place)
            )
            for link in catalogue.settings.navigation
        )
    found = [Link("Papers", PAPERS)] if catalogue.leaves else []
    if catalogue.index.coauthors:
        found.append(Link(catalogue.coauthors_title, f"{SITE}coauthors.html"))
    if catalogue.news:
        found.append(Link("News", f"{SITE}news.html"))
    listed = sorted(
        (page for page in catalogue.pages if page.navigation), key=lambda page: (page.order, page.title.plain)
    )
    return (*found, *(Link(page.title.plain, f"{SITE}{page.id}.html") for page in listed))
