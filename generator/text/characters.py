"""Which characters of a text are not seen, and which may be TeX."""

import re

# Characters that turn the direction of what stands around them, or cannot be seen (Unicode TR 36, "Trojan Source").
INVISIBLE = re.compile("[\ue000-\ue00f\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff\x00-\x08\x0b-\x1f\x7f]")
LONGEST = 10_000  # characters of a line in which TeX is looked for


def one_line(text: str) -> str:
    """`text` on one line, single spaces between words, without characters that are not seen."""
    return " ".join(INVISIBLE.sub("", text).split())


def may_hold_tex(text: str) -> bool:
    """Whether the line holds a sign of TeX, and is not too long to be looked at."""
    is_bare = "\\" not in text and "$" not in text and "{" not in text and "`" not in text and "~" not in text
    return not is_bare and len(text) <= LONGEST
