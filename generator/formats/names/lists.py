"""A line of names -> the names: lists with commas, semicolons, ampersands and "and"."""

import re

from generator.formats.names.name_words import CAPITAL_PARTICLES, GROUP, PARTICLES
from generator.formats.names.names import INITIALS, LONE_SUFFIX, OTHERS, SUFFIXES
from generator.model.name import puts_family_first

# A name in words that begin with a capital, without initials, particles and suffixes.
WHOLE_NAME = re.compile(r"(?!\S+ (?:Jr|Sr|I+|IV)$)[^\W\d_a-z][\w'’‐-]*[a-zß-ÿ](?: [^\W\d_a-z][\w'’‐-]*[a-zß-ÿ])+")
PEOPLE = re.compile(r"[\w\s.,;&'’*†‐-]+")  # what a list of names has, in one item of a list
AS_ONE = '"{}" was read as one person, with the family name "{}"'
UNCLEAR_HINT = "write `and` between two people, and one person with braces: `{{{}}},{}`"
BETWEEN = re.compile(r"\s*[;；、]\s*|,?\s+(?:and|\\?&)\s+(?!others$)", re.I)
VANCOUVER = re.compile(r"([^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)?) ([A-Z]{1,3})")  # "Smith JA"
CUT = re.compile(rf"(?:^|,?\s+)(?:and\s+)?(?:{'|'.join(map(re.escape, OTHERS))})$", re.I)


def is_others(written: str) -> bool:
    """Return whether a whole name only says that there are more people: "others", "{et al.}"."""
    return CUT.fullmatch(written.strip("{} ")) is not None


def is_list(written: str) -> bool:
    """Return whether a text without "and" has several names: "A. One, B. Two, C. Three", "A. One; B. Two"."""
    if written.lstrip().startswith("{") or "=" in written:
        return False
    commas = [part for part in written.split(",") if part.strip() and not SUFFIXES.fullmatch(part.strip())]
    is_row = len(commas) > 1 and all(map(_begins_with_initials, commas))  # "A. One, B. Two"
    return is_row or len(commas) > 2 or bool(re.search(r";|\s\\?&\s", written))


def is_unclear(written: str) -> bool:
    """Return whether a text may be one name or two: "Lena Okafor, Ann Bee", "García Márquez, Gabriel José"."""
    parts = written.split(",")
    is_clear = written.partition(" ")[0] in CAPITAL_PARTICLES or is_group(written)
    return len(parts) == 2 and not is_clear and all(WHOLE_NAME.fullmatch(part.strip()) for part in parts)


def is_group(written: str) -> bool:
    return not GROUP.isdisjoint(re.findall(r"\w+", written.casefold()))


def _begins_with_initials(text: str) -> bool:
    words = text.split()
    return len(words) > 1 and _are_initials(words[0]) and not _are_initials(words[-1])


def names_of_line(written: str) -> list[str]:
    """Return the names of one line. Commas split it only if each part is a whole name: "A One, B Two and C Three"."""
    if written.startswith("{") and written.endswith("}") and "}" not in written[:-1]:
        return [written]
    parts = [part for part in BETWEEN.split(written) if part]
    if ";" in written or "；" in written or (len(parts) > 1 and all("," in part for part in parts)):
        return _initials_after([name for part in parts for name in (_pairs(part) or [part])])
    return _initials_after([name for part in parts for name in _comma_parted(part)])


def _initials_after(names: list[str]) -> list[str]:
    """Return "Smith, JA" for each name of a list in which all are written "Smith JA"; any other list as it is."""
    found = [VANCOUVER.fullmatch(name) for name in names]
    return [f"{name[1]}, {name[2]}" for name in found if name] if len(names) > 1 and all(found) else names


def _pairs(text: str) -> list[str]:
    """Return the names of "Okafor, L., Smith, J. A."; none if the parts do not alternate so."""
    parts = [part.strip() for part in text.replace("，", ",").split(",") if part.strip()]
    families, given = parts[::2], parts[1::2]
    if len(parts) < 4 or len(parts) % 2 or not all(_are_initials(part) for part in given):
        return []
    return (
        []
        if any(map(_are_initials, families))
        else [f"{family}, {first}" for family, first in zip(families, given, strict=True)]
    )


def _are_initials(text: str) -> bool:
    return all(INITIALS.fullmatch(word) or (len(word) <= 3 and word.isupper()) for word in text.split())


def _comma_parted(text: str) -> list[str]:
    """ "A One, B Two" is two names; "Lovelace, Ada", "van der Berg, Jan Paul" and "King, Jr., Martin L." are one."""
    if pairs := _pairs(text):
        return pairs
    names: list[str] = []
    family, *given = text.replace("，", ",").split(",")
    if len(given) == 1 and LONE_SUFFIX.fullmatch(family.split(" ")[-1]):  # "King III, Martin Luther"
        return [text]
    for part in (family, *given):
        if names and LONE_SUFFIX.fullmatch(part.strip()):
            names[-1] += f", {part.strip()}"
        elif part.strip():
            names.append(part.strip())
    keep_values = all(" " in name.partition(",")[0] or _is_unparted(name) or CUT.fullmatch(name) for name in names)
    return names if keep_values and text.split(" ", 1)[0] not in PARTICLES else [text]


def _is_unparted(name: str) -> bool:
    """Return whether a name can be whole without a space: at least two letters of Han, kana or Hangul."""
    return len(name) > 1 and puts_family_first(name[0])
