"""`paperfolio new`: write a small site to start from."""

import argparse
from typing import TYPE_CHECKING

from generator.cli.options import OK, fail, folder

if TYPE_CHECKING:
    from generator.cli.options import Commands


def add(commands: "Commands") -> None:
    """Add the command `new` and its options."""
    new = commands.add_parser(
        "new",
        help="write a small, commented site to start from",
        description="Write a small, commented site into FOLDER, which must be new or empty.",
    )
    new.add_argument("folder", metavar="FOLDER", type=folder, help="where to write the site")
    new.add_argument("--name", default="", help="your name, as the pages should show it")
    new.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the site, print the next step, and return the exit code."""
    from generator.model.problem import CannotWrite
    from generator.new import FolderTaken, new_site

    try:
        paths = new_site(options.folder, options.name)
    except (FolderTaken, CannotWrite) as error:
        return fail(str(error))
    print(f"Wrote {len(paths)} files into {options.folder}/.")
    print(f"Next: edit {options.folder}/content/profile.yaml, then run\n\n  paperfolio build {options.folder}")
    return OK
