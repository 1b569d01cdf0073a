"""Read the publication status of a paper, and its retraction notice."""

import re
from typing import Any

from generator.formats.entry import identifiers, kinds, tex_lines
from generator.formats.entry.fields import SCALAR, Diagnostics, Field, Kind, Table, json_schema, read_record, suggestion
from generator.formats.located import Located, LocatedRecord
from generator.model.paper import Retraction
from generator.model.status import ALIASES, normalised
from generator.text.link import is_web_address

RETRACTION = Table(
    "a retraction",
    (
        Field("date", kinds.DATE, "Date of the notice."),
        Field("reason", tex_lines.LINE, "Reason, in one sentence.", ("note",)),
        Field("doi", identifiers.DOI, "DOI of the notice."),
        Field("url", kinds.ADDRESS, "Web address of the notice.", ("notice",)),
    ),
)


def read_status(node: Located, diagnostics: Diagnostics) -> str:
    """Return the normal word for a status. An unknown status stays, with a warning if a known one is similar."""
    written = tex_lines.line(node, diagnostics)
    status = normalised(written)
    if status not in ALIASES and (hint := suggestion(written, tuple(ALIASES))):
        diagnostics.warning(node, f'unknown status "{written}"; it is shown unchanged', hint)
    return status


def read_retraction(node: Located, diagnostics: Diagnostics) -> Retraction | None:
    """Return the retraction notice, or None if the value is no.

    The value is a mapping, yes or no, or one of these: the date, the DOI, the web address or the reason.
    """
    if isinstance(node, LocatedRecord):
        values: dict[str, Any] = dict(read_record(node, RETRACTION, diagnostics).values)
        return Retraction(values.get("date"), values.get("reason", ""), values.get("doi", ""), values.get("url", ""))
    written = kinds.line(node, diagnostics)
    if written.casefold() in kinds.TRUE | kinds.FALSE:
        return Retraction() if written.casefold() in kinds.TRUE else None
    if re.match(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?10\.\d{4,9}/", written, re.I):
        return Retraction(doi=identifiers.doi(node, diagnostics))
    if is_web_address(written):
        return Retraction(url=kinds.address(node, diagnostics))
    if re.match(r"\d{4}(?:\D|$)", written):
        return Retraction(issued=kinds.issued(node, diagnostics))
    return Retraction(reason=tex_lines.words(written, node, diagnostics))


STATUS = Kind("text", read_status, SCALAR)
NOTICE = Kind("mapping, date, or address", read_retraction, {"anyOf": [SCALAR, json_schema(RETRACTION)]})
