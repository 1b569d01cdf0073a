"""A program that writes pages into a folder where no file may be larger than 100 kB, and says what stops it."""

import resource
import sys
from pathlib import Path

from generator.model.problem import CannotWrite
from generator.writing.output import write
from tests.writing.folders import NEW, pages

if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
    try:
        write(pages(**NEW), Path(sys.argv[1]))
    except CannotWrite as error:
        sys.stdout.write(f"{error}\n")
