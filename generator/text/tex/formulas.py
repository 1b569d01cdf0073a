"""Formulas in a text: found, taken out while the text is worked on, and put back as MathML."""

import re
from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import NamedTuple

from generator.text.marked import Issue
from generator.text.tex.math import MathError, mathml
from generator.text.tex.math_words import math_words

# Where a formula begins and ends, by who wrote the text. Each room asks one of these three.
# In what authors of entries write, a dollar opens a formula if no space follows, and closes it if no space is before it
# and no digit after it: "$5 and $10" is money (Pandoc's rule for tex_math_dollars). Each alternative begins with its
# character and only then looks behind it, so that the search skips all text without one. "4$\times$4" and "10$^5$0" are
# no money, either.
INLINE = re.compile(
    r"\$(?<![\\$]\$)(?![\s$])((?:\\.|[^\\$]){1,2100})(?<![\s\\])\$(?![0-9$])"
    r"|\$(?<![\\$]\$)(\\[a-zA-Z]+|[\^_](?:\w|\{[^{}$]{1,80}\}))\$(?=[0-9])"
    r"|\\(?<!\\\\)\(((?:[^\\]|\\[^()]){1,2100})\\\)",
    re.S,
)
DISPLAY = re.compile(r"\$(?<![\\$]\$)\$(.{1,4000}?)(?<!\\)\$\$|\\(?<!\\\\)\[((?:[^\\]|\\[^\[\]]){1,4000})\\\]", re.S)
ANY = re.compile(f"{DISPLAY.pattern}|{INLINE.pattern}", re.S)
# In a line that is TeX all the same, also one that Pandoc's rule does not take, where its content leaves no doubt.
LOOSE = re.compile(r"\$(?!\d[\d.,]*\s+[a-z])(\s*[A-Za-z]\s*|[^$]{0,300}?[\\^_][^$]{0,300}?)\$")
# In a .bib file, which is TeX throughout, each dollar that is not escaped opens or closes one.
IN_TEX = re.compile(r"(?<!\\)\$\$.+?(?<!\\)\$\$|(?<!\\)\$(?:\\.|[^$\\])+\$|\\\(.+?\\\)|\\\[.+?\\\]", re.S)
OPEN, CLOSE = "\ue002", "\ue003"
PLACEHOLDER = re.compile(f"{OPEN}(\\d+){CLOSE}")
# The same, or a tag with one in it: an address or a title that holds a formula must not become elements.
IN_HTML = re.compile(f"{OPEN}(\\d+){CLOSE}|<[a-zA-Z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
IN_ATTRIBUTE = re.compile(f"=(?:\"[^\"]*|'[^']*|[^\\s\"'<>]*){OPEN}")
# Stand for formulas while the words around them are worked on: in Unicode's second private plane nothing else does.
FIRST, HELD = 0xF0000, re.compile("[\U000f0000-\U000fffff]")
HINT = "check braces and commands; what cannot be converted is shown as its source"


def hold(text: str, formula: re.Pattern[str], written: Callable[[re.Match[str]], str]) -> tuple[str, list[str]]:
    """The text with one character in the place of each formula, and the formulas as `written` gives them."""
    formulas: list[str] = []

    def held(match: re.Match[str]) -> str:
        formulas.append(written(match))
        return chr(FIRST + len(formulas) - 1)

    return formula.sub(held, text), formulas


def put_back(words: str, formulas: Sequence[str]) -> str:
    """The words with the formulas in their places, each as it is given."""
    if not formulas:
        return words
    found = dict(zip(map(chr, range(FIRST, FIRST + len(formulas))), formulas, strict=True))
    return HELD.sub(lambda match: found.get(match[0], ""), words)


def marked_words(words: str, formulas: Sequence[str]) -> str:
    """The words with the formulas, told from each other: `\\$` is a dollar sign that could be taken for a formula's."""
    text = put_back(words, formulas)
    if "$" not in words or [match[0] for match in ANY.finditer(text)] == [*formulas]:
        return text
    return put_back(words.replace("$", "\\$"), formulas)


def inner_tex(formula: str) -> str:
    """What is between the delimiters of a formula."""
    return formula[2:-2] if formula.startswith(("$$", "\\")) else formula[1:-1]


class Formula(NamedTuple):
    """A formula: its TeX, as it was written with its delimiters, and whether it stands on a line of its own; or
    something else that the rest of the work shall leave alone, with its HTML and its words."""

    tex: str
    written: str
    is_display: bool = False
    html: str = ""

    @property
    def words(self) -> str:
        """As plain text."""
        return self.tex if self.html else math_words(self.tex)


class Formulas:
    """The formulas of one text, by the placeholders that stand for them while the text is worked on."""

    def __init__(self, held: Iterable[Formula] = ()) -> None:
        self._found = list(held)
        self._broken: dict[int, str] = {}

    def take(self, match: re.Match[str], *, is_display: bool) -> str:
        """The placeholder for a formula that was found."""
        tex = next(group for group in match.groups() if group is not None)
        written = match[0]
        if OPEN in written:  # something else was taken out of it
            tex, written = self._written(tex), self._written(written)
        return self.hold(Formula(tex, written, is_display))

    def hold(self, formula: Formula) -> str:
        """The placeholder for a formula, or for something else that is put back as it is."""
        self._found.append(formula)
        return f"{OPEN}{len(self._found) - 1}{CLOSE}"

    def take_all(self, text: str) -> str:
        """`text` with placeholders for all its formulas."""
        if "$" not in text and "\\" not in text:
            return text
        return ANY.sub(lambda match: self.take(match, is_display=match[0].startswith(("$$", "\\["))), text)

    def has(self, character: str) -> bool:
        """Whether the character stands in any of the formulas."""
        return any(character in formula.written for formula in self._found)

    def as_html(self, html: str) -> str:
        """`html` with MathML for the placeholders; a formula that cannot be converted shows its source."""
        if not self._found:
            return html
        if IN_ATTRIBUTE.search(html):
            return IN_HTML.sub(lambda match: self._html(int(match[1])) if match[1] else self._tag(match[0]), html)
        return PLACEHOLDER.sub(lambda match: self._html(int(match[1])), html)

    def as_plain(self, text: str) -> str:
        """`text` with the formulas in plain words for the placeholders."""
        return PLACEHOLDER.sub(lambda match: self._found[int(match[1])].words, text) if self._found else text

    def as_tex(self, text: str) -> str:
        """`text` with the formulas' TeX for the placeholders."""
        return PLACEHOLDER.sub(lambda match: self._found[int(match[1])].tex.strip(), text) if self._found else text

    def held(self) -> tuple[Formula, ...]:
        """All that was taken so far."""
        return tuple(self._found)

    def issues(self, source: str) -> tuple[Issue, ...]:
        """What was wrong with the formulas when they were put back, each where it stands in `source`."""
        found = []
        for number, reason in sorted(self._broken.items()):
            written = self._found[number].written
            at = max(source.find(written), 0)
            line, column = source.count("\n", 0, at) + 1, at - source.rfind("\n", 0, at)
            shown = " ".join(written.split())
            shown = shown if len(shown) < 60 else f"{shown[:57]}…"
            found.append(Issue(line, column, f"the formula {shown} cannot be converted: {reason}", HINT))
        return tuple(found)

    def _tag(self, tag: str) -> str:
        """A tag with what was written for the placeholders in it."""
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
