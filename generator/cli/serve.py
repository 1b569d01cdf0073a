"""`paperfolio serve`: the site in a browser, built again whenever a file changes."""

import argparse
import re
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from generator.cli.options import FAILED, OK, add_output, add_site, fail, no_content, project_of

if TYPE_CHECKING:
    from generator.cli.options import Commands
    from generator.model.project import Project
    from generator.serving.listening import Listening
    from generator.watch import Round

PORT = 8000
TERMINATED = 143  # 128 and the number of SIGTERM, as shells say it


def add(commands: "Commands") -> None:
    """The command and its options."""
    serve = commands.add_parser(
        "serve",
        help="show the site in a browser, and build it again whenever a file changes",
        description="Build the site, show it at http://127.0.0.1:8000/, and build it again whenever something changes in "
        "SITE/content or in a theme, until Ctrl-C. Open pages follow by themselves, and show what is wrong.",
    )
    add_site(serve)
    add_output(serve)
    serve.add_argument("--port", type=_port, default=PORT, help=f"the port, or the next that is free (default: {PORT})")
    serve.add_argument("--open", action="store_true", help="open the home page in a browser")
    serve.add_argument(
        "--under", metavar="PATH", type=_mount, default="/", help="show the site below a path, as GitHub Pages does: /repo"
    )
    serve.add_argument(
        "--host", metavar="NAME", default="", help="answer at this address of the computer, too, to others in its network"
    )
    serve.add_argument(
        "--poll", action="store_true", help="look at the files time and again, where the system tells of no changes"
    )
    serve.add_argument("-q", "--quiet", action="store_true", help="show nothing but problems")
    serve.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted; gives the exit code."""
    from generator.serve import serve
    from generator.serving.listening import CannotListen, listen

    project = project_of(options)
    if not project.content.is_dir():
        return no_content(options.site)
    try:
        listening = listen(options.port, options.host)
    except CannotListen as error:
        return fail(str(error))
    stop = threading.Event()
    rounds = serve(project, listening, under=options.under, polling=options.poll, stop=stop, say=_warn)
    with listening, _ended_by_sigterm(), closing(rounds):
        for number, done in enumerate(rounds):
            if number == 0 and done.build is None:
                return fail(done.trouble)
            _tell(done, project, is_quiet=options.quiet)
            if number == 0:
                _begin(listening, options)
    return OK
