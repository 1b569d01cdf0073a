"""Authors as entries write them: plain names, records, or one line with all of them."""

import re
from collections.abc import Mapping
from typing import Any

import msgspec
from yaml.nodes import MappingNode, Node

from generator.formats import kinds
from generator.formats.fields import SCALAR, Field, Kind, Sheet, Table, Unfit, items, json_schema, read_record
from generator.formats.names import OTHERS, parse_name
from generator.model.name import Author, Name

AUTHOR = Table(
    "an author",
    (
        Field("name", kinds.LINE, "the name, as in a plain list", required=True),
        Field("orcid", kinds.ORCID_ID, "the ORCID iD"),
        Field("url", kinds.ADDRESS, "a home page", ("website", "homepage")),
        Field("affiliations", kinds.WHOLE_LINES, "where the author was at the time", ("affiliation",)),
        Field("equal", kinds.FLAG, "contributed as much as others that are marked", ("equal_contribution",)),
        Field("corresponding", kinds.FLAG, "answers letters about the paper"),
        Field("student", kinds.FLAG, "was a student at the time"),
        Field("group", kinds.FLAG, "is a group, whose name is not parted", ("collective",)),
    ),
)
SCHEMA = {"anyOf": [SCALAR, {"type": "array", "items": {"anyOf": [SCALAR, json_schema(AUTHOR)]}}]}


class Authors(msgspec.Struct, frozen=True):
    """A list of authors, and whether it goes on beyond the last of them."""

    people: tuple[Author, ...] = ()
    is_cut: bool = False


def read_authors(node: Node, sheet: Sheet) -> Authors:
    """A list of names and records, or one line: "Ada Lovelace and Alan Turing", "A. One; B. Two", "A One, B Two"."""
    nodes = list(items(node))
    people: list[Author] = []
    is_cut = False
    for place, item in enumerate(nodes):
        if isinstance(item, MappingNode):
            if author := _record(item, sheet):
                people.append(author)
            continue
        names = _names(item, sheet) if item is node else [kinds.line(item, sheet)]
        for name in names:
            last = place == len(nodes) - 1 and name == names[-1]
            if name.casefold() in OTHERS and not last:
                sheet.error(item, f'"{name}" can only stand at the end of the authors', "move it, or delete it")
            elif name.casefold() in OTHERS:
                is_cut = True
            elif name:
                cut = re.sub(r",?\s+et al\.?$", "", name) if last else name
                is_cut = is_cut or cut != name
                people.append(_plain(cut))
    return Authors(tuple(people), is_cut)


def _names(node: Node, sheet: Sheet) -> list[str]:
    """The names of one line. Commas part them only where no "and" or ";" does and each part is a whole name."""
    written = kinds.line(node, sheet)
    parts = re.split(r"\s*;\s*|,?\s+(?:and|&)\s+", written)
    found = [
        name for part in parts for name in (_comma_parted(part) if " and " in written or " & " in written else [part])
    ]
    if len(parts) == 1:
        found = _comma_parted(written)
    return [name for name in map(str.strip, found) if name]


def _comma_parted(text: str) -> list[str]:
    """ "A One, B Two" is two names; "Lovelace, Ada" and "King, Jr., Martin Luther" are one."""
    names = [part.strip() for part in text.split(",")]
    whole = all(" " in name or name.casefold() in OTHERS for name in names if name)
    return names if len(names) > 1 and whole else [text]


def _plain(text: str) -> Author:
    name, is_group = parse_name(text)
    return Author(name, is_group=is_group)


def _record(node: MappingNode, sheet: Sheet) -> Author | None:
    values: Mapping[str, Any] = read_record(node, AUTHOR, sheet).values
    if not values.get("name"):
        return None
    name, is_group = parse_name(values["name"])
    if values.get("group"):
        name, is_group = Name(literal=values["name"].strip("{}")), True
    return Author(
        name,
        orcid=values.get("orcid", ""),
        url=values.get("url", ""),
        affiliations=values.get("affiliations", ()),
        is_group=is_group,
        is_equal=values.get("equal", False),
        is_corresponding=values.get("corresponding", False),
        is_student=values.get("student", False),
    )


AUTHORS = Kind("list of authors", read_authors, SCHEMA)


def one_name(node: Node, sheet: Sheet) -> Name:
    """The name of one person."""
    if not kinds.line(node, sheet):
        raise Unfit("a name is needed")
    return parse_name(kinds.line(node, sheet))[0]


NAME = Kind("name", one_name, SCALAR)
