"""What a page is about -> Open Graph (ogp.me) and what cards of social networks need beyond it."""

from collections.abc import Iterator

from generator.arranging.addresses.absolute import absolute
from generator.arranging.metadata.work import Work
from generator.model.views import Image
from generator.text.identifier_urls import orcid_address

Pair = tuple[str, str]
LARGE = 600, 314  # pixels: smaller pictures, and those that are no wider than high, are shown beside the text


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
    """Title, type, address, description and picture of a page; `url` and `site` are empty where they are not known."""
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


def article(work: Work, home: str) -> Iterator[Pair]:
    """What `og:type` article has of its own. Authors are addresses of profiles, so that only those who have one are
    named; the owner's is `home`."""
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
