"""The command line, the only room that prints: a module for each command, which loads what it needs when it runs."""

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from generator import __version__
from generator.cli.options import FAILED, INTERRUPTED, MISUSED


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives its exit code: 0, 1 when something is wrong with the content, 2 for a wrong call, 130
    when it was interrupted."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words == ["--version"]:  # asked by scripts, at every start: not even the parser of options is loaded
        print(f"paperfolio {__version__}")
        return 0
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a name must not end the program on a terminal that cannot show it
            stream.reconfigure(errors="backslashreplace")
    from generator.cli.parser import parser

    parse = parser()
    options = parse.parse_args(words)
    if not hasattr(options, "run"):
        parse.print_help()
        return MISUSED
    try:
        return int(options.run(options))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED


def program() -> NoReturn:
    """The command as a process of its own. It ends at once: to take all that it holds apart, object by object, would be
    a tenth of the time of a build."""
    code: object = 1
    try:
        code = main()
    except SystemExit as end:
        code = end.code
    finally:
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except (OSError, ValueError):
                continue
    os._exit(code if isinstance(code, int) else 0 if code is None else 1)
