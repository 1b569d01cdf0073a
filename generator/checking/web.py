"""One request to one host over the network, without the body of the response. A build never imports this module.

Requests go only to addresses of the public internet, unless the caller allows others: a link in a co-author's entry
must not reach into the private network of the machine that checks it (server-side request forgery). A host's name is
looked up once, and the request goes to exactly the address that was checked.
"""

import ipaddress
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from http.client import responses
from threading import Timer
from typing import Any
from urllib.parse import SplitResult, urlsplit

import msgspec
from urllib3 import BaseHTTPResponse, HTTPConnectionPool, HTTPSConnectionPool, PoolManager, Retry, Timeout
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError, ReadTimeoutError, SSLError

from generator import __version__
from generator.model.errors import PaperfolioError

AGENT = f"paperfolio/{__version__} (checks the links of a home page)"
PORTS = {"http": 80, "https": 443}
NAT64 = ipaddress.ip_network("64:ff9b::/96")  # IPv4 addresses within IPv6 (RFC 6052)


class Failure(StrEnum):
    """Why there was no response."""

    MALFORMED = "it is not a valid address"
    PRIVATE = "it leads to a private address"
    NO_SUCH_HOST = "there is no such host"
    NOT_LOOKED_UP = "the host's name could not be looked up"
    UNREACHABLE = "the host cannot be reached"
    UNTRUSTED = "the host's certificate cannot be trusted"
    TOO_SLOW = "it took too long"
    BROKEN = "the connection broke"
    ENDLESS = "there were too many redirects"


class Reply(msgspec.Struct, frozen=True):
    """The response of a host, or the failure.

    `status` is the HTTP status, `location` the target of a redirect, and `wait` the seconds that the host asks to wait
    before the next request (Retry-After, RFC 9110 §10.2.3).
    """

    status: int = 0
    location: str = ""
    wait: float = 0
    failure: Failure | None = None

    @property
    def words(self) -> str:
        """The failure, or the status with its reason phrase: "404 Not Found"."""
        return str(self.failure or f"{self.status} {responses.get(self.status, '')}".strip())


class Refused(PaperfolioError):
    """No request was sent, or no response came; `failure` says why."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure)
        self.failure = failure


class Web:
    """Sends requests; safe to use from many threads.

    `patience` is the timeout of each step in seconds; the whole request may take three times as long. The time that a
    host asks to wait is cut to `longest_wait` seconds. `allow_private` permits addresses of private networks.
    """

    def __init__(self, *, patience: float, longest_wait: int, allow_private: bool) -> None:
        self._patience, self._allow_private = patience, allow_private
        self._waits = Retry(retry_after_max=longest_wait)
        self._addresses: dict[tuple[str, int], list[str] | Failure] = {}
        self._pools = PoolManager(num_pools=50, maxsize=2, timeout=Timeout(connect=patience, read=patience))
        self._pools.pool_classes_by_scheme = {"http": _pool(3 * patience), "https": _tls_pool(3 * patience)}

    def ask(self, method: str, url: str) -> Reply:
        """Send a HEAD or GET request (`method`) to `url`, without following redirects. Never raises."""
        try:
            parts = urlsplit(url)
            port = parts.port or PORTS[parts.scheme]
            if not parts.hostname or parts.username is not None:
                return Reply(failure=Failure.MALFORMED)
            host = parts.hostname.encode("idna").decode()
            return self._asked(method, parts, host, port)
        except Refused as refused:
            return Reply(failure=refused.failure)
        except (ValueError, KeyError):  # a UnicodeError is a ValueError
            return Reply(failure=Failure.MALFORMED)

    def close(self) -> None:
        """Close all connections."""
        self._pools.clear()

    def _asked(self, method: str, parts: SplitResult, host: str, port: int) -> Reply:
        """Return the response of the first address of the host that can be reached."""
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        shown = f"[{host}]" if ":" in host else host
        headers = {
            "Host": shown if port == PORTS[parts.scheme] else f"{shown}:{port}",
            "User-Agent": AGENT,
            "Accept": "*/*",
        }
        names = {"server_hostname": host, "assert_hostname": host} if parts.scheme == "https" else {}
        failure = Failure.UNREACHABLE
        for address in self._looked_up(host, port):
            pool = self._pools.connection_from_host(address, port, parts.scheme, names)
            try:
                response = pool.urlopen(
                    method, target, headers=headers, retries=False, redirect=False, preload_content=False
                )
            except (ConnectTimeoutError, NewConnectionError) as error:
                failure = Failure.UNREACHABLE if isinstance(error, NewConnectionError) else Failure.TOO_SLOW
                continue
            except ReadTimeoutError:
                raise Refused(Failure.TOO_SLOW) from None
            except SSLError:
                raise Refused(Failure.UNTRUSTED) from None
            except (HTTPError, OSError):
                raise Refused(Failure.BROKEN) from None
            return self._read(method, response)
        raise Refused(failure)

    def _read(self, method: str, response: BaseHTTPResponse) -> Reply:
        """Read the header of a response. The body of GET is not read, so its connection cannot be used again."""
        try:
            wait = self._waits.get_retry_after(response) or 0
        except (HTTPError, ValueError, OverflowError):  # neither a number nor a date, or far too large
            wait = 0
        location = response.headers.get("Location", "") if response.status in {301, 302, 303, 307, 308} else ""
        if method != "HEAD":
            response.close()
        response.release_conn()
        return Reply(response.status, location, wait)

    def _looked_up(self, host: str, port: int) -> list[str]:
        """Return the IP addresses of a host. Raises Refused if there are none, or one is private."""
        key = host, port
        if key not in self._addresses:
            self._addresses[key] = self._judged(host, port)
        found = self._addresses[key]
        if isinstance(found, Failure):
            raise Refused(found)
        return found

    def _judged(self, host: str, port: int) -> list[str] | Failure:
        try:
            known = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except socket.gaierror as error:
            return Failure.NOT_LOOKED_UP if error.errno == socket.EAI_AGAIN else Failure.NO_SUCH_HOST
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in known))
        if self._allow_private or all(map(is_public, addresses)):
            return addresses
        return Failure.PRIVATE


def is_public(address: str) -> bool:
    """Return whether an IP address belongs to the public internet.

    An IPv6 address that contains an IPv4 address (mapped, 6to4, NAT64) is judged by that.
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if ip in NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


def _pool(longest: float) -> type[HTTPConnectionPool]:
    class Connection(HTTPConnection):
        def getresponse(self) -> Any:
            with _cut_after(self, longest):
                return super().getresponse()

    class Pool(HTTPConnectionPool):
        ConnectionCls = Connection

    return Pool


def _tls_pool(longest: float) -> type[HTTPConnectionPool]:
    class Connection(HTTPSConnection):
        def getresponse(self) -> Any:
            with _cut_after(self, longest):
                return super().getresponse()

    class Pool(HTTPSConnectionPool):
        ConnectionCls = Connection

    return Pool


@contextmanager
def _cut_after(connection: HTTPConnection, seconds: float) -> Iterator[None]:
    """Close the connection after so many seconds, because a host may send its header byte by byte, each in time."""
    timer = Timer(seconds, _cut, [connection])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _cut(connection: HTTPConnection) -> None:
    if connection.sock is not None:
        with suppress(OSError):  # it is closed already
            connection.sock.shutdown(socket.SHUT_RDWR)
