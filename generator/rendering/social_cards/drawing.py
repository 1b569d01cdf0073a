"""The drawing surface of a social card: lines of glyphs and flat colours -> a PNG with a small palette."""

from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageDraw

from generator.model.site.social_card import HEIGHT, WIDTH
from generator.rendering.social_cards.faces import STRONG, Glyph
from generator.rendering.social_cards.style import CardStyle
from generator.rendering.social_cards.text import Block, line_width, placed

FINE = 2  # letters are drawn at twice the size and then halved: hinting does not move them, and half pixels count
SHADES = 4  # of each ink: enough, because cards are shown scaled down; and the file is small
# Each ink's background and colour.
INKS = {ink: ("surface", ink) for ink in ("text", "quiet", "accent")} | {"mark": ("wash", "accent")}
FLAT = ("surface", "line", "wash")
GROUND, LINE, WASH = range(3)


class Canvas:
    """A card while it is drawn, with a layer for each ink that holds how far letters cover each pixel."""

    def __init__(self, style: CardStyle) -> None:
        self._style = style
        self._picture = Image.new("P", (WIDTH, HEIGHT), GROUND)
        self._layers: dict[str, Image.Image] = {}

    def fill(self, left: int, top: int, width: int, height: int, colour: int) -> None:
        """Fill a rectangle (in pixels) with one of GROUND, LINE and WASH."""
        ImageDraw.Draw(self._picture).rectangle((left, top, left + width - 1, top + height - 1), fill=colour)

    def block(self, block: Block, left: float, top: float, width: float, leading: float, ink: str) -> float:
        """Draw the lines of a block, and return its height in pixels.

        Lines begin at `left`; lines of a right-to-left text end at `left + width`. `leading` is the distance of
        baselines as a multiple of the font size.
        """
        height = leading * block.size
        for place, line in enumerate(block.lines):
            x = left + (width - line_width(line, block.size) if block.is_from_right else 0)
            self.line(line, block.size, x, top + place * height + block.size, ink)
        return height * len(block.lines)

    def line(self, line: Sequence[Glyph], size: int, left: float, baseline: float, ink: str) -> None:
        """Draw one line of glyphs in one of INKS. Strong glyphs in a quiet line (the owner's name) get the accent."""
        for glyph, x in placed(line, size):
            layer = self._layer("accent" if ink == "quiet" and glyph.weight == STRONG else ink)
            cover, aside, above = glyph.face.stamp(glyph, round(size * glyph.scale * FINE))
            bottom = round((baseline - size * glyph.rise) * FINE)
            layer.paste(255, (round((left + x + size * glyph.aside) * FINE) + aside, bottom + above), cover)

    def _layer(self, ink: str) -> Image.Image:
        if ink not in self._layers:
            self._layers[ink] = Image.new("L", (WIDTH * FINE, HEIGHT * FINE))
        return self._layers[ink]

    def png(self) -> bytes:
        """Return the picture as PNG, with the flat colours and the shades of each ink as palette."""
        colours = [getattr(self._style, name) for name in FLAT]
        for ink, layer in self._layers.items():
            first = len(colours) - 1
            ground, colour = (getattr(self._style, name) for name in INKS[ink])
            colours += [_mixed(ground, colour, shade / SHADES) for shade in range(1, SHADES + 1)]
            left, top, right, bottom = _whole_pixels(layer.getbbox() or (0, 0, FINE, FINE))
            cover = layer.reduce(FINE, (left, top, right, bottom))
            shades = [round(value * SHADES / 255) for value in range(256)]
            mask = cover.point([255 if shade else 0 for shade in shades])
            self._picture.paste(cover.point([first + shade for shade in shades]), (left // FINE, top // FINE), mask)
        self._picture.putpalette([value for colour in colours for value in bytes.fromhex(colour.removeprefix("#"))])
        stream = BytesIO()
        self._picture.save(stream, "PNG")
        return stream.getvalue()


def _whole_pixels(box: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    """Return the box, grown to whole pixels of the picture."""
    left, top, right, bottom = box
    return left // FINE * FINE, top // FINE * FINE, -(-right // FINE) * FINE, -(-bottom // FINE) * FINE


def _mixed(ground: str, ink: str, share: float) -> str:
    """Return the colour (hex digits) of a pixel that is covered by the ink to this share, from 0 to 1."""
    pairs = zip(bytes.fromhex(ground.removeprefix("#")), bytes.fromhex(ink.removeprefix("#")), strict=True)
    return bytes(round(below + (above - below) * share) for below, above in pairs).hex()
