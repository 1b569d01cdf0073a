"""A formula over the papers, as the author writes one for a figure: `percent(open_access where year >= 2020)`."""

import msgspec


class Number(msgspec.Struct, frozen=True, tag=True):
    """A number as it was written: an int, or a float where it has a point. It is never negative."""

    value: int | float


class Quoted(msgspec.Struct, frozen=True, tag=True):
    """A text."""

    text: str


class Flag(msgspec.Struct, frozen=True, tag=True):
    """`true` or `false`."""

    value: bool


class Name(msgspec.Struct, frozen=True, tag=True):
    """A field of a paper, or `this_year`; `extra.…` is a field that only the author knows."""

    name: str


class Has(msgspec.Struct, frozen=True, tag=True):
    """`has code`: whether a paper has such a field or link."""

    name: str


class Unary(msgspec.Struct, frozen=True, tag=True):
    """`not a`, or `-a`."""

    operator: str
    operand: "Expression"


class Binary(msgspec.Struct, frozen=True, tag=True):
    """`a + b`, `a == b`, `a contains b`, `a and b` …"""

    operator: str
    left: "Expression"
    right: "Expression"


class Call(msgspec.Struct, frozen=True, tag=True):
    """A function of numbers, `round(x, 1)`, or one of all papers, `sum(citations where first_author)`; `where` is None
    where there is no condition."""

    function: str
    arguments: tuple["Expression", ...] = ()
    where: "Expression | None" = None


Expression = Number | Quoted | Flag | Name | Has | Unary | Binary | Call


class Formula(msgspec.Struct, frozen=True):
    """A formula that has been read: what it says, and the path, line and column where it stands."""

    expression: Expression
    path: str = ""
    line: int = 0
    column: int = 0
