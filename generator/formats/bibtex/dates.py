"""Dates of entries: biblatex's `date`, BibTeX's `year`, `month` and `day`."""

import re

from generator.model.date import MONTHS
from generator.model.status import PUBSTATES, normalised

ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")


def issued(date: str, year: str, month: str, day: str) -> str:
    """Return the date as paperfolio's own entries write it: "2024", "2024-05" or "2024-05-07".

    The first date of a range is taken. Of a season (months 21 to 24, EDTF) only the year is kept. Text that is no date
    is returned unchanged, so that the reader of the field reports it.
    """
    if date:
        found = ISO.match(date)
        if not found:
            return date
        return "-".join(part for part in found.groups() if part) if int(found[2] or 1) <= 12 else found[1]
    found = YEAR.search(year)
    if not found:
        return year
    number = month_number(month)
    if not number:
        return found[1]
    days = re.search(r"\d+", day or ("" if month.isdecimal() else month))
    return f"{found[1]}-{number:02}" + (f"-{int(days[0]):02}" if days else "")


def month_number(month: str) -> int:
    """Return the number of the first month in `month`, given as a number or by three letters or more; 0 if none."""
    if month.isdecimal():
        return int(month) if 1 <= int(month) <= 12 else 0
    word = re.search(r"[A-Za-z]{3,}", month)
    names = [name[:3].casefold() for name in MONTHS]
    return names.index(word[0][:3].casefold()) + 1 if word and word[0][:3].casefold() in names else 0


def state(words: str) -> str:
    """Return the publication status written in place of a year ("in press"), or "" if `words` is none."""
    status = normalised(words)
    return status if status in PUBSTATES else ""
