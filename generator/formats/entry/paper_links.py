"""The links of a paper: labels with web addresses or with paths of files under content/."""

import posixpath
import re
from collections.abc import Container
from itertools import chain, count
from typing import Any
from urllib.parse import unquote, urlsplit

from generator.formats.entry import kinds
from generator.formats.entry.fields import Diagnostics, InvalidValue, Kind, Schema
from generator.formats.located import Located
from generator.model.content_paths import (
    PICTURES,
    SELDOM_PICTURES,
    UNSHOWN,
    VIDEOS,
    ContentPaths,
    composed,
    is_private,
)
from generator.model.paper import PaperLink
from generator.text.link import is_web_address, safe_url
from generator.text.written_identifiers import linked_addresses

KINDS = {
    "pdf": ("pdf", "fulltext", "full_text", "paper"),
    "code": ("code", "github", "repository", "repo", "software"),
    "slides": ("slides", "presentation"),
    "video": ("video", "recording", "talk"),
    "poster": ("poster",),
    "data": ("data", "dataset"),
    "website": ("website", "project", "homepage"),
    "html": ("html",),  # al-folio: the paper as a web page
}
KIND_OF = {name: kind for kind, names in KINDS.items() for name in names}
LABELS = {kind: kind.upper() if kind in {"pdf", "html"} else kind.capitalize() for kind in KINDS}
ON_DISK = re.compile(r"(?i)[a-z]:[\\/]|file:|~/|\\\\")
SCHEMA: Schema = {"type": "object", "additionalProperties": {"type": "string"}}


def read_links(node: Located, diagnostics: Diagnostics) -> tuple[tuple[PaperLink, Located], ...]:
    """Return the links of a mapping `label: target`, each with the node of its target, for later messages."""
    found = []
    for key, value in kinds.pairs(node, "links"):
        try:
            found.append((paper_link(kinds.line(key, diagnostics), value, diagnostics), value))
        except InvalidValue as unfit:
            diagnostics.field(value, f"{key.value}: {unfit.message}", unfit.hint)
    return tuple(found)


def paper_link(label: str, node: Located, diagnostics: Diagnostics) -> PaperLink:
    """Return one link. A known label gets its kind and spelling; any other label is shown unchanged."""
    target, *others = linked_addresses(kinds.line(node, diagnostics))
    if others:
        hint = "write the others as `links: {Label: address}`"
        diagnostics.warning(node, f'this field has {len(others) + 1} addresses; "{target}" is used', hint)
    kind = KIND_OF.get(label.casefold().replace(" ", "_").replace("-", "_"), "")
    shown = LABELS.get(kind, label[:1].upper() + label[1:] if label.islower() and "." not in label else label)
    if ON_DISK.match(target):
        raise InvalidValue(
            f'"{target}" is a path on one computer', "put the file next to the entry, and write its name"
        )
    if target and not safe_url(target):
        raise InvalidValue(
            f'the link "{target}" is not safe', "links begin with https:, http: or mailto:, or name a file"
        )
    if is_web_address(target):
        return PaperLink(kind or label.casefold(), shown, target)
    return PaperLink(kind or label.casefold(), shown, target, is_file=True)


def distinct_label(link: PaperLink, taken: Container[str]) -> str:
    """Return the label of a link, with the host of its target or a number if the label is `taken`."""
    if link.label not in taken:
        return link.label
    host = (urlsplit(link.target).hostname or "").removeprefix("www.")
    named = [f"{link.label} ({host})"] if host else []
    numbered = (f"{link.label} {number}" for number in count(2))
    return next(label for label in chain(named, numbered) if label not in taken)


def file_path(
    target: str, node: Located, diagnostics: Diagnostics, folder: str, files: Container[str], *, or_web: bool = True
) -> str:
    """Return the path under content/ of the file `target`; it is empty, with an error, if there is no such file.

    The file is looked for in `folder` (that of the entry), then in files/, then in content/. A path that begins with a
    slash is looked for in content/, then in files/. `or_web` is whether the hint also suggests a web address.
    """
    candidates = _candidates(target, folder)
    if candidates[0].startswith("../") or candidates[0] in {"..", "."}:
        hint = "put it next to the entry, or in content/files/"
        diagnostics.field(node, f'the file "{target}" is outside content/', hint)
        return ""
    decoded = _candidates(unquote(target), folder) if "%" in target else []
    if found := next((path for path in (*candidates, *decoded) if path in files), ""):
        return found
    if isinstance(files, ContentPaths) and (found := next(filter(None, map(files.alike, (*candidates, *decoded))), "")):
        message = f'there is no file "{target}", but content/{found}, whose name has other capital letters; it is used'
        diagnostics.warning(node, message, "write the name as it is on disk, because web servers do not ignore case")
        return found
    if is_private(candidates[0]):
        message = f'the file "{target}" is private, because a part of its path begins with "_"'
        diagnostics.warning(node, f"{message}; it is left out", "rename it to publish it")
        return ""
    hint = f"put it at content/{candidates[0]}" + (", or write the whole web address" if or_web else "")
    diagnostics.field(node, f'there is no file "{target}"', hint)
    return ""


def _candidates(target: str, folder: str) -> list[str]:
    """Return the paths under content/ at which a file is looked for, in this order."""
    bases = ("", "files") if target.startswith("/") else (folder, "files", "")
    return [posixpath.normpath(posixpath.join(base, composed(target).lstrip("/"))) for base in bases]


def picture_path(
    target: str, node: Located, diagnostics: Diagnostics, folder: str, files: Container[str], *, or_video: bool = False
) -> str:
    """Return the path of a picture as `file_path` does.

    A picture on the web is left out with a warning, and so is a file that is no picture, and no video if `or_video`.
    """
    if not is_web_address(target):
        path = file_path(target, node, diagnostics, folder, files, or_web=False)
        suffix = posixpath.splitext(path)[1].lower()
        if not path or suffix in {*PICTURES, *SELDOM_PICTURES, *UNSHOWN, *(VIDEOS if or_video else ())}:
            return path
        video = ", or a video in MP4 or WebM" if or_video else ""
        hint = f"name a picture in PNG, JPEG, WebP, AVIF, GIF or SVG{video}"
        diagnostics.field(node, f'"{target}" is not a picture that browsers show', hint)
        return ""
    hint = "put the picture next to the entry, because pages load nothing from other hosts"
    diagnostics.warning(node, f'the picture "{target}" is on the web; it is left out', hint)
    return ""


def link_field(label: str) -> Kind:
    """Return the kind of a field that is one link: `pdf: paper.pdf`."""

    def read(node: Located, diagnostics: Diagnostics) -> Any:
        return paper_link(label, node, diagnostics), node

    return Kind("link or file", read, {"type": "string"})


LINKS = Kind("links", read_links, SCHEMA)
