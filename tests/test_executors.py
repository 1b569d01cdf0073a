"""Work is spread over any executor, in order, and is done here where the workers are lost."""

from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from typing import Any

import pytest

from generator.build import build
from generator.executors import SMALLEST, spread_over
from generator.model.project import Project
from tests.portfolio import TODAY, Portfolio


def _doubled(context: int, items: Sequence[int]) -> list[int]:
    return [context * item for item in items]


def _threads(begin: Callable[..., None], arguments: tuple[Any, ...]) -> Executor:
    return ThreadPoolExecutor(3, initializer=begin, initargs=arguments)


class Dying(Executor):
    """Does a part, and then loses its workers."""

    def __init__(self, begin: Callable[..., None], arguments: tuple[Any, ...]) -> None:
        begin(*arguments)
        self._done = 0

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self._done += 1
        if self._done < 3:
            future.set_result(fn(*args, **kwargs))
        else:
            future.set_exception(BrokenExecutor())
        return future


@pytest.fixture(autouse=True)
def _same_signals(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers leave Ctrl-C to the one who waits; here they are the same process, in which it must go on working."""
    monkeypatch.setattr("generator.executors.signal.signal", lambda *_: None)


@pytest.mark.parametrize("count", [0, 1, SMALLEST, SMALLEST + 1, 1000])
def test_results_come_in_order(count: int) -> None:
    """However many items and whichever executor, as if all had been done one after the other."""
    expected = [2 * item for item in range(count)]
    for spread in (spread_over(1), spread_over(3, _threads), spread_over(2, Dying)):
        assert list(spread(_doubled, 2, range(count), enough=2)) == expected


def test_results_of_processes_come_in_order() -> None:
    """The same in processes, which is what the command line uses."""
    assert list(spread_over(2)(_doubled, 3, range(500), enough=2)) == [3 * item for item in range(500)]


def _spawned(begin: Callable[..., None], arguments: tuple[Any, ...]) -> Executor:
    return ProcessPoolExecutor(2, get_context("spawn"), begin, arguments)


def test_processes_that_cannot_be_forked(portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch) -> None:
    """On systems without fork all that the work needs is sent to new processes: the site is the same, byte for byte."""
    for number in range(40):
        portfolio.paper(f"p{number}", "$x$ and *y*", authors=["Jane Doe", f"A. Author{number % 7}"], keywords=["k"])
    portfolio.file("pages/about.md", "---\ntitle: About\n---\n[one](../papers/p1.md)\n")
    project = Project(portfolio.root, portfolio.root / "output", TODAY)
    build(project)
    expected = portfolio.snapshot()
    for stage in ("reading.entries", "rendering.render"):
        monkeypatch.setattr(f"generator.{stage}.ENOUGH", 2)
    done = build(project, spread=spread_over(2, _spawned))
    assert done.problems == () and done.written.changed == () and portfolio.snapshot() == expected


def test_few_items_stay_here() -> None:
    """No worker is made for what is done before it would have begun."""

    def refuse(*_: Any) -> Executor:
        raise AssertionError("nobody is needed")

    assert list(spread_over(8, refuse)(_doubled, 2, [1, 2, 3], enough=4)) == [2, 4, 6]


def _failing(_: int, items: Sequence[int]) -> list[int]:
    if 40 in items:
        raise ZeroDivisionError
    return list(items)


def test_a_mistake_is_told() -> None:
    """An exception in a worker is the caller's, and what has not begun is not done."""
    with pytest.raises(ZeroDivisionError):
        list(spread_over(2)(_failing, 1, range(500), enough=2))
