"""What becomes of a work -> schema.org's words for it: how far it has come, its retraction, its other forms.

schema.org has no relation between versions: `exampleOfWork` and `workExample` join a work and the forms in which it is
there ("the paperback edition, first edition, or e-book"), so that each other form is a `workExample` of the page's
work. `isBasedOn` would call them derived, `workTranslation` translated, and `sameAs` the very same.
"""

from typing import Any

from generator.arranging.metadata.kinds import KINDS
from generator.arranging.metadata.persons import Node
from generator.arranging.metadata.work import Work, same_as
from generator.arranging.papers.publication_status import notice
from generator.model.paper import Paper, PaperVersion
from generator.model.views import Notice


def life(work: Work) -> dict[str, Any]:
    """`creativeWorkStatus`, `correction` and `workExample`, each where there is something to say."""
    paper = work.paper
    found: dict[str, Any] = {}
    if paper.status:
        found["creativeWorkStatus"] = paper.status
    if shown := notice(paper):
        found["correction"] = _correction(paper, shown)
    if paper.versions:
        found["workExample"] = [_version(version, paper) for version in paper.versions]
    return found


def _correction(paper: Paper, shown: Notice) -> Node:
    """The notice of a retraction: what it is called, when, why and where it is."""
    node: Node = {"@type": "CorrectionComment", "name": shown.link}
    if paper.retraction and paper.retraction.issued:
        node["datePublished"] = paper.retraction.issued.iso
    if shown.reason:
        node["text"] = shown.reason
    if shown.url:
        node["url"] = shown.url
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
