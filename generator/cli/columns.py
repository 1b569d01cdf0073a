"""A table of text whose columns fit the width of the terminal."""

import shutil
import textwrap
from collections.abc import Sequence
from itertools import zip_longest

NARROWEST, WIDEST = 60, 110
GAP = "  "


def columns(rows: Sequence[Sequence[str]]) -> str:
    """Return `rows` as lines of text, with words wrapped inside the cells.

    The last column gets the width that the others leave. Each of the others gets at most a sixth of the terminal's
    width, or the width of its longest word if that is more.
    """
    width = min(max(shutil.get_terminal_size().columns, NARROWEST), WIDEST)
    widths = [_width(cells, width // 6) for cells in list(zip(*rows, strict=True))[:-1]]
    widths.append(max(width - sum(widths) - len(GAP) * len(widths), 20))
    lines = []
    for row in rows:
        cells = [textwrap.wrap(cell, wide) for cell, wide in zip(row, widths, strict=True)]
        for parts in zip_longest(*cells, fillvalue=""):
            lines.append(GAP.join(f"{part:<{wide}}" for part, wide in zip(parts, widths, strict=True)).rstrip())
    return "\n".join(lines)


def _width(cells: Sequence[str], most: int) -> int:
    longest = max(len(word) for cell in cells for word in cell.split() or [""])
    return max(min(max(map(len, cells)), most), longest)
