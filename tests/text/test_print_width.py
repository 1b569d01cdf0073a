"""What is wider than a printed page gets the classes by which it fits; all else does not change."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.markdown import render_markdown
from generator.text.print_width.formulas import fitted
from generator.text.print_width.letters import PAGE, step_for, widest_word, width
from generator.text.print_width.tables import scrolling_tables
from generator.text.tex.math import mathml

LONG = " + ".join(f"a_{k % 10} x^{k % 10}" for k in range(60))


def _row(*cells: str, tag: str = "td") -> str:
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"


@pytest.mark.parametrize(
    ("table", "classes"),
    [
        (f"<table>{_row('a', 'b')}</table>", ""),
        (f"<table>{_row('Short', 'many words ' * 200)}</table>", ""),
        (f"<table>{_row(*['Column'] * 14)}</table>", " print-60"),
        (f"<table>{_row(*['Bezeichnungen'] * 30)}</table>", " print-50 print-breaks"),
        (f"<table><tr><td colspan='2'>{'w' * 30}</td></tr>{_row('a', 'b')}</table>", ""),
        (f"<table>{_row('x' * 300)}</table>", " print-50 print-breaks"),
        (f"<table>{_row('数' * 200)}</table>", ""),
    ],
    ids=["small", "words that wrap", "many columns", "too many", "a heading over two", "a long word", "ideographs"],
)
def test_tables_get_the_size_at_which_they_fit(table: str, classes: str) -> None:
    """The widest word of each column counts, because a browser breaks lines between words."""
    assert scrolling_tables(table).startswith(f'<div class="table-scroll{classes}" role="region"')


@pytest.mark.parametrize(
    "html",
    ["<table><tr><td>a</td></tr></table>", '<table class="own"><tr><td>a</td></tr></table>',
     "<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>"],
)  # fmt: skip
def test_each_outer_table_scrolls(html: str) -> None:
    """Also a table with attributes; a table in a table is part of the outer one."""
    region = scrolling_tables(f"<p>before</p>{html}<p>between</p>{html}<p>after</p>")
    assert region.count("table-scroll") == 2 and region.count(f'tabindex="0">{html}</div>') == 2
    assert re.sub(r"</?div[^>]*>", "", region) == f"<p>before</p>{html}<p>between</p>{html}<p>after</p>"


@pytest.mark.parametrize("html", ["</table>", "<table>", "</table><table>", "<p>no table</p>", "<tables>a</tables>"])
def test_what_is_no_table_is_kept(html: str) -> None:
    """Halves of a table do not change."""
    assert scrolling_tables(html) == html


@pytest.mark.parametrize("tex", ["E = mc^2", r"\frac{a}{b}", r"\int_0^\infty e^{-x^2} \, dx = \frac{\sqrt{\pi}}{2}"])
def test_short_formulas_do_not_change(tex: str) -> None:
    """What fits a page has no class."""
    assert "print-" not in mathml(tex, True) and fitted(mathml(tex, True)) == mathml(tex, True)


@pytest.mark.parametrize(
    ("tex", "lines", "step"),
    [
        (LONG, 60, ""),
        (f"y = {LONG}", 61, ""),
        (f"y = -{LONG}", 61, ""),
        (f"-{LONG}", 60, ""),
        (f"f({LONG})", 60, ""),
        (rf"\left[{LONG}\right]", 60, ""),
        (rf"(a + b) = {LONG}", 61, ""),
        (rf"\sqrt{{{LONG}}}", 1, "print-20"),
        (rf"\frac{{{LONG}}}{{2}}", 1, "print-20"),
        (rf"\begin{{aligned}} a &= {LONG} \\ b &= 1 \end{{aligned}}", 1, "print-20"),
    ],
    ids=["sum", "equation", "minus after =", "minus first", "brackets", "growing brackets", "a bracket before", "root",
         "fraction", "aligned"],
)  # fmt: skip
def test_long_formulas_have_lines(tex: str, lines: int, step: str) -> None:
    """A line may begin with each relation or operation; what is in one piece is smaller."""
    element = mathml(tex, True)
    assert re.findall(r"<math [^>]*>(?=<mrow>)", element) and element.count('form="infix"') == lines - 1
    assert re.findall(r'class="(print-lines[^"]*)"', element) == [f"print-lines {step}".strip()]
    words = [re.sub(r"<[^>]+>", "", text) for text in (element, _before(tex))]
    assert words[0] == words[1]


def _before(tex: str) -> str:
    """The formula without groups: the sum of short formulas has none."""
    from generator.text.tex.math import _converter

    return _converter().convert_with_local_state(tex, displaystyle=True)


def test_texts_have_tables_and_formulas_that_fit() -> None:
    """In a text, with a formula in a cell counted as wide as it is."""
    marked = render_markdown(f"| a | b |\n|---|---|\n| ${'+'.join(['x'] * 90)}$ | c |\n\n$${LONG}$$\n")
    assert 'class="table-scroll print-' in marked.html and "print-lines" in marked.html
    assert marked.plain.count("x") >= 90


@given(st.text(max_size=60), st.text(max_size=60))
def test_widths_add_up(one: str, other: str) -> None:
    """No word is wider than its text, and a text is as wide as its parts."""
    assert width(one + other) == pytest.approx(width(one) + width(other))
    assert widest_word(f"{one} {other}") <= width(f"{one} {other}") + 1e-9


@given(st.floats(0, 1000), st.sampled_from([50, 20]))
def test_a_step_fits_or_is_the_smallest(wanted: float, smallest: int) -> None:
    """At the step that is returned it fits; at the next larger one it does not."""
    step = step_for(wanted, smallest)
    assert wanted * step / 100 <= PAGE or step == smallest
    assert step == 100 or wanted * (step + 10) / 100 > PAGE
