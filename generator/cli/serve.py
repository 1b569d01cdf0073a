"""`paperfolio serve`: the site in a browser, built again whenever a file changes."""

import argparse
import re
from contextlib import closing
from typing import TYPE_CHECKING

from generator.cli.options import (
    FAILED,
    OK,
    add_output,
    add_polling,
    add_site,
    add_verbosity,
    fail,
    no_content,
    project_of,
)
from generator.cli.watch import terminated_in_order

if TYPE_CHECKING:
    from generator.cli.options import Commands
    from generator.serving.listening import Listening

PORT = 8000


def add(commands: "Commands") -> None:
    """The command and its options."""
    serve = commands.add_parser(
        "serve",
        help="show the site in a browser, and build it again whenever a file changes",
        description="Build the site, show it at http://127.0.0.1:8000/, and build it again whenever something changes "
        "in SITE/content or in a theme, until Ctrl-C. Open pages follow by themselves, and show what is wrong.",
    )
    add_site(serve)
    add_output(serve)
    serve.add_argument("--port", type=_port, default=PORT, help=f"the port, or the next that is free (default: {PORT})")
    serve.add_argument("--open", action="store_true", help="open the home page in a browser")
    serve.add_argument(
        "--under",
        metavar="PATH",
        type=_mount,
        default="/",
        help="show the site below a path, as GitHub Pages does: /repo",
    )
    serve.add_argument(
        "--host",
        metavar="NAME",
        default="",
        help="answer at this address of the computer, too, to others in its network",
    )
    add_polling(serve)
    add_verbosity(serve)
    serve.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted; gives the exit code."""
    from generator.cli.rounds import Teller
    from generator.serve import serve
    from generator.serving.listening import CannotListen, listen

    project = project_of(options)
    if not project.content.is_dir():
        return no_content(options.site)
    teller = Teller(project, options)
    try:
        listening = listen(options.port, options.host)
    except CannotListen as error:
        return fail(str(error))
    rounds = serve(
        project, listening, under=options.under, polling=options.poll, say=teller.warn, is_strict=options.strict
    )
    with closing(listening), terminated_in_order(), closing(rounds):
        for number, done in enumerate(rounds):
            teller.tell(done)
            if number == 0:
                if done.build is None:
                    return FAILED
                _begin(listening, options)
    return OK


def _begin(listening: "Listening", options: argparse.Namespace) -> None:
    """Say where the site is to be seen, and show it where that is wanted."""
    address = f"{listening.address}{options.under}"
    if listening.port != options.port and options.port and not options.quiet:
        print(f"port {options.port} is in use; this is the next that is free", flush=True)
    for found in listening.addresses if not options.quiet else ():
        print(f"the site is at {found}{options.under}; Ctrl-C ends", flush=True)
    if options.open:
        import webbrowser

        webbrowser.open(address)


def _port(text: str) -> int:
    """A number of a port; 0 is any that is free."""
    if not text.isascii() or not text.isdigit() or int(text) > 65_535:
        raise argparse.ArgumentTypeError(f'"{text}" is no port: write a number up to 65535')
    return int(text)


def _mount(text: str) -> str:
    """The path below which the site is shown, with a slash before and behind it."""
    path = text.strip("/")
    if not re.fullmatch(r"[\w.~-]+(/[\w.~-]+)*|", path, re.A) or {".", ".."} & set(path.split("/")):
        raise argparse.ArgumentTypeError(f'"{text}" is no path: write it like /repo')
    return f"/{path}/" if path else "/"
