"""What becomes of a work -> schema.org's words for it: how far it has come, its retraction, its other forms.

schema.org has no relation between versions: `exampleOfWork` and `workExample` join a work and the forms in which it is
there ("the paperback edition, first edition, or e-book"), so that each other form is a `workExample` of the page's
work. `isBasedOn` would call them derived, `workTranslation` translated, and `sameAs` the very same.
"""

from collections.abc import Iterator
from typing import Any

from generator.arranging.metadata.kinds import KINDS
from generator.arranging.metadata.persons import Node
from generator.arranging.metadata.work import Work
from generator.arranging.standing import NOTICES
from generator.model.paper import Paper, PaperVersion


def life(work: Work) -> dict[str, Any]:
    """`creativeWorkStatus`, `correction` and `workExample`, each where there is something to say."""
    paper = work.paper
    found: dict[str, Any] = {}
    if paper.status:
        found["creativeWorkStatus"] = paper.status
    if paper.is_taken_back:
        found["correction"] = _notice(paper)
    if paper.versions:
        found["workExample"] = [_version(version, paper) for version in paper.versions]
    return found


def _notice(paper: Paper) -> Node:
    """The notice of a retraction: what it is called, when, why and where it is."""
    told = paper.retraction
    node: Node = {"@type": "CorrectionComment", "name": NOTICES[paper.status]}
    if told is None:
        return node
    if told.issued:
        node["datePublished"] = told.issued.iso
    if told.reason:
        node["text"] = told.reason
    if url := f"https://doi.org/{told.doi}" if told.doi else told.url:
        node["url"] = url
    return node


def _version(version: PaperVersion, paper: Paper) -> Node:
    kind = KINDS[version.type]
    node: Node = {"@type": kind.schema, "name": paper.title.plain, "version": version.label}
    if version.issued:
        node["datePublished"] = version.issued.iso
    if version.container_title:
        node["isPartOf"] = {"@type": kind.part_of, "name": version.container_title}
    if addresses := [*_addresses(version)]:
        node["url"] = addresses[0]
        node["sameAs"] = addresses
    return node


def _addresses(version: PaperVersion) -> Iterator[str]:
    if version.doi:
        yield f"https://doi.org/{version.doi}"
    if version.arxiv:
        yield f"https://arxiv.org/abs/{version.arxiv}"
    if version.url:
        yield version.url
