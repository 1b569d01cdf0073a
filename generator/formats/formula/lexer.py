"""Text of a formula -> words with their places."""

import re
from collections.abc import Iterator

import msgspec

from generator.model.errors import PaperfolioError

LONGEST = 1000  # characters of a formula
TOKEN = re.compile(
    r"""\s*(?:
    (?P<number>[0-9]+(?:\.[0-9]+)?)
  | (?P<quoted>"(?:[^"]|"")*"|'(?:[^']|'')*')
  | (?P<name>[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)?)
  | (?P<mark>==|!=|<=|>=|[-+*/<>=(),])
    )""",
    re.X,
)
# Characters of other languages and of word processors, with our operator for each; "" if there is none.
INSTEAD = {
    "=": "==", "≠": "!=", "≤": "<=", "≥": ">=", "×": "*", "·": "*", "÷": "/", "−": "-", "–": "-", "&": "and",
    "|": "or", "!": "not", "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "^": "", "%": "",
}  # fmt: skip


class FormulaError(PaperfolioError, ValueError):
    """A wrong formula: the message, the hint, and the character of the error, from 0."""

    def __init__(self, message: str, hint: str = "", at: int = 0) -> None:
        super().__init__(message)
        self.message, self.hint, self.at = message, hint, at


class Token(msgspec.Struct, frozen=True):
    """One word: `kind` is number, quoted, name, mark or end; `text` is a quoted text without its quotes."""

    kind: str
    text: str
    at: int


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of a formula and an end mark. Raises FormulaError for a character that is not allowed."""
    if len(text) > LONGEST:
        raise FormulaError(f"the formula has more than {LONGEST:,} characters", "split it into several metrics")
    place, end = 0, len(text.rstrip())
    while place < end:
        found = TOKEN.match(text, place)
        if not found:
            raise _stray(text, place)
        kind = found.lastgroup or ""
        word, at = found[kind], found.start(kind)
        if word == "=":
            raise FormulaError('a single "=" does not compare', "write ==", at)
        if kind == "quoted":
            word = word[1:-1].replace(word[0] * 2, word[0])
        yield Token(kind, word, at)
        place = found.end()
    yield Token("end", "", end)


def _stray(text: str, place: int) -> FormulaError:
    at = len(text) - len(text[place:].lstrip())
    character = text[at]
    if character in "\"'":
        return FormulaError("this text has no closing quotation mark", f"add {character} after it", at)
    if character in INSTEAD:
        meant = INSTEAD[character]
        hint = f"write {meant}" if meant else "there is no such operator; for a percentage, write percent(…)"
        return FormulaError(f'"{character}" is not allowed in a formula', hint, at)
    hint = "use fields, numbers, text in quotes, operators and functions"
    return FormulaError(f'"{character}" is not allowed in a formula', hint, at)
