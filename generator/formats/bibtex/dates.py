"""Dates of entries: biblatex's `date`, BibTeX's `year`, `month` and `day`."""

import re

from generator.model.date import MONTHS
from generator.model.status import PUBSTATES, normalised

ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")


def issued(date: str, year: str, month: str, day: str) -> str:
    """The date as our entries write it; what is none comes as it is, for the table to say so.

    Of a range the first is taken, and a season (month 21 to 24) is only its year.
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
    days = re.search(r"\d+", day or ("" if month.isdigit() else month))
    return f"{found[1]}-{number:02}" + (f"-{int(days[0]):02}" if days else "")


def month_number(month: str) -> int:
    """The first month that is named, by its number or its first three letters; 0 where there is none."""
    if month.isdigit():
        return int(month) if 1 <= int(month) <= 12 else 0
    word = re.search(r"[A-Za-z]{3,}", month)
    names = [name[:3].casefold() for name in MONTHS]
    return names.index(word[0][:3].casefold()) + 1 if word and word[0][:3].casefold() in names else 0


def state(words: str) -> str:
    """The status that stands where a year should: "in press"; empty where it is none of what is not yet out."""
    status = normalised(words)
    return status if status in PUBSTATES else ""
