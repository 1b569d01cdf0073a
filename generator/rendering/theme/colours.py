"""Colours: parsed from CSS, their contrast by WCAG, and readable variants of one colour for light and dark mode."""

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from generator.rendering.theme.colour_names import NAMES

AA = 4.5  # the least contrast of text (WCAG 2, 1.4.3)
HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.I)
STEP = 0.005  # of lightness: too small to see
TINT = 0.1, 0.18  # the share of a colour in its wash, in light and in dark mode
MIDDLE = 0.18  # the luminance on which black and white have the same contrast
Triple = tuple[float, float, float]


class Pair(msgspec.Struct, frozen=True):
    """A colour ("#rrggbb") in light mode and in dark mode."""

    light: str
    dark: str


class Tones(msgspec.Struct, frozen=True):
    """The variants of one colour: `ink` for text and lines, `wash` for a surface under them."""

    ink: Pair
    wash: Pair


def parse_colour(written: str) -> str | None:
    """Return a colour written as `#rgb`, `#rrggbb` or a CSS name as "#rrggbb", or None for any other text."""
    word = written.strip().casefold()
    if HEX.fullmatch(word):
        return word if len(word) == 7 else "#" + "".join(2 * digit for digit in word[1:])
    return NAMES.get(word)


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours ("#rrggbb"), from 1 to 21 (WCAG 2, "contrast ratio")."""
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


def tones(colour: str, light: Sequence[str], dark: Sequence[str]) -> Tones:
    """Return variants of a colour with a contrast of at least AA on all surfaces and on its own wash.

    `light` and `dark` are the surfaces ("#rrggbb") in each mode; the wash is mixed with the first one. The hue of the
    colour is kept, and its lightness changes as little as necessary.
    """
    ink, wash = _readable(colour, tuple(light), TINT[0])
    dark_ink, dark_wash = _readable(colour, tuple(dark), TINT[1])
    return Tones(Pair(ink, dark_ink), Pair(wash, dark_wash))


def _readable(colour: str, surfaces: tuple[str, ...], tint: float) -> tuple[str, str]:
    lightness, a, b = _lab(colour)
    step, last = (STEP, 1.0) if _luminance(surfaces[0]) < MIDDLE else (-STEP, 0.0)
    ink, wash = colour, _mixed(surfaces[0], colour, tint)
    while min(contrast(ink, ground) for ground in (*surfaces, wash)) < AA and lightness != last:
        lightness = min(max(lightness + step, 0.0), 1.0)
        ink = _within(lightness, a, b)
        wash = _mixed(surfaces[0], ink, tint)
    return ink, wash


def _mixed(first: str, second: str, share: float) -> str:
    pairs = zip(_lab(first), _lab(second), strict=True)
    lightness, a, b = (x + (y - x) * share for x, y in pairs)
    return _within(lightness, a, b)


def _within(lightness: float, a: float, b: float) -> str:
    """Return the colour as "#rrggbb", with its chroma reduced until sRGB can show it."""
    share = 1.0
    while share > 0 and not all(-1e-4 <= part <= 1 + 1e-4 for part in _linear_rgb(lightness, a * share, b * share)):
        share -= 0.02
    parts = (_encoded(part) for part in _linear_rgb(lightness, a * max(share, 0), b * max(share, 0)))
    return "#" + "".join(f"{part:02x}" for part in parts)


@lru_cache(maxsize=1000)
def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(colour: str) -> Triple:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return _decoded(red), _decoded(green), _decoded(blue)


def _decoded(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _encoded(part: float) -> int:
    part = min(max(part, 0.0), 1.0)
    return round(255 * (12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055))


# OKLab (CSS Color 4, 10): a step in lightness looks the same in every hue.
def _lab(colour: str) -> Triple:
    red, green, blue = _linear(colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _linear_rgb(lightness: float, a: float, b: float) -> Triple:
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
