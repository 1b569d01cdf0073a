"""Run a task over many items in parallel, with any `concurrent.futures.Executor`."""

import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from generator.model.resources import ParallelMap

if TYPE_CHECKING:
    from concurrent.futures import Executor

C = TypeVar("C")
T = TypeVar("T")
R = TypeVar("R")
# Makes an executor whose workers first call an initializer with its arguments.
MakeExecutor = Callable[[Callable[..., None], tuple[Any, ...]], "Executor"]
SHARES = 24  # parts for each worker: many, so that all finish at about the same time and an interrupt is quick
SMALLEST = 16  # items in a part: smaller parts cost more to send than to process


def parallel_map(workers: int, make: MakeExecutor | None = None) -> ParallelMap:
    """Return a Spread that runs a task with so many `workers`; `make` makes their executor (default: processes).

    The Spread calls `task(context, part)` for parts of the items and yields all results in order. Fewer than
    `min_items` items are processed in this process, and so are the remaining ones if the workers die. For example:

        results = list(parallel_map(cores())(render_pages, job, range(1000), min_items=150))
    """

    def parallel_map(
        task: Callable[[C, Sequence[T]], list[R]], context: C, items: Sequence[T], *, min_items: int
    ) -> Iterator[R]:
        size = max(SMALLEST, -(-len(items) // (workers * SHARES)))
        parts = [items[start : start + size] for start in range(0, len(items), size)]
        done = 0
        if workers > 1 and len(items) >= min_items:
            for results in _in_executor(make or processes(workers), task, context, parts):
                done += 1
                yield from results
        for part in parts[done:]:
            yield from task(context, part)

    return parallel_map


def processes(workers: int) -> MakeExecutor:
    """Return a function that makes a pool of `workers` processes on this machine.

    On Linux they are forked and inherit the task and the context; elsewhere these are pickled and sent.
    """

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
    """Yield the results of the parts, in order; stop early if the workers die."""
    from concurrent.futures import BrokenExecutor

    with make(_begin, (task, context)) as executor:
        try:
            yield from executor.map(_do, parts)
        except BrokenExecutor:  # the system has killed a worker, perhaps because memory ran out
            return
        except BaseException:
            executor.shutdown(wait=False, cancel_futures=True)
            raise


_shared: list[Any] = []  # in a worker process: the task and the context


def _begin(task: Callable[..., Any], context: Any) -> None:
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None and threading.current_thread() is threading.main_thread():  # no pool of threads
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent process handles Ctrl-C and stops the workers
        threading.Thread(target=_end_with, args=(parent.join,), daemon=True).start()
    _shared[:] = task, context


def _end_with(wait_for_parent: Callable[[], None]) -> None:
    """End this worker process when its parent has ended, whatever ended it.

    The system closes the parent's end of a pipe, also after SIGKILL. A worker that was forked later holds a copy of
    that end, but it ends first, because no other worker holds its own.
    """
    wait_for_parent()
    os._exit(1)


def _do(part: Sequence[Any]) -> Any:
    task, context = _shared
    return task(context, part)


def cores() -> int:
    """Return how many processes can run at once: the CPUs that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
