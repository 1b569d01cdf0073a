"""What is remembered from one build to the next, and how work is spread; a build is the same without either."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

Progress = Callable[[int, int], None]  # how many are done, and how many there are
C = TypeVar("C")
T = TypeVar("T")
R = TypeVar("R")


class Store(Protocol):
    """A place for bytes by name that outlives the process. What is lost or damaged is not there."""

    def get(self, name: str) -> bytes | None: ...

    def put(self, name: str, content: bytes) -> None: ...


class Spread(Protocol):
    """Does `task(context, some of the items)` for all `items`, here or in other processes, and gives the results in the
    order of the items. Tasks are functions of modules; contexts, items and results can be pickled."""

    def __call__(
        self, task: Callable[[C, Sequence[T]], list[R]], context: C, items: Sequence[T], *, enough: int
    ) -> Iterator[R]: ...


def here(task: Callable[[C, Sequence[T]], list[R]], context: C, items: Sequence[T], *, enough: int) -> Iterator[R]:
    """The Spread that spreads nothing: all in this process."""
    yield from task(context, items)
