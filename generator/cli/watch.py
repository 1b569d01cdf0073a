"""`paperfolio watch`: build again whenever a file changes."""

import argparse
import signal
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from generator.cli.options import (
    OK,
    TERMINATED,
    add_output,
    add_polling,
    add_site,
    add_verbosity,
    no_content,
    project_of,
)

if TYPE_CHECKING:
    from generator.cli.options import Commands


def add(commands: "Commands") -> None:
    """Add the command `watch` and its options."""
    watch = commands.add_parser(
        "watch",
        help="build again whenever a file changes",
        description="Build the site, and build it again whenever something changes in SITE/content or in a theme, "
        "until Ctrl-C. Problems are shown, and the previous output is unchanged until they are fixed.",
    )
    add_site(watch)
    add_output(watch)
    add_polling(watch)
    add_verbosity(watch)
    watch.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Watch the site until interrupted, print what each round built, and return the exit code."""
    from generator.cli.round_reporter import RoundReporter
    from generator.watch import watch

    project = project_of(options)
    if not project.content.is_dir():
        return no_content(options.site)
    teller = RoundReporter(project, options)
    teller.begin()
    rounds = watch(project, polling=options.poll, say=teller.warn, is_strict=options.strict)
    with terminated_in_order(), closing(rounds):
        for done in rounds:
            teller.tell(done)
    return OK


@contextmanager
def terminated_in_order() -> Iterator[None]:
    """Let SIGTERM end the program as Ctrl-C does, so that no temporary file is left behind."""

    def end(number: int, frame: object) -> None:
        sys.exit(TERMINATED)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
