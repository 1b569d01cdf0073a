"""Scripts that do not part words: their letters, parted for those who look for words."""

import re

from generator.text.scripts import BOPOMOFO, HAN, KANA

SEAM = "\u2060 "  # a space to a program that looks for words; what stands before it tells it from an author's own
LETTER = f"[{HAN}{BOPOMOFO}{KANA}]"  # Korean parts its words
GAP = re.compile(rf"(?<={LETTER})(?=\w)|(?<=\w)(?={LETTER})")


def parted(text: str) -> str:
    """`text` with a seam on both sides of each letter of such a script that stands beside another letter."""
    return text if text.isascii() else GAP.sub(SEAM, text)
