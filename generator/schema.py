"""Tables of fields -> JSON Schemas, with which editors complete and check content files."""

from typing import Any

from generator.formats.entry.entry import PAPER
from generator.formats.entry.fields import Table, json_schema
from generator.reading.pages import NEWS, PAGE
from generator.reading.people import PERSON
from generator.reading.profile import PROFILE
from generator.reading.settings import SITE

TABLES: dict[str, Table] = {
    "paper": PAPER,
    "profile": PROFILE,
    "site": SITE,
    "people": PERSON,
    "page": PAGE,
    "news": NEWS,
}
KINDS = tuple(TABLES)
LISTS = {"paper", "people"}  # a file of these may hold a list of records


def schema(kind: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a kind of content file; `kind` is one of KINDS.

    Files of a kind in LISTS may hold one record or a list of records.
    """
    record = json_schema(TABLES[kind])
    about = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"paperfolio: {kind}"}
    if kind in LISTS:
        return {**about, "$defs": {"record": record}, "anyOf": [RECORD, {"type": "array", "items": RECORD}]}
    return {**about, **record}


RECORD = {"$ref": "#/$defs/record"}
