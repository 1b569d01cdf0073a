"""One build at a time in an output folder."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.model.problem import CannotWrite


@contextmanager
def locked(output: Path) -> Iterator[None]:
    """Hold the folder while it is written. The kernel frees it when the process ends, however that ends.

    Raises CannotWrite while another build holds it. Where the system has no such locks, nothing is held.
    """
    try:
        import fcntl
    except ImportError:  # pragma: no cover - Windows
        yield
        return
    descriptor = os.open(output, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise CannotWrite(f"another build is writing to {output}; wait until it is done") from None
    except OSError:  # a file system without locks
        pass
    try:
        yield
    finally:
        os.close(descriptor)
