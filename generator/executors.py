"""Work over many items -> the same work in processes side by side, by any `concurrent.futures.Executor`."""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from generator.model.memory import Spread

if TYPE_CHECKING:
    from concurrent.futures import Executor

C = TypeVar("C")
T = TypeVar("T")
R = TypeVar("R")
# Makes an executor whose workers call a function with arguments when they begin.
MakeExecutor = Callable[[Callable[..., None], tuple[Any, ...]], "Executor"]
SHARES = 24  # parts of the work for each worker: many, so that none waits long for the last and an interrupt is quick
SMALLEST = 16  # items in a part: fewer are not worth the letter


def spread_over(workers: int, make: MakeExecutor | None = None) -> Spread:
    """A Spread over so many workers of the executor that `make` makes; by itself, processes of this machine.

    Fewer items than are `enough` stay in this process, and so does all that is left where the workers are lost.
    """

    def spread(
        task: Callable[[C, Sequence[T]], list[R]], context: C, items: Sequence[T], *, enough: int
    ) -> Iterator[R]:
        size = max(SMALLEST, -(-len(items) // (workers * SHARES)))
        parts = [items[start : start + size] for start in range(0, len(items), size)]
        done = 0
        if workers > 1 and len(items) >= enough:
            for results in _in_executor(make or processes(workers), task, context, parts):
                done += 1
                yield from results
        for part in parts[done:]:
            yield from task(context, part)

    return spread


def processes(workers: int) -> MakeExecutor:
    """Processes of this machine. Where they can be forked they have the context from the start, and nothing is sent."""

    def make(begin: Callable[..., None], arguments: tuple[Any, ...]) -> "Executor":
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        methods = multiprocessing.get_all_start_methods()
        method = multiprocessing.get_context("fork" if "fork" in methods and os.uname().sysname == "Linux" else "spawn")
        return ProcessPoolExecutor(workers, method, begin, arguments)

    return make


def _in_executor(
    make: MakeExecutor, task: Callable[[C, Sequence[T]], list[R]], context: C, parts: Sequence[Sequence[T]]
) -> Iterator[list[R]]:
    """The results of the first parts, in order: of all of them, unless the workers are lost."""
    from concurrent.futures import BrokenExecutor

    with make(_begin, (task, context)) as executor:
        try:
            yield from executor.map(_do, parts)
        except BrokenExecutor:  # the system has ended a worker, for want of memory perhaps
            return
        except BaseException:
            executor.shutdown(wait=False, cancel_futures=True)
            raise


_shared: list[Any] = []  # in a worker: the task and the context


def _begin(task: Callable[..., Any], context: Any) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who waits for the work is interrupted, and tells the workers
    _shared[:] = task, context


def _do(part: Sequence[Any]) -> Any:
    task, context = _shared
    return task(context, part)


def cores() -> int:
    """How many processes can run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
