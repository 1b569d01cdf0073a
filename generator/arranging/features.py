"""What stands beside the pages, as the footer and llms.txt lead there."""

from generator.arranging.addresses.document_names import ATOM, EMBED_PAGE
from generator.arranging.catalogue import Catalogue
from generator.arranging.files.feeds import feed_links
from generator.formats.output import atom
from generator.model.views import Link
from generator.text.link import SITE

FEED_LABELS = {f"{SITE}{ATOM.format('papers')}": "Feed", f"{SITE}{ATOM.format('news')}": "News feed"}


def can_embed(catalogue: Catalogue) -> bool:
    """Whether there is a list that other pages may show, and an address at which they find it; a page of the author's
    own that has the name of ours wins."""
    wants = catalogue.settings.feeds.embed and bool(catalogue.settings.url) and bool(catalogue.leaves)
    return wants and all(f"{page.id}.html" != EMBED_PAGE for page in catalogue.pages)


def service_links(catalogue: Catalogue) -> tuple[Link, ...]:
    """The links of the footer: a feed of each kind, and how to show the list elsewhere."""
    found = [
        Link(FEED_LABELS[link.url], link.url, link.kind)
        for link in feed_links(catalogue)
        if link.kind == atom.MEDIA_TYPE
    ]
    return (*found, Link("Embed", f"{SITE}{EMBED_PAGE}")) if can_embed(catalogue) else tuple(found)
