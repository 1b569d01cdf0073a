"""Ranges of pages, by the rules of CSL."""

import re
from functools import lru_cache

RANGE = re.compile(r"\b([A-Za-z]*)(\d+)\s*(?:-{1,3}|–|—)\s*([A-Za-z]*)(\d+)\b")
DASH = re.compile(r"(?<=\w)\s*(?:-{1,3}|–|—)\s*(?=\w)")


@lru_cache(maxsize=4096)
def page_ranges(page: str, rule: str = "") -> str:
    """Return `page` with en dashes, and with as many digits in the second number as `rule` requires.

    The rules are those of CSL (1.0.2, appendix V): "expanded" 321–328, "minimal" 321–8, "minimal-two" 321–28, "chicago"
    321–28 but 100–104 and 101–8 (Manual, 9.63). An empty rule does not change the digits.
    """
    if page.isdigit():
        return page
    if rule:
        page = RANGE.sub(lambda match: _range(match, rule), page)
    return DASH.sub("–", page)


def _range(match: re.Match[str], rule: str) -> str:
    prefix, first, last_prefix, last = match.groups()
    whole = first[: max(len(first) - len(last), 0)] + last
    if (last_prefix and last_prefix != prefix) or len(whole) != len(first) or whole <= first:
        return f"{prefix}{first}–{last_prefix}{last}"
    if rule == "expanded":
        return f"{prefix}{first}–{prefix}{whole}"
    return f"{prefix}{first}–{whole[-_kept(first, whole, rule) :]}"


def _kept(first: str, last: str, rule: str) -> int:
    """Return the number of digits of `last` to print."""
    changed = next(place for place, (old, new) in enumerate(zip(first, last, strict=True)) if old != new)
    differing = len(last) - changed
    if rule == "minimal":
        return differing
    if rule == "minimal-two":
        return max(differing, min(2, len(last)))
    hundreds = int(first[-2:])
    if len(first) < 3 or hundreds == 0:
        return len(last)
    return differing if hundreds < 10 else max(differing, 2)
