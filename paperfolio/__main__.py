"""`python -m paperfolio` is the command `paperfolio`."""

from generator.cli import program

program()
