"""A date as scholars know it: a year, a month or a day."""

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


class PartialDate(msgspec.Struct, frozen=True, order=True):
    """A date that may be known to the year or to the month only (CSL `date-parts`).

    `month` and `day` are 0 where they are not known, so a bare year sorts before its months.
    """

    year: int
    month: int = 0
    day: int = 0

    @property
    def iso(self) -> str:
        """ISO 8601 at the precision that is known: "2024", "2024-05" or "2024-05-07"."""
        return "-".join(f"{part:0{width}}" for part, width in ((self.year, 4), (self.month, 2), (self.day, 2)) if part)

    @property
    def text(self) -> str:
        """English, short: "2024", "May 2024" or "May 7, 2024"."""
        if not self.month:
            return str(self.year)
        month = MONTHS[self.month - 1][:3]
        return f"{month} {self.day}, {self.year}" if self.day else f"{month} {self.year}"

    def is_after(self, today: "PartialDate") -> bool:
        """Whether even the earliest day that this can mean lies after `today` (a whole date)."""
        return (self.year, self.month or 1, self.day or 1) > (today.year, today.month, today.day)


def today() -> PartialDate:
    """The day by the machine's clock, or the one that SOURCE_DATE_EPOCH (reproducible-builds.org) sets."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    day = datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdigit() else date.today()
    return PartialDate(day.year, day.month, day.day)
