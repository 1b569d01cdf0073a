"""A formula in TeX -> plain text: "10⁻³ eV", "O(n log n)"; a formula without a simple form stays TeX."""

import re
import unicodedata
from functools import lru_cache

from generator.model.errors import PaperfolioError
from generator.text.tex import math_tables as tables

LONGEST, DEEPEST = 2000, 40
TOKEN = re.compile(r"\\[a-zA-Z]+\*?|\\.|\s+|.", re.S)
ENDINGS = frozenset({"st", "nd", "rd", "th"})


class _Unreadable(PaperfolioError, ValueError):
    """A formula that one line of text cannot show."""


@lru_cache(maxsize=20_000)
def math_words(tex: str) -> str:
    """Return the formula on one line, in Unicode, without delimiters; its TeX if that is not possible. Never raises.

    `10^{-3}\\,\\mathrm{eV}` -> "10⁻³ eV"
    """
    try:
        words = _Reader(tex).words() if len(tex) <= LONGEST else tex
    except _Unreadable:
        words = tex
    return unicodedata.normalize("NFC", " ".join(words.split()))


class _Reader:
    """Reads the tokens of one formula from left to right."""

    def __init__(self, tex: str) -> None:
        self._tokens = TOKEN.findall(tex)
        self._tokens.reverse()  # the next one is the last
        self._depth = 0

    def words(self) -> str:
        found = self._until("")
        if self._tokens:
            raise _Unreadable
        return found

    def _until(self, stop: str) -> str:
        """Read everything before the token `stop`, or before the end."""
        out: list[str] = []
        while self._tokens and self._tokens[-1] not in {stop, "}"}:
            self._item(out)
        return "".join(out)

    def _item(self, out: list[str]) -> None:
        """Read one token with its arguments, and append its text to `out`."""
        token = self._tokens.pop()
        if token[0] == "\\" and len(token) > 1:
            self._command(token[1:], out)
        elif token == "{":
            out.append(self._group("}"))
        elif token in "^_":
            out.append(self._script(token))
        elif token in "&\\#$":
            raise _Unreadable
        elif token == "'":
            out.append("′")
        else:
            out.append(" " if token == "~" or token.isspace() else token)

    def _group(self, stop: str) -> str:
        """Read the rest of a group, after its opening brace, with its end."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise _Unreadable
        found = self._until(stop)
        if not self._tokens or self._tokens.pop() != stop:
            raise _Unreadable
        self._depth -= 1
        return found

    def _argument(self) -> str:
        self._skip_space()
        if not self._tokens or self._tokens[-1] == "}":
            raise _Unreadable
        self._depth += 1
        if self._depth > DEEPEST:
            raise _Unreadable
        out: list[str] = []
        self._item(out)
        self._depth -= 1
        return "".join(out).strip()

    def _skip_space(self) -> bool:
        """Skip a space, and return whether there was one."""
        is_space = bool(self._tokens) and self._tokens[-1].isspace()
        if is_space:
            self._tokens.pop()
        return is_space

    def _script(self, sign: str) -> str:
        words = self._argument()
        if sign == "^" and words in ENDINGS:
            return words
        return raised("sup" if sign == "^" else "sub", words)

    def _command(self, name: str, out: list[str]) -> None:
        if name in tables.ORDINARY:
            out.append(tables.ORDINARY[name])
            if self._skip_space() and self._tokens and self._is_between(self._tokens[-1]):
                out.append(" ")
        elif name in tables.BETWEEN or name == "not":
            is_wide = bool(out) and out[-1].endswith(" ")
            out.append(tables.BETWEEN[name] if name != "not" else f"{self._argument()}\u0338")
            self._skip_space()
            if is_wide and self._tokens:
                out.append(" ")
        elif name in tables.SPACES:
            out.append(tables.SPACES[name])
            self._skip_space()
        elif name in tables.ESCAPED:
            out.append(tables.ESCAPED[name])
        elif name in tables.SILENT:
            self._skip_space()
            if name in {"left", "right"} and self._tokens and self._tokens[-1] == ".":
                self._tokens.pop()
        elif name in tables.FUNCTIONS or name.startswith("operatorname"):
            self._function(name if name in tables.FUNCTIONS else self._argument(), out)
        else:
            out.append(self._with_arguments(name))

    @staticmethod
    def _is_between(token: str) -> bool:
        return token in "=<>+-/" or token[1:] in tables.BETWEEN

    def _function(self, name: str, out: list[str]) -> None:
        """Append the name of a function, with spaces between it and letters or digits beside it."""
        if out and (out[-1][-1:].isalnum() or out[-1][-1:] == ")"):
            out.append(" ")
        out.append(name)
        self._skip_space()
        following = self._tokens[-1] if self._tokens else ""
        if following.isalnum() or (following[:1] == "\\" and following[1:] not in tables.SILENT | tables.SPACES.keys()):
            out.append(" ")

    def _with_arguments(self, name: str) -> str:
        if name in tables.FONTS:
            return self._argument()
        if name in {"textsubscript", "textsuperscript"}:
            return self._script("^" if name == "textsuperscript" else "_")
        if name in tables.TEXTS:
            return self._text()
        if name == "mathbb":
            letters = self._argument()
            return tables.DOUBLE_STRUCK.get(letters, letters)
        if name in tables.ACCENTS:
            letters = self._argument()
            return letters + tables.ACCENTS[name] if len(letters) == 1 else letters
        if name in {"frac", "dfrac", "tfrac"}:
            return f"{_closed(self._argument())}/{_closed(self._argument())}"
        if name == "sqrt":
            return self._root()
        if name in {"abs", "norm"}:
            bar = "|" if name == "abs" else "‖"
            return f"{bar}{self._argument()}{bar}"
        if name in {"SI", "qty"}:
            return f"{self._argument()} {self._argument()}"
        if name == "pmod":
            return f" (mod {self._argument()})"
        if name == "bmod":
            return " mod "
        raise _Unreadable

    def _text(self) -> str:
        """Read the words of `\\text{…}`, with their spaces."""
        if not self._tokens or self._tokens[-1] != "{":
            return self._argument()
        self._tokens.pop()
        return self._group("}").replace("′", "'")

    def _root(self) -> str:
        degree = ""
        if self._tokens and self._tokens[-1] == "[":
            self._tokens.pop()
            degree = self._group("]")
        if any(character not in tables.HIGH for character in degree):
            raise _Unreadable
        return "".join(tables.HIGH[character] for character in degree) + "√" + _closed(self._argument())


def _closed(words: str) -> str:
    """Return `words` in brackets if they are more than one name or number."""
    is_one = len(words) == 1 or re.fullmatch(r"[\d.]+|[^\W\d]+|\w[₀-₉⁰-⁹²³¹]+", words)
    return words if is_one else f"({words})"


def raised(kind: str, text: str) -> str:
    """Return a superscript ("sup") or subscript ("sub") as plain text: 10<sup>5</sup> is "10⁵" and never "105".

    Letters without such a character get a sign before them: "x^abc".
    """
    table = tables.HIGH if kind == "sup" else tables.LOW
    if text and all(letter in table for letter in text):
        return "".join(table[letter] for letter in text)
    sign = "^" if kind == "sup" else "_"
    return f"{sign}{text}" if len(text) < 2 or text.isalnum() else f"{sign}({text})"
