"""The links of a paper: labels with web addresses, or with paths of files under content/."""

import posixpath
from typing import Any

from yaml.nodes import Node

from generator.formats import kinds
from generator.formats.fields import Kind, Schema, Sheet, Unfit
from generator.model.paper import PaperLink
from generator.text.link import is_web_address, safe_url

KINDS = {
    "pdf": ("pdf", "fulltext", "full_text", "paper"),
    "code": ("code", "github", "repository", "repo", "software"),
    "slides": ("slides", "presentation"),
    "video": ("video", "recording", "talk"),
    "poster": ("poster",),
    "data": ("data", "dataset"),
    "website": ("website", "project", "homepage", "html"),
}
KIND_OF = {name: kind for kind, names in KINDS.items() for name in names}
LABELS = {"pdf": "PDF"} | {kind: kind.capitalize() for kind in KINDS if kind != "pdf"}
SCHEMA: Schema = {"type": "object", "additionalProperties": {"type": "string"}}


def read_links(node: Node, sheet: Sheet) -> tuple[tuple[PaperLink, Node], ...]:
    """The links of a record `label: target`, each with the node of its target, for what is still to be said about it."""
    found = []
    for key, value in kinds.pairs(node, "links"):
        try:
            found.append((paper_link(kinds.line(key, sheet), value, sheet), value))
        except Unfit as unfit:
            sheet.error(value, f"{key.value}: {unfit.message}", unfit.hint)
    return tuple(found)


def paper_link(label: str, node: Node, sheet: Sheet) -> PaperLink:
    """One link. A known label has its own kind and spelling; any other is shown as it was written."""
    target = kinds.line(node, sheet)
    kind = KIND_OF.get(label.casefold().replace(" ", "_").replace("-", "_"), "")
    shown = LABELS.get(kind, label[:1].upper() + label[1:] if label.islower() else label)
    if target and not safe_url(target):
        raise Unfit(f'the link "{target}" is not safe', "links begin with https:, http: or mailto:, or name a file")
    if is_web_address(target):
        return PaperLink(kind or label.casefold(), shown, target)
    return PaperLink(kind or label.casefold(), shown, target, is_file=True)


def file_candidates(target: str, folder: str) -> list[str]:
    """Where under content/ a file that an entry of `folder` names may be: beside the entry, then in files/, then from
    the top. Empty where the path leads out of content/."""
    bare = target.lstrip("/")
    tried = [posixpath.normpath(posixpath.join(base, bare)) for base in (folder, "files", "")]
    return [path for path in dict.fromkeys(tried) if not path.startswith("../") and path not in {"..", "."}]


def link_field(label: str) -> Kind:
    """The kind of a field that is a link by itself: `pdf: paper.pdf`."""

    def read(node: Node, sheet: Sheet) -> Any:
        return paper_link(label, node, sheet), node

    return Kind("link or file", read, {"type": "string"})


LINKS = Kind("links", read_links, SCHEMA)
