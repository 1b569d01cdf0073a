"""Rows of text in columns, each as wide as it needs to be, on a terminal of any width."""

import shutil
import textwrap
from collections.abc import Sequence
from itertools import zip_longest

NARROWEST, WIDEST = 60, 110
GAP = "  "


def columns(rows: Sequence[Sequence[str]]) -> str:
    """The rows, words wrapped in the cells; the last column has what the others leave, and these a sixth at most, or
    their longest word."""
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
