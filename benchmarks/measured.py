"""A command -> the time and memory of one run."""

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
    """One run: wall and CPU seconds, peak memory, exit code, and the end of its output.

    The memory is in MB: of the largest process, and of all together (0 if it was not measured).
    """

    seconds: float
    cpu: float
    largest_mb: float
    together_mb: float
    exit_code: int
    log: str


def measured(
    command: Sequence[str | Path], folder: Path, environment: Mapping[str, str], limit: int, *, is_sampled: bool = False
) -> Run:
    """Run the command in `folder`, for at most `limit` seconds.

    If `is_sampled`, the memory of all its processes is measured, and the time must not be counted. Raises OSError if
    there is no such command.
    """
    os.sync()  # so that this run does not wait for data that an earlier one wrote
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
    """Return the environment of every measured command: plain output, and no variables that change how Python runs.

    With PYTHONDONTWRITEBYTECODE, for example, Python would compile everything again in each run.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**kept, "LC_ALL": "C.UTF-8", "NO_COLOR": "1", **own}
