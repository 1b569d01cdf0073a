"""Lists of names, each style's way."""

import re
from collections.abc import Callable
from functools import lru_cache

import msgspec

from generator.citing.marked import has_no_case
from generator.model.name import Name, with_particle

# Han, kana and Hangul: the family name first, without a space.
FAMILY_FIRST = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
STOP = re.compile(r"\.\s*(?=[^\W\d_])")


class NameRules(msgspec.Struct, frozen=True):
    """How a style writes a list of names.

    `given` is initials ("R. M."), letters ("RM"), full ("J. R. R.") or written (as they stand); `inverted` is how many
    names begin with the family name. From `most` names on only `shown` are written, then `others`; `ellipsis` stands
    for those between the shown and the last. `pair` and `last` stand before the last of two, and of more. `demotes`
    puts particles behind the given name.
    """

    given: str
    inverted: int = 0
    comma: str = ", "
    pair: str = " and "
    last: str = ", and "
    most: int = 1_000_000
    shown: int = 1
    others: str = ", et al."
    ellipsis: str = ""
    demotes: bool = False


def name_list(names: tuple[Name, ...], rules: NameRules, *, is_cut: bool = False) -> str:
    """The names in one line; `is_cut` says that the list goes on."""
    count = len(names)
    if count >= rules.most:
        written = [_one(name, rules, place < rules.inverted) for place, name in enumerate(names[: rules.shown])]
        if rules.ellipsis and not is_cut:
            return f"{', '.join(written)}{rules.ellipsis}{_one(names[-1], rules, rules.inverted >= count)}"
        return ", ".join(written) + rules.others
    written = [_one(name, rules, place < rules.inverted) for place, name in enumerate(names)]
    if is_cut:
        return ", ".join(written) + rules.others
    if count == 1:
        return written[0]
    if count == 2:
        is_plain = not names[0].family and has_no_case(names[0].literal)  # 李明 & 王小红
        return (rules.pair.lstrip(",") if is_plain and rules.pair != ", " else rules.pair).join(written)
    return ", ".join(written[:-1]) + rules.last + written[-1]


def editor_list(names: tuple[Name, ...], rules: NameRules, single: str, plural: str) -> str:
    """The names with the word for one editor or for many behind them; empty where there are none."""
    return name_list(names, rules) + (plural if len(names) > 1 else single) if names else ""


def _one(name: Name, rules: NameRules, is_inverted: bool) -> str:
    if name.literal:
        return name.literal
    given = GIVEN[rules.given](name.given) if name.given else ""
    family = name.family
    if not family.isascii() and FAMILY_FIRST.search(family):
        return family + name.given
    if not is_inverted:
        whole = with_particle(name.dropping_particle, name.family_name)
        return " ".join([part for part in (given, whole, name.suffix) if part])
    if name.dropping_particle:
        given = f"{given} {name.dropping_particle}" if given else name.dropping_particle
    if name.non_dropping_particle and rules.demotes:
        given = f"{given} {name.non_dropping_particle}" if given else name.non_dropping_particle
        whole = family
    else:
        whole = name.family_name
    whole = f"{whole}{rules.comma}{given}" if given else whole
    if not name.suffix:
        return whole
    return f"{whole}, {name.suffix}" if rules.comma == ", " else f"{whole} {name.suffix.rstrip('.')}"


@lru_cache(maxsize=20_000)
def _initials(given: str) -> str:
    """ "Rosa M." -> "R. M.", "Jean-Paul" -> "J.-P."; words in lower case stay whole."""
    words = _letters(given)
    return " ".join("-".join(f"{letter}." for letter in word) if word[0].isupper() else word for word in words)


@lru_cache(maxsize=20_000)
def _capitals(given: str) -> str:
    """ "Rosa M." -> "RM", "Jean-Paul" -> "JP"."""
    words = _letters(given)
    capitals = "".join(word for word in words if word[0].isupper())
    return " ".join(filter(None, [capitals, *(word for word in words if not word[0].isupper())]))


def _letters(given: str) -> list[str]:
    """Of each word its capitals, one for each part between hyphens; capitals alone ("RM") are initials already."""
    found = []
    for word in STOP.sub(". ", given).split():
        if not word[0].isupper():
            found.append(word)
        elif word.isupper() and word.isalpha() and len(word) <= 3:
            found += list(word)
        else:
            found.append("".join(part[0] for part in word.split("-") if part and part[0].isupper()))
    return found


@lru_cache(maxsize=20_000)
def _full(given: str) -> str:
    """ "J.R.R." -> "J. R. R."."""
    return STOP.sub(". ", given) if "." in given else given


GIVEN: dict[str, Callable[[str], str]] = {"initials": _initials, "letters": _capitals, "full": _full, "written": str}
