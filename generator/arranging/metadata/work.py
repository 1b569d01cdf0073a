"""A paper and its page -> the metadata that all formats are made from."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.arranging.addresses.absolute import absolute
from generator.arranging.metadata.kinds import KINDS, Kind
from generator.arranging.metadata.licenses import license_address
from generator.arranging.papers.paper_view import PaperView
from generator.arranging.people.identities import Identity
from generator.model.name import Author
from generator.model.paper import Paper, PaperVersion
from generator.model.site.views import Image, Link
from generator.text.identifier_urls import arxiv_address, doi_address, pubmed_address
from generator.text.link import SITE

PAGES = re.compile(r"\s*[-–—]+\s*")


class WorkMetadata(NamedTuple):
    """The metadata of one paper.

    `site` is the address of the site, `url` that of the page, `pdf` that of the full text if it is beside the page; all
    three are empty if the site's address is unknown. `people` are the authors with their identities, `same_as` the
    addresses of the work at other places, and `license` is the address of the licence.
    """

    paper: Paper
    kind: Kind
    site: str
    url: str
    description: str
    people: Sequence[tuple[Author, Identity]]
    links: tuple[Link, ...]
    pdf: str
    first_page: str
    last_page: str
    same_as: tuple[str, ...]
    license: str
    image: Image | None


def work_of(view: PaperView, identities: Sequence[Identity], *, site: str, url: str, description: str) -> WorkMetadata:
    """Return the metadata of the paper of `view`; `identities` are those of its authors, `url` is that of its page."""
    paper = view.paper
    first, _, last = PAGES.sub("-", paper.page).partition("-") if paper.page else ("", "", "")
    links = view.brief.links
    picture = view.card.thumbnail
    beside = f"{SITE}papers/{paper.id}"
    pdf = next((link.url for link in links if link.kind == "pdf"), "") if links else ""
    return WorkMetadata(
        paper=paper,
        kind=KINDS[paper.type],
        site=site,
        url=url,
        description=description,
        people=list(zip(paper.authors, identities, strict=True)),
        links=links,
        pdf=absolute(pdf, site) if pdf.startswith(beside) and "/" not in pdf[len(beside) :] else "",
        first_page=first,
        last_page=last,
        same_as=tuple(same_as(paper)),
        license=license_address(paper.license) if paper.license else "",
        image=picture if picture and not picture.is_video else None,
    )


def same_as(form: Paper | PaperVersion) -> Iterator[str]:
    """Yield the addresses of a paper, or of one version of it, at other places: DOI, arXiv, PubMed, `url`."""
    if form.doi:
        yield doi_address(form.doi)
    if form.arxiv:
        yield arxiv_address(form.arxiv)
    if isinstance(form, Paper) and form.pmid:
        yield pubmed_address(form.pmid)
    if form.url:
        yield form.url
