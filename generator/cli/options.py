"""What commands have in common: exit codes, shared options, the last word when nothing can be done."""

import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from generator.caching.cache import Cache
    from generator.model.project import Project

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

OK, FAILED, MISUSED, INTERRUPTED, TERMINATED = 0, 1, 2, 130, 143


def add_site(command: "argparse.ArgumentParser") -> None:
    """The folder of the site, for commands that work on one."""
    command.add_argument(
        "site",
        metavar="SITE",
        nargs="?",
        type=Path,
        default=Path(),
        help="the folder that has content/ (default: this one)",
    )


def add_output(command: "argparse.ArgumentParser") -> None:
    """The folder of the pages, for commands that write them."""
    command.add_argument("--output", metavar="DIR", type=Path, help="where the pages go (default: SITE/output)")


def add_no_cache(command: "argparse.ArgumentParser") -> None:
    """To do without the cache, for commands that have one."""
    command.add_argument("--no-cache", action="store_true", help="do not use or keep what earlier builds found out")


def add_polling(command: "argparse.ArgumentParser") -> None:
    """To look for changes without the system's help, for commands that wait for them."""
    command.add_argument(
        "--poll", action="store_true", help="look at the files twice a second, where the system tells of no changes"
    )


def add_verbosity(command: "argparse.ArgumentParser") -> None:
    """How much is said, and how strictly it is judged."""
    command.add_argument("--strict", action="store_true", help="take warnings for errors")
    command.add_argument("-q", "--quiet", action="store_true", help="show nothing but problems")
    command.add_argument("-v", "--verbose", action="store_true", help="name every file that was written or removed")


def project_of(options: "argparse.Namespace") -> "Project":
    """The site that the options name. The command ends here if PAPERFOLIO_URL is not an address."""
    from generator.deploying.address import InvalidAddress
    from generator.open import open_project

    try:
        return open_project(options.site, getattr(options, "output", None))
    except InvalidAddress as error:
        raise SystemExit(fail(str(error))) from None


@contextmanager
def cache_of(options: "argparse.Namespace", project: "Project") -> "Iterator[Cache | None]":
    """The cache of the site while it is needed; None where the options do without."""
    from generator.caching.cache import Cache

    if options.no_cache:
        yield None
        return
    with closing(Cache(project.root)) as cache:
        yield cache


def no_content(site: Path) -> int:
    """There is no site where one was looked for."""
    where = "here" if site == Path() else f"in {site}"
    return fail(f"no content/ {where}; `paperfolio new` makes one")


def fail(message: str) -> int:
    """Say why nothing was done; gives the exit code."""
    print(f"paperfolio: {message}", file=sys.stderr)
    return FAILED
