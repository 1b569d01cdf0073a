"""The subject of a page -> Open Graph (ogp.me), and `twitter:card`, from which networks choose the layout."""

from collections.abc import Iterator

from generator.arranging.addresses.absolute import absolute
from generator.arranging.metadata.work import WorkMetadata
from generator.model.site.views import Image
from generator.text.identifier_urls import orcid_address

Pair = tuple[str, str]
LARGE = 600, 314  # pixels, width and height: networks show smaller and upright pictures beside the text


def open_graph(
    title: str,
    kind: str,
    url: str,
    *,
    description: str = "",
    site_name: str = "",
    image: Image | None = None,
    site: str,
) -> Iterator[Pair]:
    """Yield the pairs of a page; `kind` is `og:type`; `url` and `site` are empty if the site's address is unknown."""
    yield "og:title", title
    yield "og:type", kind
    if url:
        yield "og:url", url
    if description:
        yield "og:description", description
    if site_name:
        yield "og:site_name", site_name
    is_large = False
    if image and (address := absolute(image.url, site)):
        yield "og:image", address
        if image.width:
            yield "og:image:width", str(image.width)
            yield "og:image:height", str(image.height)
        if image.alt:
            yield "og:image:alt", image.alt
        is_large = image.width >= LARGE[0] and image.height >= LARGE[1] and image.width > image.height
    yield "twitter:card", "summary_large_image" if is_large else "summary"


def article(work: WorkMetadata, home: str) -> Iterator[Pair]:
    """Yield the pairs that only the `og:type` "article" has.

    `article:author` must be the address of a profile, so only authors with an address are named; that of the owner is
    `home`, the address of the site.
    """
    paper = work.paper
    if paper.issued:
        yield "article:published_time", paper.issued.iso
    for _, identity in work.people:
        address = home if identity.is_owner else identity.url
        if not address and identity.orcid:
            address = orcid_address(identity.orcid)
        if address:
            yield "article:author", address
    for keyword in paper.keywords:
        yield "article:tag", keyword
