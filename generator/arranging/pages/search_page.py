"""The search page."""

from collections.abc import Iterator

from generator.arranging.catalogue import Catalogue
from generator.arranging.features import is_indexed, search_mode
from generator.arranging.pages.breadcrumbs import breadcrumbs
from generator.arranging.pages.site_context import PAPERS, index_links
from generator.formats.output.search_index import ADDRESS
from generator.model.file_stat import digest
from generator.model.site.page import SearchPage
from generator.model.site.paths import COAUTHORS, SEARCH_PAGE
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
            index=ADDRESS if is_indexed(catalogue) else "",
            pagefind=_pagefind(catalogue.library.tools.pagefind) if way == SearchMode.PAGEFIND else "",
            browse=(Link("All papers", PAPERS), *index_links(catalogue), *people),
        )


def _pagefind(version: str) -> str:
    """Return the address of Pagefind's script, whose bytes depend on its version; it loads its index without caches."""
    return f"{SITE}{PAGEFIND}/pagefind.js?v={digest(version.encode()).hex()[:8]}"
