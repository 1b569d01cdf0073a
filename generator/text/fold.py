"""Text -> a form in which texts can be compared."""

import re
import unicodedata
from functools import lru_cache

_OTHERS = re.compile(r"[\W_]+")


@lru_cache(maxsize=50_000)
def folded(text: str) -> str:
    """Return `text` without case, accents and surrounding space: " Müller" -> "muller"."""
    if text.isascii():
        return text.casefold().strip()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part)).strip()


def alphanumerics(text: str) -> str:
    """Return the letters and digits of `text` without case, for comparing words that may be punctuated differently.

    >>> alphanumerics("In press") == alphanumerics("in-press")
    True
    """
    return _OTHERS.sub("", text.casefold())
