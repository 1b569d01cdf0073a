"""A date as authors write it -> PartialDate: ISO 8601, EDTF level 1, or words such as "Sep-Oct 2013", "c. 1850"."""

import re
from datetime import date
from typing import NamedTuple

import msgspec

from generator.formats.entry.fields import InvalidValue
from generator.formats.entry.month_names import month_of, season_of
from generator.model.date import MONTHS, OPEN, SEASONS, PartialDate
from generator.model.status import NOT_OUT, normalised

DATE_HINT = "write a year, a month or a day: 2024, 2024-05 or 2024-05-07"
NUMERIC = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[T ]\d{1,2}:.*)?")
EDTF = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([~?%]?)")
DECADE = re.compile(r"(\d{3}[Xxu]|\d{2}(?:XX|xx|uu))([~?%]?)")
REVERSED = re.compile(r"(?:(\d{1,2})([-/.]))?(\d{1,2})[-/.](\d{4})")
YEARS = re.compile(r"(\d{4})\s*[/–-]\s*(\d{4})")
ABOUT = re.compile(r"(?:circa|ca?\.|ca(?=\s*\d)|about|approx\.)\s*", re.I)
NO_DATE = {"n.d.", "n.d", "nd", "no date", "undated", "s.d.", "o.j."}
TOKEN = re.compile(
    r"(?P<year>\d{4})(?!\d)|(?P<quarter>(?:Q\s?[1-4]\b)|(?:[1-4](?:st|nd|rd|th)|first|second|third|fourth)[\s-]?quarter)"
    r"|(?P<day>\d{1,2})(?!\d)(?:st|nd|rd|th)?\.?|(?P<word>[^\W\d_]{3,}\.?)|(?P<range>\s*(?:[–/&-]|\b(?:to|and|und)\b)\s*)"
    r"|(?P<gap>[\s,.]+|\bof\b|\bde\b)",
    re.I,
)


class IssueDate(NamedTuple):
    """What the date of a paper says: the date, if it has one, and the publication status ("in press"), or ""."""

    date: PartialDate | None
    status: str = ""


class _Side(msgspec.Struct):
    """One side of a range: the parts that are written."""

    year: int = 0
    month: int = 0
    day: int = 0
    season: int = 0


def read_issue_date(written: str) -> tuple[IssueDate, str]:
    """Return the date and the status of a paper, and the text of which something was left out, or "".

    "2005, in press" is a date with a status; "forthcoming" is a status, and "n.d." is neither.
    """
    if NUMERIC.fullmatch(written):  # nearly all dates
        return IssueDate(read_date(written)[0]), ""
    if written.casefold() in NO_DATE:
        return IssueDate(None), ""
    if (status := normalised(written)) in NOT_OUT:
        return IssueDate(None, status), ""
    for part in re.split(r"[,;()]\s*", written) if re.search(r"[,;(]", written) else ():
        if (status := normalised(part)) in NOT_OUT:
            rest = re.sub(rf"[,;(\s]*{re.escape(part)}[)\s]*[,;]?\s*", " ", written).strip()
            found, left_out = read_date(rest)
            return IssueDate(found, status), left_out
    year = re.search(r"\b\d{4}\b", written)
    if year and (status := normalised(written.replace(year[0], ""))) in NOT_OUT:
        return IssueDate(PartialDate(int(year[0])), status), ""
    found, left_out = read_date(written)
    return IssueDate(found), left_out


def read_date(written: str) -> tuple[PartialDate, str]:
    """Return the date, and `written` if a part of it could not be kept, else "". Raises InvalidValue for no date."""
    if found := NUMERIC.fullmatch(written):
        year, month, day = (int(part or 0) for part in found.groups())
        if not (month in SEASONS and not day):
            return partial_date(year, month, day, written), ""
    text = re.sub(r"\\slash\b", "/", written).replace("\xa0", " ")
    text = re.sub(r"\s*(?:—|-{2,}|–-?|-–)\s*", "–", text).strip()
    if (whole := _edtf(text)) is not None:
        return whole, ""
    if match := REVERSED.fullmatch(text):
        return _reversed(match, written)
    bare = text.strip("[]()©").removeprefix("©").strip()
    bare = re.sub(r"(?<=\d{4})[a-z]$", "", bare)
    mark = "~" if (about := ABOUT.match(bare)) else ""
    dated = _words(bare[about.end() :] if about else bare, written)
    return msgspec.structs.replace(dated, mark=mark), written if bare != text else ""


def partial_date(year: int, month: int, day: int, written: str) -> PartialDate:
    """Return a date. Month or day 0 is unknown. Raises InvalidValue with the text `written` if there is no such day."""
    if not year:
        raise InvalidValue(f'"{written}" is not a date: there is no year 0', DATE_HINT)
    if month > 12 or (day and not month):
        raise InvalidValue(f'"{written}" is not a date: there is no month {month}', DATE_HINT)
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        raise InvalidValue(
            f'"{written}" is not a date: {MONTHS[month - 1]} {year} has no day {day}', DATE_HINT
        ) from None
    return PartialDate(year, month, day)


def _edtf(text: str) -> PartialDate | None:
    """Return the date of EDTF level 1, or None. biblatex reads a decade, 201X, as the range of its years."""
    if match := YEARS.fullmatch(text):
        return _range(PartialDate(int(match[1])), PartialDate(int(match[2])), text)
    if match := DECADE.fullmatch(text):
        low, high = (int(re.sub(r"[Xxu]", digit, match[1])) for digit in "09")
        return PartialDate(low, end=(high,), mark=match[2])
    first, slash, last = text.partition("/")
    begin = EDTF.fullmatch(first)
    if not begin:
        return None
    found = _point(begin, text)
    if not slash:
        return found
    if last in {"", "..", "open", "unknown"}:
        return msgspec.structs.replace(found, end=OPEN)
    finish = EDTF.fullmatch(last)
    return _range(found, _point(finish, text), text) if finish else None


def _point(match: re.Match[str], text: str) -> PartialDate:
    year, month, day = (int(part or 0) for part in match.groups()[:3])
    if month in SEASONS and not day:
        return PartialDate(year, season=month, mark=match[4])
    return msgspec.structs.replace(partial_date(year, month, day, text), mark=match[4])


def _range(first: PartialDate, last: PartialDate, text: str) -> PartialDate:
    if first.season or last.season:
        raise InvalidValue(f'"{text}" is a range of seasons, which no format of references has', "write one of them")
    ends = tuple(part for part in (last.year, last.month, last.day) if part)
    begins = (first.year, first.month, first.day)
    if ends < begins[: len(ends)]:
        raise InvalidValue(f'"{text}" is not a date: the range ends before it begins', DATE_HINT)
    mark = first.mark or last.mark
    return msgspec.structs.replace(first, mark=mark, end=ends if ends != tuple(filter(None, begins)) else ())


def _reversed(match: re.Match[str], written: str) -> tuple[PartialDate, str]:
    """Return the date of "11/2009", "24.11.2009" or "11/24/2009"; of "5/6/2009", which may be May or June, the year."""
    first, sign, second, year = int(match[1] or 0), match[2], int(match[3]), int(match[4])
    if first and sign != "." and first <= 12 and second <= 12 and first != second:
        return PartialDate(year), written
    month, day = (first, second) if second > 12 else (second, first)
    return partial_date(year, month, day, written), ""


def _words(text: str, written: str) -> PartialDate:
    """Return the date of words: "7 May 2024", "2009 Nov 24", "Sep–Oct 2013", "8–9 May 2014", "Third quarter 2014"."""
    sides, at = [_Side()], 0
    while at < len(text):
        token = TOKEN.match(text, at)
        if not token or not _take(token, sides):
            raise InvalidValue(f'"{written}" is not a date', DATE_HINT)
        at = token.end()
    first, last = sides[0], sides[-1]
    first.year = first.year or last.year
    if len(sides) > 2 or not first.year:
        raise InvalidValue(f'"{written}" is not a date', DATE_HINT)
    if first.day and not first.month:
        first.month = last.month
    if last.day and not last.month:
        last.month = first.month
    last.year = last.year or first.year
    if first.month and last.month and last is not first and first.month > last.month and first.year == last.year:
        first.year -= 1  # Dec–Jan 2014
    points = [_made(side, written) for side in (first, last)]
    return _range(points[0], points[1], written) if len(sides) == 2 else points[0]


def _made(side: _Side, written: str) -> PartialDate:
    made = partial_date(side.year, side.month, side.day, written)
    return msgspec.structs.replace(made, season=side.season) if side.season and not side.month else made


def _take(token: re.Match[str], sides: list[_Side]) -> bool:
    """Add a token to the last side, or begin another, and return whether it fits."""
    side, name = sides[-1], token.lastgroup
    if name == "range":
        sides.append(_Side())
    elif name == "year" and not side.year:
        side.year = int(token["year"])
    elif name == "day" and not side.day:
        side.day = int(token["day"])
    elif name == "quarter":
        side.season = season_of(token["quarter"])
    elif name == "word":
        month, season = month_of(token["word"]), season_of(token["word"])
        if not (month or season) or (month and side.month):
            return token["word"].casefold() in {"the", "del"}
        side.month, side.season = month or side.month, season or side.season
    else:
        return name == "gap"
    return True
