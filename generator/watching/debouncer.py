"""A debouncer: it rings when something may have changed, and a burst of rings counts as one."""

import threading
from time import monotonic, sleep

# A save is a handful of events within a millisecond or two, a checkout thousands with gaps below ten.
IDLE_SECONDS = 0.02  # seconds without a ring that end a burst
MOST = 0.4  # seconds after which a burst is treated as ended even if it goes on
STEP = 0.1  # seconds between two checks of `stop`


class Debouncer:
    """Any thread may ring it; one thread waits for it. When `stop` is set, waiting ends."""

    def __init__(self, stop: threading.Event | None) -> None:
        self._stop = stop
        self._rings = threading.Event()
        self._last = 0.0

    def ring(self) -> None:
        """Report that something may have changed; safe to call from any thread."""
        self._last = monotonic()
        self._rings.set()

    @property
    def has_rung(self) -> bool:
        """True if it has rung since the last burst ended."""
        return self._rings.is_set()

    @property
    def is_stopped(self) -> bool:
        """True if `stop` is set."""
        return self._stop is not None and self._stop.is_set()

    def wait(self, patience: float) -> bool:
        """Wait for a ring, at most `patience` seconds, and then for the end of its burst; return whether it rang."""
        end = monotonic() + patience
        while not self.is_stopped and (left := end - monotonic()) > 0:
            if self._rings.wait(left if self._stop is None else min(left, STEP)):
                break
        rang = self._rings.is_set()
        self.settle()
        return rang

    def settle(self) -> None:
        """Wait until it has been quiet for IDLE_SECONDS seconds, at most MOST; later rings belong to the next burst."""
        end = monotonic() + MOST
        while (left := min(self._last + IDLE_SECONDS, end) - monotonic()) > 0:
            sleep(left)
        self._rings.clear()
