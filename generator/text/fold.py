"""Text -> a form in which texts can be compared."""

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=50_000)
def folded(text: str) -> str:
    """Return `text` without case, accents and surrounding space: " Müller" -> "muller"."""
    if text.isascii():
        return text.casefold().strip()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part)).strip()
