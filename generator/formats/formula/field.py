"""Formula in YAML -> Formula, or a problem at the wrong word."""

from generator.formats.entry import kinds
from generator.formats.entry.fields import Diagnostics, Kind
from generator.formats.located import Located, LocatedText
from generator.model.formula import Formula
from generator.model.problem import of_field


def read_formula(node: Located, diagnostics: Diagnostics) -> Formula | None:
    """Return the formula, or None and a problem in `diagnostics` if it is wrong."""
    from generator.formats.formula.lexer import FormulaError  # few profiles have a formula
    from generator.formats.formula.parser import parse_formula

    written = kinds.text(node, diagnostics)
    try:
        expression = parse_formula(written)
    except FormulaError as error:
        place = _place(node, written, error.at, diagnostics)
        message = f"this formula cannot be read: {error.message}"
        diagnostics.problems.append(of_field(place, message, error.hint, "its metric is left out"))
        return None
    return Formula(expression, *diagnostics.place(node))


def _place(node: Located, written: str, at: int, diagnostics: Diagnostics) -> tuple[str, int, int]:
    """Return the place of character `at`; the column is exact only if the file has this text on one line."""
    path, line, column = diagnostics.place(node)
    if isinstance(node, LocatedText) and node.is_literal and node.value == written:
        column += at + (1 if node.style else 0)
    return path, line, column


FORMULA = Kind("formula", read_formula, {"type": ["string", "number"]})
