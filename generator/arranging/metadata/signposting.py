"""A work -> FAIR Signposting: typed links in the page's head (level 1), and the same as a link set (level 2).

signposting.org/FAIR. `cite-as` must lead back to the page that has it, so it is the page's own address, and the
publisher's DOI is `related`. A link set is RFC 9264's JSON, where every address is absolute.
"""

from collections.abc import Iterator
from typing import Any

from generator.arranging.addresses.absolute import absolute
from generator.arranging.metadata.work import Work
from generator.formats.output.record_formats import RECORD_FORMATS
from generator.model.paths import linkset_file, paper_record
from generator.model.views import Relation
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


def signposts(work: Work, *, has_exports: bool) -> Iterator[Relation]:
    """The typed links of a work's page; `has_exports` says that its records stand beside the page."""
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


def linkset_link(work: Work) -> Relation:
    """What leads from the page to its link set."""
    return Relation("linkset", f"{SITE}{linkset_file(work.paper.id)}", LINKSET)


def linkset(work: Work, *, has_exports: bool) -> dict[str, Any]:
    """The link set of a work whose site has an address: its page, and the way back from each file beside it."""
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
