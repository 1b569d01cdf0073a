"""Expression -> text with as few brackets as possible."""

from decimal import Decimal

from generator.formats.formula.parser import COMPARISONS, MINUS, NOT, POWERS
from generator.model.formula import Call, Expression, Flag, Has, Name, Number, Quoted, Unary

WHOLE = 9  # the precedence of parts that never need brackets


def print_formula(expression: Expression) -> str:
    """Return the text of `expression`. Parsing it gives the same expression."""
    return _printed(expression)[0]


def _printed(part: Expression) -> tuple[str, int]:
    """Return the text and its precedence."""
    if isinstance(part, Number):
        return format(Decimal(repr(part.value)), "f"), WHOLE
    if isinstance(part, Quoted):
        return '"' + part.text.replace('"', '""') + '"', WHOLE
    if isinstance(part, Flag):
        return str(part.value).lower(), WHOLE
    if isinstance(part, Name):
        return part.name, WHOLE
    if isinstance(part, Has):
        return f"has {part.name}", WHOLE
    if isinstance(part, Call):
        where = f" where {print_formula(part.where)}" if part.where is not None else ""
        return f"{part.function}({', '.join(map(print_formula, part.arguments))}{where})", WHOLE
    if isinstance(part, Unary):
        return _prefixed(part)
    power = POWERS[part.operator]
    left = _within(part.left, power + (part.operator in COMPARISONS))
    return f"{left} {part.operator} {_within(part.right, power + 1)}", power


def _prefixed(part: Unary) -> tuple[str, int]:
    power, mark = (MINUS, "-") if part.operator == "-" else (NOT, "not ")
    return mark + _within(part.operand, power), power


def _within(part: Expression, least: int) -> str:
    text, power = _printed(part)
    return text if power >= least else f"({text})"
