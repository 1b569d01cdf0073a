"""A program that builds a site and is killed between two files: `dying_build.py NUMBER SITE`."""

import sys

from generator.cli import main
from tests.writing.dying import kill_at

if __name__ == "__main__":
    kill_at("replace", int(sys.argv[1]))
    main(["build", sys.argv[2]])
