"""Wide tables, long formulas and lines of code fit a printed page, in each theme."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.portfolio import Portfolio
from tests.themes.found import each_theme

PAGE = 672  # px: A4 paper without the margins of print.css, 16 mm at each side
TERMS = " + ".join(rf"\frac{{a_{{{k}}}}}{{{k}!}} x^{{{k}}} \cos(\theta_{k})" for k in range(1, 12))
NUMBERS = "|" + "".join(f" Metric {k} |" for k in range(14)) + "\n|" + "---:|" * 14 + "\n"
NUMBERS += 5 * ("|" + "".join(f" 0.9{k}153 |" for k in range(14)) + "\n")
WORDS = (
    "| Method | Description | Reference |\n|---|---|---|\n| Short | " + 30 * "many words of text " + "| A. Bee 2020 |\n"
)
URLS = "| Set | Address |\n|---|---|\n| One | https://data.example.org/" + 12 * "a-long-part/" + 90 * "x" + " |\n"
MATRIX = r"\begin{pmatrix}" + r" \\ ".join(" & ".join(f"a_{{{i},{j}}} + b_{j}" for j in range(12)) for i in range(3))
PIECES = {
    "numbers": NUMBERS,
    "words": WORDS,
    "addresses": URLS,
    "very-wide": NUMBERS.replace("Metric", "Evaluationsergebnisse"),
    "html": f'<table class="own"><tr>{"".join(f"<td>Heading{k}</td>" for k in range(20))}</tr></table>',
    "display": f"$$f(x) = {TERMS}$$",
    "grouped": f"$$f(x) = \\left( {TERMS} \\right) + \\sqrt{{{TERMS}}}$$",
    "inline": f"It is ${TERMS}$ in all.",
    "aligned": rf"$$\begin{{aligned}} f(x) &= {TERMS} \\ g(x) &= 1 \end{{aligned}}$$",
    "matrix": rf"$${MATRIX}\end{{pmatrix}}$$",
    "code": f"```python\nresult = {' + '.join(f'function_{k}(argument)' for k in range(12))}\n```",
    "small": "| a | b |\n|---|---|\n| 1 | 2 |\n\n$$E = mc^2$$",
}
# The right edge of all that is drawn, and how much is cut off inside of an element.
EDGES = """() => [...document.querySelectorAll("main .prose *")].map(one => {
    const cut = getComputedStyle(one).overflowX === "visible" ? 0 : one.scrollWidth - one.clientWidth
    return [one.tagName, one.getBoundingClientRect().right, one.getBoundingClientRect().left, cut]})"""
SIZES = """() => [...document.querySelectorAll("main .prose :is(td, math)")].map(
    one => parseFloat(getComputedStyle(one).fontSize))"""


@pytest.fixture(scope="session")
def wide(theme: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a site with a page for each piece, in a theme."""
    portfolio = Portfolio(tmp_path_factory.mktemp(f"wide-{theme}")).file("site.yaml", f"theme: {theme}\n")
    for name, text in PIECES.items():
        portfolio.file(f"pages/{name}.md", f"---\ntitle: The {name}\n---\n\nSome words.\n\n{text}\n\nSome words.\n")
    portfolio.paper("paper", "\n\n".join(PIECES.values()))
    portfolio.build()
    return portfolio.root / "output"


@each_theme
def test_wide_things_fit_a_printed_page(chromium: Browser, wide: Path) -> None:
    """All of it is on the paper, none of it is cut off, and none is smaller than half of the text."""
    tab = chromium.new_page(viewport={"width": PAGE, "height": 950})
    tab.emulate_media(media="print")
    wrong = []
    for page in [*PIECES, "papers/paper"]:
        tab.goto((wide / f"{page}.html").as_uri())
        edges, sizes = tab.evaluate(EDGES), tab.evaluate(SIZES)
        wrong += [(page, *edge) for edge in edges if edge[1] > PAGE + 1 or edge[2] < -1 or edge[3] > 1]
        wrong += [(page, size) for size in sizes if size < 4.5]
    tab.close()
    assert wrong == []
