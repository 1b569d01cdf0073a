"""A work -> FAIR Signposting (signposting.org/FAIR): typed links in the head (level 1), and a link set (level 2).

The target of `cite-as` must resolve to the page that has the link. So it is the page's own address, and the
publisher's DOI is `related`. A link set is the JSON of RFC 9264 (section 4.2), in which all addresses are absolute.
"""

from collections.abc import Iterator
from typing import Any

from generator.arranging.addresses.absolute import absolute
from generator.arranging.metadata.work import WorkMetadata
from generator.formats.output.record_formats import RECORD_FORMATS
from generator.model.site.paths import linkset_file, paper_record
from generator.model.site.views import Relation
from generator.text.identifier_urls import doi_address, orcid_address
from generator.text.link import SITE

LINKSET = "application/linkset+json"
MEDIA_TYPES = {
    "csv": "text/csv",
    "gz": "application/gzip",
    "json": "application/json",
    "pdf": "application/pdf",
    "png": "image/png",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "txt": "text/plain",
    "zip": "application/zip",
}


def signposts(work: WorkMetadata, *, has_exports: bool) -> Iterator[Relation]:
    """Yield the typed links of a work's page; if `has_exports`, also those to its records."""
    paper = work.paper
    if work.url:
        yield Relation("cite-as", work.url)
    for _, identity in work.people:
        if identity.orcid:
            yield Relation("author", orcid_address(identity.orcid))
    yield Relation("type", f"https://schema.org/{work.kind.schema}")
    yield Relation("type", "https://schema.org/AboutPage")
    if has_exports:
        for form in RECORD_FORMATS:
            yield Relation("describedby", f"{SITE}{paper_record(paper.id, form.suffix)}", form.media_type)
    for link in work.links:
        if link.kind == "pdf" or link.url.startswith(SITE):
            suffix = "pdf" if link.kind == "pdf" else link.url.rpartition(".")[2].lower()
            yield Relation("item", link.url, MEDIA_TYPES.get(suffix, ""))
    if work.license:
        yield Relation("license", work.license)
    if paper.doi:
        yield Relation("related", doi_address(paper.doi))


def linkset_link(work: WorkMetadata) -> Relation:
    """Return the link from the page to its link set."""
    return Relation("linkset", f"{SITE}{linkset_file(work.paper.id)}", LINKSET)


def linkset(work: WorkMetadata, *, has_exports: bool) -> dict[str, Any]:
    """Return the link set of a work: the links of its page, and the link back from each file of the site.

    The address of the site must be known.
    """
    page: dict[str, Any] = {"anchor": work.url}
    others: list[dict[str, Any]] = []
    for relation in signposts(work, has_exports=has_exports):
        target = {"href": absolute(relation.href, work.site)}
        if relation.type:
            target["type"] = relation.type
        page.setdefault(relation.rel, []).append(target)
        back = {"item": "collection", "describedby": "describes"}.get(relation.rel)
        if back and relation.href.startswith(SITE):
            others.append({"anchor": target["href"], back: [{"href": work.url, "type": "text/html"}]})
    return {"linkset": [page, *others]}
