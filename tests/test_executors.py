"""Tasks run over items in any executor, in order, and in this process if the workers die."""

from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from typing import Any

import pytest

from generator.executors import SMALLEST, parallel_map
from generator.model.project import Project
from tests.portfolio import TODAY, Portfolio, built


def _doubled(context: int, items: Sequence[int]) -> list[int]:
    return [context * item for item in items]


def _threads(begin: Callable[..., None], arguments: tuple[Any, ...]) -> Executor:
    return ThreadPoolExecutor(3, initializer=begin, initargs=arguments)


class Dying(Executor):
    """An executor that processes one part and then loses its workers."""

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


@pytest.mark.parametrize("count", [0, 1, SMALLEST, SMALLEST + 1, 1000])
def test_results_come_in_order(count: int) -> None:
    """Results come in the order of the items, however many there are and whichever executor runs."""
    expected = [2 * item for item in range(count)]
    for run in (parallel_map(1), parallel_map(3, _threads), parallel_map(2, Dying)):
        assert list(run(_doubled, 2, range(count), min_items=2)) == expected


def test_results_of_processes_come_in_order() -> None:
    """Results come in order from processes, the default of the command line."""
    assert list(parallel_map(2)(_doubled, 3, range(500), min_items=2)) == [3 * item for item in range(500)]


def _spawned(begin: Callable[..., None], arguments: tuple[Any, ...]) -> Executor:
    return ProcessPoolExecutor(2, get_context("spawn"), begin, arguments)


def test_processes_that_cannot_be_forked(portfolio: Portfolio, monkeypatch: pytest.MonkeyPatch) -> None:
    """On systems without fork, task and context are sent to new processes; the site is the same, byte for byte."""
    for number in range(40):
        portfolio.paper(f"p{number}", "$x$ and *y*", authors=["Jane Doe", f"A. Author{number % 7}"], keywords=["k"])
    portfolio.file("pages/about.md", "---\ntitle: About\n---\n[one](../papers/p1.md)\n")
    project = Project(portfolio.root, portfolio.root / "output", TODAY)
    built(project)
    expected = portfolio.snapshot()
    for stage in ("reading.entries", "rendering.render"):
        monkeypatch.setattr(f"generator.{stage}.PARALLEL_FROM", 2)
    done = built(project, parallel_map=parallel_map(2, _spawned))
    assert done.problems == () and done.written.changed == () and portfolio.snapshot() == expected


def test_few_items_stay_here() -> None:
    """No worker is started for fewer items than `enough`."""

    def refuse(*_: Any) -> Executor:
        raise AssertionError("nobody is needed")

    assert list(parallel_map(8, refuse)(_doubled, 2, [1, 2, 3], min_items=4)) == [2, 4, 6]


def _failing(_: int, items: Sequence[int]) -> list[int]:
    if 40 in items:
        raise ZeroDivisionError
    return list(items)


def test_a_mistake_is_told() -> None:
    """An exception in a worker reaches the caller, and parts that have not started are not run."""
    with pytest.raises(ZeroDivisionError):
        list(parallel_map(2)(_failing, 1, range(500), min_items=2))
