"""One connection: the requests that come over it, one after the other, and their answers.

Python's own handler takes requests apart; what it lacks is here: an answer goes out in one write, a connection is kept
for the next request, and nobody can hold one for ever by sending or reading slowly.
"""

import io
import socket
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from time import monotonic
from typing import TYPE_CHECKING, Any

from werkzeug.http import http_date
from werkzeug.wrappers import Response

from generator.model.errors import PaperfolioError
from generator.serving.answers import plain
from generator.serving.request import Request

if TYPE_CHECKING:
    from generator.serving.server import Server

HEAD_SECONDS = 30.0  # for a request's head, the time before it begins included
SEND_SECONDS = 30.0  # for 64 kB of an answer
DRAIN_SECONDS = 1.0
LARGEST_HEAD = 1 << 16
LONGEST_LINE = 1 << 15
LARGEST_BODY = 1 << 20  # of what nobody asked for, read so that its sender gets to read the refusal


class Connection(BaseHTTPRequestHandler):
    """Asks `server.answers` for the answer to each request."""

    server: "Server"
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # head and body are one write, but blocks of a file follow

    def setup(self) -> None:
        """Read as long as there is time."""
        super().setup()
        self._arriving = Arriving(self.connection)
        self.rfile = io.BufferedReader(self._arriving)

    def handle_one_request(self) -> None:
        """Read a request and answer it. A client that has gone, or takes too long, is let go without a word."""
        self.close_connection = True
        self._arriving.allow(HEAD_SECONDS, LARGEST_HEAD)
        self.server.crowd.waits(self.connection)
        try:
            self.raw_requestline = self.rfile.readline(LONGEST_LINE + 1)
            if len(self.raw_requestline) > LONGEST_LINE:
                self.send_error(HTTPStatus.REQUEST_URI_TOO_LONG)
            elif self.raw_requestline and self.parse_request():
                self.server.crowd.works(self.connection)
                self._answer(Request(self.command, self.path, self.headers))
        except TooLarge:
            self.send_error(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
        except (ConnectionError, TimeoutError):
            self.close_connection = True

    def _answer(self, request: Request) -> None:
        if (body := self._body()) is None:
            self.send_error(HTTPStatus.BAD_REQUEST)
            return
        if body or self.request_version != "HTTP/1.1":
            self.close_connection = True
        try:
            response = self.server.answers(request)
        except OSError as error:
            response = plain(500, f"This file cannot be read: {(error.strerror or str(error)).lower()}.")
        self._send(response, request)
        if body:
            self._drain(body)

    def _body(self) -> int | None:
        """How much the request brings with it, at most; None where that cannot be told (RFC 9112, section 6.3)."""
        lengths = {str(value).strip() for value in self.headers.get_all("Content-Length", [])}
        if "Transfer-Encoding" in self.headers:
            return None if lengths else LARGEST_BODY
        if not lengths:
            return 0
        length = lengths.pop()
        return None if lengths or not (length.isascii() and length.isdigit()) else int(length[:18])

    def _send(self, response: Response, request: Request) -> None:
        """Head and first block in one write: in two, the second would wait until the first is acknowledged."""
        body, status, headers = response.get_wsgi_response(request.environ)
        if "Content-Length" not in response.headers and response.status_code != HTTPStatus.NOT_MODIFIED:
            self.close_connection = True  # the body ends with the connection
        lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers)]
        if "Date" not in response.headers:
            lines.append(f"Date: {http_date()}")
        if self.close_connection:
            lines.append("Connection: close")
        unsent = "\r\n".join([*lines, "", ""]).encode("latin-1")
        self.connection.settimeout(SEND_SECONDS)
        try:
            for block in body:
                self.connection.sendall(unsent + block if unsent else block)
                unsent = b""
            if unsent:
                self.connection.sendall(unsent)
        except BaseException:
            self.close_connection = True
            raise
        finally:
            response.close()

    def _drain(self, length: int) -> None:
        """Who closes with something unread takes back what was just sent."""
        self._arriving.allow(DRAIN_SECONDS, LARGEST_BODY)
        self.connection.shutdown(socket.SHUT_WR)
        with suppress(TooLarge):
            self.rfile.read(min(length, LARGEST_BODY))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What Python's handler says of a request that it cannot take apart, in our own plain form."""
        self.close_connection = True
        sentence = f"{HTTPStatus(code).phrase}: this request cannot be understood."
        self._send(plain(code, sentence), Request("GET", "/", self.MessageClass()))

    def handle_expect_100(self) -> bool:
        """A body is not asked for."""
        return True

    def log_message(self, format: str, *arguments: Any) -> None:
        """Requests are nobody's news."""


class TooLarge(PaperfolioError):
    """More is sent than any request needs."""


class Arriving(io.RawIOBase):
    """What a client sends, within a time and up to a size that hold for a whole request, not for each piece of it."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._end = self._left = 0.0

    def allow(self, seconds: float, size: int) -> None:
        """From now on, so much."""
        self._end, self._left = monotonic() + seconds, size

    def readable(self) -> bool:
        """It can be read and nothing else."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Wait for the next bytes. Raises TimeoutError and TooLarge."""
        seconds = self._end - monotonic()
        if seconds <= 0:
            raise TimeoutError
        if self._left <= 0:
            raise TooLarge
        self._connection.settimeout(seconds)
        count = self._connection.recv_into(buffer)
        self._left -= count
        return count
