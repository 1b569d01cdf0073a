"""How the tests save files and wait for changes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.watching import snapshot
from generator.watching import watcher as lookout
from tests.portfolio import Portfolio, Saved
from tests.watching.watched import wait_for


@pytest.fixture
def portfolio(tmp_path: Path) -> Portfolio:
    """An empty site with a profile."""
    return Saved(tmp_path / "site")


@pytest.fixture
def only_called(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look only after an event, so that a change that the system does not report is not found."""
    monkeypatch.setattr(lookout, "PATIENCE", 3600.0)
    monkeypatch.setattr(lookout, "LONGEST", 3600.0)


@pytest.fixture
def calm(monkeypatch: pytest.MonkeyPatch) -> None:
    """End a burst after half a second, so that a busy machine does not divide it in two."""
    monkeypatch.setattr("generator.watching.debouncer.IDLE_SECONDS", 0.5)
    monkeypatch.setattr("generator.watching.debouncer.MOST", 10.0)


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """A function that waits until everything that exists when it is called has been looked at."""
    looks = [0]

    def counted(*arguments: Any) -> Any:
        found = snapshot.take(*arguments)
        looks[0] += 1
        return found

    def wait() -> None:
        before = looks[0]
        wait_for(lambda: looks[0] >= before + 2)  # the first look may have begun before

    monkeypatch.setattr(lookout, "take", counted)
    monkeypatch.setattr(lookout, "PATIENCE", 0.1)
    return wait
