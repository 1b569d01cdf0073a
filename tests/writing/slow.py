"""A program that writes pages into a folder, says so in the middle, and goes on when it is sent a line."""

import os
import sys
from itertools import count
from pathlib import Path

from generator.writing.output import write
from tests.writing.folders import NEW, pages


def wait_at(moment: int) -> None:
    """Replace `os.replace` by one that waits at its `moment`-th call."""
    real, calls = os.replace, count(1)

    def slow(source: str, place: str) -> None:
        if next(calls) == moment:
            sys.stdout.write("in the middle\n")
            sys.stdout.flush()
            sys.stdin.readline()
        real(source, place)

    os.replace = slow  # type: ignore[assignment]


if __name__ == "__main__":
    wait_at(3)
    write(pages(**NEW), Path(sys.argv[1]))
