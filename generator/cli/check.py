"""`paperfolio check`: every problem, and nothing written."""

from typing import TYPE_CHECKING

from generator.cli.build import run
from generator.cli.options import add_site, add_verbosity

if TYPE_CHECKING:
    from generator.cli.options import Commands


def add(commands: "Commands") -> None:
    """The command and its options."""
    check = commands.add_parser(
        "check",
        help="find every problem without writing anything",
        description="Do all that `build` does but write nothing, and show every error and warning.",
    )
    add_site(check)
    add_verbosity(check)
    check.set_defaults(run=run, write=False, output=None, timings=False, no_cache=False)
