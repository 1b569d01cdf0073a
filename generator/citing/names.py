"""Lists of names, each style's way."""

import re
from collections.abc import Callable

import msgspec

from generator.citing.marked import has_no_case
from generator.model.name import IndexOrder, Name, index_form, puts_family_first, with_particle

STOP = re.compile(r"\.\s*(?=[^\W\d_])")


class NameRules(msgspec.Struct, frozen=True):
    """How a style writes a list of names.

    `given` is initials ("R. M."), letters ("RM"), full ("J. R. R.") or written (as they stand); `inverted` is how many
    names begin with the family name, in the `order` of the style. From `most` names on only `shown` are written, then
    `others`; `ellipsis` stands for those between the shown and the last. `pair` and `last` stand before the last of
    two, and of more.
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
    """ "Rosa M." -> "RM", "Jean-Paul" -> "JP"; particles stand behind."""
    words = name.initials.split()
    capitals = "".join([word.replace(".", "").replace("-", "") for word in words if word.endswith(".")])
    return " ".join([part for part in (capitals, *(word for word in words if not word.endswith("."))) if part])


def _full(name: Name) -> str:
    """ "J.R.R." -> "J. R. R."."""
    return STOP.sub(". ", name.given) if "." in name.given else name.given


GIVEN: dict[str, Callable[[Name], str]] = {
    "initials": lambda name: name.initials,
    "letters": _letters,
    "full": _full,
    "written": lambda name: name.given,
}
