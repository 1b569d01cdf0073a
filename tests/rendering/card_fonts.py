"""Small generated fonts in which every letter is a square, so that one can see what was drawn."""

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

CHINESE = "深度学习中的注意力机制研究，。"
ARABIC = "مقدمةفينظرلأعداد"


def square_font(path: Path, letters: str) -> Path:
    """Write a font to `path` that has these letters and a space."""
    builder = FontBuilder(1000)
    names = {ord(letter): f"uni{ord(letter):04X}" for letter in (" ", *dict.fromkeys(letters))}
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for corner in ((50, 800), (850, 800), (850, 0)):
        pen.lineTo(corner)
    pen.closePath()
    square, nothing = pen.glyph(), TTGlyphPen(None).glyph()
    builder.setupGlyf({name: nothing if name == "uni0020" else square for name in (".notdef", *names.values())})
    builder.setupHorizontalMetrics(dict.fromkeys((".notdef", *names.values()), (900, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Squares", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(path)
    return path
