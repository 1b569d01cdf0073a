"""The commands and their options."""

import argparse

from generator import __version__
from generator.cli import build, check, deploy, new, schema, serve, theme, watch

EXAMPLES = """\
examples:
  paperfolio new my-site        write a small site to start from
  paperfolio build my-site      build it into my-site/output
  paperfolio watch my-site      build it again whenever a file changes
  paperfolio check my-site      find every problem, write nothing
  paperfolio deploy github-pages my-site
                                have GitHub build and publish it after each push
"""
COMMANDS = (new, build, watch, serve, check, deploy, theme, schema)


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line; a command is a module with `add`, which names its function as `run`."""
    found = argparse.ArgumentParser(
        prog="paperfolio",
        description="Turn papers written as Markdown, YAML or BibTeX into a personal academic home page.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    found.add_argument("--version", action="version", version=f"paperfolio {__version__}")
    commands = found.add_subparsers(title="commands", metavar="COMMAND")
    for command in COMMANDS:
        command.add(commands)
    return found
