"""What the commands share: exit codes, common options, and the message of a command that failed."""

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


def folder(written: str) -> Path:
    """Return the folder that an argument names. It must not be empty, as that of an unset variable in a script is."""
    if not written.strip():
        from argparse import ArgumentTypeError

        raise ArgumentTypeError("the name of the folder is empty; write . for the current folder")
    return Path(written)


def add_site(command: "argparse.ArgumentParser") -> None:
    """Add the argument SITE, the folder of the site."""
    command.add_argument(
        "site",
        metavar="SITE",
        nargs="?",
        type=folder,
        default=Path(),
        help="the folder that contains content/ (default: the current folder)",
    )


def add_output(command: "argparse.ArgumentParser") -> None:
    """Add the option --output, the folder to write the pages into."""
    command.add_argument("--output", metavar="DIR", type=folder, help="where to write the pages (default: SITE/output)")


def add_no_cache(command: "argparse.ArgumentParser") -> None:
    """Add the option --no-cache."""
    command.add_argument("--no-cache", action="store_true", help="do not read or write the cache of earlier builds")


def add_polling(command: "argparse.ArgumentParser") -> None:
    """Add the option --poll."""
    command.add_argument(
        "--poll",
        action="store_true",
        help="look at the files twice a second instead of waiting for the system to report changes",
    )


def add_keep_going(command: "argparse.ArgumentParser") -> None:
    """Add the option --keep-going."""
    command.add_argument(
        "--keep-going",
        action="store_true",
        help="build the other entries if an entry has an error, even if there is an output of an earlier build",
    )


def add_verbosity(command: "argparse.ArgumentParser") -> None:
    """Add the options --strict, --quiet and --verbose."""
    command.add_argument("--strict", action="store_true", help="treat warnings as errors")
    command.add_argument("-q", "--quiet", action="store_true", help="show only problems")
    command.add_argument(
        "-v", "--verbose", action="store_true", help="list every warning, and every file that was written or removed"
    )


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
    """Yield the cache of the site and close it afterwards; yield None with --no-cache."""
    from generator.caching.cache import Cache

    if options.no_cache:
        yield None
        return
    with closing(Cache(project.root)) as cache:
        yield cache


def no_content(site: Path) -> int:
    """Print that the folder `site` has no content/, and return the exit code."""
    where = "here" if site == Path() else f"in {site}"
    return fail(f"no content/ {where}; run `paperfolio new FOLDER` to create a site")


def fail(message: str) -> int:
    """Print `message` to stderr as "paperfolio: message", and return the exit code of a failed command."""
    print(f"paperfolio: {message}", file=sys.stderr)
    return FAILED
