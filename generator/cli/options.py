"""What commands have in common: exit codes, shared options, the last word when nothing can be done."""

import os
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
    """The site that the options name, as of today. Where the environment names an address that is none, the command
    ends here."""
    from generator.deploying.address import address_of
    from generator.model.date import today
    from generator.model.project import Project

    try:
        address = address_of(os.environ)
    except ValueError as error:
        raise SystemExit(fail(str(error))) from None
    output = getattr(options, "output", None) or options.site / "output"
    return Project(options.site, output, today(), address, drawing(), has_csl(), pagefind())


def drawing() -> str:
    """What draws social cards: its version, and the face for Chinese, Japanese and Korean, where there is one. Empty
    where nothing is installed."""
    from importlib.util import find_spec

    from generator.model.social_card import CJK_PACKAGE

    if not (find_spec("fontTools") and find_spec("PIL")):
        return ""
    from PIL import __version__

    return f"{__version__} {CJK_PACKAGE}" if find_spec(CJK_PACKAGE) else __version__


def has_csl() -> bool:
    """Whether there is what reads `.csl` files."""
    from importlib.util import find_spec

    return find_spec("citeproc") is not None


def pagefind() -> str:
    """The version of Pagefind, as the folder beside its package is called; what reads the folder itself takes long to
    load. Empty where nothing is installed."""
    from importlib.util import find_spec

    spec = find_spec("pagefind_bin") if find_spec("pagefind") else None
    if not (spec and spec.origin):
        return ""
    beside = Path(spec.origin).parents[1].glob("pagefind_bin-*.dist-info")
    return max((folder.stem.partition("-")[2] for folder in beside), default="unknown")


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
