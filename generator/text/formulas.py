"""Formulas in a text: found, taken out while the text is worked on, and put back as MathML."""

import re
from html import escape
from typing import NamedTuple

from generator.text.marked import Fault
from generator.text.math import MathError, mathml

# A dollar opens a formula where no space follows, and closes it where none stands before and no digit after: "$5 and
# $10" is money (Pandoc's rule for tex_math_dollars). Each alternative begins with its character and only then looks
# behind it, so that the search skips all text without one.
INLINE = re.compile(
    r"\$(?<![\\$]\$)(?![\s$])((?:\\.|[^\\$]){1,2100})(?<![\s\\])\$(?![0-9$])|\\(?<!\\\\)\((.{1,2100}?)\\\)", re.S
)
DISPLAY = re.compile(r"\$(?<![\\$]\$)\$(.{1,4000}?)(?<!\\)\$\$|\\(?<!\\\\)\[(.{1,4000}?)\\\]", re.S)
ANY = re.compile(f"{DISPLAY.pattern}|{INLINE.pattern}", re.S)
OPEN, CLOSE = "\ue002", "\ue003"
PLACEHOLDER = re.compile(f"{OPEN}(\\d+){CLOSE}")
HINT = "check braces and commands; what cannot be converted is shown as its source"


class Formula(NamedTuple):
    """A formula: its TeX, as it was written with its delimiters, and whether it stands on a line of its own."""

    tex: str
    written: str
    is_display: bool


class Formulas:
    """The formulas of one text, by the placeholders that stand for them while the text is worked on."""

    def __init__(self) -> None:
        self._found: list[Formula] = []
        self._broken: dict[int, str] = {}

    def take(self, match: re.Match[str], *, is_display: bool) -> str:
        """The placeholder for a formula that was found."""
        tex = next(group for group in match.groups() if group is not None)
        self._found.append(Formula(tex, match[0], is_display))
        return f"{OPEN}{len(self._found) - 1}{CLOSE}"

    def take_all(self, text: str) -> str:
        """`text` with placeholders for all its formulas."""
        if "$" not in text and "\\" not in text:
            return text
        return ANY.sub(lambda match: self.take(match, is_display=match[0].startswith(("$$", "\\["))), text)

    def hold(self, character: str) -> bool:
        """Whether the character stands in any of the formulas."""
        return any(character in formula.written for formula in self._found)

    def as_html(self, html: str) -> str:
        """`html` with MathML for the placeholders; a formula that cannot be converted shows its source."""
        return PLACEHOLDER.sub(lambda match: self._html(int(match[1])), html) if self._found else html

    def as_plain(self, text: str) -> str:
        """`text` with the formulas' TeX for the placeholders."""
        return PLACEHOLDER.sub(lambda match: self._found[int(match[1])].tex.strip(), text) if self._found else text

    def faults(self, source: str) -> tuple[Fault, ...]:
        """What was wrong with the formulas when they were put back, each where it stands in `source`."""
        found = []
        for number, reason in sorted(self._broken.items()):
            written = self._found[number].written
            at = max(source.find(written), 0)
            line, column = source.count("\n", 0, at) + 1, at - source.rfind("\n", 0, at)
            shown = " ".join(written.split())
            shown = shown if len(shown) < 60 else f"{shown[:57]}…"
            found.append(Fault(line, column, f"the formula {shown} cannot be converted: {reason}", HINT))
        return tuple(found)

    def _html(self, number: int) -> str:
        formula = self._found[number]
        try:
            return mathml(formula.tex, formula.is_display)
        except MathError as error:
            self._broken[number] = str(error)
            return f'<code class="tex">{escape(formula.written)}</code>'
