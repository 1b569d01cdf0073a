"""The parser of the command line."""

import argparse

from generator import __version__
from generator.cli import build, check, deploy, new, schema, serve, theme, watch

EXAMPLES = """\
examples:
  paperfolio new my-site        write a small site to start from
  paperfolio build my-site      build it into my-site/output
  paperfolio watch my-site      build it again whenever a file changes
  paperfolio check my-site      find every problem without writing anything
  paperfolio deploy github-pages my-site
                                have GitHub build and publish it after each push
"""
COMMANDS = (new, build, watch, serve, check, deploy, theme, schema)


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line.

    Each command is a module whose `add(commands)` adds a parser and sets `run`, the function that carries it out.
    """
    command_line = argparse.ArgumentParser(
        prog="paperfolio",
        description="Turn papers written as Markdown, YAML or BibTeX into a personal academic home page.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command_line.add_argument("--version", action="version", version=f"paperfolio {__version__}")
    commands = command_line.add_subparsers(title="commands", metavar="COMMAND")
    for command in COMMANDS:
        command.add(commands)
    return command_line
