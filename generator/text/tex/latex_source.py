"""A line in which there may be TeX -> TeX: characters that are clearly plain text are escaped."""

import re

from generator.text.tex.formulas import ANY
from generator.text.tex.latex_braces import are_paired
from generator.text.tex.latex_tables import ACCENTS, is_known
from generator.text.tex.ligatures import QUOTED

FORMULA = "\ue009"  # placeholder for a formula
MARKED = re.compile(r"[\\{}$~`]|--|''")
COMMAND = re.compile(r"\\(?:([A-Za-z]+)|([&%#_{}])|([`'^\"~=.])(?=\s?[A-Za-z{\\]))")
SCRIPT = re.compile(r"[\^_]\{[^{}]{1,20}\}")
# Subscripts and superscripts at one place; outside of a formula they are read as one if one of them has braces.
SCRIPTS = re.compile(r"(?:\s*[_^](?:\{[^{}]{0,80}\}|\\[a-zA-Z]+|[0-9A-Za-z*+-]))+")
# "don\'t" and "O\'Brien" are escaped apostrophes and no accents.
CONTRACTION = re.compile(r"\\'(?=(?:s|t|re|ll|m|d|ve)\b)|(?<=\bO)\\'(?=[A-Z])")
# "{BERT}", "{Monte Carlo}": braces that protect capitals or formulas from styles of BibTeX; "{1, 2}" is a set.
PROTECTED = re.compile(rf"\{{[^{{}},:;=|<>]{{0,200}}[A-Z{FORMULA}][^{{}},:;=|<>]{{0,200}}\}}")
QUOTED_WORDS = re.compile(QUOTED)
TIE = re.compile(r"(?<=[^\W\d_])~(?=\w)|(?<=\w[.,)])~(?=\w)")
# A backslash before a word stays: it may begin an unknown command, which is reported when the TeX is read.
PART = re.compile(r"\\(?![A-Za-z$])|[{}~`]|-(?=-)|'(?=')")
# The hyphens of an option, `--verbose`, which are no dash.
OPTION = re.compile(r"(?<![^\s(\[])--(?=[A-Za-z])")
# Code as in Markdown. TeX's quotation marks close with an apostrophe.
CODE = re.compile(r"(?<![`\\\w?!])`(?![`\s])([^`'{}$\\\n]{1,100})(?<!\s)`(?![`'\w])")
ESCAPED = str.maketrans({"_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"})
DOLLAR = re.compile(r"(\\.)|\$", re.S)
LITERAL = {
    "\\": r"\textbackslash{}",
    "-": "-{}", "'": "'{}",
    "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}", "`": r"\`{}",
}  # fmt: skip


def as_latex(text: str) -> str:
    """Return the line in TeX.

    Formulas and TeX commands stay. In a line without commands, braces, tildes and backticks that are no TeX are written
    as commands: "{1, 2}" -> `\\{1, 2\\}`. `& % # _` stay as they are, because a title has no comments.
    """
    if not MARKED.search(text):
        return text
    formulas = [match[0] for match in ANY.finditer(text)]
    words = CONTRACTION.sub("'", ANY.sub(FORMULA, text) if formulas else text)
    if not _is_tex(words):
        words = _literal(words)
    elif "--" in words:
        words = OPTION.sub("-{}-", words)
    words = DOLLAR.sub(lambda match: match[1] or "\\$", words) if "$" in words else words
    back = iter(formulas)
    return re.sub(FORMULA, lambda _: next(back, ""), words) if formulas else words


def with_code(source: str) -> str:
    r"""Return TeX in which code between backticks is a command: `` run `a_b --x` `` -> `run \texttt{a\_b --x}`."""
    if "`" not in source:
        return source
    return CODE.sub(lambda match: rf"\texttt{{{match[1].translate(ESCAPED)}}}", source)


def _is_tex(text: str) -> bool:
    """Whether the text has a command that is clearly TeX."""
    if SCRIPT.search(text):
        return True
    for match in COMMAND.finditer(text):
        name, mark, accent = match.groups()
        has_group = text[match.end() : match.end() + 1] == "{"
        if mark or (name and len(name) > 1 and (has_group or is_known(name))):
            return True
        if (accent or name in ACCENTS) and text[match.end() : match.end() + 1] not in {"", " "}:
            return True
        if name and is_known(name) and text[match.start() - 1 : match.start()] == "{":
            return True
    return False


def _literal(text: str) -> str:
    """Return the text with the special characters of TeX escaped that are plain text."""
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
