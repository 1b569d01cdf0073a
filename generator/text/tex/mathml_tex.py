"""A formula in MathML, as Crossref and publishers write it in titles and abstracts -> TeX."""

import re
import unicodedata
from collections.abc import Callable
from html import unescape
from typing import NamedTuple

from generator.text.tex.math import MathError, mathml

TAG = re.compile(r"<(?P<end>/?)\s*(?:[a-zA-Z]\w*:)?(?P<name>[a-zA-Z][\w-]*)(?P<more>[^<>]*?)(?P<self>/?)>")
COMMENT = re.compile(r"<!--.*?-->|<!\[CDATA\[|\]\]>", re.S)
# Elements inside each other, and characters of a formula; others are shown as their words.
DEEPEST, LONGEST = 40, 20_000
SPECIAL = re.compile(r"[\\{}$&#%_^~]")
ESCAPED = re.compile(r"\\([&%$#_{}])|\\textbackslash(?:\{\})?")
INVISIBLE = re.compile("[\u2061-\u2064\u200b\ufeff]")
HIDDEN = frozenset(("annotation", "annotation-xml", "mphantom", "maligngroup", "malignmark", "mprescripts", "none"))
ACCENTS = {
    "¯": "bar", "‾": "bar", "ˉ": "bar", "_": "bar", "\u0304": "bar", "\u0305": "bar", "^": "hat", "ˆ": "hat",
    "~": "tilde", "˜": "tilde", "∼": "tilde", "˙": "dot", ".": "dot", "¨": "ddot", "→": "vec", "⃗": "vec",
    "⇀": "vec", "ˇ": "check", "˘": "breve", "´": "acute", "`": "grave",
}  # fmt: skip


class Element(NamedTuple):
    """An element of MathML: its name, its attributes as they are written, and its elements and texts."""

    name: str
    attributes: str
    parts: list["Element | str"]

    @property
    def children(self) -> list["Element"]:
        return [part for part in self.parts if isinstance(part, Element)]

    @property
    def words(self) -> str:
        """The text in the element."""
        if self.name in HIDDEN:
            return ""
        words = "".join(part if isinstance(part, str) else f" {part.words} " for part in self.parts)
        return INVISIBLE.sub("", " ".join(words.split()))


def tex_of_mathml(source: str) -> str:
    r"""Return the TeX of a formula, without dollar signs; empty text if it has no readable form. Never raises.

    >>> tex_of_mathml("<mml:math><mml:msup><mml:mn>10</mml:mn><mml:mn>5</mml:mn></mml:msup></mml:math>")
    '10^{5}'
    """
    tree = _tree(source) if len(source) <= LONGEST else None
    tex = _tex(tree).strip() if tree else ""
    try:
        return tex if tex and mathml(tex) else ""
    except MathError:
        return ""


def words_of_mathml(source: str) -> str:
    """Return the text in the elements of a formula that has no readable form."""
    return " ".join(INVISIBLE.sub("", TAG.sub(" ", COMMENT.sub("", source))).split())


def _tree(source: str) -> Element | None:
    """Return the formula as elements; None if they are too deep."""
    root = Element("math", "", [])
    opened = [root]
    at = 0
    source = COMMENT.sub("", source)
    for tag in TAG.finditer(source):
        opened[-1].parts.append(_text(source[at : tag.start()]))
        at = tag.end()
        name = tag["name"].lower()
        if tag["end"]:
            if any(name == element.name for element in opened[1:]):
                while opened.pop().name != name:
                    pass
            continue
        element = Element(name, tag["more"], [])
        opened[-1].parts.append(element)
        if not tag["self"]:
            opened.append(element)
        if len(opened) > DEEPEST:
            return None
    opened[-1].parts.append(_text(source[at:]))
    return root


def _text(written: str) -> str:
    """Return a text without the escapes of HTML and of TeX."""
    return ESCAPED.sub(lambda sign: sign[1] or "\\", unescape(written))


def _tex(element: Element) -> str:
    if element.name in HIDDEN:
        return ""
    if element.name in LEAVES:
        return LEAVES[element.name](element)
    parts = [_tex(child) for child in element.children if child.name not in HIDDEN - {"none"}]
    if element.name in WITH_PARTS and len(parts) >= WITH_PARTS[element.name][0]:
        return WITH_PARTS[element.name][1](parts)
    if element.name == "mmultiscripts":
        return _multiscripts(element)
    if element.name == "msqrt":
        return rf"\sqrt{{{''.join(parts)}}}"
    if element.name == "mfenced":
        return f"({', '.join(parts)})"
    if element.name in {"mtable", "mtr", "mlabeledtr"}:
        return ("; " if element.name == "mtable" else r"\ ").join(parts)
    return "".join(parts) if parts else _escaped(element.words)


def _identifier(element: Element) -> str:
    words = element.words
    is_upright = len(words) > 1 or "normal" in element.attributes
    if not words.isascii() or not words.isalpha():
        return _escaped(words)
    return rf"\mathrm{{{words}}}" if is_upright else words


def _words(element: Element) -> str:
    inside = "".join(part if isinstance(part, str) else f" {part.words} " for part in element.parts)
    inside = INVISIBLE.sub("", re.sub(r"\s+", " ", inside))
    return rf"\text{{{SPECIAL.sub(_literal, inside)}}}" if inside.strip() else r"\ " * bool(inside)


def _multiscripts(element: Element) -> str:
    base, *scripts = element.children or [Element("none", "", [])]
    names = [child.name for child in scripts]
    at = names.index("mprescripts") if "mprescripts" in names else len(scripts)
    before, after = scripts[at + 1 :], scripts[:at]
    return (f"{{}}{_pairs(before)}" if before else "") + _group(_tex(base)) + _pairs(after)


def _pairs(scripts: list[Element]) -> str:
    written = [_tex(script) for script in scripts]
    subs, sups = "".join(written[::2]), "".join(written[1::2])
    return (f"_{{{subs}}}" if subs else "") + (f"^{{{sups}}}" if sups else "")


def _over(base: str, over: str) -> str:
    accent = ACCENTS.get(over.replace("\\", "").replace("{}", "").strip())
    return rf"\{accent}{{{base}}}" if accent else f"{_group(base)}^{{{over}}}"


def _group(tex: str) -> str:
    return tex if len(tex) == 1 or tex.isalnum() or re.fullmatch(r"\\[a-z]+\{[^{}]*\}", tex) else f"{{{tex}}}"


def _escaped(words: str) -> str:
    return SPECIAL.sub(_literal, unicodedata.normalize("NFC", words))


def _literal(sign: re.Match[str]) -> str:
    return {"\\": r"\backslash ", "^": r"\hat{}", "~": r"\sim "}.get(sign[0], f"\\{sign[0]}")


LEAVES: dict[str, Callable[[Element], str]] = {
    "mi": _identifier,
    "mn": lambda element: _escaped(element.words.replace(" ", "")),
    "mo": lambda element: _escaped(element.words),
    "mtext": _words,
    "ms": _words,
    "mspace": lambda _: r"\ ",
}
# Elements with their least number of parts.
WITH_PARTS: dict[str, tuple[int, Callable[[list[str]], str]]] = {
    "msup": (2, lambda parts: f"{_group(parts[0])}^{{{parts[1]}}}"),
    "msub": (2, lambda parts: f"{_group(parts[0])}_{{{parts[1]}}}"),
    "msubsup": (3, lambda parts: f"{_group(parts[0])}_{{{parts[1]}}}^{{{parts[2]}}}"),
    "munder": (2, lambda parts: f"{_group(parts[0])}_{{{parts[1]}}}"),
    "mover": (2, lambda parts: _over(*parts[:2])),
    "munderover": (3, lambda parts: f"{_group(parts[0])}_{{{parts[1]}}}^{{{parts[2]}}}"),
    "mfrac": (2, lambda parts: rf"\frac{{{parts[0]}}}{{{parts[1]}}}"),
    "mroot": (2, lambda parts: rf"\sqrt[{parts[1]}]{{{parts[0]}}}"),
}
