"""How a site is searched -> notes on what would search it better."""

from collections.abc import Iterator

from generator.checking.finding import Finding, Severity
from generator.model.content_paths import SETTINGS
from generator.model.paper import Place
from generator.model.search import SearchWay
from generator.model.settings import Settings
from generator.model.site import Site

INSTALL = '`pip install "paperfolio[search]"` brings Pagefind, which searches sites of any size'


def check_search(settings: Settings, site: Site) -> Iterator[Finding]:
    """That a large site is not searched, or only by readers who load a large index first."""
    message = ""
    if site.search == SearchWay.LACKING:
        message = f"the site has no search: it has {site.papers:,} papers, too many to look through in a browser"
    elif site.search == SearchWay.SCRIPT and site.papers > settings.search.large_from:
        message = f"whoever searches the site loads an index of all its {site.papers:,} papers first"
    if message:
        yield Finding(Place(SETTINGS), message, f"{INSTALL}; or write `search: no`", Severity.NOTE)
