"""How often something was cited: a number, or a record of it by year, with who counted, and when."""

import re
from typing import Any

import msgspec

from generator.formats.entry import kinds
from generator.formats.entry.fields import SCALAR, Diagnostics, InvalidValue, Kind
from generator.formats.located import Located, LocatedRecord, LocatedText
from generator.model.date import PartialDate

YEAR = re.compile(r"[12]\d{3}")
# What a record may say beside the years, each with how it is read.
ABOUT = {"total": kinds.count, "source": kinds.line, "as_of": kinds.issued}


class Citations(msgspec.Struct, frozen=True):
    """The whole number, and (year, number) in order where the years are told; `source` counted, `as_of` that day."""

    total: int
    per_year: tuple[tuple[int, int], ...] = ()
    source: str = ""
    as_of: PartialDate | None = None


def read_citations(node: Located, diagnostics: Diagnostics) -> Citations:
    """A number, or a record `year: number`, whose sum is the whole where it has no `total`."""
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
            diagnostics.error(value, f"{key.value}: {unfit.message}", unfit.hint)
    if about and not years and "total" not in about:
        raise InvalidValue("it is not said how often", "write `total: 120`, or the years: `2024: 80`")
    about.setdefault("total", sum(years.values()))
    return Citations(per_year=tuple(sorted(years.items())), **about)


def read_per_year(node: Located, diagnostics: Diagnostics) -> dict[int, int]:
    """A record `year: number`; a year or a number that is none is noted and left out."""
    found = {}
    for key, value in kinds.pairs(node, "citations per year"):
        if not _is_year(key, diagnostics):
            continue
        try:
            found[int(key.value)] = kinds.count(value, diagnostics)
        except InvalidValue as unfit:
            diagnostics.error(value, f"{key.value}: {unfit.message}", unfit.hint)
    return found


def _is_year(key: LocatedText, diagnostics: Diagnostics) -> bool:
    if YEAR.fullmatch(key.value):
        return True
    diagnostics.error(key, f'"{key.value}" is no year', "write `2024: 310`")
    return False


CITATIONS = Kind("number, or numbers by year", read_citations, {"anyOf": [SCALAR, {"type": "object"}]})
