"""Names as people write them -> names in CSL's parts."""

import re
from functools import lru_cache

from generator.model.name import Name
from generator.text.inline import name_words

PARTICLES = frozenset({
    "van", "von", "der", "den", "de", "la", "le", "du", "di", "da", "del", "della", "dos", "das", "do", "ter", "ten",
    "te", "zu", "zum", "zur", "af", "av", "bin", "ibn", "al", "el", "y",
})  # fmt: skip
SUFFIX = re.compile(r"(?:jr|sr|junior|senior|ii|iii|iv|v|esq|ph\.?d|m\.?d)\.?", re.I)
GROUP = frozenset(
    "collaboration consortium team group project initiative network committee society institute university foundation "
    "laboratory laboratories association organisation organization council agency".split()
)
OTHERS = ("et al.", "et al", "and others", "others", "…", "...")  # a list of authors that goes on; longest first
# Scripts in which the family name comes first, without a space to tell where it ends: Han, kana, Hangul.
UNPARTED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]")


@lru_cache(maxsize=50_000)
def parse_name(text: str) -> tuple[Name, bool]:
    """The name in its parts, and whether it is a group's.

    "Family, Given", "Given Family", "Family, Jr., Given" (BibTeX) and "Family, Given, Jr." are understood; braces
    around the whole, or a word like "Collaboration", make a group. A single word, and a name in a script without
    spaces, stay whole; so does a name in such a script with spaces, in the order in which it is written.
    """
    words = name_words(" ".join(text.split()))
    if words.startswith("{") and words.endswith("}"):
        return Name(literal=words[1:-1].strip()), True
    if "," in words:
        return _inverted([part.strip() for part in words.split(",")]), False
    if " " in words and not GROUP.isdisjoint(re.findall(r"\w+", words.casefold())):
        return Name(literal=words), True
    if " " not in words or UNPARTED.search(words):
        return Name(literal=words), False
    return _given_first(words.split(" ")), False


def _inverted(parts: list[str]) -> Name:
    """ "van der Berg, Jan", "van der Berg, Jr., Jan" or "van der Berg, Jan, Jr."."""
    suffixes = [part for part in parts[1:] if SUFFIX.fullmatch(part)]
    given = " ".join(part for part in parts[1:] if part and part not in suffixes)
    particle, family = _particle(parts[0].split(" "))
    if not given and not suffixes:
        return Name(literal=parts[0])
    return Name(family, given, particle, " ".join(suffixes))


def _given_first(words: list[str]) -> Name:
    """ "Jan van der Berg Jr.": the family name begins at the first particle, else it is the last word."""
    suffix = words.pop() if len(words) > 2 and SUFFIX.fullmatch(words[-1]) else ""
    start = next((place for place, word in enumerate(words[1:-1], 1) if word in PARTICLES), len(words) - 1)
    particle, family = _particle(words[start:])
    return Name(family, " ".join(words[:start]), particle, suffix)


def _particle(words: list[str]) -> tuple[str, str]:
    """The particles in lower case before a family name, and the family name, which is never empty."""
    end = 0
    while end < len(words) - 1 and words[end] in PARTICLES:
        end += 1
    return " ".join(words[:end]), " ".join(words[end:])
