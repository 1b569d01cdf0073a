"""How a site is searched -> notes on how to search a large site better."""

from collections.abc import Iterator

from generator.checking.finding import Finding, Severity
from generator.model.content_paths import SETTINGS
from generator.model.paper import Place
from generator.model.settings import Settings
from generator.model.site.search import SearchMode
from generator.model.site.site import Site

INSTALL = 'run `pip install "paperfolio[search]"` to search sites of any size with Pagefind'


def check_search(settings: Settings, site: Site) -> Iterator[Finding]:
    """Yield a note if a large site has no search, or one for which readers must first load a large index."""
    message = ""
    if site.search == SearchMode.UNAVAILABLE:
        message = f"the site has no search: its {site.papers:,} papers are too many to search in a browser"
    elif site.search == SearchMode.SCRIPT and site.papers > settings.search.large_from:
        message = f"readers who search the site must first load an index of all {site.papers:,} papers"
    if message:
        yield Finding(Place(SETTINGS), message, f"{INSTALL}; or write `search: no`", Severity.NOTE)
