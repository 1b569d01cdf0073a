"""How long each stage of a build takes."""

from time import perf_counter
from typing import TypeVar

T = TypeVar("T")


class Stopwatch:
    """Notes the seconds of each stage: `clock(name, stage(...))` is called when the stage is done."""

    def __init__(self) -> None:
        self._seconds: dict[str, float] = {}
        self._last = perf_counter()

    def __call__(self, stage: str, result: T) -> T:
        self.stop(stage)
        return result

    def stop(self, stage: str) -> dict[str, float]:
        """Note the stage that has just ended; return the seconds of all stages."""
        now = perf_counter()
        self._seconds[stage], self._last = now - self._last, now
        return self._seconds
