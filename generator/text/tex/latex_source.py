"""A line in which an author may have used TeX -> TeX: what is plainly none is written so that TeX shows it."""

import re

from generator.text.tex.formulas import ANY
from generator.text.tex.latex_braces import are_paired
from generator.text.tex.latex_tables import ACCENTS, is_known
from generator.text.tex.ligatures import QUOTED

FORMULA = "\ue009"  # stands for one, which is none of the characters that are read
MARKED = re.compile(r"[\\{}$~`]|--|''")
COMMAND = re.compile(r"\\(?:([A-Za-z]+)|([&%#_{}])|([`'^\"~=.])(?=\s?[A-Za-z{\\]))")
SCRIPT = re.compile(r"[\^_]\{[^{}]{1,20}\}")
# Subscripts and superscripts of one place; outside of a formula they are one where one of them has braces.
SCRIPTS = re.compile(r"(?:\s*[_^](?:\{[^{}]{0,80}\}|\\[a-zA-Z]+|[0-9A-Za-z*+-]))+")
# "don\'t" and "O\'Brien" are apostrophes that somebody escaped.
CONTRACTION = re.compile(r"\\'(?=(?:s|t|re|ll|m|d|ve)\b)|(?<=\bO)\\'(?=[A-Z])")
# "{BERT}", "{Monte Carlo}": capitals that are kept from a style of BibTeX's; "{1, 2}" is a set. So are formulas.
PROTECTED = re.compile(rf"\{{[^{{}},:;=|<>]{{0,200}}[A-Z{FORMULA}][^{{}},:;=|<>]{{0,200}}\}}")
QUOTED_WORDS = re.compile(QUOTED)
TIE = re.compile(r"(?<=[^\W\d_])~(?=\w)|(?<=\w[.,)])~(?=\w)")
# A backslash before a word may begin a command that nobody knows, which is told when it is read.
PART = re.compile(r"\\(?![A-Za-z$])|[{}~`]|-(?=-)|'(?=')")
DOLLAR = re.compile(r"(\\.)|\$", re.S)
LITERAL = {
    "\\": r"\textbackslash{}",
    "-": "-{}", "'": "'{}",
    "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}", "`": r"\`{}",
}  # fmt: skip


def as_latex(text: str) -> str:
    """The line in TeX. Formulas and TeX's commands stay; in a line without any, a brace, a tilde and a backtick that
    are no TeX are written as commands. `& % # _` stay as they are: nobody comments in a title."""
    if not MARKED.search(text):
        return text
    formulas = [match[0] for match in ANY.finditer(text)]
    words = CONTRACTION.sub("'", ANY.sub(FORMULA, text) if formulas else text)
    if not _is_tex(words):
        words = _literal(words)
    words = DOLLAR.sub(lambda match: match[1] or "\\$", words) if "$" in words else words
    back = iter(formulas)
    return re.sub(FORMULA, lambda _: next(back, ""), words) if formulas else words


def _is_tex(text: str) -> bool:
    """Whether there is a command in the text that only TeX has."""
    if SCRIPT.search(text):
        return True
    for match in COMMAND.finditer(text):
        name, mark, accent = match.groups()
        if mark or (name and len(name) > 1 and is_known(name)):
            return True
        if (accent or name in ACCENTS) and text[match.end() : match.end() + 1] not in {"", " "}:
            return True
        if name and is_known(name) and text[match.start() - 1 : match.start()] == "{":
            return True
    return False


def _literal(text: str) -> str:
    """The text with the signs of TeX written out that mean themselves."""
    kept = {match.start() for match in TIE.finditer(text)}
    for match in QUOTED_WORDS.finditer(text):
        kept |= {match.start(), match.start() + 1, match.end() - 2}
    for match in PROTECTED.finditer(text):
        kept |= {match.start(), match.end() - 1}
    is_balanced = are_paired(text)

    def written(match: re.Match[str]) -> str:
        sign = match[0]
        if match.start() in kept:
            return sign
        if sign in "{}":
            return f"\\{sign}" if is_balanced else LITERAL[sign]
        return LITERAL[sign]

    return PART.sub(written, text)
