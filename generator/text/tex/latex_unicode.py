"""Characters that pdfLaTeX does not know as UTF-8 -> TeX: `CO₂ in ℝⁿ up to ∞` gets scripts and formulas.

LaTeX reads UTF-8 by default since 2018, but only the characters of its fonts: with `T1` these are the Latin letters
and the usual punctuation (t1enc.dfu, ts1enc.dfu of the LaTeX kernel), which stay as they are. Letters of scripts that
these fonts do not have (Greek words, Cyrillic, Arabic, Chinese …) stay, too: such a bibliography needs LuaLaTeX or
XeLaTeX.
"""

import re
import unicodedata
from functools import cache

from generator.text.tex import math_tables
from generator.text.tex.formulas import ANY
from generator.text.tex.latex_tables import ACCENT_OF

BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
# What LaTeX knows: Latin-1, Latin Extended-A, letters with a comma below, punctuation, currencies.
KNOWN = re.compile("[\x00-\x7f¡-¬®-ſƒȘ-țȷˇ˘˝–—‘’‚“”„†‡•…‰‱‹›※€™№Ω]")
SPACES = {"\u2009": r"\,", "\u200a": r"\,", "\u202f": r"\,", "\u2002": r"\enspace{}", "\u2003": r"\quad{}"}
PLAIN = {"\u00ad": r"\-", "‐": "-", "‑": "-", "‒": "--", "―": "---", "′": "$'$", "−": "$-$", "⁄": "/"}
HIGH = {written: plain for plain, written in math_tables.HIGH.items() if unicodedata.decomposition(written)} | {
    "⁻": "-", "⁰": "0", "ⁿ": "n", "ⁱ": "i",
}  # fmt: skip
LOW = {written: plain for plain, written in math_tables.LOW.items() if unicodedata.decomposition(written)} | {"₋": "-"}
LOW |= dict(zip("ₐₑₒₓₕₖₗₘₙₚₛₜᵢᵣᵤᵥⱼ", "aeoxhklmnpstiruvj", strict=True))
SYMBOLS = {
    character: f"\\{name}" for table in (math_tables.BETWEEN, math_tables.ORDINARY) for name, character in table.items()
} | {
    "ε": r"\varepsilon", "φ": r"\varphi", "∅": r"\emptyset",
    "→": r"\to", "←": r"\leftarrow", "≤": r"\leq", "≥": r"\geq", "≠": r"\neq", "∧": r"\wedge", "∨": r"\vee",
    "¬": r"\neg", "⟹": r"\Longrightarrow", "Μ": r"\mathrm{M}",
    "ℓ": r"\ell", "√": r"\surd", "⋯": r"\cdots", "∗": r"\ast", "∼": r"\sim", "⟨": r"\langle", "⟩": r"\rangle",
    "…": r"\dots",
    "⟺": r"\Longleftrightarrow", "≔": r":=", "∣": r"\mid", "‖": r"\|", "ℏ": r"\hbar",
}  # fmt: skip
# Greek letters that look like Latin ones have no command.
SYMBOLS |= {greek: f"\\mathrm{{{latin}}}" for greek, latin in zip("ΑΒΕΖΗΙΚΜΝΟΡΤΧο", "ABEZHIKMNOPTXo", strict=True)}
# The kinds of mathematical letters in the names of Unicode (chapter 22.2) -> the command for them.
ALPHABETS = (("DOUBLE-STRUCK", "mathbb"), ("FRAKTUR", "mathfrak"), ("BLACK-LETTER", "mathfrak"), ("SCRIPT", "mathcal"),
             ("SANS-SERIF", "mathsf"), ("MONOSPACE", "mathtt"), ("BOLD", "mathbf"), ("ITALIC", "mathit"))  # fmt: skip
HATS = {mark: name for name, mark in math_tables.ACCENTS.items() if not name.startswith("wide")}
GREEK = re.compile("[Ͱ-Ͽἀ-῿]{4,}|[ΆΈ-ΏΪ-ΰϊ-ώἀ-῿]")
ADDRESS = re.compile(r"\\(?:url|href|nolinkurl)\s*\{[^{}]*\}")
SCRIPTS = "".join((*HIGH, *LOW))
COMBINED = re.compile(r"[^\W\d_][\u0300-\u036f]+")


def typeset(latex: str) -> str:
    """Return TeX in which pdfLaTeX knows all characters for which TeX has a command.

    `CO₂ up to ∞` -> `CO\\textsubscript{2} up to {$\\infty$}`. Formulas in the text stay formulas, addresses stay as
    they are.
    """
    if latex.isascii() or not any(map(_is_unknown, latex)):
        return latex
    is_greek = GREEK.search(latex) is not None
    parts, at = [], 0
    for held in re.finditer(f"{ADDRESS.pattern}|{ANY.pattern}", latex, ANY.flags):
        inner = held[0] if held[0].startswith(("\\url", "\\href", "\\nolink")) else _in_formula(held[0])
        parts += [_in_text(latex[at : held.start()], is_greek=is_greek), inner]
        at = held.end()
    return "".join([*parts, _in_text(latex[at:], is_greek=is_greek)])


@cache
def _is_unknown(character: str) -> bool:
    return not KNOWN.fullmatch(character)


def _in_text(text: str, *, is_greek: bool) -> str:
    """Return text with each run of unknown characters as TeX: a formula, or raised or lowered digits."""
    if text.isascii():
        return text
    text = COMBINED.sub(lambda found: _accented(unicodedata.normalize("NFC", found[0])), text)
    found: list[str] = []
    formula = ""
    for run in re.finditer(rf"[{re.escape(''.join(HIGH))}]+|[{re.escape(''.join(LOW))}]+|.", text, re.S):
        written = run[0]
        is_script = written[0] in SCRIPTS and not (not formula and all(map(KNOWN.fullmatch, written)))
        symbol = "" if is_script or (is_greek and GREEK_LETTER.match(written)) else _symbol(written)
        if symbol or (is_script and formula):
            formula += f" {symbol}" if formula and formula[-1].isalpha() and symbol[:1].isalpha() else symbol
            formula += _script(written) if is_script else ""
            continue
        found += [_closed(formula), _raised(written) if is_script else _other(written)]
        formula = ""
    return "".join([*found, _closed(formula)])


GREEK_LETTER = re.compile("[Ͱ-Ͽἀ-῿]")


def _closed(formula: str) -> str:
    """Return a formula in braces, which keep its capitals, with its dollar signs."""
    return f"{{${formula}$}}" if formula else ""


def _script(written: str) -> str:
    table, sign = (HIGH, "^") if written[0] in HIGH else (LOW, "_")
    return f"{sign}{{{''.join(table[character] for character in written)}}}"


def _raised(written: str) -> str:
    table, command = (HIGH, "textsuperscript") if written[0] in HIGH else (LOW, "textsubscript")
    return f"\\{command}{{{''.join(table[character] for character in written)}}}"


@cache
def _symbol(character: str) -> str:
    """Return the command of formulas for a character that LaTeX does not know in text; "" if there is none."""
    if KNOWN.fullmatch(character):
        return ""
    return SYMBOLS.get(character) or _letter(character)


def _letter(character: str) -> str:
    """Return a mathematical letter as TeX: "ℝ" -> `\\mathbb{R}`."""
    if not unicodedata.decomposition(character).startswith("<font>"):
        return ""
    name, base = unicodedata.name(character, ""), unicodedata.normalize("NFKC", character)
    command = next((command for word, command in ALPHABETS if word in name), "")
    base = SYMBOLS.get(base, base)
    return f"\\{command}{{{base}}}" if command and base.isascii() else ""


@cache
def _other(character: str) -> str:
    """Return another character: a space, an accented letter, or itself."""
    if KNOWN.fullmatch(character):
        return character
    if character in SPACES or character in PLAIN:
        return SPACES.get(character) or PLAIN[character]
    return _accented(character)


@cache
def _accented(letter: str) -> str:
    """Return a letter with accents as commands, if LaTeX does not know it: "ễ" -> `{\\~{{\\^{e}}}}`.

    biber reads the inner accent as UTF-8 and removes its braces. Without a second pair, the outer accent would take
    only the first byte of its letter.
    """
    base, *marks = list(unicodedata.normalize("NFD", letter))
    if not marks or not base.isascii() or not base.isalpha() or any(mark not in ACCENT_OF for mark in marks):
        return letter
    if len(letter) == 1 and KNOWN.fullmatch(letter):
        return letter
    if len(letter) == 2 and (hat := HATS.get(letter[1])):  # biber would write a command of text as two characters
        return f"{{$\\{hat}{{{letter[0]}}}$}}"
    for place, mark in enumerate(marks):
        base = f"\\{ACCENT_OF[mark]}{{{f'{{{base}}}' if place else base}}}"
    return f"{{{base}}}"


def _in_formula(formula: str) -> str:
    """Return a formula with commands for its characters."""
    scripts = rf"[{re.escape(''.join(HIGH))}]+|[{re.escape(''.join(LOW))}]+"
    formula = re.sub(scripts, lambda found: _script(found[0]), formula)
    return BEYOND_ASCII.sub(_operand, formula)


def _operand(found: re.Match[str]) -> str:
    command = SYMBOLS.get(found[0]) or _letter(found[0]) or found[0]
    return f"{command} " if command[-1].isalpha() and command.startswith("\\") else command
