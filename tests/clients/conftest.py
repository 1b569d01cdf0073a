"""Sites, a server and a browser that the tests with real clients share."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.clients.sites import build_demo, build_overfull

# What a careful host may send: nothing from elsewhere, nothing inline, no evaluation.
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'"


@pytest.fixture(scope="session")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The built sites by name. The demo has no problem; the overfull site only the warning that it asks for."""
    folder = tmp_path_factory.mktemp("sites")
    demo, overfull = build_demo(folder / "demo"), build_overfull(folder / "overfull")
    assert demo.problems == ()
    assert [problem.message for problem in overfull.problems] == ['unknown field "unknown_to_all"']
    return {"demo": folder / "demo", "overfull": folder / "overfull" / "output"}


class _Handler(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="session")
def addresses(outputs: dict[str, Path]) -> Iterator[dict[str, str]]:
    """Each site on a server of its own, under a strict Content-Security-Policy."""
    servers = {
        name: ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
        for name, folder in outputs.items()
    }
    for server in servers.values():
        threading.Thread(target=server.serve_forever, daemon=True).start()
    yield {name: f"http://127.0.0.1:{server.server_port}" for name, server in servers.items()}
    for server in servers.values():
        server.shutdown()
        server.server_close()
