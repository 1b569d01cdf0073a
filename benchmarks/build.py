"""Times cold builds of made-up portfolios on one core, stage by stage.

    python -m benchmarks.build [--sizes 100,1000] [--runs 5]

Run it from the checkout. Each run is a fresh process into an empty output folder; medians are printed. Compare ratios
within one run of this script, never seconds between machines.
"""

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.corpus import papers
from benchmarks.measured import clean
from benchmarks.tools.paperfolio import PaperfolioScholar

CHECKOUT = Path(__file__).parents[1]
STAGES = ("start", "read", "arrange", "render", "check", "write", "total")
ONE_BUILD = """
import gc, json, resource, sys, time
began = time.perf_counter()
gc.disable()  # as the command does
from pathlib import Path
from generator.build import build
from generator.model.date import PartialDate
from generator.model.project import Project
started = time.perf_counter() - began
root = Path(sys.argv[1])
done = build(Project(root, root / "output", PartialDate(2026, 1, 1)))
assert not done.problems, done.problems[:3]
seconds = {"start": started, **done.seconds}
seconds["total"] = sum(seconds.values())
kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps({**seconds, "pages": done.counts.pages, "mb": kilobytes / 1024}))
"""


def one_build(site: Path) -> dict[str, float]:
    """Return the figures of one cold build in a new process, on one core if the system has `taskset`."""
    shutil.rmtree(site / "output", ignore_errors=True)
    pinned = ["taskset", "-c", "0"] if shutil.which("taskset") else []
    command = [*pinned, sys.executable, "-c", ONE_BUILD, str(site)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=clean({}))
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="100,1000", help="numbers of papers, separated by commas")
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each size, after one warm-up run")
    options = parser.parse_args()
    print("| papers | " + " | ".join(STAGES) + " | s per 1,000 | pages | peak MB |")
    print("| ---: |" + " ---: |" * (len(STAGES) + 3))
    for size in map(int, options.sizes.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder)
            PaperfolioScholar(site, CHECKOUT).layout(site, papers(size))
            runs = [one_build(site) for _ in range(options.runs + 1)][1:]
        row = {name: statistics.median(run[name] for run in runs) for name in runs[0]}
        cells = [f"{row[stage]:.3f}" for stage in STAGES]
        print(
            f"| {size:,} | {' | '.join(cells)} | {row['total'] * 1000 / size:.2f} "
            f"| {row['pages']:.0f} | {row['mb']:.0f} |"
        )


if __name__ == "__main__":
    main()
