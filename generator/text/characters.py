"""Characters of a text that are invisible, and those that may be TeX."""

import re

# Characters that change the direction of the text around them, or are invisible (Unicode TR 36; "Trojan Source").
INVISIBLE = re.compile("[\ue000-\ue00f\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff\x00-\x08\x0b-\x1f\x7f]")
LONGEST = 10_000  # characters; TeX in longer lines is not read


def one_line(text: str) -> str:
    """Return `text` on one line, with single spaces between words and without invisible characters."""
    return " ".join(INVISIBLE.sub("", text).split())


def may_hold_tex(text: str) -> bool:
    """Whether the line has a character of TeX and at most LONGEST characters."""
    is_bare = "\\" not in text and "$" not in text and "{" not in text and "`" not in text and "~" not in text
    return not is_bare and len(text) <= LONGEST
