"""Text in Chinese or Japanese, which has no spaces between words -> text split into letters, for word search."""

import re

from generator.text.scripts import BOPOMOFO, HAN, KANA

SEAM = "\u2060 "  # a space for programs that look for words; the word joiner before it marks it as not the author's
LETTER = f"[{HAN}{BOPOMOFO}{KANA}]"  # without Hangul, because Korean has spaces between words
GAP = re.compile(rf"(?<={LETTER})(?=\w)|(?<=\w)(?={LETTER})")


def parted(text: str) -> str:
    """Return `text` with SEAM between each Chinese or Japanese letter and the letters beside it."""
    return text if text.isascii() else GAP.sub(SEAM, text)
