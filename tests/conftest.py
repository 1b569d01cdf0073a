"""Fixtures of all tests."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from generator.rendering.environment import Environment
from tests.portfolio import CHECKOUT, Portfolio

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM = next((path for path in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if os.access(path, os.X_OK)), "")
CLIENTS = Path(__file__).parent / "clients"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# Examples are the same in every run, and a slow machine fails none of them.
settings.register_profile("suite", deadline=None, derandomize=True, print_blob=False)
settings.load_profile("suite")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Order the tests: files whose tests have the mark begin first, so that no worker waits for one of them at the end.

    Every test that needs a browser gets the mark, and so do all of `tests/clients`, where other programs read our
    pages.
    """
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()) or item.path.is_relative_to(CLIENTS):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(autouse=True)
def _no_workflow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Remove the variables of the environment that name the address of a site."""
    for name in ("PAPERFOLIO_URL", "GITHUB_ACTIONS", "GITHUB_REPOSITORY"):
        monkeypatch.delenv(name, raising=False)


class _CompiledOnce(BytecodeCache):
    """Compiled templates in memory; Jinja takes one only for the very same source."""

    def __init__(self) -> None:
        self._compiled: dict[str, bytes] = {}

    def load_bytecode(self, blocking_key: Bucket) -> None:
        if blocking_key.key in self._compiled:
            blocking_key.bytecode_from_string(self._compiled[blocking_key.key])

    def dump_bytecode(self, blocking_key: Bucket) -> None:
        self._compiled[blocking_key.key] = blocking_key.bytecode_to_string()


@pytest.fixture(scope="session", autouse=True)
def _templates_are_compiled_once() -> Iterator[None]:
    """Builds without a cache of their own share compiled templates, which take nine tenths of the time of a small one:
    a build of one paper is 0.02 s and not 0.2."""
    compiled, begin = _CompiledOnce(), Environment.__init__

    def init(self: Environment, folders: Any, own: BytecodeCache | None, **functions: Any) -> None:
        begin(self, folders, own or compiled, **functions)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Environment, "__init__", init)
        yield


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the checkout. Tests that need it are of the group "wheel", so that it is made once."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(CHECKOUT)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("paperfolio-*.whl"))


@pytest.fixture
def portfolio(tmp_path: Path) -> Portfolio:
    """An empty site with a profile."""
    return Portfolio(tmp_path / "site")


def pytest_addoption(parser: pytest.Parser) -> None:
    """One option of our own: see test_golden.py."""
    parser.addoption("--update-golden", action="store_true", help="write the pages of the golden site anew")


@pytest.fixture(scope="session")
def chromium() -> "Iterator[Browser]":
    """Debian's Chromium. The suite's own make target installs it; in CI its absence is a failure."""
    if not CHROMIUM:
        if os.environ.get("CI"):
            pytest.fail("no chromium in CI: `make test` installs it")
        pytest.skip("no chromium on this machine; `apt-get install chromium` gives one")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
