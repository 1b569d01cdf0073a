"""Compares paperfolio with similar tools: the same papers, in the same run, on this machine.

    python -m benchmarks.compare --install
    python -m benchmarks.compare --sizes 10,100,1000

Run it from the checkout. benchmarks/README.md says what is measured.
"""

import argparse
import json
import os
import platform
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from benchmarks.corpus import papers
from benchmarks.measured import measured
from benchmarks.table import tables
from benchmarks.tools import TOOLS
from benchmarks.tools.tool import Tool
from benchmarks.turns import Ground, cold_builds, is_ram_disk, second_builds, start_ups
from benchmarks.watching import watched_edits

T = TypeVar("T")
Metrics = dict[str, Any]
BY_SIZE = {"cold": cold_builds, "again": second_builds, "watch": watched_edits}
DEFAULT_FOLDER = os.environ.get("BENCHMARKS_DIR") or Path(tempfile.gettempdir()) / "paperfolio-benchmarks"


def main() -> int:
    """Install, measure, or print the figures; return the exit code."""
    options = _options()
    figures: Metrics = {}
    if options.json and options.json.exists():
        figures = json.loads(options.json.read_text("utf-8"))
    if options.table:
        print(tables(figures))
        return 0
    options.dir.mkdir(parents=True, exist_ok=True)
    tools = [TOOLS[name](options.dir / "tools", options.paperfolio) for name in options.tools or TOOLS]
    if options.install:
        return _install(tools)
    there = [tool for tool in tools if tool.is_installed()]
    missing = [tool.name for tool in tools if tool not in there]
    if missing and (options.tools or not there):
        print(f"not installed: {', '.join(missing)}; run this once with --install", file=sys.stderr)
        return 2
    _measure(options, there, figures)
    print(tables(figures))
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.compare", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    numbers, names = _separated(_count), _separated(_tool_name)
    parser.add_argument("--install", action="store_true", help="install the tools with pip and npm, and stop")
    parser.add_argument(
        "--tools", type=names, default=[], metavar="A,B", help=f"some of {', '.join(TOOLS)} (default: all)"
    )
    parser.add_argument("--sizes", dest="cold", type=numbers, default=[], metavar="N,N", help="cold builds")
    parser.add_argument("--again", type=numbers, default=[], metavar="N,N", help="second builds, nothing changed")
    parser.add_argument("--watch", type=numbers, default=[], metavar="N,N", help="edits while the tool watches")
    parser.add_argument("--start-up", action="store_true", help="the version commands")
    parser.add_argument("--runs", type=_count, default=5, help="counted runs, after one warm-up run (default: 5)")
    parser.add_argument("--limit", type=_count, default=600, help="maximum seconds of one run (default: 600)")
    parser.add_argument("--dir", type=Path, default=DEFAULT_FOLDER, help=f"for tools and sites ({DEFAULT_FOLDER})")
    parser.add_argument("--paperfolio", type=Path, default=Path(__file__).parents[1], help="another checkout")
    parser.add_argument("--json", type=Path, metavar="FILE", help="add the figures to this file")
    parser.add_argument("--table", action="store_true", help="print the figures of the file of --json, and stop")
    options = parser.parse_args()
    options.dir, options.paperfolio = options.dir.resolve(), options.paperfolio.resolve()
    if not (options.cold or options.again or options.watch or options.start_up):
        options.cold = [10, 100, 1000]
    return options


def _separated(convert: Callable[[str], T]) -> Callable[[str], list[T]]:
    return lambda text: [convert(part) for part in text.split(",")]


def _count(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f'"{text}" is not a number from 1 on')
    return int(text)


def _tool_name(text: str) -> str:
    if text not in TOOLS:
        raise argparse.ArgumentTypeError(f'there is no tool "{text}"; there are {", ".join(TOOLS)}')
    return text


def _install(tools: Sequence[Tool]) -> int:
    failed = []
    for tool in tools:
        if tool.shares:
            continue
        print(f"installing {tool.name}", flush=True)
        try:
            tool.install()
        except (OSError, subprocess.CalledProcessError) as error:
            failed.append(tool.name)
            print(f"  {error}", file=sys.stderr)
    if failed:
        print(f"not installed: {', '.join(failed)}; the comparison leaves them out", file=sys.stderr)
    return 1 if failed else 0


def _measure(options: argparse.Namespace, tools: Sequence[Tool], figures: Metrics) -> None:
    """Add each result to `figures`, and to the file of --json, as soon as it is measured."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that started commands end, too
    for tool in {tool.home: tool for tool in tools}.values():
        tool.freshen()
    with tempfile.TemporaryDirectory(dir=options.dir, prefix="run-") as folder:
        ground = Ground(Path(folder), options.runs, options.limit)
        figures["machine"] = _machine(options.dir)
        figures.setdefault("versions", {}).update({tool.name: _version(tool, ground) for tool in tools})
        if options.start_up:
            _keep(options, figures, "start_up", 0, start_ups(ground, tools))
        for kind, measure in BY_SIZE.items():
            for size in getattr(options, kind):
                print(f"{kind} {size}", file=sys.stderr)
                _keep(options, figures, kind, size, measure(ground, tools, papers(size)))


def _keep(options: argparse.Namespace, figures: Metrics, kind: str, size: int, rows: Metrics) -> None:
    figures.setdefault(kind, {}).setdefault(str(size), {}).update(rows)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


def _machine(folder: Path) -> Metrics:
    return {
        "day": time.strftime("%Y-%m-%d"),
        "system": platform.platform(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "disk": "RAM" if is_ram_disk(folder) else "disk",
    }


def _version(tool: Tool, ground: Ground) -> str:
    """The first version number that the version command prints."""
    run = measured(tool.version(), ground.folder, tool.environment(ground.folder), ground.limit)
    found = re.search(r"\d+(\.\d+)+", run.log)
    return found[0] if found else ""


if __name__ == "__main__":
    sys.exit(main())
