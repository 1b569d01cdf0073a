"""A formula in YAML -> Formula, or a problem at the very word that is wrong."""

from yaml.nodes import Node

from generator.formats.entry import kinds
from generator.formats.entry.fields import Kind, Sheet
from generator.model.formula import Formula
from generator.model.problem import Problem


def read_formula(node: Node, sheet: Sheet) -> Formula | None:
    """The formula; None where it is wrong, which is noted."""
    from generator.formats.formula.lexer import FormulaError  # few profiles have a formula
    from generator.formats.formula.parser import parse_formula

    written = kinds.text(node, sheet)
    try:
        expression = parse_formula(written)
    except FormulaError as error:
        place = _place(node, written, error.at, sheet)
        sheet.problems.append(Problem(*place, f"this formula cannot be read: {error.message}", error.hint))
        return None
    return Formula(expression, *sheet.place(node))


def _place(node: Node, written: str, at: int, sheet: Sheet) -> tuple[str, int, int]:
    """Where character `at` stands in the file: exactly, where the text stands there on one line as it is read."""
    path, line, column = sheet.place(node)
    start, end = node.start_mark, node.end_mark
    quotes = (end.column - start.column - len(written)) if start.line == end.line else -1
    return path, line, column + at + quotes // 2 if quotes in {0, 2} else column


FORMULA = Kind("formula", read_formula, {"type": ["string", "number"]})
