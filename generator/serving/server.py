"""Sockets that listen, and an application -> a server that runs in a thread of its own until it must end."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from uvicorn import Config, Server

from generator.serving.application import Application
from generator.serving.connection import HEAD_SECONDS, LARGEST_HEAD, PIECE, Connection
from generator.serving.listening import BACKLOG, Listening

MAX_CONNECTIONS = 2000  # each takes a file descriptor of those that a process may have
SPARED = BACKLOG + 128  # descriptors for what is accepted at once, for files and all else
HEADERS = [
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "same-origin"),  # no page elsewhere can hold a part of this one
]


@contextmanager
def running(listening: Listening, application: Application) -> Iterator[None]:
    """Serve as long as this lasts; in the end every connection is closed."""
    server = Server(
        Config(
            application,
            http=Connection,
            loop="asyncio",
            ws="none",
            lifespan="off",
            log_config=None,
            log_level="critical",  # the application tells of its faults, and rude clients are not worth a word
            access_log=False,
            server_header=False,
            headers=HEADERS,
            backlog=BACKLOG,
            limit_concurrency=connections_allowed() + 1,
            timeout_keep_alive=int(HEAD_SECONDS),
            timeout_graceful_shutdown=1,
            h11_max_incomplete_event_size=LARGEST_HEAD - PIECE,
        )
    )
    thread = threading.Thread(target=server.run, args=([*listening.sockets],), daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.should_exit = True
        thread.join()


def connections_allowed() -> int:
    """How many connections there may be. The limit of open files is raised for them as far as the system allows."""
    try:
        import resource
    except ImportError:  # pragma: no cover - Windows, where there is none
        return MAX_CONNECTIONS
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    unlimited, wanted = resource.RLIM_INFINITY, MAX_CONNECTIONS + SPARED
    if soft != unlimited and soft < wanted:
        soft = wanted if hard == unlimited else min(wanted, hard)
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return MAX_CONNECTIONS if soft == unlimited else max(min(MAX_CONNECTIONS, soft - SPARED), 8)
