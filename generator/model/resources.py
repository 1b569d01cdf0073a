"""Interfaces for a cache and for parallel work. Both make a build faster; neither changes its result."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

Progress = Callable[[int, int], None]  # arguments: the number of finished items, the number of all items
C = TypeVar("C")
T = TypeVar("T")
R = TypeVar("R")


class Store(Protocol):
    """A persistent store of bytes by name. `get` returns None if the entry does not exist or is damaged."""

    def get(self, name: str) -> bytes | None: ...

    def put(self, name: str, content: bytes) -> None: ...


class ParallelMap(Protocol):
    """Apply `task` to all `items`, in this process or in several, and yield the results in the order of the items.

    Each call `task(context, part)` gets a part of the items, and returns one result for each. Fewer than `enough` items
    stay in this process. `task` must be a function of a module; `context`, items and results must be picklable.
    """

    def __call__(
        self, task: Callable[[C, Sequence[T]], list[R]], context: C, items: Sequence[T], *, min_items: int
    ) -> Iterator[R]: ...


def serial_map(
    task: Callable[[C, Sequence[T]], list[R]], context: C, items: Sequence[T], *, min_items: int
) -> Iterator[R]:
    """Apply `task` to all `items` in this process, and yield the results: a `ParallelMap` without other processes."""
    yield from task(context, items)
