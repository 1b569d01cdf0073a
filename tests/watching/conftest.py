"""How the tests wait for changes."""

from collections.abc import Callable
from typing import Any

import pytest

from generator.watching import lookout, snapshot
from tests.watching.watched import wait_for


@pytest.fixture
def only_called(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody looks without having been called: what the system does not tell of is not found."""
    monkeypatch.setattr(lookout, "PATIENCE", 3600.0)
    monkeypatch.setattr(lookout, "LONGEST", 3600.0)


@pytest.fixture
def calm(monkeypatch: pytest.MonkeyPatch) -> None:
    """A burst ends after a fifth of a second, so that a busy machine does not make two out of one."""
    monkeypatch.setattr("generator.watching.bell.QUIET", 0.2)
    monkeypatch.setattr("generator.watching.bell.MOST", 10.0)


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Waits until everything has been looked at that stands there when it is called."""
    looks = [0]

    def counted(*arguments: Any) -> Any:
        found = snapshot.take(*arguments)
        looks[0] += 1
        return found

    def wait() -> None:
        before = looks[0]
        wait_for(lambda: looks[0] >= before + 2)  # the first may have begun already

    monkeypatch.setattr(lookout, "take", counted)
    monkeypatch.setattr(lookout, "PATIENCE", 0.1)
    return wait
