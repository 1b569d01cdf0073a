"""Charts with rows: long names, wide scripts, one row or many."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.site.views import Bar, Chart
from generator.rendering.charts import draw
from generator.rendering.row_charts import MOST_LINES, WIDTH, fitted, text_width

LONG = "Proceedings of the 62nd Annual Meeting of the Association for Computational Linguistics (Volume 1: Long Papers)"


def _drawn(*bars: Bar) -> ElementTree.Element:
    return ElementTree.fromstring(draw(Chart("v", "Papers by <venue>", "papers", bars, "Venue")))


@pytest.mark.parametrize("count", [1, 3, 11])
def test_a_row_for_each(count: int) -> None:
    """Each row has its name, its number and a bar in proportion; rows do not overlap, and all are inside."""
    bars = tuple(Bar(f"Venue {n}", count - n, str(count - n)) for n in range(count))
    drawing = _drawn(*bars)
    widths = [float(one.get("width", "0")) for one in drawing.iter("rect") if "chart-bar" in one.get("class", "")]
    assert widths == pytest.approx([WIDTH * bar.value / count for bar in bars], abs=0.1)
    labels = [one for one in drawing.iter("text") if "chart-label" in one.get("class", "")]
    assert [one.text for one in labels] == [bar.label for bar in bars]
    places = [float(one.get("y", "0")) for one in labels]
    assert places == sorted(places) and places[-1] < float(drawing.get("height", "0"))
    assert drawing.findtext("title") == "Papers by <venue>"
    assert float(drawing.get("width", "0")) <= 288


def test_long_names_have_two_lines() -> None:
    """A long name breaks between words; a longer one ends in an ellipsis, and the row's title has the full name."""
    drawing = _drawn(Bar(LONG, 11, "11"), Bar("Others", 2, "2", is_rest=True))
    first, second, _ = [one.text or "" for one in drawing.iter("text") if "chart-label" in one.get("class", "")]
    assert LONG.startswith(first) and LONG[len(first)] == " "
    assert second.endswith("…")
    assert f"{LONG}: 11" in [one.text for one in drawing.iter("title")]


@given(st.text(min_size=1), st.floats(20, 300))
def test_names_fit_beside_their_rows(label: str, width: float) -> None:
    """No line is wider than the room, only the end of a name is lost, and there are at most two lines."""
    lines = list(fitted(label, width))
    assert 1 <= len(lines) <= MOST_LINES
    assert all(text_width(line) <= width or len(line) == 1 for line in lines)
    shown = "".join(lines).replace(" ", "")
    whole = "".join(label.split())
    assert shown == whole or ("…" in shown and whole.startswith(shown.removesuffix("…")))


@pytest.mark.parametrize("label", ["计算机学报" * 20, "مجلة الحاسوب", "x" * 300, "", "&<>\"'"])
def test_any_name_is_drawn(label: str) -> None:
    """Wide scripts, right-to-left scripts, endless words and markup give a well-formed drawing."""
    assert _drawn(Bar(label, 1, "1")).tag == "svg"


@pytest.mark.parametrize("years", [1, 2, 24, 60])
def test_labels_of_years_stay_inside(years: int) -> None:
    """Neither the first year nor the highest number reaches beyond the drawing."""
    bars = tuple(Bar(str(1966 + place), 1000 * place + 1, f"{1000 * place + 1:,}") for place in range(years))
    drawing = ElementTree.fromstring(draw(Chart("c", "Citations per year", "citations", bars)))
    width = float(drawing.get("width", "0"))
    for shape in drawing.iter("text"):
        half = min(len(shape.text or "") * 6.6, width) / 2
        assert half - 0.1 <= float(shape.get("x", "0")) <= width - half + 0.1


def test_rows_begin_where_the_lines_of_the_page_do() -> None:
    """On a right-to-left page names and bars begin at the right, and counts are at the left."""
    drawing = ElementTree.fromstring(
        draw(Chart("v", "Papers", "papers", (Bar("A", 4, "4"), Bar("B", 1, "1")), "Venue"), "rtl")
    )
    bars = [one for one in drawing.iter("rect") if "chart-bar" in one.get("class", "")]
    assert [float(one.get("x", "0")) + float(one.get("width", "0")) for one in bars] == [WIDTH, WIDTH]
    assert {one.get("x") for one in drawing.iter("text") if one.get("class") == "chart-label"} == {str(WIDTH)}
    assert {one.get("x") for one in drawing.iter("text") if one.get("class") == "chart-count"} == {"0"}
    assert drawing.get("direction") == "rtl"
