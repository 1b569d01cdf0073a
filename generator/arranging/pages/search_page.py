"""The search page."""

from collections.abc import Iterator

from generator.arranging.catalogue import Catalogue
from generator.arranging.features import is_indexed, search_mode
from generator.arranging.pages.breadcrumbs import breadcrumbs
from generator.arranging.pages.site_context import PAPERS, index_links
from generator.model.site.page import SearchPage
from generator.model.site.paths import COAUTHORS, SEARCH_INDEX, SEARCH_PAGE
from generator.model.site.search import PAGEFIND, SearchMode
from generator.model.site.views import Link
from generator.text.link import SITE


def search_page(catalogue: Catalogue) -> Iterator[SearchPage]:
    """Yield the search page, if the site has one.

    It uses the search index if Pagefind cannot be loaded, as when the page is opened from a folder.
    """
    way = search_mode(catalogue)
    if way in {SearchMode.SCRIPT, SearchMode.PAGEFIND}:
        people = [Link(catalogue.coauthors_title, f"{SITE}{COAUTHORS}")] if catalogue.index.coauthors else []
        yield SearchPage(
            url=SEARCH_PAGE,
            template="search.html",
            title="Search",
            canonical=catalogue.absolute(SEARCH_PAGE),
            metadata=(("robots", "noindex"),),
            breadcrumbs=breadcrumbs(catalogue),
            current=f"{SITE}{SEARCH_PAGE}",
            index=f"{SITE}{SEARCH_INDEX}" if is_indexed(catalogue) else "",
            pagefind=f"{SITE}{PAGEFIND}/pagefind.js" if way == SearchMode.PAGEFIND else "",
            browse=(Link("All papers", PAPERS), *index_links(catalogue), *people),
        )
