"""A work -> the node of schema.org that describes it, as JSON-LD.

Google reads `Article`, `ProfilePage` and `BreadcrumbList`. Each is a separate object, because not all readers support
`@graph`. Properties that need an absolute address are left out if the address of the site is unknown.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from generator.arranging.addresses.absolute import absolute
from generator.arranging.metadata.life import life
from generator.arranging.metadata.persons import Node, author_node, interactions, name_parts, property_value
from generator.arranging.metadata.work import WorkMetadata
from generator.model.paper import Paper, PaperType
from generator.model.site.views import Link
from generator.text.identifier_urls import arxiv_address, doi_address, pubmed_address

CONTEXT = "https://schema.org"
REGISTRY = "https://registry.identifiers.org/registry/"
ARTICLES = {"ScholarlyArticle", "Article", "BlogPosting", "Report"}  # Google shows the headline of these


def scholarly(work: WorkMetadata, breadcrumbs: Node | None) -> tuple[Node, ...]:
    """Return the nodes of a paper's page: the work, and its breadcrumbs if there are any."""
    paper, kind = work.paper, work.kind
    node: Node = {"@context": CONTEXT, "@type": kind.schema}
    if work.url:
        node["@id"] = node["url"] = node["mainEntityOfPage"] = work.url
    node["name"] = paper.title.plain
    if kind.schema in ARTICLES:
        node["headline"] = paper.title.plain
    node["author"] = [author_node(author, identity, work.site) for author, identity in work.people]
    if paper.editors:
        node["editor"] = [{"@type": "Person", **name_parts(editor.name)} for editor in paper.editors]
    if paper.translators:
        node["translator"] = [{"@type": "Person", **name_parts(person.name)} for person in paper.translators]
    image = absolute(work.image.url, work.site) if work.image else ""
    pages = f"{work.first_page}-{work.last_page}" if work.last_page else work.first_page
    for name, value in (
        ("datePublished", paper.issued and paper.issued.iso),
        ("temporal", paper.issued.edtf if paper.issued and paper.issued.has_more else ""),
        ("abstract", paper.abstract.plain),
        # A data set must have a description (developers.google.com, "Dataset").
        ("description", work.description if paper.type is PaperType.DATASET else ""),
        ("keywords", list(paper.keywords)),
        ("inLanguage", paper.language),
        ("license", work.license),
        ("publisher", paper.publisher and {"@type": "Organization", "name": paper.publisher}),
        ("bookEdition" if paper.type is PaperType.BOOK else "version", paper.edition),
        ("isbn", _one_or_all(paper.isbns) if kind.schema == "Book" else ""),
        ("reportNumber", paper.number if paper.type is PaperType.REPORT else ""),
        ("pagination", pages),
        ("pageStart", work.first_page),
        ("pageEnd", work.last_page),
        ("award", list(paper.award)),
        ("identifier", list(_identifiers(paper))),
        ("sameAs", list(work.same_as)),
        ("isPartOf", _container(work)),
        ("releasedEvent", paper.event_title and {"@type": "PublicationEvent", "name": paper.event_title}),
        ("interactionStatistic", _citations(paper)),
        ("image", image),
        ("encoding", _full_text(work)),
    ):
        if value:
            node[name] = value
    node |= life(work)
    node |= _files(work)
    return (node, breadcrumbs) if breadcrumbs else (node,)


def breadcrumbs(crumbs: Sequence[Link], title: str, site: str) -> Node | None:
    """Return the links from the home page to the page with that title; None if the site's address is unknown."""
    if not site or not crumbs:
        return None
    steps = [
        {"@type": "ListItem", "position": place, "name": crumb.label, "item": absolute(crumb.url, site)}
        for place, crumb in enumerate(crumbs, 1)
    ]
    steps.append({"@type": "ListItem", "position": len(steps) + 1, "name": title})
    return {"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": steps}


def _identifiers(paper: Paper) -> Iterator[Node]:
    if paper.doi:
        yield property_value(f"{REGISTRY}doi", f"doi:{paper.doi}", doi_address(paper.doi))
    if paper.arxiv:
        yield property_value(f"{REGISTRY}arxiv", f"arXiv:{paper.arxiv}", arxiv_address(paper.arxiv))
    if paper.pmid:
        address = pubmed_address(paper.pmid)
        yield property_value(f"{REGISTRY}pubmed", f"pubmed:{paper.pmid}", address)
    if paper.number and paper.type is PaperType.PATENT:
        yield property_value("patent", paper.number)


def _one_or_all(identifiers: tuple[str, ...]) -> str | list[str]:
    return identifiers[0] if len(identifiers) == 1 else list(identifiers)


def _container(work: WorkMetadata) -> Node | None:
    """Return the venue: the issue as a part of the volume, this as a part of the journal; or the book."""
    paper, part_of = work.paper, work.kind.part_of
    if not paper.container_title:
        return None
    node: Node = {"@type": part_of, "name": paper.container_title}
    if paper.issn and part_of in {"Periodical", "BookSeries"}:
        node["issn"] = _one_or_all(paper.issns)
    if part_of == "Book":
        if paper.isbn:
            node["isbn"] = _one_or_all(paper.isbns)
        if paper.volume:
            node |= {"@type": ["Book", "PublicationVolume"], "volumeNumber": paper.volume}
    elif part_of == "Periodical":
        if paper.volume:
            node = {"@type": "PublicationVolume", "volumeNumber": paper.volume, "isPartOf": node}
        if paper.issue:
            node = {"@type": "PublicationIssue", "issueNumber": paper.issue, "isPartOf": node}
    return node


def _citations(paper: Paper) -> Node | None:
    if paper.citations is None:
        return None
    as_of = paper.citations_as_of.iso if paper.citations_as_of else ""
    return interactions("Citation", paper.citations, paper.citations_source, as_of)


def _full_text(work: WorkMetadata) -> Node | None:
    if not work.pdf:
        return None
    return {"@type": "MediaObject", "encodingFormat": "application/pdf", "contentUrl": work.pdf}


def _files(work: WorkMetadata) -> dict[str, Any]:
    """Return the address of the code of a program, or of the files of a data set."""
    type = work.paper.type
    if type not in {PaperType.SOFTWARE, PaperType.DATASET}:
        return {}
    name, kind = ("codeRepository", "code") if type is PaperType.SOFTWARE else ("distribution", "data")
    address = next((absolute(link.url, work.site) for link in work.links if link.kind == kind), "")
    if not address:
        return {}
    return {name: address if kind == "code" else {"@type": "DataDownload", "contentUrl": address}}
