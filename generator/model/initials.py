"""Given names -> their initials, in all scripts that abbreviate names."""

import re
import unicodedata
from functools import lru_cache

VIRAMA = 9  # Unicode's canonical combining class of signs that join a consonant to the next one
AYNS = "ʿʾʻʼˈ"  # letters of transcriptions that are never an initial
LETTER = re.compile(f"[^\\W\\d_{AYNS}]")
JOINERS = "\u200c\u200d"
HYPHENS = re.compile("[-‐‑–]")


@lru_cache(maxsize=20_000)
def initials(given: str, *, is_shouted: bool = False) -> str:
    """Return the initials of given names: "Jean-Paul" -> "J.-P.", "Иван Петрович" -> "И. П.", "JP" -> "J. P.".

    Particles within a given name stay: "Muhammad ibn Musa" -> "M. ibn M.". If names are written in capitals
    (`is_shouted`), two letters are one name, not two initials: "BO" -> "B.".
    """
    words = re.sub(r"\.(?=[^\W\d_])", ". ", unicodedata.normalize("NFC", given)).split()
    has_capitals = any(word[:1].isupper() for word in words)
    parts: list[str] = []
    for place, word in enumerate(words):
        if place and has_capitals and word.islower() and "-" not in word:
            parts.append(word)
        elif len(word) == 2 and word.isalpha() and word.isupper() and not is_shouted:
            parts += [f"{letter}." for letter in word]
        else:
            parts.append(_of_word(word))
    return " ".join(filter(None, parts))


def _of_word(word: str) -> str:
    """Return the initials of one word: those of its parts, joined by hyphens."""
    halves = [half for half in HYPHENS.split(word) if LETTER.search(half)]
    if len(halves) > 1 and halves[0].islower():  # the article of "al-Rahman"
        return f"{halves[0]}-{'-'.join(_first(half) for half in halves[1:])}"
    is_name = bool(halves) and halves[0][:1].isupper()
    return "-".join(_first(half).upper() if is_name else _first(half) for half in halves)


def _first(word: str) -> str:
    """Return the first letter with all its combining marks, and a full stop."""
    letter = LETTER.search(word)
    if letter is None:
        return ""
    start, end = letter.span()
    while end < len(word) and (
        unicodedata.category(word[end]).startswith("M")
        or word[end] in JOINERS
        or unicodedata.combining(word[end - 1]) == VIRAMA
    ):
        end += 1
    return f"{word[start:end]}."
