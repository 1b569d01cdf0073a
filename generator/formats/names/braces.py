"""Names with braces, as in BibTeX: they make a group of a whole name, or keep the words of one part together."""

import re
from collections.abc import Callable

import msgspec

from generator.formats.names.names import parted_name
from generator.model.name import Name, puts_family_first
from generator.text.inline import name_words

INNER = r"((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)"
WHOLE = re.compile(rf"\{{{INNER}\}}")
# A part in braces, and not the argument of a command: `{van Dam}`, but neither `{\"O}zt` nor `{\em Doe}`.
PART = re.compile(rf"(?<![^\s,])\{{(?!\\){INNER}\}}(?=[\s,]|$)")
# A family name with a suffix and no given name, as BibTeX takes it: "García Márquez, Jr., {}".
WITHOUT_GIVEN = re.compile(r"(.+?), ([^,]+), \{\}")
# A word in place of a part: rare letters of which the second tells parts apart by their number.
FIRST, OTHERS = "Ꞁ", "ꞁ"
MOST = 20  # parts that one name may have
HELD = re.compile(f"{FIRST}{OTHERS}+")


def parse_name(text: str) -> tuple[Name, bool]:
    """Return a name of an entry of ours, in which there may be TeX, in its parts, and whether it is a group.

    >>> parse_name("{van den Broeck}, Jan")[0].family, parse_name("{The ATLAS Team}")[1]
    ('van den Broeck', True)
    """
    return parse_written(text, name_words)


def parse_written(text: str, read: Callable[[str], str]) -> tuple[Name, bool]:
    """Return a name in its parts, and whether it is the name of a group. `read` returns the plain text of TeX."""
    bare = " ".join(text.split())
    if "{" not in bare:
        return parted_name(read(bare))
    if lone := WITHOUT_GIVEN.fullmatch(bare):
        bare = f"{lone[1]}, , {lone[2]}"
    if whole := WHOLE.fullmatch(bare):
        words = read(whole[1]).strip()
        return Name(literal=words), not puts_family_first(words)
    held: list[str] = []

    def hold(part: re.Match[str]) -> str:
        words = read(part[1]).strip() if len(held) < MOST else ""
        if " " not in words:
            return part[0]
        held.append(words)
        return FIRST + OTHERS * len(held)

    name, is_group = parted_name(read(PART.sub(hold, bare)))
    if not held:
        return name, is_group
    parts = (HELD.sub(lambda mark: held[len(mark[0]) - 2], part) for part in msgspec.structs.astuple(name))
    return Name(*parts), is_group
