"""What several kinds of pages show alike: the way back, and the news."""

from generator.arranging.catalogue import Catalogue
from generator.model.paths import HOME
from generator.model.views import Link
from generator.text.link import SITE


def trail(catalogue: Catalogue, *between: Link) -> tuple[Link, ...]:
    """The breadcrumbs of a page: home, then what lies between."""
    return (Link(catalogue.owner, f"{SITE}{HOME}"), *between)
