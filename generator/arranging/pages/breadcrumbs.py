"""The breadcrumbs of pages."""

from generator.arranging.catalogue import Catalogue
from generator.model.site.paths import HOME
from generator.model.site.views import Link
from generator.text.link import SITE


def breadcrumbs(catalogue: Catalogue, *between: Link) -> tuple[Link, ...]:
    """Return the breadcrumbs of a page: the home page, then `between`."""
    return (Link(catalogue.owner, f"{SITE}{HOME}"), *between)
