"""The figures of a comparison -> tables in Markdown: medians, and ratios to paperfolio in the same turns."""

import statistics
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

OURS = "paperfolio"
TITLES = {
    "start_up": "Start-up, in seconds",
    "cold": "Cold builds, in seconds",
    "again": "A second build, nothing changed, in seconds",
    "watch": "From the end of a save until the page on the disk shows it, in seconds",
}
Rows = Mapping[str, Mapping[str, Any]]


def tables(figures: Mapping[str, Any]) -> str:
    """Return all tables, each with its heading."""
    parts = []
    for kind, title in TITLES.items():
        if kind in figures:
            parts.append(f"**{title}**\n\n{_medians(figures[kind])}")
    for size, rows in sorted(figures.get("cold", {}).items(), key=lambda item: int(item[0]))[-1:]:
        if detailed := [(name, row) for name, row in rows.items() if "page_kilobytes" in row and row["seconds"]]:
            parts.append(f"**What a cold build of {int(size):,} papers takes and makes**\n\n{_details(detailed)}")
    return "\n\n".join([*parts, _circumstances(figures)])


def _medians(by_size: Mapping[str, Rows]) -> str:
    """A row for each tool, a column for each size: the median, and in brackets how many times ours."""
    sizes = sorted(by_size, key=int)
    names = list(dict.fromkeys(name for size in sizes for name in by_size[size]))
    heads = [f"{int(size):,} papers" if int(size) else "version command" for size in sizes]
    return _table(["", *heads], ([name, *(_cell(by_size[size], name) for size in sizes)] for name in names))


def _cell(rows: Rows, name: str) -> str:
    row = rows.get(name, {})
    if "failed" in row or "faults" in row:
        return "failed"
    if not row.get("seconds"):
        return "–"
    seconds = f"{statistics.median(row['seconds']):.3f}"
    ours = rows.get(OURS, {}).get("seconds")
    return f"{seconds} (×{_ratio(row['seconds'], ours):.2f})" if ours and name != OURS else seconds


def _ratio(theirs: Sequence[float], ours: Sequence[float]) -> float:
    """The median of the ratios of single turns; noise that lasts longer than a turn does not change it."""
    return statistics.median(their / our for their, our in zip(theirs, ours, strict=False))


def _details(rows: Iterable[tuple[str, Mapping[str, Any]]]) -> str:
    heads = ["", "CPU s", "peak MB, largest process", "peak MB, all together", "files", "MB", "kB a paper's page"]
    return _table(heads, ([name, *_detail_cells(row)] for name, row in rows))


def _detail_cells(row: Mapping[str, Any]) -> Iterator[str]:
    largest = statistics.median(row["largest_mb"])
    yield f"{statistics.median(row['cpu']):.2f}"
    yield f"{largest:.0f}"
    yield f"{max(largest, row['together_mb']):.0f}"
    yield f"{row['files']:,}"
    yield f"{row['megabytes']:.1f}"
    yield f"{row['page_kilobytes']:.1f}"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _circumstances(figures: Mapping[str, Any]) -> str:
    """The date, the machine and the versions."""
    machine = figures.get("machine", {})
    versions = {name: version for name, version in figures.get("versions", {}).items() if version}
    return f"{'; '.join(f'{name} {value}' for name, value in (machine | versions).items())}."
