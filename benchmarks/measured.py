"""A command -> what one run of it took."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ACCOUNT = Path(__file__).with_name("account.py")
KILOBYTES = 1024


@dataclass(frozen=True)
class Run:
    """One run: wall and CPU seconds, peak memory in MB of the largest process and of all together (0 where it was not
    asked for), the exit code, and the end of what was printed."""

    seconds: float
    cpu: float
    largest_mb: float
    together_mb: float
    exit_code: int
    log: str


def measured(
    command: Sequence[str | Path], folder: Path, environment: Mapping[str, str], limit: int, *, is_sampled: bool = False
) -> Run:
    """Run the command in `folder`, at most `limit` seconds; where `is_sampled`, the memory of all its processes is
    looked at meanwhile, and the run is not one to count. Raises OSError where there is no such command."""
    os.sync()  # nobody pays for what the one before has left to be written
    with tempfile.TemporaryFile() as log:
        with subprocess.Popen(
            [sys.executable, "-I", "-S", ACCOUNT, str(limit), "sampled" if is_sampled else "timed", *command],
            cwd=folder,
            env=clean(environment),
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        ) as account:
            try:
                told, _ = account.communicate()
            except BaseException:  # interrupted: the command ends, too
                account.terminate()
                raise
        log.seek(0)
        printed = log.read().decode("utf-8", "replace")[-2000:]
    if account.returncode:
        raise OSError(f"{command[0]} could not be run: {printed.strip()}")
    seconds, cpu, largest, together, exit_code = told.split()
    return Run(
        seconds=float(seconds),
        cpu=float(cpu),
        largest_mb=int(largest) / KILOBYTES,
        together_mb=int(together) / KILOBYTES if is_sampled else 0,
        exit_code=int(exit_code),
        log=printed,
    )


def clean(own: Mapping[str, str]) -> dict[str, str]:
    """The environment of every measured command: plain output, and nothing that changes how Python runs, least of all
    PYTHONDONTWRITEBYTECODE, with which it would compile everything anew each time."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**kept, "LC_ALL": "C.UTF-8", "NO_COLOR": "1", **own}
