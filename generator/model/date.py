"""A date that is known to the year, the season, the month or the day, or a range of such dates."""

import os
from datetime import UTC, date, datetime

import msgspec

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


# The seasons and quarters of EDTF (ISO 8601-2, sub-year groupings); a season has the same word in both hemispheres.
SEASONS = {
    **dict(zip(range(21, 25), ("Spring", "Summer", "Autumn", "Winter"), strict=True)),
    **dict(zip(range(25, 33), ("Spring", "Summer", "Autumn", "Winter") * 2, strict=True)),
    33: "First quarter",
    34: "Second quarter",
    35: "Third quarter",
    36: "Fourth quarter",
}
OPEN = (0,)  # the end of a range that has none yet


class PartialDate(msgspec.Struct, frozen=True, order=True):
    """A date that may be known to the year or to the month only (CSL 1.0.2, `date-parts`), or a range of such dates.

    `month` and `day` are 0 if they are unknown. Therefore a year sorts before its months, and a month before its days.
    `season` is a key of SEASONS, or 0. A range is `year`, `month` and `day` of its first date, by which it is sorted,
    and `end`, the known parts of its last date; `end` is OPEN if the range goes on. `mark` is "~" (about), "?"
    (uncertain) or "%" (both), as in EDTF.
    """

    year: int
    month: int = 0
    day: int = 0
    season: int = 0
    end: tuple[int, ...] = ()
    mark: str = ""

    @property
    def iso(self) -> str:
        """The first date in ISO 8601, to the precision that is known: "2024", "2024-05" or "2024-05-07"."""
        return "-".join(f"{part:0{width}}" for part, width in ((self.year, 4), (self.month, 2), (self.day, 2)) if part)

    @property
    def edtf(self) -> str:
        """The whole date in EDTF, with season, range and mark: "2012-21", "2013-09/2013-10", "2004~"."""
        first = f"{self.iso}-{self.season}" if self.season else self.iso
        if not self.end:
            return first + self.mark
        return f"{first}{self.mark}/{'..' if self.end == OPEN else self._last.iso + self.mark}"

    @property
    def has_more(self) -> bool:
        """Whether `iso` does not say all: a range, a season, or a date that is not certain."""
        return bool(self.season or self.end or self.mark)

    @property
    def text(self) -> str:
        """The date in English, with short months: "2024", "May 2024", "Sep 7, 2024", "Sep–Oct 2013", "Spring 2012"."""
        written = self._range() if self.end else self._single()
        if self.mark in {"~", "%"}:
            written = f"c. {written}"
        return f"{written}?" if self.mark in {"?", "%"} else written

    @property
    def month_text(self) -> str:
        """The part before the year, in full, for references: "September", "September–October", "Spring"; or empty."""
        if self.season:
            return SEASONS[self.season]
        if not self.month or (self.end and self.end[0] != self.year):  # the months of a range of years are left out
            return ""
        months = dict.fromkeys((self.month, *self.end[1:2]))
        return "–".join(MONTHS[month - 1] for month in months)

    @property
    def year_text(self) -> str:
        """The year, or the years of a range: "2024" or "2011–2013"; about 1850 is "ca. 1850", perhaps 1850 "1850?"."""
        years = str(self.year)
        if self.end and self.end[0] != self.year:
            years = f"{years}–{self.end[0] or ''}"
        years = f"ca. {years}" if self.mark in {"~", "%"} else years
        return f"{years}?" if self.mark in {"?", "%"} else years

    @property
    def _last(self) -> "PartialDate":
        year, month, day = (*self.end, 0, 0)[:3]
        return PartialDate(year, month, day)

    def _single(self) -> str:
        if self.season:
            return f"{SEASONS[self.season]} {self.year}"
        if not self.month:
            return str(self.year)
        month = MONTHS[self.month - 1][:3]
        return f"{month} {self.day}, {self.year}" if self.day else f"{month} {self.year}"

    def _range(self) -> str:
        first, last = PartialDate(self.year, self.month, self.day), self._last
        whole = first._single()
        if not last.year:
            return f"{whole}–"
        if last.year != first.year:
            return f"{whole} – {last._single()}" if first.month else f"{whole}–{last.year}"
        start = whole.removesuffix(f", {first.year}").removesuffix(f" {first.year}")
        if first.day and last.day and first.month == last.month:
            return f"{start}–{last.day}, {last.year}"
        return f"{start}{' – ' if first.day else '–'}{last._single()}"

    def is_after(self, today: "PartialDate") -> bool:
        """Return whether the date is in the future: its earliest possible day is after `today`, which is a full date.

        May 2024 is after April 30, 2024, but not after May 1, 2024.
        """
        return (self.year, self.month or 1, self.day or 1) > (today.year, today.month, today.day)


def today() -> PartialDate:
    """Return the date of SOURCE_DATE_EPOCH (reproducible-builds.org) if that is set, otherwise of the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    day = datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdigit() else date.today()
    return PartialDate(day.year, day.month, day.day)
