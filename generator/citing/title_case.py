"""Title case for English titles (CSL 1.0.2, "Title Case Conversion")."""

import re
from functools import lru_cache

from generator.citing.marked import ITALIC, ROMAN

# Articles, conjunctions and prepositions. They stay in lower case unless they begin or end the title.
SMALL = frozenset(
    "a an the and but or nor yet so as at by for from in into of off on onto out over to up via with about above "
    "across after against along amid among around before behind below beneath beside besides between beyond despite "
    "down during except inside like near outside past per since than through throughout till toward towards under "
    "underneath until unto upon versus vs vs. v v. within without et van von de d".split()
)
BLANK = re.compile("([ \u00a0\u2009\u202f])")
PARTS = re.compile(r"([-–—/])")
# A sign between letters that no word has: names in programs, addresses, mixtures, chemical formulas; an option.
CODE = re.compile(r"\w[._+|@=\\^~<>*]+\w|://|[\w)]\(\w*\)$|(?:^|(?<=[(\[{“‘\"']))(?:[\\@#]\w|--?\w)|__")
NAMED = re.compile(r"[^\W\d_][\d⁰¹²³⁴-⁹₀-₉]")  # p53, word2vec, H₂O
NUMBER = re.compile(r"[\d.,]+")
BORDERS = "“”‘’\"'()[]{},;:.?!…" + ITALIC + ROMAN


@lru_cache(maxsize=1024)
def title_case(title: str, protected: frozenset[str] = frozenset()) -> str:
    """Return `title` in title case: "on trees: a survey" -> "On Trees: A Survey".

    All words get a capital, except those in `SMALL`; the first and the last word and a word after a colon always get
    one, and so do the parts of a word with hyphens or slashes. Words that already have a capital (mRNA, iPhone, LSTMs),
    single letters, names with digits (p53), code and addresses (numpy.array, in|fibrillae), units (10 km/h) and words
    in `protected` are unchanged.
    """
    words = BLANK.split(title)  # at odd places, the blanks
    last = len(words) - 1
    is_first = True
    for place in range(0, len(words), 2):
        word = words[place]
        is_unit = "/" in word and (NAMED.search(word) or (place > 1 and NUMBER.fullmatch(words[place - 2])))
        if word in protected or word.strip(BORDERS) in protected or CODE.search(word) or is_unit or _is_letters(word):
            is_first = word.rstrip(ROMAN).endswith((":", "?", "!"))
        elif word:
            words[place] = _cased(word, is_first, place == last, protected)
            is_first = word.rstrip(ROMAN).endswith((":", "?", "!"))
    return "".join(words)


def _is_letters(word: str) -> bool:
    """Return whether a word is a single letter, also with signs, or single letters with slashes: c, c++, x/y."""
    bare = [part.strip(f"{BORDERS}+#") for part in word.split("/")]
    return all(len(part) == 1 for part in bare) and not (len(bare) == 1 and bare[0] in SMALL)


def _cased(word: str, is_first: bool, is_last: bool, protected: frozenset[str]) -> str:
    if word.isalpha() and (is_first or is_last or word not in SMALL):
        return word[0].upper() + word[1:] if word.islower() else word
    parts = PARTS.split(word)
    are_small = "/" in word and all(part.strip(BORDERS).casefold() in SMALL for part in parts[::2])
    for place in range(0, len(parts), 2):
        part = parts[place]
        bare = part.strip(BORDERS)
        is_end = place == len(parts) - 1
        is_edge = (is_first and place == 0) or (is_last and place == (0 if are_small else len(parts) - 1))
        # The k of "the k-Means", the x of "07-x", the β of "β-Carotine", but not the E of a last "E-Commerce".
        is_letter = len(bare) == 1 and len(parts) > 1 and (not is_last or is_end or not bare.isascii())
        is_letter = is_letter and not (is_first and place == 0)
        is_name = bool(NAMED.search(part)) or bare in protected
        if part.islower() and not is_letter and not is_name and (is_edge or bare not in SMALL):
            parts[place] = _capitalised(part)
    return "".join(parts)


def _capitalised(part: str) -> str:
    for place, letter in enumerate(part):
        if letter.isalnum():
            return part[:place] + letter.upper() + part[place + 1 :]
    return part
