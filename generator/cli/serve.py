"""`paperfolio serve`: show the site in a browser, and build it again whenever a file changes."""

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
    """Add the command `serve` and its options."""
    serve = commands.add_parser(
        "serve",
        help="show the site in a browser, and build it again whenever a file changes",
        description="Build the site, show it at http://127.0.0.1:8000/, and build it again whenever something changes "
        "in SITE/content or in a theme, until Ctrl-C. Open pages reload automatically and show any problems.",
    )
    add_site(serve)
    add_output(serve)
    serve.add_argument(
        "--port", type=_port, default=PORT, help=f"the port; if it is in use, the next free one (default: {PORT})"
    )
    serve.add_argument("--open", action="store_true", help="open the home page in a browser")
    serve.add_argument(
        "--under",
        metavar="PATH",
        type=_mount,
        default="/",
        help="serve the site below a path, as GitHub Pages does: /repo",
    )
    serve.add_argument(
        "--host",
        metavar="NAME",
        default="",
        help="also listen at this address of the computer, so that others in its network can see the site",
    )
    serve.add_argument(
        "--allow-host",
        metavar="NAME",
        type=_host_name,
        action="append",
        default=[],
        help="also respond to requests for this name, which a proxy in front of the server has: studio.example.org, or "
        ".example.org for all names below it; may be given more than once",
    )
    add_polling(serve)
    add_verbosity(serve)
    serve.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Serve the site until interrupted, and return the exit code."""
    from generator.cli.round_reporter import RoundReporter
    from generator.serve import serve
    from generator.serving.listening import CannotListen, listen

    project = project_of(options)
    if not project.content.is_dir():
        return no_content(options.site)
    teller = RoundReporter(project, options)
    try:
        listening = listen(options.port, options.host, tuple(options.allow_host))
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
    """Print the addresses of the site and, with --open, open it in a browser."""
    address = f"{listening.address}{options.under}"
    if listening.port != options.port and options.port and not options.quiet:
        print(f"port {options.port} is in use; using the next free one, {listening.port}", flush=True)
    for base in listening.addresses if not options.quiet else ():
        print(f"the site is at {base}{options.under}; press Ctrl-C to stop", flush=True)
    if options.open:
        import webbrowser

        webbrowser.open(address)


def _port(text: str) -> int:
    """Read a port number; 0 means any free port."""
    if not text.isascii() or not text.isdigit() or int(text) > 65_535:
        raise argparse.ArgumentTypeError(f'"{text}" is not a port: write a number from 0 to 65535')
    return int(text)


def _host_name(text: str) -> str:
    """Read the name of a host, without its scheme and port."""
    from generator.serving.hosts import read_name

    if not (name := read_name(text)):
        raise argparse.ArgumentTypeError(f'"{text}" is not the name of a host: write it like studio.example.org')
    return name


def _mount(text: str) -> str:
    """Read the path below which the site is served, and return it with a slash at both ends."""
    path = text.strip("/")
    if not re.fullmatch(r"[\w.~-]+(/[\w.~-]+)*|", path, re.A) or {".", ".."} & set(path.split("/")):
        raise argparse.ArgumentTypeError(f'"{text}" is not a valid path: write it like /repo')
    return f"/{path}/" if path else "/"
