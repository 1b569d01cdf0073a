"""A chart's numbers -> a drawing in SVG, whose colours and type are the theme's."""

from markupsafe import Markup, escape

from generator.model.views import Bar, Chart

WIDTH = 336  # CSS pixels: what a narrow phone shows without scaling
WIDEST_SLOT, LABEL_WIDTH = 42, 38
PLOT, TOP, BOTTOM = 64, 18, 20  # heights of the bars, of the figures above and of the years below


def draw(chart: Chart) -> Markup:
    """Bars over years in one `<svg>`, drawn at its natural size: with a title, figures over the bars where there is
    room (else over the tallest alone) and as many years as fit."""
    slot = min(WIDEST_SLOT, WIDTH / max(len(chart.bars), 1))
    highest = max((bar.value for bar in chart.bars), default=0) or 1
    widest_text = max((len(bar.text) for bar in chart.bars), default=1) * 7
    tallest = max(chart.bars, key=lambda bar: bar.value, default=None)
    every = max(1, -(-LABEL_WIDTH // slot).__trunc__()) if slot < LABEL_WIDTH else 1
    last = len(chart.bars) - 1
    shapes = []
    for place, bar in enumerate(chart.bars):
        with_text = bar.value > 0 and (slot >= widest_text or bar is tallest)
        with_year = (last - place) % every == 0
        shapes.append(_bar(bar, place * slot, slot, PLOT * bar.value / highest, with_text, with_year))
    width, height = round(slot * len(chart.bars), 2), TOP + PLOT + BOTTOM
    return Markup(
        f'<svg class="chart" width="{width:g}" height="{height}" viewBox="0 0 {width:g} {height}" role="img" '
        f'aria-labelledby="{escape(chart.id)}-title"><title id="{escape(chart.id)}-title">{escape(chart.title)}</title>'
        f'<path class="chart-axis" d="M0 {TOP + PLOT + 0.5}H{width:g}"/>{"".join(shapes)}</svg>'
    )


def _bar(bar: Bar, left: float, slot: float, height: float, with_text: bool, with_year: bool) -> str:
    middle = f"{left + slot / 2:.4g}"
    top = TOP + PLOT - height
    parts = [f"<g><title>{escape(bar.label)}: {escape(bar.text)}</title>"]
    if bar.value:
        gap = slot / 3
        parts.append(
            f'<rect class="chart-bar" x="{left + gap / 2:.4g}" y="{top:.4g}" '
            f'width="{slot - gap:.4g}" height="{height:.4g}"/>'
        )
    if with_text:
        parts.append(f'<text class="chart-value" x="{middle}" y="{top - 5:.4g}">{escape(bar.text)}</text>')
    if with_year:
        parts.append(f'<text class="chart-year" x="{middle}" y="{TOP + PLOT + 15}">{escape(bar.label)}</text>')
    return "".join([*parts, "</g>"])
