"""The text of a formula -> its words, each with its place."""

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
# What is typed for an operator elsewhere, and by editors of texts.
INSTEAD = {
    "=": "==", "≠": "!=", "≤": "<=", "≥": ">=", "×": "*", "·": "*", "÷": "/", "−": "-", "–": "-", "&": "and",
    "|": "or", "!": "not", "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "^": "", "%": "",
}  # fmt: skip


class FormulaError(PaperfolioError, ValueError):
    """A formula that cannot be read: what is wrong, how to mend it, and at which character, from 0."""

    def __init__(self, message: str, hint: str = "", at: int = 0) -> None:
        super().__init__(message)
        self.message, self.hint, self.at = message, hint, at


class Token(msgspec.Struct, frozen=True):
    """One word: `kind` is number, quoted, name, mark or end; `text` is a quoted text without its quotes."""

    kind: str
    text: str
    at: int


def tokens(text: str) -> Iterator[Token]:
    """The words of a formula, and its end. Raises FormulaError where a character belongs to none."""
    if len(text) > LONGEST:
        raise FormulaError(f"a formula of more than {LONGEST:,} characters is refused", "make figures of its parts")
    place, end = 0, len(text.rstrip())
    while place < end:
        found = TOKEN.match(text, place)
        if not found:
            raise _stray(text, place)
        kind = found.lastgroup or ""
        word, at = found[kind], found.start(kind)
        if word == "=":
            raise FormulaError('one "=" compares nothing', "write ==", at)
        if kind == "quoted":
            word = word[1:-1].replace(word[0] * 2, word[0])
        yield Token(kind, word, at)
        place = found.end()
    yield Token("end", "", end)


def _stray(text: str, place: int) -> FormulaError:
    at = len(text) - len(text[place:].lstrip())
    character = text[at]
    if character in "\"'":
        return FormulaError("this text has no end", f"add {character} behind it", at)
    if character in INSTEAD:
        meant = INSTEAD[character]
        hint = f"write {meant}" if meant else "there is no such operator; percent(…) counts per cent"
        return FormulaError(f'"{character}" is no part of a formula', hint, at)
    hint = "formulas are made of fields, numbers, texts in quotes, operators and functions"
    return FormulaError(f'"{character}" is no part of a formula', hint, at)
