"""A lock that lets only one build at a time write to an output folder."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.model.problem import CannotWrite


@contextmanager
def locked(output: Path) -> Iterator[None]:
    """Lock the folder `output` for the duration of the `with` block.

    The kernel releases the lock when the process ends, even if it is killed. Raises CannotWrite if another build has
    the lock. Without flock (Windows, some file systems) nothing is locked.
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
