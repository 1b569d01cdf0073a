"""Given names -> their initials, in any script that abbreviates names."""

import re
import unicodedata
from functools import lru_cache

VIRAMA = 9  # the canonical combining class of signs that join a consonant to the next
AYNS = "ʿʾʻʼˈ"  # letters of transcriptions that no initial is made of
LETTER = re.compile(f"[^\\W\\d_{AYNS}]")
JOINERS = "\u200c\u200d"
HYPHENS = re.compile("[-‐‑–]")


@lru_cache(maxsize=20_000)
def initials(given: str, *, is_shouted: bool = False) -> str:
    """ "Jean-Paul" is "J.-P.", "Martin Luther" is "M. L.", "Иван Петрович" is "И. П.", "JP" is "J. P.".

    Particles within a given name stay ("Muhammad ibn Musa" is "M. ibn M."). Where names are written in capitals
    (`is_shouted`), two letters are a name, not two initials.
    """
    words = re.sub(r"\.(?=[^\W\d_])", ". ", unicodedata.normalize("NFC", given)).split()
    has_capitals = any(word[:1].isupper() for word in words)
    found = []
    for place, word in enumerate(words):
        if place and has_capitals and word.islower() and "-" not in word:
            found.append(word)
        elif len(word) == 2 and word.isalpha() and word.isupper() and not is_shouted:
            found += [f"{letter}." for letter in word]
        else:
            found.append(_of_word(word))
    return " ".join(filter(None, found))


def _of_word(word: str) -> str:
    """The initials of one word: those of its halves, joined by a hyphen."""
    halves = [half for half in HYPHENS.split(word) if LETTER.search(half)]
    if len(halves) > 1 and halves[0].islower():  # the article of "al-Rahman"
        return f"{halves[0]}-{'-'.join(_first(half) for half in halves[1:])}"
    is_name = bool(halves) and halves[0][:1].isupper()
    return "-".join(_first(half).upper() if is_name else _first(half) for half in halves)


def _first(word: str) -> str:
    """The first letter with all its marks, and a full stop."""
    found = LETTER.search(word)
    if found is None:
        return ""
    start, end = found.span()
    while end < len(word) and (
        unicodedata.category(word[end]).startswith("M")
        or word[end] in JOINERS
        or unicodedata.combining(word[end - 1]) == VIRAMA
    ):
        end += 1
    return f"{word[start:end]}."
