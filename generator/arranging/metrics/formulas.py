"""Formulas -> numbers: each part becomes a function, which is called once for each paper."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence

from generator.arranging.metrics.counts import h_index
from generator.arranging.metrics.formula_fields import Entry, Value, field, has_field
from generator.model.errors import PaperfolioError
from generator.model.formula import Binary, Call, Expression, Flag, Has, Name, Number, Quoted, Unary
from generator.text.fold import folded

Numeric = int | float
Part = Callable[[Entry], Value]
LARGEST = 10**15  # larger results are refused


class NoNumber(PaperfolioError):
    """The value of a formula is no number; the message says why."""


def evaluate(expression: Expression, entries: Sequence[Entry], this_year: int) -> Numeric:
    """Return the value of a parsed formula over the papers of `entries`.

    Raises NoNumber if it divides by zero, if no paper has a number to compute with, or if the value is over 10**15.
    """
    try:
        value = _Evaluation(entries, this_year).number(expression)
    except ZeroDivisionError:
        raise NoNumber("it divides by zero") from None
    except (OverflowError, ValueError):  # too large for a float, or "not a number"
        raise NoNumber("it is too large") from None
    if not math.isfinite(value) or abs(value) > LARGEST:
        raise NoNumber("it is too large")
    return value


def written(figure: Numeric) -> str:
    """Return the number as text with at most two decimals: "51", "4.67"."""
    text = f"{figure:.2f}".rstrip("0").rstrip(".") if isinstance(figure, float) else str(figure)
    return "0" if text == "-0" else text


class _Evaluation:
    """The evaluation of one formula over the papers of `entries`."""

    def __init__(self, entries: Sequence[Entry], this_year: int) -> None:
        self._entries, self._this_year = entries, this_year

    def number(self, part: Expression) -> Numeric:
        """Return the number of a part that is about all papers together."""
        if isinstance(part, Number):
            return part.value
        if isinstance(part, Name):
            return self._this_year
        if isinstance(part, Unary):
            return -self.number(part.operand)
        if isinstance(part, Binary):
            return _calculated(part.operator, self.number(part.left), self.number(part.right))
        assert isinstance(part, Call)  # the parser accepts nothing else as a number
        if part.function == "round":
            return rounded(self.number(part.arguments[0]), _digits(part))
        return self._over_all(part)

    def _over_all(self, call: Call) -> Numeric:
        condition = self._condition(call.where) if call.where is not None else None
        entries = [entry for entry in self._entries if condition(entry)] if condition else self._entries
        name = call.function
        if name in {"count", "percent"}:
            return self._counted(call, entries)
        part = self._part(call.arguments[0])
        values = [value for entry in entries if (value := part(entry)) is not None]
        if name == "distinct":
            return len(set(_folded_items(values)))
        numbers = [number for value in values if (number := _number(value)) is not None]
        if not numbers:
            why = "finds no number in any paper" if entries else "has no papers to compute with"
            raise NoNumber(f'"{name}" {why}')
        return OVER_ALL[name](numbers)

    def _counted(self, call: Call, entries: Sequence[Entry]) -> Numeric:
        fits = self._condition(call.arguments[0]) if call.arguments else None
        count = sum(map(fits, entries)) if fits else len(entries)
        if call.function == "count":
            return count
        if not entries:
            raise NoNumber('"percent" has no papers to compute with')
        return 100 * count / len(entries)

    def _condition(self, part: Expression) -> Callable[[Entry], bool]:
        fits = self._part(part)
        return lambda entry: fits(entry) is True

    def _part(self, part: Expression) -> Part:
        """Return a part that is about each paper as a function of a paper."""
        if isinstance(part, Name):
            return (lambda _: self._this_year) if part.name == "this_year" else field(part.name)
        if isinstance(part, Has):
            return has_field(part.name)
        if isinstance(part, Number | Flag):
            value = part.value
            return lambda _: value
        if isinstance(part, Quoted):
            text = part.text
            return lambda _: text
        if isinstance(part, Unary):
            return _negated(part.operator, self._part(part.operand))
        if isinstance(part, Binary):
            return _joined(part.operator, self._part(part.left), self._part(part.right))
        value_of, digits = self._part(part.arguments[0]), _digits(part)
        return lambda entry: None if (number := _number(value_of(entry))) is None else rounded(number, digits)


def _negated(operator: str, operand: Part) -> Part:
    if operator == "not":
        return lambda entry: operand(entry) is not True
    return lambda entry: None if (number := _number(operand(entry))) is None else -number


def _joined(operator: str, left: Part, right: Part) -> Part:
    if operator == "and":
        return lambda entry: left(entry) is True and right(entry) is True
    if operator == "or":
        return lambda entry: left(entry) is True or right(entry) is True
    if operator in {"==", "!="}:
        return lambda entry: _compared(left(entry), right(entry), operator == "==")
    if operator == "contains":
        return lambda entry: _contains(left(entry), right(entry))
    return lambda entry: _of_numbers(operator, _number(left(entry)), _number(right(entry)))


def _of_numbers(operator: str, left: Numeric | None, right: Numeric | None) -> Value:
    """Compare or calculate: with a missing number, a comparison is False; a calculation or a division by 0 is None."""
    if operator in ORDERS:
        return left is not None and right is not None and ORDERS[operator](left, right)
    if left is None or right is None or (operator == "/" and right == 0):
        return None
    return _calculated(operator, left, right)


def _calculated(operator: str, left: Numeric, right: Numeric) -> Numeric:
    if operator == "/":
        return left / right
    if operator == "+":
        return left + right
    return left - right if operator == "-" else left * right


def _compared(left: Value, right: Value, is_equal: bool) -> bool:
    if left is None or right is None:
        return False
    return _is_same(left, right) is is_equal


def _is_same(left: Value, right: Value) -> bool:
    """Return True if two values are equal.

    Texts are compared without case and accents. A list is equal to each of its items. A number is equal to its digits.
    """
    if isinstance(left, tuple) or isinstance(right, tuple):
        items, others = (side if isinstance(side, tuple) else (side,) for side in (left, right))
        return not {_key(item) for item in items}.isdisjoint(_key(item) for item in others)
    if isinstance(left, str) and isinstance(right, str):
        return folded(left) == folded(right)
    return left == right if isinstance(left, bool) else _number(left) == _number(right)


def _contains(left: Value, right: Value) -> bool:
    if left is None or not isinstance(right, str):
        return False
    if isinstance(left, tuple):
        return folded(right) in map(folded, left)
    return folded(right) in folded(str(left))


def _key(value: Value) -> str:
    return folded(str(value))


def _number(value: Value) -> Numeric | None:
    """Return a number, or that of a text in digits: "4.7", "1,200", "51 %". None if it is neither."""
    if not isinstance(value, str):
        return None if isinstance(value, bool | tuple) else value
    digits = value.replace(",", "").strip().removesuffix("%").strip()
    if not digits.isascii() or len(digits) > 20 or not digits.lstrip("+-").replace(".", "", 1).isdigit():
        return None
    return float(digits) if "." in digits else int(digits)


def _folded_items(values: Iterable[Value]) -> Iterator[str]:
    for value in values:
        yield from map(_key, value) if isinstance(value, tuple) else (_key(value),)


def _digits(call: Call) -> int:
    digits = call.arguments[1] if len(call.arguments) > 1 else None
    return int(digits.value) if isinstance(digits, Number) else 0


def rounded(number: Numeric, digits: int) -> Numeric:
    """Return the number rounded to so many decimals, halves to even; an integer if `digits` is 0."""
    return round(number, digits) if digits else round(number)


def _median(numbers: list[Numeric]) -> Numeric:
    """Return the median; Python's module `statistics` has one, but is slow to load."""
    ordered, middle = sorted(numbers), len(numbers) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


ORDERS: dict[str, Callable[[Numeric, Numeric], bool]] = {
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
}
OVER_ALL: dict[str, Callable[[list[Numeric]], Numeric]] = {
    "sum": sum,
    "mean": lambda numbers: sum(numbers) / len(numbers),
    "median": _median,
    "min": min,
    "max": max,
    "h": h_index,
}
