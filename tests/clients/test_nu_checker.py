"""The Nu HTML checker finds no error and no warning on any page."""

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from tests.clients.shown_sites import Shown
from tests.clients.themed_sites import NOTABLE, page_of_each_kind
from tests.themes.found import each_theme

JAR = Path(__file__).parents[2] / ".cache/npm/node_modules/vnu-jar/build/dist/vnu.jar"
Messages = Callable[..., list[str]]


@pytest.fixture(scope="session")
def messages() -> Iterator[Messages]:
    """The messages of the checker about files; it runs as a server, because Java starts more slowly than it checks a
    site."""
    _needs_the_checker()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}/?out=json"
    options = ["-Xss4m", "-Dnu.validator.servlet.bind-address=127.0.0.1", "-cp", str(JAR)]
    command = ["java", *options, "nu.validator.servlet.Main", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            _wait_for(server, port)
            yield lambda *places: [message for place in places for message in _said_of(place, address)]
        finally:
            server.terminate()


def _wait_for(server: subprocess.Popen[bytes], port: int) -> None:
    for _ in range(600):
        assert server.poll() is None, f"the checker ended with {server.returncode}"
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except ConnectionRefusedError:
            time.sleep(0.1)
    pytest.fail("the checker does not answer")


def _said_of(page: Path, address: str) -> Iterator[str]:
    asked = Request(address, page.read_bytes(), {"Content-Type": "text/html; charset=utf-8"})
    with urlopen(asked, timeout=120) as answer:
        for message in json.load(answer)["messages"]:
            where = f"{page.name}:{message.get('lastLine')}"
            yield f"{where}: {message['message']}: {message.get('extract', '')}"


@pytest.mark.slow
@pytest.mark.xdist_group("browser")  # the folder in which the same sites are built
@pytest.mark.parametrize("site", ["demo", "overfull"])
def test_no_page_has_an_error(messages: Messages, outputs: dict[str, Path], site: str) -> None:
    """Every page of the site is valid HTML, without a warning."""
    pages = sorted(outputs[site].rglob("*.html"))
    assert len(pages) > 20
    assert messages(*pages) == []


@each_theme
def test_no_theme_has_an_error(messages: Messages, theme: str, themed: Shown) -> None:
    """The checker also has no message about the pages of other themes and about special pages."""
    assert messages(*(themed.root / page for page in [*page_of_each_kind(themed).values(), *NOTABLE])) == []


@pytest.mark.xdist_group("browser")
def test_the_checker_finds_a_mistake(messages: Messages, tmp_path: Path) -> None:
    """A page with a mistake is reported, so that silence means something."""
    (tmp_path / "bad.html").write_text("<!doctype html><title>x</title><p><div></p>", "utf-8")
    assert any("Unclosed element" in message for message in messages(tmp_path / "bad.html"))


def _needs_the_checker() -> None:
    if shutil.which("java") and JAR.is_file():
        return
    if os.environ.get("CI") and shutil.which("java") and shutil.which("npm"):
        pytest.fail(f"{JAR} is missing: `make test` installs it")
    pytest.skip("the Nu HTML checker needs java and npm's vnu-jar; `make test` installs the latter")
