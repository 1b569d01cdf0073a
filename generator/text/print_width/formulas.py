"""The MathML of a formula -> the same formula, in groups that a printed page can have on several lines."""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from generator.text.print_width.letters import PAGE, step_for, width

SHORTEST = 40  # characters of TeX: no shorter formula is wider than a page
SMALLEST = 20  # percent: a part that cannot be broken is rather small than cut off
SCRIPT = 0.72  # the size of subscripts and superscripts
BREAKING = frozenset("+-=<>≤≥≪≫≈≃≅≡≠∼∝→←⇒⇐⇔↦⟶⟹∈∉⊂⊆∪∩±∓×⋅−:")
OPENING, CLOSING = frozenset("([{⟨⌊⌈"), frozenset(")]}⟩⌋⌉")
OPERATOR = 0.56  # em around an operator


def fitted(mathml: str) -> str:
    """Return a `<math>` element that fits a printed page; the result is unchanged if it fits as it is.

    The parts of a wide formula are put in groups, each of which begins with a relation or an operation and can be a
    line of its own. The class `print-lines` stands for that, and `print-70` for smaller type, because one group is
    wider than a page. On a screen the formula looks as before.
    """
    try:
        math = ElementTree.fromstring(mathml)
    except ElementTree.ParseError:
        return mathml
    if _width(math) <= PAGE:
        return mathml
    groups = _groups([*math])
    step = step_for(max(map(_width_of_all, groups)), SMALLEST)
    math.set("class", "print-lines" if step == 100 else f"print-lines print-{step}")
    for group in groups[1:]:
        group[0].set("form", "infix")  # its first operator is between two parts, although nothing is before it there
    math[:] = map(_grouped, groups)
    return ElementTree.tostring(math, "unicode", short_empty_elements=False)


def _groups(parts: list[Element]) -> list[list[Element]]:
    """Split before each relation or operation outside of brackets; also inside, in a group wider than a page."""
    groups = _split(_flat(parts), is_inside=False)
    return [inner for group in groups for inner in _split(group, is_inside=_width_of_all(group) > PAGE)]


def _split(parts: list[Element], *, is_inside: bool) -> list[list[Element]]:
    groups: list[list[Element]] = [[]]
    depth, before = 0, "("  # a sign that is first, or follows another or a bracket, belongs to what comes next: −x
    for part in parts:
        sign = _sign(part)
        if sign in BREAKING and before not in BREAKING | OPENING and (depth <= 0 or is_inside):
            groups.append([])
        depth += (sign in OPENING) - (sign in CLOSING)
        groups[-1].append(part)
        before = sign
    return groups


def _flat(parts: list[Element]) -> list[Element]:
    """The parts, with the contents of each group that is wider than a page in its place."""
    return [
        inner
        for part in parts
        for inner in (_flat([*part]) if part.tag == "mrow" and len(part) and _width(part) > PAGE else [part])
    ]


def _grouped(parts: list[Element]) -> Element:
    row = Element("mrow")
    row[:] = parts
    return row


def _sign(part: Element) -> str:
    """The sign of an operator, or "" for any other part."""
    return (part.text or "").strip() if part.tag == "mo" else ""


def _width_of_all(parts: list[Element]) -> float:
    return sum(map(_width, parts))


def _width(part: Element) -> float:
    """The estimated width of a part, in em."""
    below = [*map(_width, part)]
    own = width(part.text or "")
    base, scripts = (below[0], below[1:]) if below else (own, [])
    match part.tag:
        case "mfrac":
            return max(below, default=own) + 0.2
        case "msub" | "msup":
            return base + SCRIPT * sum(scripts)
        case "msubsup" | "mmultiscripts":
            return base + SCRIPT * max(scripts, default=0.0)
        case "mover" | "munder" | "munderover":
            return max(base, SCRIPT * max(scripts, default=0.0))
        case "msqrt" | "mroot":
            return sum(below) + 0.8
        case "mtable":
            return _width_of_table(part)
        case "mo":
            return own + (OPERATOR if _sign(part) in BREAKING else 0.0)
        case "mspace":
            return _length(part.get("width", ""))
        case _:
            return sum(below) + own


def _width_of_table(table: Element) -> float:
    rows = [[*map(_width, row)] for row in table]
    widest = max(map(len, rows), default=0)
    padded: list[list[float]] = [[*row, *[0.0] * (widest - len(row))] for row in rows]
    return float(sum(max(column) + 0.4 for column in zip(*padded, strict=True)))


def _length(text: str) -> float:
    """A length in em, as math-core writes it: "1em"; 0 for any other."""
    try:
        return max(float(text.removesuffix("em")), 0.0)
    except ValueError:
        return 0.0
