"""Sites, a server and a browser that the tests with real clients share."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.clients.host import POLICY, served
from tests.clients.shown_sites import Shown
from tests.clients.sites import build_demo, build_overfull
from tests.clients.themed_sites import themed_demo as demo_in
from tests.clients.themed_sites import themed_portfolio


@pytest.fixture(scope="session")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The built sites by name. The demo has no problem; the overfull site only the warning that it asks for."""
    folder = tmp_path_factory.mktemp("sites")
    demo, overfull = build_demo(folder / "demo"), build_overfull(folder / "overfull")
    assert demo.problems == ()
    assert [problem.message for problem in overfull.problems] == ['unknown field "unknown_to_all"']
    return {"demo": folder / "demo", "overfull": folder / "overfull" / "output"}


@pytest.fixture(scope="session")
def addresses(outputs: dict[str, Path]) -> Iterator[dict[str, str]]:
    """Each site on its own host, with a strict Content-Security-Policy."""
    with ExitStack() as hosts:
        policy = {"Content-Security-Policy": POLICY}
        yield {
            name: hosts.enter_context(served(folder, **policy)).removesuffix("/") for name, folder in outputs.items()
        }


@pytest.fixture(scope="session")
def themed(theme: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    """The portfolio of 120 papers in a theme."""
    with themed_portfolio(tmp_path_factory.mktemp(theme), theme) as site:
        yield site


@pytest.fixture(scope="session")
def themed_demo(theme: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    """The demo in a theme."""
    with demo_in(tmp_path_factory.mktemp(theme), theme) as site:
        yield site
