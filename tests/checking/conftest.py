"""A host to send requests to, a check of a site, and a cache folder of the test's own."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from generator.caching.cache import Cache
from generator.caching.templates import CompiledTemplates
from generator.check import Checked, check
from generator.model.project import Project
from tests.portfolio import TODAY, Portfolio

Check = Callable[..., Checked]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep cached answers where no other test, and not the user, sees them."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    return tmp_path / "cache" / "paperfolio" / "links.json"


class _Compiled(Cache):
    """A cache whose compiled templates all tests share, because compiling takes most of the time of a check."""

    def __init__(self, root: Path, folder: Path) -> None:
        super().__init__(root)
        self._folder = folder

    def templates(self) -> CompiledTemplates:
        return CompiledTemplates(self._folder, self._program)


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the compiled templates of all checks."""
    return tmp_path_factory.mktemp("templates")


@pytest.fixture
def checked(portfolio: Portfolio, templates: Path) -> Check:
    """A function that checks the portfolio as of the day of the tests."""

    def run(**options: Any) -> Checked:
        project = Project(portfolio.root, portfolio.root / "output", TODAY)
        return check(project, cache=_Compiled(portfolio.root, templates), **options)

    return run


@pytest.fixture(scope="session")
def _server() -> Iterator[HTTPServer]:
    with HTTPServer(host="127.0.0.1", threaded=True) as server:
        yield server


@pytest.fixture
def server(_server: HTTPServer) -> HTTPServer:
    """A host that answers as the test tells it to, any number of requests at once; each test begins with no answers."""
    _server.clear()
    return _server
