"""Formulas in TeX -> MathML, by math-core."""

import re
from functools import cache, lru_cache
from html import escape
from typing import TYPE_CHECKING

from generator.model.errors import PaperfolioError
from generator.text.print_width.formulas import SHORTEST, fitted

if TYPE_CHECKING:
    from math_core import LatexToMathML

LONGEST, DEEPEST = 2000, 100  # characters and braces: more than in any formula, less than what crashes the converter
MACROS = {
    "mbox": r"\text{#1}",
    "hbox": r"\text{#1}",
    "textnormal": r"\text{#1}",
    "textup": r"\text{#1}",
    "textmd": r"\text{#1}",
    "textsl": r"\textit{#1}",
    "emph": r"\textit{#1}",
    "mathnormal": "#1",
    "textsubscript": r"{}_{\text{#1}}",
    "textsuperscript": r"{}^{\text{#1}}",
    "ensuremath": "#1",
    "abs": r"\left|#1\right|",
    "norm": r"\left\|#1\right\|",
    "mathbbm": r"\mathbb{#1}",
    "mathds": r"\mathbb{#1}",
    "xspace": "",
    "dv": r"\frac{\mathrm{d}#1}{\mathrm{d}#2}",
    "SI": r"#1\,\mathrm{#2}",
}
# Attributes of MathML Core that HTML checkers do not know; then inline styles, which a strict content policy forbids.
UNKNOWN = re.compile(r'(?<=<mtable)(?: displaystyle="\w+"| scriptlevel="\d")+|(?<=<mfrac) displaystyle="true"')
STYLE = re.compile(r' style="([^"]*)"')
CLASSES = (
    ("text-align: left", "math-left"),
    ("text-align: right", "math-right"),
    ("padding-left:1em", "math-gap"),
    ("padding-left: 0", "math-tight-left"),
    ("padding-right: 0", "math-tight-right"),
)


class MathError(PaperfolioError, ValueError):
    """A formula that cannot be converted; the message says why."""


@lru_cache(maxsize=20_000)
def mathml(tex: str, display: bool = False) -> str:
    """Return a formula in TeX as a `<math>` element without inline styles, with its TeX in `alttext`.

    With `display` it is a displayed formula. Raises MathError if it is empty, too long or cannot be converted.
    """
    if len(tex) > LONGEST or tex.count("{") > DEEPEST or tex.count("[") > DEEPEST:
        raise MathError(f"it has more than {LONGEST} characters or {DEEPEST} braces")
    from math_core import LatexError

    source = tex.strip()
    if not source:
        raise MathError("it is empty")
    if display and re.search(r"(?<!\\)&|\\\\", source) and r"\begin" not in source:
        source = rf"\begin{{aligned}}{source}\end{{aligned}}"
    try:
        element = _converter().convert_with_local_state(source, displaystyle=display)
    except LatexError as error:
        raise MathError(re.sub(r"^\d+: ", "", str(error))) from None
    element = UNKNOWN.sub("", element).replace("&ApplyFunction;", "\u2061")
    element = STYLE.sub(_as_class, element)
    if len(source) > SHORTEST:
        element = fitted(element)
    return element.replace("<math", f'<math alttext="{escape(source)}"', 1)


def _as_class(style: re.Match[str]) -> str:
    names = " ".join(name for rule, name in CLASSES if rule in style[1])
    return f' class="{names}"' if names else ""


@cache
def _converter() -> "LatexToMathML":
    from math_core import LatexToMathML

    return LatexToMathML(macros=MACROS, fancy_error=False, allow_unreliable_rendering=True)
