"""Scripts that do not part words: their letters, parted for those who look for words."""

import re

SEAM = "\u2060 "  # a space to a program that looks for words; what stands before it tells it from an author's own
# Hiragana and katakana, Chinese characters with all their extensions.
IDEOGRAPHS = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
IDEOGRAPH = f"[{IDEOGRAPHS}]"
LETTER = f"[\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f{IDEOGRAPHS}]"
GAP = re.compile(rf"(?<={LETTER})(?=\w)|(?<=\w)(?={LETTER})")


def parted(text: str) -> str:
    """`text` with a seam on both sides of each letter of such a script that stands beside another letter."""
    return text if text.isascii() else GAP.sub(SEAM, text)
