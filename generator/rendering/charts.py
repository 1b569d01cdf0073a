"""A chart's numbers -> a drawing in SVG, which takes colours and fonts from the theme."""

from markupsafe import Markup, escape

from generator.model.site.views import Bar, Chart
from generator.rendering.row_charts import draw_rows

WIDTH = 336  # CSS pixels: the width that a narrow phone shows without scaling
WIDEST_SLOT, LABEL_WIDTH = 42, 38
DIGIT = 6.6  # approximate width of a digit
PLOT, TOP, BOTTOM = 64, 18, 20  # heights of the bars, of the numbers above and of the years below
YEARS = TOP + PLOT + 15


def draw(chart: Chart, direction: str = "ltr") -> Markup:
    """Return the drawing of a chart for a page of that direction ("ltr" or "rtl"): columns for years, else rows."""
    return draw_years(chart, direction) if chart.by == "Year" else draw_rows(chart, direction)


def draw_years(chart: Chart, direction: str = "ltr") -> Markup:
    """Return columns over years as one `<svg>`, up to WIDTH CSS pixels wide.

    It has a title, and as many years as fit. Numbers are above all columns if they fit, else above the tallest only. On
    a right-to-left page the years run from right to left.
    """
    slot = min(WIDEST_SLOT, WIDTH / max(len(chart.bars), 1))
    highest = max((bar.value for bar in chart.bars), default=0) or 1
    widest_text = max((len(bar.text) for bar in chart.bars), default=1) * 7
    tallest = max(chart.bars, key=lambda bar: bar.value, default=None)
    every = max(1, -(-LABEL_WIDTH // slot).__trunc__()) if slot < LABEL_WIDTH else 1
    last = len(chart.bars) - 1
    width, height = round(slot * len(chart.bars), 2), TOP + PLOT + BOTTOM
    shapes = []
    for place, bar in enumerate(chart.bars):
        value = bar.text if bar.value > 0 and (slot >= widest_text or bar is tallest) else ""
        year = bar.label if (last - place) % every == 0 else ""
        middle = (place + 0.5) * slot if direction == "ltr" else width - (place + 0.5) * slot
        top = TOP + PLOT * (1 - bar.value / highest)
        shapes.append(_bar(bar, middle, slot / 3, top))
        shapes.append(_text("value", value, middle, top - 5, width) + _text("year", year, middle, YEARS, width))
    return Markup(
        f'<svg class="chart" width="{width:g}" height="{height}" viewBox="0 0 {width:g} {height}" role="img" '
        f'aria-labelledby="{escape(chart.id)}-title"><title id="{escape(chart.id)}-title">{escape(chart.title)}</title>'
        f'<path class="chart-axis" d="M0 {TOP + PLOT + 0.5}H{width:g}"/>{"".join(shapes)}</svg>'
    )


def _bar(bar: Bar, middle: float, half: float, top: float) -> str:
    """Return a column with a tooltip, or "" if its value is 0."""
    if not bar.value:
        return ""
    return (
        f"<g><title>{escape(bar.label)}: {escape(bar.text)}</title>"
        f'<rect class="chart-bar" x="{middle - half:.4g}" y="{top:.4g}" width="{2 * half:.4g}" '
        f'height="{TOP + PLOT - top:.4g}"/></g>'
    )


def _text(kind: str, text: str, middle: float, y: float, width: float) -> str:
    """Return a text below or above its column, moved to stay inside the drawing."""
    if not text:
        return ""
    half = min(len(text) * DIGIT, width) / 2
    x = min(max(middle, half), width - half)
    return f'<text class="chart-{kind}" x="{x:.4g}" y="{y:.4g}">{escape(text)}</text>'
