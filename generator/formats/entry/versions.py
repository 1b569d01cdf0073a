"""Read the other versions of a paper, such as its preprint or the conference paper."""

from collections.abc import Container, Iterator

import msgspec

from generator.formats.entry import identifiers, kinds, tex_lines
from generator.formats.entry.fields import (
    Diagnostics,
    Field,
    Kind,
    Record,
    Table,
    described,
    each,
    json_schema,
    read_record,
)
from generator.formats.entry.paper_links import file_path, link_field
from generator.formats.entry.types import TYPES, classify
from generator.formats.located import Located, LocatedRecord
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
        Field("type", kinds.choice(TYPES), "Type of the version. Default: inferred from the other fields."),
        Field("label", tex_lines.LINE, "Label of the version. Default: its type, such as `preprint`."),
        Field(
            "venue",
            tex_lines.LINE,
            "Journal, proceedings or book of the version.",
            ("journal", "booktitle"),
        ),
        Field("event", tex_lines.LINE, "Conference of the version, if it has no venue.", ("conference",)),
        Field("date", kinds.DATE, "Date of the version.", ("issued", "year")),
        Field("volume", kinds.LINE, "Volume of the journal."),
        Field("issue", kinds.LINE, "Issue of the volume."),
        Field("pages", kinds.PAGES, "Pages: `1-10`.", ("page",)),
        Field("doi", identifiers.DOI, "DOI of the version."),
        Field("arxiv", identifiers.ARXIV, "arXiv identifier of the version.", ("eprint",)),
        Field("url", kinds.ADDRESS, "Web page of the version."),
        Field("pdf", link_field("pdf"), "Full text of the version."),
        Field("note", tex_lines.LINE, "A remark."),
    ),
)
Versions = list[tuple[Record, Located]]


def read_versions(node: Located, diagnostics: Diagnostics) -> Versions:
    """Return the records of a list, or one record, each with its node. A record without known fields is an error."""
    return [found for found in each(node, diagnostics, _version) if found]


def _version(node: Located, diagnostics: Diagnostics) -> tuple[Record, Located] | None:
    if not isinstance(node, LocatedRecord):
        message = f"a version must be a mapping, not {described(node)}"
        diagnostics.field(node, message, "write `- {type: preprint, arxiv: 2405.04430}`")
        return None
    record = read_record(node, VERSION, diagnostics)
    if not record.values and all(name.value not in VERSION.names() for name, _ in node.pairs):
        diagnostics.field(node, "this version has no known field", "write `- {type: preprint, arxiv: 2405.04430}`")
    return (record, node) if record.values else None


def versions(found: Versions, diagnostics: Diagnostics, folder: str, files: Container[str]) -> Iterator[PaperVersion]:
    """Yield the versions in the order of the file. A missing PDF is an error at its place."""
    for record, _ in found:
        values = record.values
        type = classify(values).type
        names = ("doi", "arxiv", "url", "volume", "issue", "note")
        yield PaperVersion(
            label=values.get("label") or LABELS.get(type, type.label.lower()),
            type=type,
            issued=values.get("date"),
            container_title=values.get("venue") or values.get("event", ""),
            page=values.get("pages", ""),
            pdf=_pdf(record, diagnostics, folder, files),
            **{name: values[name] for name in names if name in values},
        )


def _pdf(record: Record, diagnostics: Diagnostics, folder: str, files: Container[str]) -> PaperLink | None:
    if "pdf" not in record.values:
        return None
    link, node = record.values["pdf"]
    if not link.is_file:
        return PaperLink(link.kind, link.label, link.target)
    path = file_path(link.target, node, diagnostics, folder, files)
    return msgspec.structs.replace(link, target=path) if path else None


VERSIONS = Kind(
    "list of versions",
    read_versions,
    {"anyOf": [json_schema(VERSION), {"type": "array", "items": json_schema(VERSION)}]},
)
