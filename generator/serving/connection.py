"""A connection of Uvicorn with limits for slow, idle and too many clients.

Uvicorn leaves these limits to a proxy and has no settings for them, but a preview has no proxy: a client must send the
head of a request in time and must read the response in time, a head has a maximum size, and if there are too many
connections, the oldest idle one is closed.
"""

import asyncio
import sys
from http import HTTPStatus

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_SECONDS = 30.0  # for the head of a request, including the pause since the last response
SEND_SECONDS = 30.0  # for a client to read the 64 kB that wait to be sent
LARGEST_HEAD = 1 << 16
PIECE = 1 << 12


class Connection(H11Protocol):
    """Reads requests and passes them to the application."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Accept a client; if that is one connection too many, close another."""
        super().connection_made(transport)
        self._deadline = self.loop.call_later(HEAD_SECONDS, self._end_unless_past, None)
        if self.limit_concurrency and len(self.connections) >= self.limit_concurrency:
            others = [other for other in self.connections if isinstance(other, Connection) and other is not self]
            oldest = min(others, key=lambda other: (other._is_busy, other._deadline.when()))
            self.connections.discard(oldest)
            oldest.transport.abort()

    def data_received(self, data: bytes) -> None:
        """Pass data on in small pieces, because h11 checks its size limit only after each piece.

        After a refusal the rest is dropped.
        """
        for start in range(0, len(data), PIECE):
            if self.conn.their_state is h11.ERROR:
                return
            super().data_received(data[start : start + PIECE])

    def on_response_complete(self) -> None:
        """Start the time for the client's next request."""
        self._await_request()
        super().on_response_complete()

    def send_400_response(self, msg: str) -> None:
        """Refuse a request that is not valid HTTP, with the status that h11 suggests.

        Data that the client still sends is read: if it were not, the system would reset the connection and the client
        would never see the refusal.
        """
        status = HTTPStatus(getattr(sys.exc_info()[1], "error_status_hint", 400))
        if self.cycle:
            self.cycle.disconnected = True  # an unfinished response must not follow the refusal
        if self.conn.our_state in {h11.IDLE, h11.SEND_RESPONSE}:
            body = f"{status.phrase}: this is not a valid HTTP request.\n".encode()
            headers = [*self.server_state.default_headers, (b"content-type", b"text/plain; charset=utf-8")]
            headers += [(b"content-length", b"%d" % len(body)), (b"connection", b"close")]
            response = h11.Response(status_code=status, headers=headers, reason=status.phrase)
            for event in (response, h11.Data(data=body), h11.EndOfMessage()):
                self.transport.write(self.conn.send(event) or b"")
        self.transport.write_eof()
        self._await_request()

    def pause_writing(self) -> None:
        """Close the connection if the client does not read for SEND_SECONDS."""
        super().pause_writing()
        self._sending = self.loop.call_later(SEND_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        """Stop that timer, because the client reads again."""
        super().resume_writing()
        self._sending.cancel()

    def shutdown(self) -> None:
        """Close the connection because the server ends."""
        self.transport.abort()

    @property
    def _is_busy(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _await_request(self) -> None:
        """Close the connection if no request arrives within HEAD_SECONDS."""
        self._deadline.cancel()
        self._deadline = self.loop.call_later(HEAD_SECONDS, self._end_unless_past, self.cycle)

    def _end_unless_past(self, cycle: object) -> None:
        if self.cycle is cycle:
            self.transport.abort()
