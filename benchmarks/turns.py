"""Runs tools in turns, one run each in every turn, so that other load of the machine affects all of them equally.

The first turn is a warm-up: its output is checked, and its time is not counted. A tool that fails is then left out.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.checked import faults, size
from benchmarks.corpus import Paper
from benchmarks.measured import Run, measured
from benchmarks.tools.tool import Tool

Row = dict[str, Any]  # the figures of one tool, as JSON holds them


@dataclass(frozen=True)
class Ground:
    """The settings of a measurement: a new folder, the number of counted runs, the maximum seconds of one run."""

    folder: Path
    runs: int
    limit: int

    def lay_out(self, tool: Tool, papers: Sequence[Paper]) -> Path:
        """Return the tool's site, without output and caches; it is written if it does not exist."""
        site = self.folder / f"{tool.name}-{len(papers)}"
        if not site.exists():
            site.mkdir()
            tool.layout(site, papers)
        self.put_away(tool, site)
        return site

    def put_away(self, tool: Tool, site: Path) -> None:
        """Move the output and the caches out of the site.

        They are not deleted, because ext4 creates files slowly for minutes after many were deleted. On a RAM disk they
        are deleted at once.
        """
        place = Path(tempfile.mkdtemp(dir=self.folder, prefix="old-"))
        for path in (site / name for name in (tool.output, *tool.caches)):
            if path.exists():
                path.rename(place / path.name)
        if is_ram_disk(self.folder):
            shutil.rmtree(place)


def is_ram_disk(folder: Path) -> bool:
    """Return whether the folder is on a RAM disk."""
    mounts = [line.split()[1:3] for line in Path("/proc/mounts").read_text("utf-8").splitlines()]
    above = [(len(point), kind) for point, kind in mounts if folder.resolve().is_relative_to(point)]
    return max(above)[1] == "tmpfs"


def start_ups(ground: Ground, tools: Sequence[Tool]) -> dict[str, Row]:
    """Measure the fastest command of each tool."""

    def ask(tool: Tool, turn: int) -> Run:
        return _run(ground, tool, ground.folder, tool.version())

    return in_turns(tools, ground.runs, ask)


def cold_builds(ground: Ground, tools: Sequence[Tool], papers: Sequence[Paper]) -> dict[str, Row]:
    """Measure builds without output and caches. The first one's pages and memory of all processes are checked."""
    sites = {tool.name: ground.lay_out(tool, papers) for tool in tools}
    looked_at: dict[str, Row] = {}

    def build(tool: Tool, turn: int) -> Run:
        site = sites[tool.name]
        ground.put_away(tool, site)
        run = _run(ground, tool, site, tool.build(site), is_sampled=turn == 0)
        if turn == 0 and run.exit_code == 0:
            looked_at[tool.name] = _looked_at(tool, site / tool.output, papers, run)
        return run

    rows = in_turns(tools, ground.runs, build)
    return {name: {**row, **looked_at.get(name, {})} for name, row in rows.items()}


def second_builds(ground: Ground, tools: Sequence[Tool], papers: Sequence[Paper]) -> dict[str, Row]:
    """Measure second builds without changes; the output and the caches of the first are there."""
    sites = {tool.name: ground.lay_out(tool, papers) for tool in tools}
    for tool in tools:
        _run(ground, tool, sites[tool.name], tool.build_again(sites[tool.name]))

    def build(tool: Tool, turn: int) -> Run:
        return _run(ground, tool, sites[tool.name], tool.build_again(sites[tool.name]))

    return in_turns(tools, ground.runs, build)


def in_turns(tools: Sequence[Tool], runs: int, once: Callable[[Tool, int], Run]) -> dict[str, Row]:
    """Return the counted runs of each tool, by its name; `once` makes one run, and gets the number of the turn."""
    rows: dict[str, Row] = {tool.name: {"seconds": [], "cpu": [], "largest_mb": []} for tool in tools}
    for turn in range(runs + 1):
        for tool in tools:
            row = rows[tool.name]
            if "failed" in row:
                continue
            run = once(tool, turn)
            print(f"  turn {turn}  {tool.name:18} {run.seconds:8.3f} s", file=sys.stderr, flush=True)
            if run.exit_code:
                row["failed"] = f"exit code {run.exit_code}: {run.log.strip()[-500:]}"
                print(row["failed"], file=sys.stderr)
            elif turn:
                for name in ("seconds", "cpu", "largest_mb"):
                    row[name].append(round(getattr(run, name), 4))
    return rows


def _run(ground: Ground, tool: Tool, site: Path, command: Sequence[str | Path], *, is_sampled: bool = False) -> Run:
    return measured(command, site, tool.environment(site), ground.limit, is_sampled=is_sampled)


def _looked_at(tool: Tool, output: Path, papers: Sequence[Paper], run: Run) -> Row:
    wrong = list(faults(tool, output, papers))
    if wrong:
        print(f"  {tool.name}: {len(wrong)} faults: {'; '.join(wrong[:3])}", file=sys.stderr)
        return {"faults": wrong[:10]}
    return {"together_mb": run.together_mb, **asdict(size(tool, output, papers))}
