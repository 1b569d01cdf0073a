"""A host for tests: serves a folder as GitHub Pages does, packed and to be kept for ten minutes."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache, partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

# The headers of a strict host: nothing from other hosts, nothing inline, no eval.
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'"
PACKED = ("text/", "application/json", "application/xml", "application/javascript", "image/svg+xml")


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: Any, root: Path, headers: dict[str, str]) -> None:
        self._root, self._headers = root, headers
        super().__init__(*arguments)

    def handle(self) -> None:
        with suppress(ConnectionError):  # a browser that leaves a page does not wait for its files
            super().handle()

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path).removeprefix("/")
        file = self._root / path
        file = file / "index.html" if file.is_dir() else file
        status = HTTPStatus.OK if file.is_file() else HTTPStatus.NOT_FOUND
        file = file if file.is_file() else self._root / "404.html"
        kind = guess_type(file.name)[0] or "application/octet-stream"
        is_packed = kind.startswith(PACKED) and "gzip" in self.headers.get("Accept-Encoding", "")
        body = packed(file, file.stat().st_mtime_ns) if is_packed else file.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if is_packed:
            self.send_header("Content-Encoding", "gzip")
        for name, value in self._headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


@lru_cache(maxsize=1000)
def packed(file: Path, _: int) -> bytes:
    """The file as gzip; the time of its last change, in nanoseconds, is only for the cache."""
    return gzip.compress(file.read_bytes(), 6)


@contextmanager
def served(root: Path, **headers: str) -> Iterator[str]:
    """The address of the folder, with a slash at the end, while it is served; `headers` are sent with every file."""
    root.mkdir(parents=True, exist_ok=True)
    handler = partial(_Handler, root=root, headers=headers)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
