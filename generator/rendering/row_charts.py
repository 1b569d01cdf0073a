"""Counts by name, such as types or venues -> a drawing in SVG with a row for each: the name above its bar."""

import unicodedata
from collections.abc import Iterator

from markupsafe import Markup, escape

from generator.model.site.views import Bar, Chart
from generator.text.scripts import is_cjk

WIDTH = 288  # CSS pixels: the width of the text on a phone of 320
LINE, BAR, GAP = 16, 5, 11  # heights of a line of the name, of the bar, and of the space between rows
MOST_LINES = 2  # of a name: a longer one is cut; the table beside the drawing has the full name
SPACE = 14  # between the name and the count at the end of its line
NARROW, BROAD = "fijltrI.,:;'|!()[] ", "mwMW@—"


def draw_rows(chart: Chart, direction: str = "ltr") -> Markup:
    """Return rows as one `<svg>` with a title, WIDTH CSS pixels wide.

    The widths of the bars are in proportion to the largest. On a right-to-left page bars and names begin at the right.
    """
    highest = max((bar.value for bar in chart.bars), default=0) or 1
    top, shapes = 0.0, []
    for bar in chart.bars:
        shape, height = _row(bar, top, highest, direction == "rtl")
        shapes.append(shape)
        top += height + GAP
    height = max(top - GAP, 1)
    return Markup(
        f'<svg class="chart chart-rows" width="{WIDTH}" height="{height:g}" viewBox="0 0 {WIDTH} {height:g}" '
        f'direction="{direction}" role="img" aria-labelledby="{escape(chart.id)}-title">'
        f'<title id="{escape(chart.id)}-title">{escape(chart.title)}</title>{"".join(shapes)}</svg>'
    )


def _row(bar: Bar, top: float, highest: int, is_turned: bool) -> tuple[str, float]:
    """Return the drawing of one row, and its height."""
    lines = list(fitted(bar.label, WIDTH - text_width(bar.text) - SPACE))
    rest = " chart-rest" if bar.is_rest else ""
    start, end = (WIDTH, 0) if is_turned else (0, WIDTH)
    parts = [f"<g><title>{escape(bar.label)}: {escape(bar.text)}</title>"]
    for place, line in enumerate(lines):
        parts.append(
            f'<text class="chart-label{rest}" x="{start}" y="{top + LINE * place + 12:g}">{escape(line)}</text>'
        )
    below = top + LINE * len(lines)
    parts.append(f'<text class="chart-count" x="{end}" y="{below - LINE + 12:g}">{escape(bar.text)}</text>')
    parts.append(f'<rect class="chart-track" x="0" y="{below + BAR - 1:g}" width="{WIDTH}" height="1"/>')
    width = max(WIDTH * bar.value / highest, 1)
    left = f"{WIDTH - width:.4g}" if is_turned else "0"
    parts.append(f'<rect class="chart-bar{rest}" x="{left}" y="{below:g}" width="{width:.4g}" height="{BAR}"/></g>')
    return "".join(parts), LINE * len(lines) + BAR


def fitted(label: str, width: float) -> Iterator[str]:
    """Yield `label` in at most MOST_LINES lines of at most `width` pixels.

    Lines break between words if possible. A label that is too long ends in "…".
    """
    rest = " ".join(label.split())
    for _ in range(MOST_LINES - 1):
        line = _cut(rest, width)
        if line == rest:
            break
        if rest[len(line)] != " " and " " in line:
            line = line.rpartition(" ")[0]
        yield line.rstrip()
        rest = rest[len(line) :].lstrip()
    line = _cut(rest, width)
    yield line if line == rest else _cut(rest, width - text_width("…")).rstrip(" ,;:–-") + "…"


def _cut(text: str, width: float) -> str:
    """Return the beginning of `text` that is no wider than `width` pixels, but at least one character."""
    taken = 0.0
    for place, character in enumerate(text):
        taken += _character_width(character)
        if taken > width:
            return text[: max(place, 1)]
    return text


def text_width(text: str) -> float:
    """Return the approximate width of a text in pixels at a font size of 12, rather too large than too small."""
    return sum(map(_character_width, text))


def _character_width(character: str) -> float:
    if unicodedata.combining(character):
        return 0
    if character in NARROW:
        return 4
    if character.isupper() or character in BROAD:
        return 10 if character in BROAD else 8.5
    is_wide = unicodedata.east_asian_width(character) in "WF" or is_cjk(character)
    return 12 if is_wide else 6.5
