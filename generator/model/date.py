"""A date that is known to the year, to the month or to the day."""

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
    """A date that may be known to the year or to the month only (CSL 1.0.2, `date-parts`).

    `month` and `day` are 0 if they are unknown. Therefore a year sorts before its months, and a month before its days.
    """

    year: int
    month: int = 0
    day: int = 0

    @property
    def iso(self) -> str:
        """The date in ISO 8601, to the precision that is known: "2024", "2024-05" or "2024-05-07"."""
        return "-".join(f"{part:0{width}}" for part, width in ((self.year, 4), (self.month, 2), (self.day, 2)) if part)

    @property
    def text(self) -> str:
        """The date in English, with a short month: "2024", "May 2024" or "Sep 7, 2024"."""
        if not self.month:
            return str(self.year)
        month = MONTHS[self.month - 1][:3]
        return f"{month} {self.day}, {self.year}" if self.day else f"{month} {self.year}"

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
