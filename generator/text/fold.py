"""Text -> a form in which texts can be compared, and other forms in which readers type words in a search.

themes/base/static/find/words.js has the same rules for words (`folded_words`, `other_forms`) in the browser.
"""

import re
import unicodedata
from functools import lru_cache

_OTHERS = re.compile(r"[\W_]+")
# Letters that do not decompose into a letter and an accent, and the sigma at the end of a word.
LETTERS = str.maketrans({
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŧ": "t",
    "ŋ": "n", "ĸ": "k", "ς": "σ",
})  # fmt: skip
# Letters for which many people write two: Müßig and Muessig.
DOUBLES = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
# Hyphens and apostrophes inside a word, which many people leave out: e-mail and email, O'Brien and OBrien.
JOINTS = "'’ʼ‘`´‐‑-"
SOFT_HYPHEN = "\xad"
JOINT = re.compile(rf"(?<![{JOINTS}])[{JOINTS}](?=[^\W_])")
JOINED = re.compile(rf"[a-z0-9]+(?:[{JOINTS}][a-z0-9]+)+")  # in ASCII


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


def folded_words(text: str) -> str:
    """Return the words of `text` without case, accents and punctuation: "Łukasz's λόγος" -> "lukasz s λογοσ"."""
    parts = unicodedata.normalize("NFKD", text.lower())
    bare = "".join([part for part in parts if unicodedata.category(part) != "Mn" and part != SOFT_HYPHEN])
    return " ".join(_words(bare.translate(LETTERS)))


def other_forms(text: str) -> str:
    """Return the forms of the words of `text` that differ from the words themselves, each once.

    >>> other_forms("Hans Müßig's e-mail")
    'mussig s muessig s mussigs muessigs email'
    """
    found: dict[str, None] = {}
    if text.isascii():
        return " ".join(dict.fromkeys([JOINT.sub("", word) for word in JOINED.findall(text.lower())]))
    for word in _words(unicodedata.normalize("NFC", text.lower()).replace(SOFT_HYPHEN, ""), JOINTS):
        if not word.isascii():
            doubled = word.translate(DOUBLES)
            forms = word, doubled, JOINT.sub("", word), JOINT.sub("", doubled)
            found |= {folded: None for form in forms if (folded := folded_words(form)) != word}
        elif joined := JOINED.fullmatch(word):
            found[JOINT.sub("", joined[0])] = None
    return " ".join(found)


def _words(text: str, joints: str = "") -> list[str]:
    """Return the words of `text`: letters, marks and digits, and `joints` between them."""
    parts = [part if part in joints or unicodedata.category(part)[0] in "LMN" else " " for part in text]
    return [word for each in "".join(parts).split() if (word := each.strip(joints or None))]
