"""Written names -> names in the parts of CSL."""

import re
import unicodedata
from functools import lru_cache

import msgspec

from generator.formats.names.name_words import (
    CAPITAL_PARTICLES,
    GENERATIONS,
    GROUP,
    JOINING,
    PARTICLES,
    PATRONYMIC,
    VIETNAMESE,
    VIETNAMESE_PLAIN,
)
from generator.model.name import Name, puts_family_first

SUFFIX = re.compile(r"(?:[JS]r|jr|sr|2nd|3rd|4th|[Ee]sq|Ph\.? ?D|M\.? ?D)\.?|[Jj]unior|[Ss]enior|I{1,3}|I?V|VI{1,3}|IX")
SUFFIXES = re.compile(rf"(?:{SUFFIX.pattern})(?: (?:{SUFFIX.pattern}))*|{'|'.join(sorted(GENERATIONS))}")
# After one word, where "V" is a given name.
LONE_SUFFIX = re.compile(r"(?:[JS]r|jr|sr)\.?|[Jj]unior|[Ss]enior|I{2,3}|IV")
INITIALS = re.compile(r"(?:[^\W\d_]\.[-‐]?)+")
RUSSIAN_LAST = re.compile(r"(?:ович|евич|ьич|овна|евна|ична|инична)$")
ATTACHED = re.compile(r"[a-z]{1,4}-|(?:d|l|t|dell|dall|nell|all|sull|degl)['’]")
NATIVE = re.compile(r"(.+?) ?[(（]([^()（）]+)[)）]")
OTHERS = ("et al.", "et al", "and others", "others", "…", "...")  # a list of authors that goes on; longest first
LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
COMMA = re.compile(r" ?[,،，] ?")


@lru_cache(maxsize=50_000)
def parted_name(words: str) -> tuple[Name, bool]:
    """Return a name without TeX in its parts, and whether it is the name of a group.

    The forms are "Given Family", "Family, Given", "Family, Jr., Given" (BibTeX) and "Family, Given, Jr.". A word like
    "Collaboration" makes a group. Particles before the family name are non-dropping; those after the given name are
    dropping ("Beethoven, Ludwig van"), as in reference managers. A form in another script can follow in parentheses. A
    single word stays whole, and so does a name whose family name is unclear: one in Han, kana or Hangul, and a
    Vietnamese name that begins with the family name.
    """
    words = " ".join(words.split())
    if words.endswith((")", "）")) and (found := _with_native(words)):
        return found, False
    if " " in words and not GROUP.isdisjoint(re.findall(r"\w+", words.casefold())) and "," not in words:
        return Name(literal=words), True
    if COMMA.search(words):
        parts = COMMA.split(words)
        if len(parts) == 3 and not parts[1] and parts[0] and parts[2]:  # "King, , Jr.": there is no given name
            return _of_family(parts[0], parts[2]), False
        return _inverted([part for part in parts if part] or [words]), False
    if " " not in words or puts_family_first(words):
        return Name(literal=words), False
    parts = words.split(" ")
    return (_initials_last(parts) if parts[-1].endswith(".") else None) or _given_first(parts), False


def is_latin(text: str) -> bool:
    """Return whether a name has Latin letters."""
    return bool(LATIN.search(text))


def _with_native(words: str) -> Name | None:
    """ "Wei Zhang (张伟)" and "张伟 (Wei Zhang)": the Latin name, with the other beside it."""
    parts = NATIVE.fullmatch(words)
    if parts is None or is_latin(parts[1]) == is_latin(parts[2]) or not all(map(_has_letters, parts.groups())):
        return None
    name, native = (parts[1], parts[2]) if is_latin(parts[1]) else (parts[2], parts[1])
    found, is_group = parted_name(name)
    return None if is_group else msgspec.structs.replace(found, native_name=native.strip())


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))


def _inverted(parts: list[str]) -> Name:
    """ "van der Berg, Jan", "van der Berg, Jr., Jan", "van der Berg, Jan, Jr." or "Jan van der Berg, Jr."."""
    if len(parts) == 1:
        particle, family = parted_family(parts[0])
        return Name(family, "", particle) if particle else Name(literal=parts[0])
    if len(parts) == 2:
        family = parted_family(parts[0])[1]
        is_letters = len(parts[1]) == 1 or INITIALS.fullmatch(parts[1])
        if " " in family and SUFFIX.fullmatch(parts[1]) and not is_letters:
            return _with_suffix(_given_first(parts[0].split(" ")), parts[1])
        if LONE_SUFFIX.fullmatch(parts[1]):
            return _of_family(parts[0], parts[1])
    parts, trailing = _without_suffixes(parts)
    particle, family = parted_family(parts[0])
    suffixes = [part for part in parts[1:] if is_suffix(part)] if len(parts) > 2 else []
    if len(parts) == 3 and not suffixes and not any(map(_is_letter, parts[1:])):
        suffixes = [parts[1]]  # "Doe, OBE, Jane": three parts of BibTeX
    if len(suffixes) == len(parts) - 1:
        suffixes.remove(min(suffixes, key=len))  # one of them is an initial
    given, dropping = parted_given(" ".join(part for part in parts[1:] if part not in suffixes))
    return Name(family, given, particle, " ".join([*suffixes, *trailing]), "", dropping)


def _is_letter(part: str) -> bool:
    return len(part.rstrip(".")) == 1


def _without_suffixes(parts: list[str]) -> tuple[list[str], list[str]]:
    """Return the parts of "Cobb Jr., F. W." or "Cobb, F. W. Jr." without the suffixes at their ends, and these."""
    kept, found = [], []
    for part in parts:
        words = part.split(" ")
        if len(words) > 1 and LONE_SUFFIX.fullmatch(words[-1]):
            found.append(words.pop())
        kept.append(" ".join(words))
    return kept, found


def is_suffix(text: str) -> bool:
    """Return whether a part between commas is a suffix: "Jr.", "III Ph.D.", "Filho"."""
    return bool(SUFFIXES.fullmatch(text))


def _of_family(family: str, suffix: str) -> Name:
    particle, family = parted_family(family)
    return Name(family, "", particle, suffix)


def parted_given(text: str) -> tuple[str, str]:
    """Split the text after the comma into given name and dropping particles: "Ludwig van" -> "Ludwig", "van"."""
    words = text.split(" ")
    end = len(words)
    while end > 1 and (words[end - 1] in PARTICLES or is_attached(words[end - 1])):
        end -= 1
    return " ".join(words[:end]), " ".join(words[end:])


def _initials_last(words: list[str]) -> Name | None:
    """ "Ivanov I. I." is "Ivanov, I. I."; one letter may be either name, so "Smith J." and "Anna B." stay whole."""
    end = len(words)
    while end and INITIALS.fullmatch(words[end - 1]):
        end -= 1
    letters = sum(word.count(".") for word in words[end:])
    if not end or not letters or INITIALS.fullmatch(words[0]):
        return None
    return Name(literal=" ".join(words)) if letters == 1 else _inverted([" ".join(words[:end]), " ".join(words[end:])])


def _given_first(words: list[str]) -> Name:
    """ "Jan van der Berg Jr.": the family name begins at the first particle. Otherwise it is the last
    word, or the last two if a word like "y" or "Filho" joins them."""
    if not words[0].isascii() and _is_vietnamese(words[0]) and not _is_vietnamese(words[-1]):
        return Name(literal=" ".join(words))
    if words[0] in PARTICLES:
        particle, family = _particle(words)
        return Name(family, "", particle)
    suffix = words.pop() if _has_suffix(words) else ""
    if len(words) == 3 and RUSSIAN_LAST.search(words[2]) and not RUSSIAN_LAST.search(words[1]):
        return Name(words[0], " ".join(words[1:]), "", suffix)
    start = _start(words)
    if start == 0:
        return _with_suffix(Name(literal=" ".join(words)), suffix)
    particle, family = _particle(words[start:])
    return Name(family, " ".join(words[:start]), particle, suffix)


def _with_suffix(name: Name, suffix: str) -> Name:
    """Return the name with a suffix. A literal name with a suffix becomes a family name."""
    if not suffix:
        return name
    both = f"{name.suffix} {suffix}".strip()
    return Name(name.literal, suffix=both) if name.literal else msgspec.structs.replace(name, suffix=both)


def _has_suffix(words: list[str]) -> bool:
    """Return whether the last word is a suffix. A single "V" or "I" after an initial is another initial."""
    if len(words) < 3 or not SUFFIX.fullmatch(words[-1]):
        return False
    return len(words[-1]) > 1 or not (INITIALS.fullmatch(words[-2]) or len(words[-2]) == 1)


def _start(words: list[str]) -> int:
    """Return the index at which the family name begins, with its particles; 0 if all words belong to it."""
    last = len(words) - 1
    for place, word in enumerate(words[1:-1], 1):
        if word in JOINING:
            return place - 1
        if word in PATRONYMIC:
            if place == last - 1 and not ATTACHED.match(words[last]):
                return place
        elif _is_particle(word) or (word in CAPITAL_PARTICLES and not _may_be_vietnamese(words)):
            return place
    return last - 1 if words[last] in GENERATIONS and last > 1 else last


def _is_particle(word: str) -> bool:
    """Return whether a word before a family name is a particle: one of the list, or any in lower case, as in BibTeX."""
    return word in PARTICLES or (len(word) > 1 and word[0] < "\u0530" and word.islower() and word.isalpha())


def _is_vietnamese(word: str) -> bool:
    return unicodedata.normalize("NFC", word) in VIETNAMESE


def _may_be_vietnamese(words: list[str]) -> bool:
    """Return whether a "Van" in the middle can be a given name."""
    return any(word in VIETNAMESE_PLAIN or _is_vietnamese(word) for word in (words[0], words[-1]))


def parted_family(text: str) -> tuple[str, str]:
    """Split the text before the comma into non-dropping particles and family name: "van der Berg"."""
    return _particle(text.split(" "))


def is_attached(particle: str) -> bool:
    """Return whether a particle is written together with the family name: "al-", "d'"."""
    return bool(ATTACHED.fullmatch(particle)) and (particle[-1] != "-" or particle[:-1] in PARTICLES)


def _particle(words: list[str]) -> tuple[str, str]:
    """Split off lowercase particles before a family name, which is never empty."""
    end = 0
    while end < len(words) - 1 and _is_particle(words[end]):
        end += 1
    family = " ".join(words[end:])
    attached = ATTACHED.match(family)
    if attached and is_attached(attached[0]) and family[attached.end() : attached.end() + 1].isalpha():
        words, family = [*words[:end], attached[0]], family[attached.end() :]
        return " ".join(words), family
    return " ".join(words[:end]), family
