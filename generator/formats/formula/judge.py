"""Check the types of an expression: numbers are added, conditions are yes or no, and fields of papers are inside
functions of all papers."""

from collections.abc import Mapping, Sequence

from generator.formats.formula.lexer import FormulaError
from generator.formats.formula.names import ANY, CONSTANTS, FIELDS, FLAG, FUNCTIONS, LIST, NUMBER, OWN, ROUND, TEXT
from generator.model.formula import Binary, Call, Expression, Flag, Has, Name, Number, Quoted, Unary

Places = Mapping[int, int]
MOST_PLACES = 6  # decimal places


def judge(expression: Expression, places: Places) -> None:
    """Raise FormulaError if `expression` is not a number computed from the papers. `places` are by the ids of parts."""
    _Judge(places).number(expression, None)


class _Judge:
    """Checks one expression. `within` is the function of all papers around a part, or None."""

    def __init__(self, places: Places) -> None:
        self._places = places

    def _error(self, part: Expression, message: str, hint: str = "") -> FormulaError:
        return FormulaError(message, hint, self._places.get(id(part), 0))

    def number(self, part: Expression, within: str | None) -> None:
        kind = self._kind(part, within)
        if kind not in {NUMBER, ANY}:
            hint = "to count the papers for which it is true, write count(…)" if kind == FLAG else ""
            raise self._error(part, f"this must be a number, not {_described(kind)}", hint)

    def _flag(self, part: Expression, within: str | None) -> None:
        kind = self._kind(part, within)
        if kind != FLAG:
            has = f"write has {part.name}, or " if isinstance(part, Name) else ""
            raise self._error(part, f"this must be yes or no, not {_described(kind)}", f"{has}compare it with a value")

    def _kind(self, part: Expression, within: str | None) -> str:
        if isinstance(part, Number):
            return NUMBER
        if isinstance(part, Quoted):
            return TEXT
        if isinstance(part, Flag):
            return FLAG
        if isinstance(part, Name | Has):
            return self._named(part, within)
        if isinstance(part, Unary):
            if part.operator == "-":
                self.number(part.operand, within)
                return NUMBER
            self._flag(part.operand, within)
            return FLAG
        return self._call(part, within) if isinstance(part, Call) else self._binary(part, within)

    def _named(self, part: Name | Has, within: str | None) -> str:
        if isinstance(part, Name) and part.name in CONSTANTS:
            return NUMBER
        if within is None:
            has = "has " if isinstance(part, Has) else ""
            kind = FLAG if has else FIELDS[part.name].kind if part.name in FIELDS else ANY
            function = "count" if kind == FLAG else "max" if kind in {NUMBER, ANY} else "distinct"
            message = f'"{has}{part.name}" has a value for each paper, but a metric is one value for all papers'
            raise self._error(part, message, f"put it in a function: {function}({has}{part.name})")
        if isinstance(part, Has):
            return FLAG
        return ANY if part.name.startswith(OWN) else FIELDS[part.name].kind

    def _binary(self, part: Binary, within: str | None) -> str:
        if part.operator in {"and", "or"}:
            self._flag(part.left, within)
            self._flag(part.right, within)
            return FLAG
        if part.operator in {"+", "-", "*", "/"}:
            self.number(part.left, within)
            self.number(part.right, within)
            return NUMBER
        if part.operator in {"<", "<=", ">", ">="}:
            self.number(part.left, within)
            self.number(part.right, within)
            return FLAG
        kinds = self._kind(part.left, within), self._kind(part.right, within)
        if part.operator == "contains":
            self._contains(part, kinds)
        elif not _comparable(*kinds):
            message = f"{_described(kinds[0])} cannot equal {_described(kinds[1])}"
            raise self._error(part, message, _equal_hint(kinds))
        return FLAG

    def _contains(self, part: Binary, kinds: tuple[str, str]) -> None:
        if kinds[0] not in {TEXT, LIST, ANY}:
            raise self._error(part, f"{_described(kinds[0])} cannot contain a value", "write == instead")
        if kinds[1] not in {TEXT, ANY}:
            hint = 'write it in quotes: keywords contains "words"'
            raise self._error(part, f"the value after contains must be text, not {_described(kinds[1])}", hint)

    def _call(self, part: Call, within: str | None) -> str:
        name, arguments = part.function, part.arguments
        if name == ROUND:
            return self._round(part, within)
        if within is not None:
            message = f'"{name}" cannot be used inside "{within}", because both are functions of all papers'
            raise self._error(part, message, f'inside "{within}", write a field of a paper')
        function = FUNCTIONS[name]
        least = 0 if function.is_optional else 1
        if not least <= len(arguments) <= 1:
            many = "nothing, or one value" if function.is_optional else "one value"
            raise self._error(part, f'"{name}" takes {many} of each paper', f"{name}: {function.help}")
        for argument in arguments:
            self._argument(argument, name, function.takes)
        if part.where is not None:
            self._flag(part.where, name)
        return NUMBER

    def _argument(self, argument: Expression, name: str, takes: Sequence[str]) -> None:
        if takes == (FLAG,):
            self._flag(argument, name)
        elif takes == (NUMBER,):
            self.number(argument, name)
        elif (kind := self._kind(argument, name)) not in {*takes, ANY}:
            *first, last = map(_described, takes)
            message = f'"{name}" takes {", ".join(first)} or {last}, not {_described(kind)}'
            raise self._error(argument, message)

    def _round(self, part: Call, within: str | None) -> str:
        if not 1 <= len(part.arguments) <= 2 or part.where is not None:
            raise self._error(part, '"round" takes a number and the number of decimal places', "write round(x, 1)")
        self.number(part.arguments[0], within)
        if len(part.arguments) == 2:
            digits = part.arguments[1]
            if not isinstance(digits, Number) or digits.value not in range(MOST_PLACES + 1):
                raise self._error(
                    digits, f"the number of decimal places must be 0 to {MOST_PLACES}", "write round(x, 1)"
                )
        return NUMBER


def _comparable(left: str, right: str) -> bool:
    if ANY in {left, right}:
        return FLAG not in {left, right}
    return left == right or {left, right} == {LIST, TEXT}


def _equal_hint(kinds: tuple[str, str]) -> str:
    return "write the number without quotes" if set(kinds) == {NUMBER, TEXT} else ""


def _described(kind: str) -> str:
    return {NUMBER: "a number", TEXT: "text", LIST: "a list", FLAG: "yes or no"}.get(kind, "a field of your own")
