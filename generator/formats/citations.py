"""How often something was cited: a number, or numbers by year."""

import re

import msgspec
from yaml.nodes import MappingNode, Node

from generator.formats import kinds
from generator.formats.fields import SCALAR, Kind, Sheet, Unfit


class Citations(msgspec.Struct, frozen=True):
    """The whole number, and (year, number) in order where the years are told."""

    total: int
    per_year: tuple[tuple[int, int], ...] = ()


def read_citations(node: Node, sheet: Sheet) -> Citations:
    """A number, or a record `year: number`, whose sum is the whole."""
    if not isinstance(node, MappingNode):
        return Citations(kinds.count(node, sheet))
    years = read_per_year(node, sheet)
    return Citations(sum(years.values()), tuple(sorted(years.items())))


def read_per_year(node: Node, sheet: Sheet) -> dict[int, int]:
    """A record `year: number`; a year or a number that is none is noted and left out."""
    found = {}
    for key, value in kinds.pairs(node, "citations per year"):
        if not re.fullmatch(r"[12]\d{3}", key.value):
            sheet.error(key, f'"{key.value}" is no year', "write `2024: 310`")
            continue
        try:
            found[int(key.value)] = kinds.count(value, sheet)
        except Unfit as unfit:
            sheet.error(value, f"{key.value}: {unfit.message}", unfit.hint)
    return found


CITATIONS = Kind("number, or numbers by year", read_citations, {"anyOf": [SCALAR, {"type": "object"}]})
