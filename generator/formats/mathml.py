"""MathML, as Crossref and publishers have it in titles and abstracts -> TeX."""

import re
from html import unescape
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

PREFIX = re.compile(r"(</?)(?:mml|m):", re.I)
NAMESPACE = re.compile(r"\sxmlns(?::\w+)?\s*=\s*(?:\"[^\"]*\"|'[^']*')")
ENTITY = re.compile(r"&(?!(?:lt|gt|amp|quot|apos);)\w+;")  # XML knows only five
LONGEST = 20_000  # characters
# What TeX cannot print as it is, in a formula.
SPECIAL = {letter: f"\\{letter}" for letter in "&%$#_{}"} | {"\\": r"\backslash ", "~": r"\sim ", "^": r"\wedge "}
SPACES = {"mspace", "none", "mprescripts", "annotation", "annotation-xml", "mphantom"}


def as_tex(mathml: str) -> str:
    """Return the TeX of a formula in MathML; "" if it is not well-formed XML or too long.

    >>> as_tex("<mml:math><mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math>")
    'x^{2}'
    """
    if len(mathml) > LONGEST or "<!" in mathml:
        return ""
    text = ENTITY.sub(lambda entity: unescape(entity[0]), NAMESPACE.sub("", PREFIX.sub(r"\1", mathml)))
    try:
        root = ElementTree.fromstring(text)
    except (ElementTree.ParseError, RecursionError):
        return ""
    return " ".join(_tex(root).split())


def _tex(element: Element) -> str:
    parts = [_tex(part) for part in element if part.tag not in SPACES]
    match element.tag, parts:
        case ("msub", [base, below]):
            return f"{_base(base)}_{{{below}}}"
        case ("msup", [base, above]):
            return f"{_base(base)}^{{{above}}}"
        case (("msubsup" | "munderover"), [base, below, above]):
            return f"{_base(base)}_{{{below}}}^{{{above}}}"
        case ("munder", [base, below]):
            return rf"\underset{{{below}}}{{{base}}}"
        case ("mover", [base, above]):
            return rf"\overline{{{base}}}" if above in {"¯", "-", "‾", "–"} else rf"\overset{{{above}}}{{{base}}}"
        case ("mfrac", [above, below]):
            return rf"\frac{{{above}}}{{{below}}}"
        case ("msqrt", _):
            return rf"\sqrt{{{''.join(parts)}}}"
        case ("mroot", [base, degree]):
            return rf"\sqrt[{degree}]{{{base}}}"
        case ("mfenced", _):
            return f"{element.get('open', '(')}{','.join(parts)}{element.get('close', ')')}"
    return "".join(parts) if parts else _token(element)


def _base(tex: str) -> str:
    return tex if len(tex) == 1 else f"{{{tex}}}"


def _token(element: Element) -> str:
    """Return the TeX of an element with text: a number, a letter, a word, or an operator."""
    text = " ".join((element.text or "").split())
    written = "".join(SPECIAL.get(letter, letter) for letter in text)
    if element.tag == "mtext" or (element.tag == "mo" and text.isalpha() and len(text) > 1):
        return rf"\text{{{written}}}" if text else ""
    is_upright = element.get("mathvariant") == "normal" or len(text) > 1
    return rf"\mathrm{{{written}}}" if element.tag == "mi" and is_upright and text.isalpha() else written
