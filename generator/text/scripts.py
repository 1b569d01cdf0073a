"""The letters of Chinese, Japanese and Korean, by script: the only table of them in paperfolio.

The ranges are from the blocks of Unicode 16 (Blocks.txt), with half-width and compatibility forms, but without
punctuation. Each is the inside of a character class of `re`.
"""

import re
from functools import cache

# Radicals, marks of repetition and numerals, all unified and compatibility ideographs.
HAN = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3038-\u303c\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00016ff0-\U00016ff1"
    "\U00020000-\U0003fffd"
)
BOPOMOFO = "\u3105-\u312f\u31a0-\u31bf"
# Both syllabaries with the marks of long vowels, voicing and repetition, small and half-width letters.
KANA = (
    "\u3031-\u3035\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f\U0001aff0-\U0001afff"
    "\U0001b000-\U0001b16f"
)
# Syllables, and jamo: conjoining, compatibility and half-width.
HANGUL = "\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\uac00-\ud7a3\ud7b0-\ud7ff\uffa0-\uffdc"
CJK = HAN + BOPOMOFO + KANA + HANGUL
FIRST = "\u1100"  # the first of all these letters


@cache
def _pattern(letters: str) -> re.Pattern[str]:
    """Return the compiled class. It is compiled late, because that takes milliseconds and most sites do not need it."""
    return re.compile(f"[{letters}]")


def has_letters(text: str, letters: str) -> bool:
    """Whether the text has a letter of a class of this module: `has_letters("김", HANGUL)` is True."""
    return not text.isascii() and max(text) >= FIRST and _pattern(letters).search(text) is not None


def is_cjk(text: str) -> bool:
    """Whether the text has a Chinese, Japanese or Korean letter."""
    return has_letters(text, CJK)
