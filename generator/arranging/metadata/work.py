"""A paper and its page -> all that is told of it to machines, before it takes any form."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.arranging.addresses.absolute import absolute
from generator.arranging.metadata.kinds import KINDS, Kind
from generator.arranging.metadata.licenses import license_address
from generator.arranging.papers.paper_view import Leaf
from generator.arranging.people.identities import Identity
from generator.model.name import Author
from generator.model.paper import Paper, PaperVersion
from generator.model.views import Image, Link
from generator.text.identifier_urls import arxiv_address, doi_address, pubmed_address
from generator.text.link import SITE

PAGES = re.compile(r"\s*[-–—]+\s*")


class Work(NamedTuple):
    """One paper. `site` is the address of the site, or empty where that is not known, and so are all addresses in it:
    `url` of the page, `pdf` of the full text where that lies beside the page. `people` are the authors, each with who
    they are; `same_as` are the addresses of the same work elsewhere; `license` is the address of a licence."""

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


def work_of(leaf: Leaf, identities: Sequence[Identity], *, site: str, url: str, description: str) -> Work:
    """What is told of the paper of `leaf`; `identities` are those of its authors, `url` is the address of its page."""
    paper = leaf.paper
    first, _, last = PAGES.sub("-", paper.page).partition("-") if paper.page else ("", "", "")
    links = leaf.brief.links
    beside = f"{SITE}papers/{paper.id}"
    pdf = next((link.url for link in links if link.kind == "pdf"), "") if links else ""
    return Work(
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
        image=leaf.card.thumbnail,
    )


def same_as(form: Paper | PaperVersion) -> Iterator[str]:
    """Where else a paper, or one version of it, is."""
    if form.doi:
        yield doi_address(form.doi)
    if form.arxiv:
        yield arxiv_address(form.arxiv)
    if isinstance(form, Paper) and form.pmid:
        yield pubmed_address(form.pmid)
    if form.url:
        yield form.url
