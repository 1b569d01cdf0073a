"""Text -> lines that fit: broken where allowed, balanced, in a smaller size if necessary, and at last cut."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from generator.model.site.social_card import Words
from generator.rendering.social_cards.faces import JOINERS, REGULAR, STRONG, Cluster, Faces, Glyph, direction
from generator.text.scripts import is_cjk

ELLIPSIS = "…"
MOST_READ = 1_000  # letters of a text that are used: no card has room for more
NEVER_FIRST = "、。，．：；！？）］｝〉》」』】〕’”…・ー々,.:;!?)]}%"
NEVER_LAST = "（［｛〈《「『【〔‘“([{"
BRACKETS = ("(", ")", "[", "]", "{", "}")
MIRRORED = (*BRACKETS, "<", ">", "«", "»", "‹", "›")
BOUND_SPACE = "\u00a0"
BREAK_AFTER = "-‐–—/"
Size = tuple[int, int]  # a font size in pixels, and the most lines at that size


class Atom(NamedTuple):
    """Glyphs between which no line breaks, and whether a space precedes them; `width` is in ems."""

    glyphs: tuple[Glyph, ...]
    width: float
    has_space: bool


class Block(NamedTuple):
    """Lines of glyphs, each from left to right, at a font size in pixels."""

    size: int
    lines: tuple[tuple[Glyph, ...], ...]
    is_from_right: bool = False


class Setter:
    """Breaks texts into lines in the fonts of a card."""

    def __init__(self, faces: Faces) -> None:
        self._faces = faces

    @cached_property
    def _spaces(self) -> dict[int, tuple[Glyph, ...]]:
        return {weight: tuple(self._faces.glyphs([Cluster(" ", weight)]) or ()) for weight in (REGULAR, STRONG)}

    def block(
        self, words: Sequence[Words], width: float, sizes: Sequence[Size], *, is_cut: bool = True
    ) -> Block | None:
        """Return the words as lines of at most `width` pixels, at the first of `sizes` at which they fit.

        If they fit at none, they are cut with an ellipsis at the last size, or None is returned if not `is_cut`. None
        is also returned if no font has one of the letters.
        """
        atoms = self._atoms(words)
        if not atoms:
            return None
        directions = (_first_direction(word.text) for word in words)
        from_right = next((way for way in directions if way != "N"), "L") == "R"
        for size, most in sizes:
            lines = self._wrapped(atoms, width / size)
            if len(lines) <= most:
                lines = self._balanced(atoms, width / size, lines)
                return Block(size, tuple(self._ordered(line, from_right) for line in lines), from_right)
        if not is_cut:
            return None
        size, most = sizes[-1]
        lines = self._cut(lines[:most], width / size)
        return Block(size, tuple(self._ordered(line, from_right) for line in lines), from_right)

    def _atoms(self, words: Sequence[Words]) -> list[Atom] | None:
        found: list[Atom] = []
        for clusters, has_space in _pieces(words):
            glyphs = self._faces.glyphs(clusters)
            if glyphs is None:
                return None
            if glyphs:
                found.append(Atom(tuple(glyphs), _width(glyphs), has_space and bool(found)))
        return found

    def _wrapped(self, atoms: Iterable[Atom], most: float) -> list[list[Atom]]:
        """Return lines no wider than `most` ems; a wider atom is divided."""
        lines: list[list[Atom]] = [[]]
        used = 0.0
        for atom in atoms:
            space = self._space(atom) if lines[-1] else 0
            if used + space + atom.width <= most:
                lines[-1].append(atom)
                used += space + atom.width
                continue
            for part in _parts(atom, most):
                if lines[-1]:
                    lines.append([])
                lines[-1].append(part)
                used = part.width
        return lines

    def _space(self, atom: Atom) -> float:
        return self._spaces[atom.glyphs[0].weight][0].width if atom.has_space and self._spaces[REGULAR] else 0

    def _balanced(self, atoms: Sequence[Atom], most: float, lines: list[list[Atom]]) -> list[list[Atom]]:
        """Return as many lines as there are, of widths as equal as possible."""
        if len(lines) < 2:
            return lines
        narrow, wide = most / 2, most
        for _ in range(7):
            middle = (narrow + wide) / 2
            tried = self._wrapped(atoms, middle)
            if len(tried) > len(lines) or any(atom.width > middle for atom in atoms):
                narrow = middle
            else:
                wide, lines = middle, tried
        return lines

    def _cut(self, lines: list[list[Atom]], most: float) -> list[list[Atom]]:
        """Return the lines with an ellipsis at the end."""
        last = lines[-1]
        dots = self._faces.glyphs([Cluster(ELLIPSIS, last[-1].glyphs[-1].weight)]) or []
        room = most - _width(dots)
        while len(last) > 1 and self._line_width(last) > room:
            last.pop()
        glyphs = list(last[-1].glyphs)
        before = self._line_width(last) - last[-1].width
        while len(glyphs) > 1 and (before + _width(glyphs) > room or glyphs[-1].text in ",;:.–—-"):
            glyphs.pop()
        last[-1] = Atom((*glyphs, *dots), _width([*glyphs, *dots]), last[-1].has_space)
        return lines

    def _line_width(self, line: Sequence[Atom]) -> float:
        return sum(atom.width + (self._space(atom) if place else 0) for place, atom in enumerate(line))

    def _ordered(self, line: Sequence[Atom], from_right: bool) -> tuple[Glyph, ...]:
        """Return the glyphs of a line from left to right."""
        glyphs: list[Glyph] = []
        for place, atom in enumerate(line):
            glyphs += self._spaces[atom.glyphs[0].weight] if place and atom.has_space else ()
            glyphs += atom.glyphs
        if not from_right and all(glyph.direction != "R" for glyph in glyphs):
            return tuple(glyphs)
        return tuple(_visual(glyphs, from_right))


def placed(line: Sequence[Glyph], size: int) -> Iterator[tuple[Glyph, float]]:
    """Yield each glyph of a line with its distance from the beginning of the line, in pixels."""
    x = 0.0
    last: Glyph | None = None
    for glyph in line:
        x += _kerning(last, glyph) * size if last else 0
        yield glyph, x
        x += glyph.width * size
        last = glyph


def line_width(line: Sequence[Glyph], size: int) -> float:
    """Return the width of a line in pixels."""
    return _width(line) * size


def _width(glyphs: Sequence[Glyph]) -> float:
    return sum(glyph.width for glyph in glyphs) + sum(map(_kerning, glyphs, glyphs[1:]))


def _kerning(left: Glyph, right: Glyph) -> float:
    is_pair = left.face is right.face and left.weight == right.weight and left.scale == right.scale
    return left.face.kerning(left.text, right.text) * left.scale if is_pair else 0


def _first_direction(text: str) -> str:
    directions = (direction(letter) for letter in text if letter.isalpha())
    return next((way for way in directions if way != "N"), "N")


def _pieces(words: Sequence[Words]) -> Iterator[tuple[list[Cluster], bool]]:
    """Yield the clusters between which no line breaks, each with whether a space precedes them."""
    piece: list[Cluster] = []
    has_space = False
    clusters = _clusters(words)
    for place, cluster in enumerate(clusters):
        if cluster.text.isspace() and piece and _is_lone_dash(clusters[place + 1 : place + 3]):
            piece.append(Cluster(BOUND_SPACE, cluster.weight))
        elif cluster.text.isspace() and cluster.text != BOUND_SPACE:
            if piece:
                yield piece, has_space
            piece, has_space = [], True
        elif piece and _may_break(piece[-1].text, cluster.text):
            yield piece, has_space
            piece, has_space = [cluster], False
        else:
            piece.append(cluster)
    if piece:
        yield piece, has_space


def _is_lone_dash(clusters: Sequence[Cluster]) -> bool:
    """Return whether a dash or a dot between two words comes next; it may end a line, but not begin one."""
    texts = [cluster.text for cluster in clusters]
    return len(texts) == 2 and texts[0] in "-–—·" and (texts[1].isspace() or texts == ["-", "-"])


def _clusters(words: Sequence[Words]) -> list[Cluster]:
    """Return the letters, each with the accents and joiners that follow it."""
    found: list[Cluster] = []
    for part in words:
        weight = STRONG if part.is_strong else REGULAR
        for letter in unicodedata.normalize("NFC", part.text[:MOST_READ]):
            joins = unicodedata.category(letter) in {"Mn", "Mc", "Me"} or letter in JOINERS
            if found and (joins or found[-1].text.endswith("\u200d")) and not found[-1].text.isspace():
                found[-1] = Cluster(found[-1].text + letter, found[-1].weight)
            else:
                found.append(Cluster(letter, weight))
    return found[:MOST_READ]


def _may_break(left: str, right: str) -> bool:
    is_free = right[0] not in NEVER_FIRST and left[0] not in NEVER_LAST
    return is_free and (_is_wide(left) or _is_wide(right))


def _is_wide(text: str) -> bool:
    """Return whether a line may break beside the text without a space: Chinese, Japanese, Korean."""
    return not text.isascii() and (unicodedata.east_asian_width(text[0]) in {"W", "F"} or is_cjk(text[0]))


def _parts(atom: Atom, most: float) -> Iterator[Atom]:
    """Divide an atom into parts no wider than `most` ems, after a dash if there is one."""
    glyphs, used = list(atom.glyphs), atom.width
    while used > most and len(glyphs) > 1:
        end, width = 1, glyphs[0].width
        while (width := width + glyphs[end].width + _kerning(glyphs[end - 1], glyphs[end])) <= most:
            end += 1
        dashes = (place for place in range(end, end // 2, -1) if glyphs[place - 1].text in BREAK_AFTER)
        end = next(dashes, end)
        yield Atom(tuple(glyphs[:end]), _width(glyphs[:end]), False)
        glyphs = glyphs[end:]
        used = _width(glyphs)
    yield Atom(tuple(glyphs), used, False)


def _visual(glyphs: Sequence[Glyph], from_right: bool) -> list[Glyph]:
    """Reorder glyphs from reading order to left-to-right order (a small part of Unicode TR 9).

    Glyphs without a direction take that of their neighbours if these agree, else that of the line.
    """
    base = "R" if from_right else "L"
    ways = [base if glyph.text in BRACKETS else glyph.direction for glyph in glyphs]
    for place, way in enumerate(ways):
        if way == "N":
            before = ways[place - 1] if place else base
            after = next((following for following in ways[place:] if following != "N"), base)
            ways[place] = before if before == after else base
    runs: list[tuple[str, list[Glyph]]] = []
    for glyph, way in zip(glyphs, ways, strict=True):
        if not runs or runs[-1][0] != way:
            runs.append((way, []))
        runs[-1][1].append(_mirrored(glyph) if way == "R" else glyph)
    ordered = [list(reversed(run)) if way == "R" else run for way, run in runs]
    return [glyph for run in (reversed(ordered) if from_right else ordered) for glyph in run]


def _mirrored(glyph: Glyph) -> Glyph:
    return glyph if glyph.text not in MIRRORED else glyph._replace(text=MIRRORED[MIRRORED.index(glyph.text) ^ 1])
