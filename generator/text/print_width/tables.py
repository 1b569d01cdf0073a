"""The tables of a text -> tables that scroll on a narrow screen and fit a printed page."""

import re
from html.parser import HTMLParser

from generator.text.print_width.letters import PAGE, step_for, widest_word, width

TAGS = re.compile(r"<table(?=[\s>])|</table>")
SCROLLING = '<div class="table-scroll{}" role="region" aria-label="Table" tabindex="0">{}</div>'
SMALLEST = 50  # percent: smaller type cannot be read, and words break
GAP = 0.8  # em between two columns in print
MOST_COLUMNS = 1000


def scrolling_tables(html: str) -> str:
    """Return `html` with each outermost table in a region that scrolls, with the classes for print.

    `print-70` makes the type of the table smaller, to 70 percent; `print-breaks` also breaks words in it.
    """
    parts: list[str] = []
    depth = begin = end = 0
    for tag in TAGS.finditer(html):
        if tag[0] != "</table>":
            begin = begin if depth else tag.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                table = html[begin : tag.end()]
                parts += html[end:begin], SCROLLING.format(_classes(table), table)
                end = tag.end()
    return "".join(parts) + html[end:]


def _classes(table: str) -> str:
    measured = _Measure()
    measured.feed(table)
    measured.close()
    wanted = measured.width()
    step = step_for(wanted, SMALLEST)
    if step == 100:
        return ""
    return f" print-{step} print-breaks" if wanted * step / 100 > PAGE else f" print-{step}"


class _Measure(HTMLParser):
    """Measures the columns of a table: each needs its widest word, code or formula."""

    def __init__(self) -> None:
        super().__init__()
        self._columns: list[float] = []
        self._column = self._span = 0
        self._text: list[str] = []
        self._is_cell = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._end()
            self._column = 0
        elif tag in {"td", "th"}:
            self._end()
            span = dict(attributes).get("colspan") or "1"
            self._is_cell, self._span = True, int(span) if re.fullmatch(r"[1-9]\d{0,2}", span, re.A) else 1
        elif tag in {"br", "p", "li", "div"}:
            self._text.append(" ")
        elif tag == "img":
            self._text.append(f" {'m' * 3} ")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th", "table"}:
            self._end()

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def width(self) -> float:
        """The width that the table needs, in em."""
        self._end()
        return sum(self._columns) + GAP * len(self._columns)

    def _end(self) -> None:
        """Count the cell that ends here."""
        text = "".join(self._text)
        self._text.clear()
        if not self._is_cell:
            return
        self._is_cell = False
        upto = min(self._column + self._span, MOST_COLUMNS)
        self._columns += [0.0] * (upto - len(self._columns))
        share = min(widest_word(text), width(text)) / self._span
        for column in range(self._column, upto):
            self._columns[column] = max(self._columns[column], share)
        self._column = upto
