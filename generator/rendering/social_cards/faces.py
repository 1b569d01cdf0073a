"""The fonts ("faces") of social cards: text -> glyphs with their widths, each from the first font that has it.

Simple scripts are set here, glyph by glyph, with the kerning pairs of the font's `kern` table, so that they look the
same on every machine: Pillow's own kerning needs the system library raqm. Scripts that must be shaped need raqm;
without it, no text is written in them. A missing letter is never drawn as a box.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image, ImageDraw, ImageFont, features

EM = 1000  # pixels: widths are measured at this size, so that hinting does not round them
REGULAR, STRONG = 400, 640
BOLDER = 0.011  # ems
# Superscript and subscript letters: their share of the font size, and how many ems they are raised.
SMALL = {"<super>": (0.64, 0.34), "<sub>": (0.64, -0.14)}
MOST_STAMPS = 2_000
FileStat = tuple[Image.Image, int, int]  # the coverage of each pixel, and the offset of the image from the pen
# Left-to-right scripts whose letters change with their neighbours; all right-to-left scripts do, too.
SHAPED = ((0x0900, 0x109F), (0x1780, 0x17FF), (0x1A20, 0x1AAF), (0xA8E0, 0xA8FF), (0xAA60, 0xAA7F))
ORNAMENTS = {"So", "Sk", "Cf", "Co", "Cn", "Cs"}  # Unicode categories that may be left out, such as emoji
JOINERS = "\u200d\ufe0e\ufe0f"


class Cluster(NamedTuple):
    """A letter with its accents, in one weight."""

    text: str
    weight: int


class Glyph(NamedTuple):
    """What is drawn in one step: a letter, or a word of a script that is shaped.

    `width` is in ems. `direction` is "L", "R", or "N" for the direction of its neighbours. `scale` is the share of the
    font size and `rise` the height over the baseline in ems, for superscripts and subscripts. `aside` is the horizontal
    offset in ems, for an accent from another font.
    """

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
    """A font file, or the font with that `number` in a collection: its letters, their widths, and their kerning.

    Raises OSError if the file is not a font, or a damaged one.
    """

    def __init__(self, path: str, number: int = 0) -> None:
        self._path, self._number = path, number
        self._widths: dict[tuple[str, int], float] = {}
        self._sizes: dict[tuple[int, int, bool], ImageFont.FreeTypeFont] = {}
        self._stamps: dict[tuple[str, int, int], FileStat] = {}
        try:
            self._read_tables()
        except OSError:
            raise
        except Exception as error:  # fonttools raises many kinds of exception for a damaged font
            raise OSError(f"{type(error).__name__}: {error}") from error

    def _read_tables(self) -> None:
        """Read glyph names by code point, kerning by pairs of these names, and the units per em."""
        from fontTools.ttLib import TTFont

        with Path(self._path).open("rb") as stream, TTFont(stream, lazy=True, fontNumber=self._number) as font:
            self._letters: dict[int, str] = font.getBestCmap() or {}
            tables = font["kern"].kernTables if "kern" in font else ()
            self._pairs = {pair: units for table in tables for pair, units in getattr(table, "kernTable", {}).items()}
            self._units = int(font["head"].unitsPerEm)
            self._has_weights = "fvar" in font and any(axis.axisTag == "wght" for axis in font["fvar"].axes)

    def has(self, text: str) -> bool:
        """Return whether the font has every letter of `text`; joiners do not count, because they are not drawn."""
        return all(ord(letter) in self._letters for letter in text if letter not in JOINERS)

    def width(self, text: str, weight: int, *, is_shaped: bool = False) -> float:
        """Return the width of `text`, in ems."""
        key = text, weight
        if key not in self._widths:
            self._widths[key] = self.font(EM, weight, is_shaped=is_shaped).getlength(text) / EM
        return self._widths[key]

    def kerning(self, left: str, right: str) -> float:
        """Return by how much the distance of two letters changes, in ems."""
        if len(left) != 1 or len(right) != 1:
            return 0
        names = self._letters.get(ord(left), ""), self._letters.get(ord(right), "")
        return float(self._pairs.get(names, 0) / self._units)

    def stamp(self, glyph: "Glyph", size: int) -> FileStat:
        """Return the image of a glyph at a size in pixels; up to MOST_STAMPS images are kept."""
        key = glyph.text, size, glyph.weight
        if key not in self._stamps:
            font = self.font(size, glyph.weight, is_shaped=glyph.is_shaped)
            # A font without an axis of weights is made bolder by an outline.
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
        """Return the font at a size in pixels and, if it has an axis of weights, at a weight."""
        key = size, weight, is_shaped
        if key not in self._sizes:
            can_shape = is_shaped and features.check("raqm")
            engine = ImageFont.Layout.RAQM if can_shape else ImageFont.Layout.BASIC
            font = ImageFont.truetype(self._path, size, index=self._number, layout_engine=engine)
            _set_weight(font, weight)
            self._sizes[key] = font
        return self._sizes[key]


class Faces:
    """Several fonts: each letter is drawn by the first font that has it.

    `last`, a file and a number in it, is a large font, which is opened only if the others lack a letter.
    """

    def __init__(self, paths: Iterable[str], last: tuple[str, int] | None = None) -> None:
        self._faces, self._last = [Face(path) for path in paths], last
        self.can_shape = features.check("raqm")

    def glyphs(self, clusters: Sequence[Cluster]) -> list[Glyph] | None:
        """Return the glyphs of a word, or None if no font has one of its letters; missing ORNAMENTS are left out."""
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
        """Return the glyphs of one letter with its accents, or an empty list if no font can draw it.

        If no font has the letter itself, try its Unicode decompositions: a superscript or subscript as a small letter
        (ᵈ), an equivalent letter (ℋ as H), and the letter with separate accents.
        """
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
        """Return the first font that has every letter of `text`, or None."""
        found = next((face for face in self._faces if face.has(text)), None)
        if found is None and self._last:
            self._faces.append(Face(*self._last))
            self._last = None
            return self._face(text)
        return found

    def _in_parts(self, text: str, weight: int) -> list[Glyph]:
        """Return a letter and its accents from different fonts, with each accent centred over the letter."""
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
    """Return whether the letters of `text` change with their neighbours, so that they must be shaped together."""
    if text.isascii():
        return False
    return any(
        direction(letter) == "R" or any(first <= ord(letter) <= last for first, last in SHAPED) for letter in text
    )


def direction(text: str) -> str:
    """Return the direction of the first letter that has one, "L" or "R", or else "N" (Unicode TR 9)."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in {"L", "EN"}:
            return "L"
        if kind in {"R", "AL", "AN"}:
            return "R"
    return "N"


def _shaped_together(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Merge neighbouring clusters of a shaped script into one."""
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
        return  # a font without an axis of weights
    values = [
        max(axis["minimum"], min(weight, axis["maximum"])) if axis["name"] == b"Weight" else axis["default"]
        for axis in axes
    ]
    font.set_variation_by_axes(values)
