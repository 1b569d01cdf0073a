"""Ranges of pages, each style's way."""

import re
from functools import lru_cache

RANGE = re.compile(r"\b([A-Za-z]*)(\d+)\s*(?:-{1,3}|–|—)\s*([A-Za-z]*)(\d+)\b")
DASH = re.compile(r"(?<=\w)\s*(?:-{1,3}|–|—)\s*(?=\w)")


@lru_cache(maxsize=4096)
def page_ranges(page: str, rule: str = "") -> str:
    """`page` with en dashes, and with as many digits in the second number as `rule` asks for.

    The rules are CSL's: "expanded" 321–328, "minimal" 321–8, "minimal-two" 321–28, "chicago" 321–28 but 100–104 and
    101–8 (Manual, 9.63); the empty one leaves the digits as they are.
    """
    if page.isdigit():
        return page
    if rule:
        page = RANGE.sub(lambda found: _range(found, rule), page)
    return DASH.sub("–", page)


def _range(found: re.Match[str], rule: str) -> str:
    prefix, first, other, last = found.groups()
    whole = first[: max(len(first) - len(last), 0)] + last
    if (other and other != prefix) or len(whole) != len(first) or whole <= first:
        return f"{prefix}{first}–{other}{last}"
    if rule == "expanded":
        return f"{prefix}{first}–{prefix}{whole}"
    return f"{prefix}{first}–{whole[-_kept(first, whole, rule) :]}"


def _kept(first: str, last: str, rule: str) -> int:
    """How many digits of `last` are written."""
    changed = next(place for place, (one, other) in enumerate(zip(first, last, strict=True)) if one != other)
    differing = len(last) - changed
    if rule == "minimal":
        return differing
    if rule == "minimal-two":
        return max(differing, min(2, len(last)))
    hundreds = int(first[-2:])
    if len(first) < 3 or hundreds == 0:
        return len(last)
    return differing if hundreds < 10 else max(differing, 2)
