"""The font of social cards for Chinese, Japanese and Korean, from an optional package."""

from importlib.util import find_spec
from pathlib import Path

from generator.model.site.social_card import CJK_PACKAGE

FILE = "NotoSansCJK-Regular.ttc"
# The number in the collection of the font with the letter forms of each language (BCP 47).
JAPANESE, KOREAN, SIMPLIFIED, TRADITIONAL, HONG_KONG = range(5)
NUMBERS = {
    "ja": JAPANESE,
    "ko": KOREAN,
    "zh-hant": TRADITIONAL,
    "zh-tw": TRADITIONAL,
    "zh-hk": HONG_KONG,
    "zh-mo": HONG_KONG,
}


def cjk_face(language: str) -> tuple[str, int] | None:
    """Return the font file, and the number in it of the font for `language`, or None if it is not installed."""
    spec = find_spec(CJK_PACKAGE)
    file = Path(spec.origin).parent / FILE if spec and spec.origin else None
    return (str(file), number_of(language)) if file and file.is_file() else None


def number_of(language: str) -> int:
    """Return the number of the font for a language tag; the default is simplified Chinese."""
    tag = language.casefold()
    return next((number for start, number in NUMBERS.items() if f"{tag}-".startswith(f"{start}-")), SIMPLIFIED)
