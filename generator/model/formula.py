"""The syntax tree of a formula for a metric, such as `percent(open_access where year >= 2020)`."""

import msgspec


class Number(msgspec.Struct, frozen=True, tag=True):
    """A number: a float if it was written with a decimal point, otherwise an int. It is never negative."""

    value: int | float


class Quoted(msgspec.Struct, frozen=True, tag=True):
    """A text in quotation marks: `"Nature"`."""

    text: str


class Flag(msgspec.Struct, frozen=True, tag=True):
    """`true` or `false`."""

    value: bool


class Name(msgspec.Struct, frozen=True, tag=True):
    """A field of a paper, or `this_year`. `extra.…` is an additional field, which only the author uses."""

    name: str


class Has(msgspec.Struct, frozen=True, tag=True):
    """`has code`: whether a paper has the field or link of this name."""

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
    """A function of numbers, `round(x, 1)`, or of all papers, `sum(citations where first_author)`.

    `where` is None if there is no condition.
    """

    function: str
    arguments: tuple["Expression", ...] = ()
    where: "Expression | None" = None


Expression = Number | Quoted | Flag | Name | Has | Unary | Binary | Call


class Formula(msgspec.Struct, frozen=True):
    """A parsed formula, with the path, line and column at which it begins in the content."""

    expression: Expression
    path: str = ""
    line: int = 0
    column: int = 0
