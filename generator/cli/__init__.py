"""The command line, the only package that prints. Each command is a module that imports what it needs when it runs."""

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from generator import __version__
from generator.cli.options import FAILED, INTERRUPTED, MISUSED


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    `arguments` are the words after `paperfolio`; the default is `sys.argv[1:]`. The exit code is 0 on success, 1 if the
    content has errors or the command failed, 2 for wrong usage, and 130 after Ctrl-C. For example
    `main(["build", "my-site", "--quiet"])`.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words == ["--version"]:  # scripts ask this often: answer without loading even the parser of options
        print(f"paperfolio {__version__}")
        return 0
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a name that the terminal cannot show must not end the program
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
    """Run `main` and end the process with its exit code.

    `os._exit` skips the interpreter's clean-up, which would free every object one by one and take a tenth of a build.
    """
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
    if code is None:
        code = 0
    os._exit(code if isinstance(code, int) else 1)
