"""Dates of entries: biblatex's `date`, BibTeX's `year`, `month` and `day`."""

import re
from typing import NamedTuple

from generator.formats.entry.dates import read_issue_date
from generator.formats.entry.fields import InvalidValue
from generator.formats.entry.month_names import month_of
from generator.model.status import PUBSTATES, normalised
from generator.text.marked import Issue

YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
MONTHS = re.compile(r"(\d{1,2})\s*[-–/]+\s*(\d{1,2})")


class Written(NamedTuple):
    """A date as paperfolio's own entries write it, and whether the month was used."""

    date: str
    has_month: bool = True


def issued(date: str, year: str, month: str, day: str) -> Written:
    """Return the date of an entry: biblatex's `date`, or else `year` with `month` and `day`.

    `month` may be a number, a word, a range, a season, or have the day or the year in it: "8--9 May", "May 2014". Text
    that is no date is returned unchanged, so that the reader of the field reports it.
    """
    if date:
        return Written(date)
    if not month:
        return Written(year)
    if year.isdecimal() and len(year) == 4:
        number = int(month) if month.isdecimal() else month_of(month)
        if 1 <= number <= 12 and (day.isdecimal() or not day):
            return Written(f"{year}-{number:02}" + (f"-{int(day):02}" if day else ""))
        if (found := MONTHS.fullmatch(month)) and 1 <= int(found[1]) <= int(found[2]) <= 12:
            return Written(f"{year}-{int(found[1]):02}/{year}-{int(found[2]):02}")
    if month.isdecimal():
        return Written(year, False)
    words = " ".join(filter(None, (day, month, "" if YEAR.search(month) else year)))
    try:
        read_issue_date(" ".join(words.split()))
    except InvalidValue:
        return Written(year, False)
    return Written(words)


def state(words: str) -> str:
    """Return the publication status written in place of a year ("in press"), or "" if `words` is none."""
    status = normalised(words)
    return status if status in PUBSTATES else ""


def no_month(written: str) -> Issue:
    """Return the fault of a month that is none."""
    done = "only the year is used, and the month is shown among the details"
    hint = "write a number, a name, a range or a season: `month = sep`, `month = {Sep--Oct}`, `month = {Spring}`"
    return Issue(1, 0, f'month: "{written}" is not a month; {done}', hint)
