"""Sockets and an application -> a server that runs in its own thread."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from uvicorn import Config, Server

from generator.serving.application import Application
from generator.serving.connection import HEAD_SECONDS, LARGEST_HEAD, PIECE, Connection
from generator.serving.listening import BACKLOG, Listening

MAX_CONNECTIONS = 2000  # each takes a file descriptor, whose number is limited for a process
SPARED = BACKLOG + 128  # file descriptors for connections that are accepted at once, for files and for the rest
HEADERS = [
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "same-origin"),  # pages of other sites cannot load these files
]


@contextmanager
def running(listening: Listening, application: Application) -> Iterator[None]:
    """Serve `application` inside the `with` block; at its end, all connections are closed."""
    server = Server(
        Config(
            application,
            http=Connection,
            loop="asyncio",
            ws="none",
            lifespan="off",
            log_config=None,
            log_level="critical",  # the application reports its own errors; broken requests are not logged
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
    """Return how many connections are allowed, after the limit of open files is raised as far as the system allows."""
    try:
        import resource
    except ImportError:  # pragma: no cover - Windows has no such limit
        return MAX_CONNECTIONS
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    unlimited, wanted = resource.RLIM_INFINITY, MAX_CONNECTIONS + SPARED
    if soft != unlimited and soft < wanted:
        soft = wanted if hard == unlimited else min(wanted, hard)
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return MAX_CONNECTIONS if soft == unlimited else max(min(MAX_CONNECTIONS, soft - SPARED), 8)
