"""The faces of social cards: text -> glyphs with their widths, each from the first face that has it.

Simple scripts are set here, glyph by glyph, with the pairs of the face's `kern` table, so that they look the same on
every machine: Pillow's own kerning needs a library of the system. Scripts that must be shaped are set by that (raqm),
and where it is missing nothing is written in them. No letter is ever drawn as a box.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image, ImageDraw, ImageFont, features

EM = 1000  # pixels: the size at which widths are measured, so that hints do not round them
REGULAR, STRONG = 400, 640
BOLDER = 0.011  # ems
# How letters are written whose form is that of another, raised or lowered: their share of the size, and their place.
SMALL = {"<super>": (0.64, 0.34), "<sub>": (0.64, -0.14)}
MOST_STAMPS = 2_000
Stamp = tuple[Image.Image, int, int]  # how far each pixel is covered, and where it lies from the pen
# Scripts whose letters change with their neighbours, beside those that run from right to left.
SHAPED = ((0x0900, 0x109F), (0x1780, 0x17FF), (0x1A20, 0x1AAF), (0xA8E0, 0xA8FF), (0xAA60, 0xAA7F))
ORNAMENTS = {"So", "Sk", "Cf", "Co", "Cn", "Cs"}  # a title says the same without its emoji
JOINERS = "\u200d\ufe0e\ufe0f"


class Cluster(NamedTuple):
    """A letter with its accents, in one weight."""

    text: str
    weight: int


class Glyph(NamedTuple):
    """What is drawn at once: a letter, or a word of a script that is shaped. `width` is in ems, `direction` is L, R,
    or N for what takes that of its neighbours. A raised or lowered letter has its share of the size, and how many ems
    it stands over the line; an accent of another face, how many ems it stands aside of the pen."""

    text: str
    face: "Face"
    weight: int
    width: float
    direction: str
    is_shaped: bool = False
    scale: float = 1
    rise: float = 0
    aside: float = 0


class Face:
    """A font file, or the font of that `number` in a collection: which letters it has, how wide they are, how pairs of
    them are kerned. Raises OSError where it is no font, or a broken one."""

    def __init__(self, path: str, number: int = 0) -> None:
        self._path, self._number = path, number
        self._widths: dict[tuple[str, int], float] = {}
        self._sizes: dict[tuple[int, int, bool], ImageFont.FreeTypeFont] = {}
        self._stamps: dict[tuple[str, int, int], Stamp] = {}
        try:
            self._read_tables()
        except OSError:
            raise
        except Exception as error:  # fonttools says in many ways that a font is broken
            raise OSError(f"{type(error).__name__}: {error}") from error

    def _read_tables(self) -> None:
        """Names of glyphs by code point, kerning by two of these names, and units of an em."""
        from fontTools.ttLib import TTFont

        with Path(self._path).open("rb") as stream, TTFont(stream, lazy=True, fontNumber=self._number) as font:
            self._letters: dict[int, str] = font.getBestCmap() or {}
            tables = font["kern"].kernTables if "kern" in font else ()
            self._pairs = {pair: units for one in tables for pair, units in getattr(one, "kernTable", {}).items()}
            self._units = int(font["head"].unitsPerEm)
            self._has_weights = "fvar" in font and any(axis.axisTag == "wght" for axis in font["fvar"].axes)

    def has(self, text: str) -> bool:
        """Whether it has every letter of `text`; joiners are not drawn."""
        return all(ord(letter) in self._letters for letter in text if letter not in JOINERS)

    def width(self, text: str, weight: int, *, is_shaped: bool = False) -> float:
        """The width of `text`, in ems."""
        key = text, weight
        if key not in self._widths:
            self._widths[key] = self.font(EM, weight, is_shaped=is_shaped).getlength(text) / EM
        return self._widths[key]

    def kerning(self, left: str, right: str) -> float:
        """What the distance of two letters changes by, in ems."""
        if len(left) != 1 or len(right) != 1:
            return 0
        names = self._letters.get(ord(left), ""), self._letters.get(ord(right), "")
        return float(self._pairs.get(names, 0) / self._units)

    def stamp(self, glyph: "Glyph", size: int) -> Stamp:
        """The glyph at a size, drawn once; a few thousand of them are kept."""
        key = glyph.text, size, glyph.weight
        if key not in self._stamps:
            font = self.font(size, glyph.weight, is_shaped=glyph.is_shaped)
            # A face of one weight is made stronger by a line around its letters.
            stroke = 0 if self._has_weights or glyph.weight == REGULAR else size * BOLDER
            left, top, right, bottom = map(round, font.getbbox(glyph.text, anchor="ls", stroke_width=stroke))
            cover = Image.new("L", (max(right - left, 1), max(bottom - top, 1)))
            pen = ImageDraw.Draw(cover)
            pen.text((-left, -top), glyph.text, fill=255, font=font, anchor="ls", stroke_width=stroke)
            if len(self._stamps) > MOST_STAMPS:
                self._stamps.clear()
            self._stamps[key] = cover, left, top
        return self._stamps[key]

    def font(self, size: int, weight: int, *, is_shaped: bool = False) -> ImageFont.FreeTypeFont:
        """The face at a size (pixels) and a weight, where it has an axis of weights."""
        key = size, weight, is_shaped
        if key not in self._sizes:
            can_shape = is_shaped and features.check("raqm")
            engine = ImageFont.Layout.RAQM if can_shape else ImageFont.Layout.BASIC
            font = ImageFont.truetype(self._path, size, index=self._number, layout_engine=engine)
            _set_weight(font, weight)
            self._sizes[key] = font
        return self._sizes[key]


class Faces:
    """Several faces, the first that has a letter draws it. The `last`, a file and a number, is large, and opened when
    the others lack something."""

    def __init__(self, paths: Iterable[str], last: tuple[str, int] | None = None) -> None:
        self._faces, self._last = [Face(path) for path in paths], last
        self.can_shape = features.check("raqm")

    def glyphs(self, clusters: Sequence[Cluster]) -> list[Glyph] | None:
        """The glyphs of a word; None where there is a letter that no face has. Ornaments that none has are left out."""
        found: list[Glyph] = []
        for text, weight in _shaped_together(clusters):
            is_shaped = must_be_shaped(text)
            if is_shaped and not self.can_shape:
                return None
            drawn = self._glyph(text, weight, is_shaped)
            if drawn:
                found += drawn
            elif not all(unicodedata.category(letter) in ORNAMENTS or letter in JOINERS for letter in text):
                return None
        return found

    def _glyph(self, text: str, weight: int, is_shaped: bool) -> list[Glyph]:
        """As it stands; else as simpler letters that say the same (ℋ is H), accents apart, or as a small one (ᵈ)."""
        kind, _, plain = unicodedata.decomposition(text[0]).partition(" ")
        if kind in SMALL and not self._face(text):
            scale, rise = SMALL[kind]
            letters = "".join(chr(int(code, 16)) for code in plain.split()) + text[1:]
            return [
                glyph._replace(width=glyph.width * scale, scale=scale, rise=rise)
                for glyph in self._glyph(letters, weight, is_shaped)
            ]
        for form in dict.fromkeys((text, *(unicodedata.normalize(name, text) for name in ("NFD", "NFKC", "NFKD")))):
            face = self._face(form)
            if face is None:
                continue
            parts = [form] if is_shaped else [letter for letter in form if letter not in JOINERS]
            return [
                Glyph(part, face, weight, face.width(part, weight, is_shaped=is_shaped), direction(part), is_shaped)
                for part in parts
            ]
        return self._in_parts(text, weight) if len(text) > 1 and not is_shaped else []

    def _face(self, text: str) -> Face | None:
        """The first that has every letter of `text`."""
        found = next((face for face in self._faces if face.has(text)), None)
        if found is None and self._last:
            self._faces.append(Face(*self._last))
            self._last = None
            return self._face(text)
        return found

    def _in_parts(self, text: str, weight: int) -> list[Glyph]:
        """A letter, and accents that its own face lacks, each over its middle."""
        letter, *accents = (self._glyph(part, weight, is_shaped=False) for part in text if part not in JOINERS)
        if len(letter) != 1 or not all(len(accent) == 1 for accent in accents):
            return []
        placed = list(letter)
        for (accent,) in accents:
            left, _, right, _ = accent.face.font(EM, weight).getbbox(accent.text, anchor="ls")
            aside = -letter[0].width / 2 - (left + right) / 2 / EM
            placed.append(accent._replace(width=0, aside=aside, direction=letter[0].direction))
        return placed


def must_be_shaped(text: str) -> bool:
    """Whether the letters of `text` depend on each other."""
    if text.isascii():
        return False
    return any(
        direction(letter) == "R" or any(first <= ord(letter) <= last for first, last in SHAPED) for letter in text
    )


def direction(text: str) -> str:
    """L or R, as the first letter that has a direction runs, else N."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in {"L", "EN"}:
            return "L"
        if kind in {"R", "AL", "AN"}:
            return "R"
    return "N"


def _shaped_together(clusters: Sequence[Cluster]) -> list[Cluster]:
    """The clusters, those of a shaped script that follow each other as one."""
    found: list[Cluster] = []
    for cluster in clusters:
        last = found[-1] if found else None
        if last and last.weight == cluster.weight and must_be_shaped(last.text) and must_be_shaped(cluster.text):
            found[-1] = Cluster(last.text + cluster.text, last.weight)
        else:
            found.append(cluster)
    return found


def _set_weight(font: ImageFont.FreeTypeFont, weight: int) -> None:
    try:
        axes: Any = font.get_variation_axes()
    except (OSError, NotImplementedError):
        return  # a face of one weight
    values = [
        max(axis["minimum"], min(weight, axis["maximum"])) if axis["name"] == b"Weight" else axis["default"]
        for axis in axes
    ]
    font.set_variation_by_axes(values)
