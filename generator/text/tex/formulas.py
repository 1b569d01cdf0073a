"""Formulas in a text -> placeholders while the text is converted -> MathML."""

import re
from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import NamedTuple

from generator.text.marked import Issue
from generator.text.tex.math import MathError, mathml
from generator.text.tex.math_words import math_words

# Where a formula begins and ends depends on the kind of text: use ANY, LOOSE or IN_TEX.
# In entries of paperfolio, a dollar sign opens a formula if no space follows it, and closes it if no space is before it
# and no digit after it: "$5 and $10" is money (Pandoc's rule for tex_math_dollars). "4$\times$4" and "10$^5$0" are
# formulas, too. Each alternative begins with its character and only then looks back, so that the search skips all text
# without one.
INLINE = re.compile(
    r"\$(?<![\\$]\$)(?![\s$])((?:\\.|[^\\$]){1,2100})(?<![\s\\])\$(?![0-9$])"
    r"|\$(?<![\\$]\$)(\\[a-zA-Z]+|[\^_](?:\w|\{[^{}$]{1,80}\}))\$(?=[0-9])"
    r"|\\(?<!\\\\)\(((?:[^\\]|\\[^()]){1,2100})\\\)",
    re.S,
)
DISPLAY = re.compile(r"\$(?<![\\$]\$)\$(.{1,4000}?)(?<!\\)\$\$|\\(?<!\\\\)\[((?:[^\\]|\\[^\[\]]){1,4000})\\\]", re.S)
ANY = re.compile(f"{DISPLAY.pattern}|{INLINE.pattern}", re.S)
# In a line that contains other TeX, a formula may also break Pandoc's rule, if its content is clearly a formula.
LOOSE = re.compile(r"\$(?!\d[\d.,]*\s+[a-z])(\s*[A-Za-z]\s*|[^$]{0,300}?[\\^_][^$]{0,300}?)\$")
# In a .bib file, all text is TeX: each dollar sign that is not escaped opens or closes a formula. The exceptions are
# amounts before words or other amounts, "$5 and $10": no formula ends in a space or is followed by a digit there.
AMOUNT = r"\d[\d.,]*[kKMB]?\+?"
MONEY = (
    rf"(?!{AMOUNT}[)\]”’;:!?]?(?:\s+(?:a\s+)?|/)[A-Za-z]{{2,}}[^$\\^_=]*(?:\$\d|\s\$|[(A-Z]\$\d)"
    rf"|{AMOUNT}\s*[-–—/,;]+\s*\$\d)"
    # Dollar signs after amounts: "5$ and 10$".
    r"(?!(?<=\d\$)[\s,;:.)]+(?:[A-Za-z]{2,}|\d)[^$\\^_=]*\$)"
)
IN_TEX = re.compile(rf"(?<!\\)\$\$.+?(?<!\\)\$\$|(?<!\\)\${MONEY}(?:\\.|[^$\\])+\$|\\\(.+?\\\)|\\\[.+?\\\]", re.S)
OPEN, CLOSE = "\ue002", "\ue003"
PLACEHOLDER = re.compile(f"{OPEN}(\\d+){CLOSE}")
# A placeholder, or a tag that may have one in an attribute: there a formula must not become elements.
IN_HTML = re.compile(f"{OPEN}(\\d+){CLOSE}|<[a-zA-Z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
IN_ATTRIBUTE = re.compile(f"=(?:\"[^\"]*|'[^']*|[^\\s\"'<>]*){OPEN}")
# Placeholders of `hold`. Nothing else uses these code points of the private plane 15.
FIRST, HELD = 0xF0000, re.compile("[\U000f0000-\U000fffff]")
MOST = 20_000  # formulas that one text may have; the others are shown as they are written
MOST_ISSUES = 100  # formulas of one text that are reported
HINT = "correct its braces and commands; until then its source is shown"


def hold(text: str, formula: re.Pattern[str], written: Callable[[re.Match[str]], str]) -> tuple[str, list[str]]:
    """Return the text with one placeholder character for each formula, and the formulas as returned by `written`.

    After MOST formulas, the rest of the text stays as it is written.
    """
    formulas: list[str] = []

    def held(match: re.Match[str]) -> str:
        if len(formulas) == MOST:
            return match[0]
        formulas.append(written(match))
        return chr(FIRST + len(formulas) - 1)

    return formula.sub(held, text), formulas


def put_back(words: str, formulas: Sequence[str]) -> str:
    """Return the words with the placeholders of `hold` replaced by `formulas`."""
    if not formulas:
        return words
    found = dict(zip(map(chr, range(FIRST, FIRST + len(formulas))), formulas, strict=True))
    return HELD.sub(lambda match: found.get(match[0], ""), words)


def marked_words(words: str, formulas: Sequence[str]) -> str:
    """Return the words with the formulas in their places. A dollar sign that could open a formula becomes `\\$`."""
    text = put_back(words, formulas)
    if "$" not in words or [match[0] for match in ANY.finditer(text)] == [*formulas]:
        return text
    return put_back(words.replace("$", "\\$"), formulas)


def inner_tex(formula: str) -> str:
    """Return the TeX between the delimiters of a formula: `$x$` -> "x"."""
    return formula[2:-2] if formula.startswith(("$$", "\\")) else formula[1:-1]


class Formula(NamedTuple):
    """A formula, or another part of a text that must not be converted again.

    `tex` is its TeX, `written` its source with delimiters, and `is_display` whether it is a displayed formula. If
    `html` is not empty, it is another part: `html` is its HTML, and `tex` its plain text.
    """

    tex: str
    written: str
    is_display: bool = False
    html: str = ""

    @property
    def words(self) -> str:
        """Return it as plain text."""
        return self.tex if self.html else math_words(self.tex)


class Formulas:
    """The formulas of one text, and their placeholders while the text is converted."""

    def __init__(self, held: Iterable[Formula] = ()) -> None:
        self._found = list(held)
        self._broken: dict[int, str] = {}

    def take(self, match: re.Match[str], *, is_display: bool) -> str:
        """Return the placeholder for a formula, given its match."""
        tex = next(group for group in match.groups() if group is not None)
        written = match[0]
        if OPEN in written:  # there are placeholders in it
            tex, written = self._written(tex), self._written(written)
        return self.hold(Formula(tex, written, is_display))

    def hold(self, formula: Formula) -> str:
        """Return the placeholder for a formula or another part."""
        self._found.append(formula)
        return f"{OPEN}{len(self._found) - 1}{CLOSE}"

    def take_all(self, text: str) -> str:
        """Return `text` with placeholders for all its formulas."""
        if "$" not in text and "\\" not in text:
            return text
        return ANY.sub(lambda match: self.take(match, is_display=match[0].startswith(("$$", "\\["))), text)

    def has(self, character: str) -> bool:
        """Whether one of the formulas contains the character."""
        return any(character in formula.written for formula in self._found)

    def as_html(self, html: str) -> str:
        """Return `html` with MathML for the placeholders; with the source of formulas that cannot be converted."""
        if not self._found:
            return html
        if IN_ATTRIBUTE.search(html):
            return IN_HTML.sub(lambda match: self._html(int(match[1])) if match[1] else self._tag(match[0]), html)
        return PLACEHOLDER.sub(lambda match: self._html(int(match[1])), html)

    def as_plain(self, text: str) -> str:
        """Return `text` with formulas as plain text for the placeholders."""
        return PLACEHOLDER.sub(lambda match: self._found[int(match[1])].words, text) if self._found else text

    def as_tex(self, text: str) -> str:
        """Return `text` with formulas in TeX for the placeholders."""
        return PLACEHOLDER.sub(lambda match: self._found[int(match[1])].tex.strip(), text) if self._found else text

    def held(self) -> tuple[Formula, ...]:
        """Return all formulas and other parts that have a placeholder so far."""
        return tuple(self._found)

    def issues(self, source: str) -> tuple[Issue, ...]:
        """Return a fault for each formula that `as_html` could not convert, with its place in `source`."""
        found = []
        for number, reason in sorted(self._broken.items())[:MOST_ISSUES]:
            written = self._found[number].written
            at = max(source.find(written), 0)
            line, column = source.count("\n", 0, at) + 1, at - source.rfind("\n", 0, at)
            shown = " ".join(written.split())
            shown = shown if len(shown) < 60 else f"{shown[:57]}…"
            found.append(Issue(line, column, f"the formula {shown} cannot be converted: {reason}", HINT))
        return tuple(found)

    def _tag(self, tag: str) -> str:
        """Return a tag with the source of formulas for the placeholders in it."""
        return PLACEHOLDER.sub(lambda match: escape(self._found[int(match[1])].written), tag)

    def _written(self, text: str) -> str:
        return PLACEHOLDER.sub(lambda match: self._found[int(match[1])].written, text)

    def _html(self, number: int) -> str:
        formula = self._found[number]
        if formula.html:
            return formula.html
        try:
            return mathml(formula.tex, formula.is_display)
        except MathError as error:
            self._broken[number] = str(error)
            return f'<code class="tex">{escape(formula.written)}</code>'
