"""Worker processes end with the process that started them, whatever ends it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.portfolio import CHECKOUT, Portfolio

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="asks Linux for the children of a process")

PATIENCE = 120.0  # seconds until a test gives up; usually it waits a small part of one
WORKERS = 3
BUSY = f"""
import time
from generator.executors import parallel_map

def task(context, part):
    time.sleep(600)
    return list(part)

list(parallel_map({WORKERS})(task, None, range(500), min_items=2))
"""
BUILD = f"""
import signal
import sys
import time
from generator import executors

# As at a terminal: a shell that runs the tests in the background would ignore SIGINT.
signal.signal(signal.SIGINT, signal.default_int_handler)

begin = executors._begin

def begin_slowly(*arguments):
    begin(*arguments)
    time.sleep(2)  # so that the test sees all workers at once

executors._begin = begin_slowly
executors.cores = lambda: {WORKERS}
from generator.cli import program

sys.argv = ["paperfolio", "build", "--no-cache", *sys.argv[1:]]
program()
"""


@pytest.mark.parametrize("name", ["SIGTERM", "SIGKILL", "SIGHUP"])
def test_workers_end_with_their_parent(name: str) -> None:
    """However the parent ends, its busy workers end, too."""
    with _started(BUSY) as parent:
        workers = _workers(parent.pid)
        os.kill(parent.pid, getattr(signal, name))
        parent.wait(PATIENCE)
        _all_end(workers)


def test_an_interrupted_build_leaves_no_worker(portfolio: Portfolio) -> None:
    """Ctrl-C in a terminal goes to all processes of the group; the build ends with 130, and so do its workers."""
    for number in range(400):
        portfolio.paper(f"p{number}", f"Words of ${number}$.")
    for _ in range(3):
        with _started(BUILD, str(portfolio.root)) as parent:
            workers = _workers(parent.pid)
            time.sleep(0.5)  # Python loses a KeyboardInterrupt that comes in the middle of a fork
            os.killpg(parent.pid, signal.SIGINT)
            assert parent.wait(PATIENCE) == 130
            _all_end(workers)


def _started(script: str, *words: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-c", script, *words]
    return subprocess.Popen(command, cwd=CHECKOUT, start_new_session=True, stderr=subprocess.DEVNULL)


def _workers(parent: int) -> list[int]:
    """Wait until all workers run, and return their process ids."""
    children = Path(f"/proc/{parent}/task/{parent}/children")
    for _ in _patiently():
        if len(found := children.read_text("utf-8").split()) == WORKERS:
            return [int(number) for number in found]
    raise AssertionError("the workers did not start")


def _all_end(workers: list[int]) -> None:
    try:
        for _ in _patiently():
            if not any(map(_is_running, workers)):
                return
        raise AssertionError("the workers run without their parent")
    finally:
        for worker in filter(_is_running, workers):
            os.kill(worker, signal.SIGKILL)


def _is_running(process: int) -> bool:
    """Return whether a process runs; one that has ended has no command line."""
    try:
        return bool(Path(f"/proc/{process}/cmdline").read_bytes())
    except OSError:
        return False


def _patiently() -> Iterator[None]:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        yield
        time.sleep(0.01)
