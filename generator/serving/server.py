"""Sockets that listen, and answers -> servers that run beside the program until they are told to end."""

import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from typing import Any

from generator.serving.answers import Answers
from generator.serving.connection import Connection
from generator.serving.crowd import Crowd, allowed
from generator.serving.listening import Listening

POLL = 0.2  # seconds until a server notices that it shall end


class Server(ThreadingHTTPServer):
    """A thread for each connection, on a socket that listens already."""

    def __init__(self, listening: socket.socket, answers: Answers, crowd: Crowd, say: Callable[[str], None]) -> None:
        super().__init__(listening.getsockname()[:2], Connection, bind_and_activate=False)
        self.socket.close()
        self.socket = listening
        self.answers = answers
        self.crowd = crowd
        self._say = say

    def process_request(self, request: Any, client_address: Any) -> None:
        """A new connection."""
        self.crowd.comes(request)
        super().process_request(request, client_address)

    def close_request(self, request: Any) -> None:
        """A connection has ended."""
        self.crowd.goes(request)
        super().close_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A fault of ours in one connection ends that one alone; clients that go are none."""
        error = sys.exc_info()[1]
        if not isinstance(error, ConnectionError | TimeoutError):
            self._say(f"could not answer: {type(error).__name__}: {error}")


@contextmanager
def answering(listening: Listening, answers: Answers, say: Callable[[str], None]) -> Iterator[None]:
    """Answer as long as this lasts; in the end every connection is closed."""
    crowd = Crowd(allowed())
    servers = [Server(bound, answers, crowd, say) for bound in listening.sockets]
    threads = [threading.Thread(target=server.serve_forever, args=(POLL,), daemon=True) for server in servers]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()
        crowd.disperse()
