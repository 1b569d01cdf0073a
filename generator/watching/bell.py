"""The bell that rings when something may have changed."""

import threading
from time import monotonic, sleep

# A save is a handful of events within a millisecond or two, a checkout thousands with gaps below ten.
QUIET = 0.02  # seconds without a ring, after which a burst is taken for over
MOST = 0.4  # seconds after which a burst that does not end is looked at all the same
STEP = 0.1  # seconds between two looks at `stop`


class Bell:
    """Rung from any thread, waited for by one. `stop` ends every waiting."""

    def __init__(self, stop: threading.Event | None) -> None:
        self._stop = stop
        self._rings = threading.Event()
        self._last = 0.0

    def ring(self) -> None:
        self._last = monotonic()
        self._rings.set()

    @property
    def has_rung(self) -> bool:
        """Since the last burst."""
        return self._rings.is_set()

    @property
    def is_stopped(self) -> bool:
        return self._stop is not None and self._stop.is_set()

    def wait(self, patience: float) -> bool:
        """Wait until it rings, and then until that has ended; whether it rang within `patience` seconds."""
        end = monotonic() + patience
        while not self.is_stopped and (left := end - monotonic()) > 0:
            if self._rings.wait(left if self._stop is None else min(left, STEP)):
                break
        rang = self._rings.is_set()
        self.settle()
        return rang

    def settle(self) -> None:
        """Wait until it has been quiet for a moment; what rings from here on belongs to the next burst."""
        end = monotonic() + MOST
        while (left := min(self._last + QUIET, end) - monotonic()) > 0:
            sleep(left)
        self._rings.clear()
