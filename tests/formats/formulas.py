"""Formulas at random, all of which make sense: numbers made from papers."""

from hypothesis import strategies as st

from generator.formats.formula.names import FIELDS, FLAG, LINKS, LIST, NUMBER, TEXT
from generator.model.formula import Binary, Call, Expression, Flag, Has, Name, Number, Quoted, Unary
from generator.model.paper import PaperType


def _named(kind: str) -> st.SearchStrategy[Expression]:
    names = sorted(name for name, field in FIELDS.items() if field.kind == kind and name not in {"type", "status"})
    return st.sampled_from(names).map(Name)


NUMBERS = st.one_of(
    st.integers(0, 10**12).map(Number),
    st.decimals(0, 10**6, places=3).filter(lambda number: number % 1).map(lambda number: Number(float(number))),
)
QUOTED = st.text(max_size=8).filter(lambda text: "\x00" not in text).map(Quoted)
TYPES = st.sampled_from(list(PaperType)).map(lambda type: Quoted(type.value))
THIS_YEAR = st.just(Name("this_year"))
OWN = st.sampled_from(["extra.impact_factor", "extra.rank"]).map(Name)


def _signed(parts: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    calculated = st.builds(Binary, st.sampled_from("+-*/"), parts, parts)
    rounded = st.builds(lambda part, digits: Call("round", (part, Number(digits))), parts, st.integers(0, 6))
    return st.one_of(calculated, parts.map(lambda part: Unary("-", part)), rounded)


OF_ONE = st.recursive(st.one_of(NUMBERS, _named(NUMBER), THIS_YEAR, OWN), _signed, max_leaves=4)
TEXTS = st.one_of(QUOTED, _named(TEXT))
COMPARED = st.one_of(
    st.builds(Binary, st.sampled_from(["==", "!=", "<", "<=", ">", ">="]), OF_ONE, OF_ONE),
    st.builds(Binary, st.sampled_from(["==", "!=", "contains"]), st.one_of(_named(TEXT), _named(LIST)), TEXTS),
    st.builds(Binary, st.sampled_from(["==", "!="]), st.just(Name("type")), TYPES),
    st.sampled_from([*LINKS, "citations", "award", "first_author"]).map(Has),
    _named(FLAG),
    st.booleans().map(Flag),
)
CONDITIONS = st.recursive(
    COMPARED,
    lambda parts: st.one_of(
        st.builds(Binary, st.sampled_from(["and", "or", "==", "!="]), parts, parts),
        parts.map(lambda part: Unary("not", part)),
    ),
    max_leaves=4,
)
OF_ALL = st.one_of(
    st.builds(Call, st.sampled_from(["count", "percent"]), CONDITIONS.map(lambda part: (part,))),
    st.builds(
        Call,
        st.sampled_from(["sum", "mean", "median", "min", "max", "h"]),
        OF_ONE.map(lambda part: (part,)),
        st.one_of(st.none(), CONDITIONS),
    ),
    st.builds(Call, st.just("distinct"), st.one_of(_named(LIST), _named(TEXT), OF_ONE).map(lambda part: (part,))),
    st.builds(Call, st.just("count"), st.just(()), st.one_of(st.none(), CONDITIONS)),
)
FORMULAS: st.SearchStrategy[Expression] = st.recursive(st.one_of(OF_ALL, NUMBERS, THIS_YEAR), _signed, max_leaves=4)
