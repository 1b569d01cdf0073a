"""One connection: Uvicorn's, with the limits that Uvicorn leaves to a proxy, which a preview does not have.

A client has a time for the head of its request and for reading each block; a head has a largest size; and if there are
too many connections, an old one ends. Uvicorn has no setting for any of these.
"""

import asyncio
import sys
from http import HTTPStatus

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_SECONDS = 30.0  # for the head of a request, and before that for the pause since the last one
SEND_SECONDS = 30.0  # for a client to read what waits to be sent, 64 kB
LARGEST_HEAD = 1 << 16
PIECE = 1 << 12


class Connection(H11Protocol):
    """Reads requests, and asks the application for the response to each."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A client has connected; if it is one too many, another connection ends."""
        super().connection_made(transport)
        self._deadline = self.loop.call_later(HEAD_SECONDS, self._end_unless_past, None)
        if self.limit_concurrency and len(self.connections) >= self.limit_concurrency:
            others = [other for other in self.connections if isinstance(other, Connection) and other is not self]
            oldest = min(others, key=lambda other: (other._is_busy, other._deadline.when()))
            self.connections.discard(oldest)
            oldest.transport.abort()

    def data_received(self, data: bytes) -> None:
        """Hand on what came in pieces: h11 compares its limit only with what is incomplete, however much came at
        once. After a refusal the rest is dropped."""
        for start in range(0, len(data), PIECE):
            if self.conn.their_state is h11.ERROR:
                return
            super().data_received(data[start : start + PIECE])

    def on_response_complete(self) -> None:
        """A response has been sent; the client has time for its next request."""
        self._await_request()
        super().on_response_complete()

    def send_400_response(self, msg: str) -> None:
        """Refuse a request that is no HTTP, with the status that h11 found. What the client still sends is read: if
        it were not, the system would reset the connection, and the refusal would be lost."""
        status = HTTPStatus(getattr(sys.exc_info()[1], "error_status_hint", 400))
        if self.cycle:
            self.cycle.disconnected = True  # what is sent from now on has no place in this connection
        if self.conn.our_state in {h11.IDLE, h11.SEND_RESPONSE}:
            body = f"{status.phrase}: this request cannot be understood.\n".encode()
            headers = [*self.server_state.default_headers, (b"content-type", b"text/plain; charset=utf-8")]
            headers += [(b"content-length", b"%d" % len(body)), (b"connection", b"close")]
            response = h11.Response(status_code=status, headers=headers, reason=status.phrase)
            for event in (response, h11.Data(data=body), h11.EndOfMessage()):
                self.transport.write(self.conn.send(event) or b"")
        self.transport.write_eof()
        self._await_request()

    def pause_writing(self) -> None:
        """The client does not read what is sent; it has some time to begin."""
        super().pause_writing()
        self._sending = self.loop.call_later(SEND_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        """It reads again."""
        super().resume_writing()
        self._sending.cancel()

    def shutdown(self) -> None:
        """The server ends, and with it each connection."""
        self.transport.abort()

    @property
    def _is_busy(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _await_request(self) -> None:
        """End the connection if no further request has come when its time is over."""
        self._deadline.cancel()
        self._deadline = self.loop.call_later(HEAD_SECONDS, self._end_unless_past, self.cycle)

    def _end_unless_past(self, cycle: object) -> None:
        if self.cycle is cycle:
            self.transport.abort()
