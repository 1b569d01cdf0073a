"""The sheet that a social card is drawn on: lines of glyphs and flat colours -> a PNG with a small palette."""

from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageDraw

from generator.model.social_card import HEIGHT, WIDTH
from generator.rendering.social_cards.faces import STRONG, Glyph
from generator.rendering.social_cards.style import CardStyle
from generator.rendering.social_cards.text import Block, line_width, placed

FINE = 2  # letters are drawn at twice the size and halved: no hint moves them, and they may stand between two pixels
SHADES = 4  # of each ink: they look like more, since all who show a card make it smaller, and the file is small
# What is written in which colour, on which ground.
INKS = {ink: ("surface", ink) for ink in ("text", "quiet", "accent")} | {"mark": ("wash", "accent")}
FLAT = ("surface", "line", "wash")
GROUND, LINE, WASH = range(3)


class Sheet:
    """The card while it is drawn: a layer for each ink, in which letters are as dark as they cover."""

    def __init__(self, style: CardStyle) -> None:
        self._style = style
        self._picture = Image.new("P", (WIDTH, HEIGHT), GROUND)
        self._layers: dict[str, Image.Image] = {}

    def fill(self, left: int, top: int, width: int, height: int, colour: int) -> None:
        """A rectangle of a flat colour."""
        ImageDraw.Draw(self._picture).rectangle((left, top, left + width - 1, top + height - 1), fill=colour)

    def block(self, block: Block, left: float, top: float, width: float, leading: float, ink: str) -> float:
        """The lines of a block, beginning at `left`, or ending at the width where they are read from the right; gives
        the height that they take."""
        height = leading * block.size
        for place, line in enumerate(block.lines):
            x = left + (width - line_width(line, block.size) if block.is_from_right else 0)
            self.line(line, block.size, x, top + place * height + block.size, ink)
        return height * len(block.lines)

    def line(self, line: Sequence[Glyph], size: int, left: float, baseline: float, ink: str) -> None:
        """One line of glyphs in one of INKS; what is strong among quiet words, the owner's name, has the accent."""
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
        """The picture; its palette has the flat colours, and the shades of each ink."""
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
    """The box, grown to where pixels of the picture begin and end."""
    left, top, right, bottom = box
    return left // FINE * FINE, top // FINE * FINE, -(-right // FINE) * FINE, -(-bottom // FINE) * FINE


def _mixed(ground: str, ink: str, share: float) -> str:
    """The colour of a pixel that the ink covers to this share."""
    pairs = zip(bytes.fromhex(ground.removeprefix("#")), bytes.fromhex(ink.removeprefix("#")), strict=True)
    return bytes(round(below + (above - below) * share) for below, above in pairs).hex()
