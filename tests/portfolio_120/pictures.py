"""The pictures of the made-up portfolio, drawn, so that they are nobody's: figures as in papers, and a portrait."""

import math
from io import BytesIO

from PIL import Image, ImageDraw

FINE = 3  # drawn so many times as large, and made smaller: edges are smooth
GROUND, AXIS = "#ffffff", "#8a8378"
INKS = ["#84302a", "#1f4e79", "#3d6b35", "#8a5a00", "#5b3f7a"]


def figure(number: int) -> bytes:
    """A figure of 480 × 300 pixels as PNG: curves, points, a field or a network, by turns."""
    picture = Image.new("RGB", (480 * FINE, 300 * FINE), GROUND)
    pen = ImageDraw.Draw(picture)
    (_curves, _points, _field, _network)[number % 4](pen, number)
    return _png(picture, (480, 300))


def _curves(pen: ImageDraw.ImageDraw, number: int) -> None:
    _axes(pen)
    for place in range(3):
        line = [
            (
                x * FINE,
                (230 - place * 38 - 46 * math.sin(x / (34 + number % 9 + place * 7)) * math.exp(-x / 600)) * FINE,
            )
            for x in range(40, 460, 3)
        ]
        pen.line(line, fill=INKS[(number + place) % 5], width=3 * FINE, joint="curve")


def _points(pen: ImageDraw.ImageDraw, number: int) -> None:
    _axes(pen)
    for place in range(90):
        x = 48 + place * 37 % 400
        y = 250 - x * 0.42 + 48 * math.sin(place * 2.4 + number)
        _dot(pen, x, y, 4, INKS[(number + place % 2) % 5])


def _field(pen: ImageDraw.ImageDraw, number: int) -> None:
    red, green, blue = bytes.fromhex(INKS[number % 5][1:])
    for column in range(24):
        for row in range(15):
            share = 0.5 + 0.5 * math.sin(column / (3 + number % 4) + math.cos(row / 2.5 + number) * 2)
            colour = tuple(round(255 - (255 - part) * share * 0.9) for part in (red, green, blue))
            left, top = column * 20 * FINE, row * 20 * FINE
            pen.rectangle((left, top, left + 20 * FINE, top + 20 * FINE), fill=colour)


def _network(pen: ImageDraw.ImageDraw, number: int) -> None:
    count = 9 + number % 5
    places = [
        (
            240 + 180 * math.cos(step * 2.4) * (0.4 + step / count * 0.6),
            150 + 115 * math.sin(step * 2.4) * (0.4 + step / count * 0.6),
        )
        for step in range(count)
    ]
    for step, (x, y) in enumerate(places):
        for other in (step * 2 + 1, step + 3):
            if other < count:
                pen.line(
                    (x * FINE, y * FINE, places[other][0] * FINE, places[other][1] * FINE), fill=AXIS, width=2 * FINE
                )
    for step, (x, y) in enumerate(places):
        _dot(pen, x, y, 8 + step % 3 * 4, INKS[(number + step) % 5])


def _axes(pen: ImageDraw.ImageDraw) -> None:
    pen.line([(36 * FINE, 24 * FINE), (36 * FINE, 268 * FINE), (462 * FINE, 268 * FINE)], fill=AXIS, width=2 * FINE)


def _dot(pen: ImageDraw.ImageDraw, x: float, y: float, size: float, colour: str) -> None:
    pen.ellipse(((x - size) * FINE, (y - size) * FINE, (x + size) * FINE, (y + size) * FINE), fill=colour)


def portrait() -> bytes:
    """A portrait of 400 × 400 pixels as PNG: somebody on a shore, in flat colours."""
    picture = Image.new("RGB", (400 * FINE, 400 * FINE), "#cfdbe0")
    pen = ImageDraw.Draw(picture)
    for top, colour in ((215, "#9fb6bf"), (245, "#7d99a4"), (285, "#5f7f8c")):
        pen.rectangle((0, top * FINE, 400 * FINE, 400 * FINE), fill=colour)
    for left, peak, right, height in ((0, 90, 190, 150), (250, 345, 470, 135)):
        pen.polygon(
            [(left * FINE, 225 * FINE), (peak * FINE, height * FINE), (right * FINE, 225 * FINE)], fill="#8aa1a8"
        )
    for box, colour in (
        ((122, 66, 278, 300), "#3b2a22"),  # hair
        ((170, 210, 230, 318), "#c98f6d"),  # neck
        ((70, 284, 330, 620), "#84302a"),  # coat
        ((146, 92, 254, 248), "#e8bb9c"),  # face
    ):
        pen.ellipse(tuple(edge * FINE for edge in box), fill=colour)
    pen.chord(tuple(edge * FINE for edge in (136, 70, 264, 212)), 192, 348, fill="#3b2a22")
    return _png(picture, (400, 400))


def _png(picture: Image.Image, size: tuple[int, int]) -> bytes:
    stream = BytesIO()
    picture.resize(size, Image.Resampling.LANCZOS).quantize(64).save(stream, "PNG", optimize=True)
    return stream.getvalue()
