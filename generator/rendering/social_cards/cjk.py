"""The face that social cards have for Chinese, Japanese and Korean: that of a package, where it is installed."""

from importlib.util import find_spec
from pathlib import Path

from generator.model.social_card import CJK_PACKAGE

FILE = "NotoSansCJK-Regular.ttc"
# The faces of the collection by the languages whose forms of letters they have (BCP 47).
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
    """The font file, and the number in it of the face for texts in `language`; None where there is no such file."""
    spec = find_spec(CJK_PACKAGE)
    file = Path(spec.origin).parent / FILE if spec and spec.origin else None
    return (str(file), number_of(language)) if file and file.is_file() else None


def number_of(language: str) -> int:
    """The face for a language: the simplified forms of Chinese where it has none of its own."""
    tag = language.casefold()
    return next((number for start, number in NUMBERS.items() if f"{tag}-".startswith(f"{start}-")), SIMPLIFIED)
