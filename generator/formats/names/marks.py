"""What people write around names in lists of authors, and what is no part of a name.

Marks of an equal contribution (`Doe*`), numbers of affiliations (`Doe$^{1,2}$`), titles (`Dr.`), the numbers by which
DBLP tells namesakes apart (`Wei Wang 0042`), and emphasis (`**Doe**`).
"""

import re
from functools import lru_cache
from typing import NamedTuple

SIGNS = "*∗⁎†‡§¶‖⋆★#&"
TEX_SIGNS = {
    "ast": "*", "star": "*", "textasteriskcentered": "*", "dag": "†", "dagger": "†", "textdagger": "†", "ddag": "‡",
    "ddagger": "‡", "textdaggerdbl": "‡", "S": "§", "P": "¶",
}  # fmt: skip
RAISED = "¹²³⁰⁴⁵⁶⁷⁸⁹"
INSIDE = r"[\s\d*∗⁎†‡§¶‖#,;a-z]|\\[a-zA-Z]+\s?"  # a mark is signs, numbers or single letters
# Marks in TeX: $^{*}$, $^\dagger$, $*$, \textsuperscript{1,2}, ^{1}, \dag, and notes, which are no part of the name.
TEX = re.compile(
    rf"\s*(?:\$\s*\^?\s*\{{?(?P<formula>(?:{INSIDE}){{1,12}}?)\}}?\s*\$"
    r"|\\(?:textsuperscript|textsuper|up|fnref|corref|tnoteref|thanksref|inst)\s*\{(?P<raised>[^{}]*)\}"
    r"|\\(?:thanks|footnote|footnotemark|email)\s*(?:\[[^\]]*\]|\{(?:[^{}]|\{[^{}]*\})*\})"
    rf"|(?<!\\)\^\{{(?P<power>[^{{}}]*)\}}|(?P<sign>\\(?:{'|'.join(TEX_SIGNS)})(?![a-zA-Z])(?:\{{\}})?))"
)
# Marks in words: signs and raised numbers after a part of the name. A plain digit may be a part of it ("User2").
PLAIN = re.compile(
    rf"\s?[{re.escape(SIGNS)}^{RAISED}]+(?:[,\s]?[{re.escape(SIGNS)}{RAISED}])*(?=\s*(?:,|$))"
    r"|(?<=[^\W\d_])\s?\^\d{1,2}(?:\s?[,˒]\s?\d{1,2})*(?=\s*(?:,|$))"
)
DBLP = re.compile(r"\s0\d{3}(?=\s*(?:,|$))")
TITLE = re.compile(
    r"^(?:(?:Prof|Professor|Dr|Doctor|PD|Priv\.-Doz|Dipl\.-Ing|Dipl|Ing|Mag|Mr|Mrs|Ms|Sir|Dame|Rev|Doc|RNDr|MUDr)"
    r"(?:\.\s?|\s+)|(?:rer|nat|med|phil|habil|h\.c|techn|iur|theol)\.\s?)+(?=[^\W\d_])",
)
EMPHASIS = re.compile(r"^(\*\*|__|\*(?=\w[^*]*\*$)|_)(?P<name>.*\w.*)\1(?P<marks>\W*)$")
TEX_EMPHASIS = re.compile(r"\\(?:textbf|textit|emph|underline|uline|textsc|mbox)\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
TEX_SWITCH = re.compile(r"^\{\\(?:bf|it|em|bfseries|itshape)\s+(.*)\}$")


class BareName(NamedTuple):
    """A name without the marks around it, and the marks: only signs, in order."""

    name: str
    signs: str = ""


@lru_cache(maxsize=50_000)
def bare_name(written: str) -> BareName:
    """Return a name, which may have TeX, without what is no part of it.

    >>> bare_name("Dr. Lena Okafor$^{*,1}$"), bare_name("Wei Wang 0042")
    (BareName(name='Lena Okafor', signs='*'), BareName(name='Wei Wang', signs=''))
    """
    if written.isascii() and written.replace(" ", "").replace(",", "").replace(".", "").replace("-", "").isalpha():
        return BareName(_untitled(written))
    signs: list[str] = []
    name = TEX_SWITCH.sub(r"\1", TEX_EMPHASIS.sub(r"\1", written.strip()))
    if "$" in name or "\\" in name or "^{" in name:
        name = TEX.sub(lambda mark: _tex_mark(mark, signs), name)
    if found := EMPHASIS.match(name):
        name = found["name"] + found["marks"]
    if not (name.startswith("{") and name.endswith("}")):
        name = PLAIN.sub(lambda mark: _note(mark[0], signs), DBLP.sub("", name))
    return BareName(_untitled(" ".join(name.split())) or written, "".join(signs))


def _tex_mark(mark: re.Match[str], signs: list[str]) -> str:
    """Note the signs of a mark, and return what stays in the name: a letter in a formula may be a part of it."""
    inside = mark["formula"] or mark["raised"] or mark["power"] or mark["sign"] or ""
    for name, sign in TEX_SIGNS.items():
        inside = re.sub(rf"\\{name}(?![a-zA-Z])", sign, inside)
    if mark["formula"] and "^" not in mark[0] and not set(inside) <= set(SIGNS + " "):
        return mark[0]
    return _note(inside, signs)


def _note(text: str, signs: list[str]) -> str:
    signs.extend(letter for letter in text.replace("∗", "*").replace("⁎", "*").replace("⋆", "*") if letter in SIGNS)
    return ""


def _untitled(name: str) -> str:
    """Return a name without titles before it, unless only one word would be left: "Dr. No" stays."""
    family, comma, given = name.partition(", ")
    bare = f"{family}, {TITLE.sub('', given)}" if comma and TITLE.match(given) else TITLE.sub("", name)
    return bare if bare != name and (" " in bare.strip()) else name
