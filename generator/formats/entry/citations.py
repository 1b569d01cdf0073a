"""Read the number of citations: a number, or a mapping of numbers by year, with their source and date."""

import re
from typing import Any

import msgspec

from generator.formats.entry import kinds
from generator.formats.entry.fields import SCALAR, Diagnostics, InvalidValue, Kind
from generator.formats.located import Located, LocatedRecord, LocatedText
from generator.model.date import PartialDate

YEAR = re.compile(r"[12]\d{3}")
# The fields of the mapping that are not years, each with its reader.
ABOUT = {"total": kinds.count, "source": kinds.line, "as_of": kinds.issued}


class Citations(msgspec.Struct, frozen=True):
    """The total, (year, number) pairs in order if the entry gives them, the source of the numbers, and their date."""

    total: int
    per_year: tuple[tuple[int, int], ...] = ()
    source: str = ""
    as_of: PartialDate | None = None


def read_citations(node: Located, diagnostics: Diagnostics) -> Citations:
    """Return the citations of a number or of a mapping `year: number`.

    Without `total`, the total is the sum of the years. Raises Unfit if a mapping has neither.
    """
    if not isinstance(node, LocatedRecord):
        return Citations(kinds.count(node, diagnostics))
    about: dict[str, Any] = {}
    years: dict[int, int] = {}
    for key, value in kinds.pairs(node, "citations"):
        name = key.value.replace("-", "_").casefold()
        try:
            if name in ABOUT:
                about[name] = ABOUT[name](value, diagnostics)
            elif _is_year(key, diagnostics):
                years[int(key.value)] = kinds.count(value, diagnostics)
        except InvalidValue as unfit:
            diagnostics.field(value, f"{key.value}: {unfit.message}", unfit.hint)
    if about and not years and "total" not in about:
        raise InvalidValue("the number of citations is missing", "write `total: 120`, or numbers by year: `2024: 80`")
    about.setdefault("total", sum(years.values()))
    return Citations(per_year=tuple(sorted(years.items())), **about)


def read_per_year(node: Located, diagnostics: Diagnostics) -> dict[int, int]:
    """Return the numbers by year of a mapping `year: number`. A wrong year or number is an error and is left out."""
    found = {}
    for key, value in kinds.pairs(node, "citations per year"):
        if not _is_year(key, diagnostics):
            continue
        try:
            found[int(key.value)] = kinds.count(value, diagnostics)
        except InvalidValue as unfit:
            diagnostics.field(value, f"{key.value}: {unfit.message}", unfit.hint)
    return found


def _is_year(key: LocatedText, diagnostics: Diagnostics) -> bool:
    if YEAR.fullmatch(key.value):
        return True
    diagnostics.field(key, f'"{key.value}" is not a year', "write `2024: 310`")
    return False


CITATIONS = Kind("number, or numbers by year", read_citations, {"anyOf": [SCALAR, {"type": "object"}]})
