"""Text of a formula -> expression, by operator precedence (Pratt parsing)."""

from generator.formats.entry.types import TYPES
from generator.formats.formula.judge import judge
from generator.formats.formula.lexer import FormulaError, Token, tokens
from generator.formats.formula.names import CONSTANTS, FIELDS, FUNCTIONS, LINKS, OWN, ROUND, WORDS, meant
from generator.model.formula import Binary, Call, Expression, Flag, Has, Name, Number, Quoted, Unary
from generator.model.status import normalised

MOST_WORDS, DEEPEST = 250, 30  # words of a formula, and parts within parts
MOST_DIGITS = 15
COMPARISONS = ("==", "!=", "<", "<=", ">", ">=", "contains")
# The precedence of binary operators; NOT and MINUS are those of the unary ones.
POWERS = {"or": 1, "and": 2, **dict.fromkeys(COMPARISONS, 4), "+": 5, "-": 5, "*": 6, "/": 6}
NOT, MINUS = 3, 7


def parse_formula(text: str) -> Expression:
    """Return the expression of `text`, a number computed from the papers. Raises FormulaError, and nothing else."""
    words = []
    for word in tokens(text):
        words.append(word)
        if len(words) > MOST_WORDS + 1:
            raise FormulaError(
                f"the formula has more than {MOST_WORDS} words", "split it into several metrics", word.at
            )
    return _Parser(words).formula()


class _Parser:
    """Parses one formula. `_places` has the character of each part of the expression, by the id of the part."""

    def __init__(self, words: list[Token]) -> None:
        self._words, self._next, self._depth = words, 0, 0
        self._places: dict[int, int] = {}

    def formula(self) -> Expression:
        if self._word.kind == "end":
            raise FormulaError("the formula is empty", "write count(), or h(citations)", 0)
        found = self._expression(0)
        if self._word.kind != "end":
            hint = meant(self._word.text, *WORDS) if self._word.kind == "name" else ""
            raise self._error(f'"{self._word.text}" does not belong here', hint or "an operator is missing before it")
        judge(found, self._places)
        return found

    @property
    def _word(self) -> Token:
        return self._words[self._next]

    def _take(self) -> Token:
        word = self._word
        self._next += word.kind != "end"
        return word

    def _is(self, *texts: str) -> bool:
        return self._word.kind in {"mark", "name"} and self._word.text in texts

    def _error(self, message: str, hint: str = "") -> FormulaError:
        return FormulaError(message, hint, self._word.at)

    def _needed(self, mark: str, why: str) -> None:
        if not self._is(mark):
            found = f'"{self._word.text}"' if self._word.kind != "end" else "the end"
            raise self._error(f'"{mark}" is missing before {found}', why)
        self._take()

    def _at(self, part: Expression, at: int) -> Expression:
        self._places[id(part)] = at
        return part

    def _expression(self, power: int) -> Expression:
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._error(f"the formula is nested more than {DEEPEST} levels deep", "split it into several metrics")
        left = self._operand()
        while self._is(*POWERS) and POWERS[self._word.text] > power:
            left = self._infix(left)
        self._depth -= 1
        return left

    def _infix(self, left: Expression) -> Expression:
        word = self._take()
        right = self._expression(POWERS[word.text])
        if word.text in COMPARISONS and self._is(*COMPARISONS):
            raise self._error("the result of a comparison cannot be compared", 'join two comparisons with "and"')
        if word.text in {"==", "!="}:
            left, right = self._canonical(right, left), self._canonical(left, right)
        return self._at(Binary(word.text, left, right), word.at)

    def _canonical(self, field: Expression, part: Expression) -> Expression:
        """Return `part` with the normal word for a type or a status if `field` is `type` or `status`."""
        if not (isinstance(field, Name) and isinstance(part, Quoted)):
            return part
        at = self._places[id(part)]
        if field.name == "status":
            return self._at(Quoted(normalised(part.text)), at)
        if field.name == "type":
            word = part.text.casefold().strip().replace(" ", "-").replace("_", "-")
            if word not in TYPES:
                known = "content/README.md lists the types"
                raise FormulaError(f'"{part.text}" is not a type', meant(word, *TYPES) or known, at)
            return self._at(Quoted(TYPES[word].value), at)
        return part

    def _operand(self) -> Expression:
        word = self._take()
        if word.kind == "number":
            if len(word.text) > MOST_DIGITS:
                raise FormulaError(f"the number has more than {MOST_DIGITS} digits", at=word.at)
            return self._at(Number(float(word.text) if "." in word.text else int(word.text)), word.at)
        if word.kind == "quoted":
            return self._at(Quoted(word.text), word.at)
        if word.kind == "name":
            return self._named(word)
        if word.text == "-":
            return self._at(Unary("-", self._expression(MINUS)), word.at)
        if word.text == "(" and word.kind == "mark":
            found = self._expression(0)
            self._needed(")", "close the bracket")
            return found
        missing = f'before "{word.text}"' if word.kind == "mark" else "at the end"
        raise FormulaError(
            f"a value is missing {missing}", "write a field, a number, text in quotes or a function", word.at
        )

    def _named(self, word: Token) -> Expression:
        if word.text in {"true", "false"}:
            return self._at(Flag(word.text == "true"), word.at)
        if word.text == "not":
            return self._at(Unary("not", self._expression(NOT)), word.at)
        if word.text == "has":
            return self._at(Has(self._had()), word.at)
        if word.text in WORDS:
            hint = "write a field, a number, text in quotes or a function"
            raise FormulaError(f'a value is missing before "{word.text}"', hint, word.at)
        if self._is("("):
            return self._at(self._call(word), word.at)
        if word.text in FIELDS or word.text in CONSTANTS or _is_own(word.text):
            return self._at(Name(word.text), word.at)
        if word.text in FUNCTIONS or word.text == ROUND:
            raise FormulaError(f'"{word.text}" is a function', f"write {word.text}(…)", word.at)
        raise FormulaError(f'there is no field "{word.text}"', _no_field(word.text), word.at)

    def _had(self) -> str:
        word = self._take()
        known = (*FIELDS, *LINKS)
        if word.kind != "name" or not (word.text in known or _is_own(word.text)):
            hint = meant(word.text, *known) if word.kind == "name" else ""
            raise FormulaError(
                '"has" must be followed by the name of a field or link', hint or "write it like has code", word.at
            )
        return word.text

    def _call(self, word: Token) -> Expression:
        if word.text not in FUNCTIONS and word.text != ROUND:
            hint = meant(word.text, *FUNCTIONS, ROUND) or f"the functions are: {', '.join((*FUNCTIONS, ROUND))}"
            raise FormulaError(f'there is no function "{word.text}"', hint, word.at)
        self._take()
        arguments: list[Expression] = []
        if not self._is(")", "where"):
            arguments.append(self._expression(0))
            while self._is(","):
                self._take()
                arguments.append(self._expression(0))
        condition = None
        if self._is("where"):
            self._take()
            condition = self._expression(0)
        self._needed(")", f"close the bracket after {word.text}")
        return Call(word.text, tuple(arguments), condition)


def _is_own(name: str) -> bool:
    return name.startswith(OWN)


def _no_field(name: str) -> str:
    return meant(name, *FIELDS, *CONSTANTS) or f"write a field of your own as {OWN}{name.partition('.')[0]}"
