"""The other forms of a paper: its preprint, the paper at a conference, the article that came of it."""

from collections.abc import Container, Iterator, Mapping
from typing import Any

import msgspec

from generator.formats.entry import kinds, tex_lines
from generator.formats.entry.fields import Field, Kind, Record, Sheet, Table, described, each, json_schema, read_record
from generator.formats.entry.located import Located, LocatedRecord
from generator.formats.entry.paper_links import file_path, link_field
from generator.formats.entry.types import TYPES, inferred_type
from generator.model.paper import PaperLink, PaperType, PaperVersion

LABELS = {
    PaperType.ARTICLE: "preprint",
    PaperType.ARTICLE_JOURNAL: "journal version",
    PaperType.PAPER_CONFERENCE: "conference version",
    PaperType.CHAPTER: "chapter",
    PaperType.REPORT: "report",
    PaperType.SPEECH: "talk",
    PaperType.THESIS: "in the thesis",
}
VERSION = Table(
    "a version",
    (
        Field("type", kinds.choice(TYPES), "what it is; inferred where it is not given"),
        Field("label", tex_lines.LINE, "what it is called; by itself after its type: `preprint`"),
        Field("venue", tex_lines.LINE, "where it appeared", ("journal", "booktitle", "event", "conference")),
        Field("date", kinds.DATE, "when", ("issued", "year")),
        Field("volume", kinds.LINE, "volume of the journal"),
        Field("issue", kinds.LINE, "issue of the volume"),
        Field("pages", kinds.LINE, "pages: `1-10`", ("page",)),
        Field("doi", kinds.DOI, "its DOI"),
        Field("arxiv", kinds.ARXIV, "its arXiv identifier", ("eprint",)),
        Field("url", kinds.ADDRESS, "its page on the web"),
        Field("pdf", link_field("pdf"), "its full text"),
        Field("note", tex_lines.LINE, "a remark"),
    ),
)
Versions = list[tuple[Record, Located]]


def read_versions(node: Located, sheet: Sheet) -> Versions:
    """The records of a list, or one record, each with its node; one that says nothing is an error."""
    return [found for found in each(node, sheet, _version) if found]


def _version(node: Located, sheet: Sheet) -> tuple[Record, Located] | None:
    if not isinstance(node, LocatedRecord):
        message = f"a version is a record, and this is {described(node)}"
        sheet.error(node, message, "write `- {type: preprint, arxiv: 2405.04430}`")
        return None
    record = read_record(node, VERSION, sheet)
    if not record.values and all(name.value not in VERSION.names() for name, _ in node.pairs):
        sheet.error(node, "this version says nothing", "write `- {type: preprint, arxiv: 2405.04430}`")
    return (record, node) if record.values else None


def versions(found: Versions, sheet: Sheet, folder: str, files: Container[str]) -> Iterator[PaperVersion]:
    """The versions, as they are listed; a full text that is not there is an error at its place."""
    for record, _ in found:
        values = record.values
        type = _type(values)
        names = ("doi", "arxiv", "url", "volume", "issue", "note")
        yield PaperVersion(
            label=values.get("label") or LABELS.get(type, type.label.lower()),
            type=type,
            issued=values.get("date"),
            container_title=values.get("venue", ""),
            page=values.get("pages", ""),
            pdf=_pdf(record, sheet, folder, files),
            **{name: values[name] for name in names if name in values},
        )


def _type(values: Mapping[str, Any]) -> PaperType:
    """The type as it is given, else as a venue without volume and issue, or arXiv, tell it."""
    if values.get("type"):
        return PaperType(values["type"])
    type = inferred_type(values)
    is_plain = type is PaperType.ARTICLE and values.get("venue") and not values.get("arxiv")
    return PaperType.PAPER_CONFERENCE if is_plain else type


def _pdf(record: Record, sheet: Sheet, folder: str, files: Container[str]) -> PaperLink | None:
    if "pdf" not in record.values:
        return None
    link, node = record.values["pdf"]
    if not link.is_file:
        return PaperLink(link.kind, link.label, link.target)
    path = file_path(link.target, node, sheet, folder, files)
    return msgspec.structs.replace(link, target=path) if path else None


VERSIONS = Kind(
    "list of versions",
    read_versions,
    {"anyOf": [json_schema(VERSION), {"type": "array", "items": json_schema(VERSION)}]},
)
