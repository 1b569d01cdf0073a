"""The status, retraction and versions of a work -> properties of schema.org.

schema.org has no property between two versions. `workExample` joins a work to the forms in which it exists ("the
paperback edition, first edition, or e-book"), so each other version is a `workExample` of the page's work. `isBasedOn`
would mean a derived work, `workTranslation` a translation, and `sameAs` the identical work.
"""

from typing import Any

from generator.arranging.metadata.kinds import KINDS
from generator.arranging.metadata.persons import Node
from generator.arranging.metadata.work import WorkMetadata, same_as
from generator.arranging.papers.publication_status import notice
from generator.model.paper import Paper, PaperVersion
from generator.model.site.views import Notice


def life(work: WorkMetadata) -> dict[str, Any]:
    """Return `creativeWorkStatus`, `correction` and `workExample`, without those that do not apply."""
    paper = work.paper
    properties: dict[str, Any] = {}
    if paper.status:
        properties["creativeWorkStatus"] = paper.status
    if retraction := notice(paper):
        properties["correction"] = _correction(paper, retraction)
    if paper.versions:
        properties["workExample"] = [_version(version, paper) for version in paper.versions]
    return properties


def _correction(paper: Paper, retraction: Notice) -> Node:
    """Return the notice of a retraction: its title, date, reason and address."""
    node: Node = {"@type": "CorrectionComment", "name": retraction.link}
    if paper.retraction and paper.retraction.issued:
        node["datePublished"] = paper.retraction.issued.iso
    if retraction.reason:
        node["text"] = retraction.reason
    if retraction.url:
        node["url"] = retraction.url
    return node


def _version(version: PaperVersion, paper: Paper) -> Node:
    kind = KINDS[version.type]
    node: Node = {"@type": kind.schema, "name": paper.title.plain, "version": version.label}
    if version.issued:
        node["datePublished"] = version.issued.iso
    if version.container_title:
        node["isPartOf"] = {"@type": kind.part_of, "name": version.container_title}
    if addresses := [*same_as(version)]:
        node["url"] = addresses[0]
        node["sameAs"] = addresses
    return node
