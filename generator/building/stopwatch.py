"""The time of each stage of a build."""

from time import perf_counter
from typing import TypeVar

T = TypeVar("T")


class Stopwatch:
    """Measures the seconds of each stage.

    Wrap the call of a stage, `library = clock("read", read_library(...))`: the result is passed through.
    """

    def __init__(self) -> None:
        self._seconds: dict[str, float] = {}
        self._last = perf_counter()

    def __call__(self, stage: str, result: T) -> T:
        self.stop(stage)
        return result

    def stop(self, stage: str) -> dict[str, float]:
        """Note the time of the stage that has just ended, and return the seconds of all stages by name."""
        now = perf_counter()
        self._seconds[stage], self._last = now - self._last, now
        return self._seconds
