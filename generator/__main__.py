"""`python -m generator` is the command `paperfolio`."""

from generator.cli import program

program()
