"""Lists of names, by the rules of a style."""

import re
from collections.abc import Callable

import msgspec

from generator.citing.marked import has_no_case
from generator.model.name import IndexOrder, Name, index_form, puts_family_first, with_particle

STOP = re.compile(r"\.\s*(?=[^\W\d_])")


class NameRules(msgspec.Struct, frozen=True):
    """The rules of a style for lists of names.

    `given` is the form of given names: initials ("R. M."), letters ("RM"), full ("J.R.R." -> "J. R. R."), or written
    (unchanged). The first `inverted` names begin with the family name; then `comma` is between it and the given name.
    `pair` is the delimiter between two names, and `last` that before the last of three or more. A list of at least
    `most` names has only the first `shown` ones, and then `others`; or, if there is an `ellipsis`, this and the last
    name. `demotes` puts non-dropping particles after the given name (CSL `demote-non-dropping-particle`).
    """

    given: str
    inverted: int = 0
    order: IndexOrder = IndexOrder("end")
    pair: str = " and "
    last: str = ", and "
    most: int = 1_000_000
    shown: int = 1
    others: str = ", et al."
    ellipsis: str = ""


def name_list(names: tuple[Name, ...], rules: NameRules, *, is_cut: bool = False) -> str:
    """Return the names in one line; `is_cut` means that the list is incomplete, and ends with `others`."""
    count = len(names)
    if count + is_cut >= rules.most:  # the others are at least one
        written = [_formatted(name, rules, place < rules.inverted) for place, name in enumerate(names[: rules.shown])]
        if rules.ellipsis and not is_cut:
            return f"{', '.join(written)}{rules.ellipsis}{_formatted(names[-1], rules, rules.inverted >= count)}"
        return ", ".join(written) + rules.others
    written = [_formatted(name, rules, place < rules.inverted) for place, name in enumerate(names)]
    if is_cut:
        return ", ".join(written) + rules.others
    if count == 1:
        return written[0]
    if count == 2:
        has_no_comma = rules.pair != ", " and not names[0].family and has_no_case(names[0].literal)  # 李明 & 王小红
        pair = rules.pair.lstrip(",") if has_no_comma else rules.pair
        return pair.join(written)
    return ", ".join(written[:-1]) + rules.last + written[-1]


def editor_list(names: tuple[Name, ...], rules: NameRules, single: str, plural: str) -> str:
    """Return the names, followed by the word for one editor or for several; it is empty if there are no names."""
    if not names:
        return ""
    return name_list(names, rules) + (plural if len(names) > 1 else single)


def _formatted(name: Name, rules: NameRules, is_inverted: bool) -> str:
    if name.literal:
        return name.literal
    family = name.family
    if puts_family_first(family):
        return family + name.given
    given = GIVEN[rules.given](name) if name.given else ""
    if not is_inverted:
        whole = with_particle(name.dropping_particle, name.family_name)
        return " ".join([part for part in (given, whole, name.suffix) if part])
    suffix = name.suffix if rules.order.comma == ", " else name.suffix.rstrip(".")
    return index_form(msgspec.structs.replace(name, given=given, suffix=suffix), rules.order)


def _letters(name: Name) -> str:
    """Return the initials without full stops: "Rosa M." -> "RM", "Jean-Paul" -> "JP"; particles follow: "J de"."""
    words = name.initials.split()
    capitals = "".join([word.replace(".", "").replace("-", "") for word in words if word.endswith(".")])
    return " ".join([part for part in (capitals, *(word for word in words if not word.endswith("."))) if part])


def _full(name: Name) -> str:
    """Return the given name with spaces between initials: "J.R.R." -> "J. R. R."."""
    return STOP.sub(". ", name.given) if "." in name.given else name.given


GIVEN: dict[str, Callable[[Name], str]] = {
    "initials": lambda name: name.initials,
    "letters": _letters,
    "full": _full,
    "written": lambda name: name.given,
}
