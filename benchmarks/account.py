"""Runs one command in its own session, and prints its time and memory as the kernel measures them.

    python -I -S account.py LIMIT timed|sampled COMMAND…

prints wall seconds, CPU seconds, peak kB of the largest process, peak kB of all processes together, and the exit code;
the output of the command goes to standard error. `sampled` measures the memory of all processes repeatedly, which takes
time itself, so the time of such a run must not be counted.

The peak memory of a process includes the time before it became the command, when it shared the memory of its parent. So
the parent must be a small program, and this one imports almost nothing.
"""

import os
import signal
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    import resource

TICKS = os.sysconf("SC_CLK_TCK")
SIGNALS = {signal.SIGCHLD, signal.SIGTERM, signal.SIGINT, signal.SIGHUP}
PATIENCE = 0.01  # seconds between two samples


def main() -> None:
    """Run the command that the arguments name."""
    limit, is_sampled, command = int(sys.argv[1]), sys.argv[2] == "sampled", sys.argv[3:]
    output = [(os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0), (os.POSIX_SPAWN_DUP2, 2, 1)]
    # Blocked signals are taken one by one in `_wait`: a handler could run just before the program begins to wait, and
    # then nothing would end the wait before the command does.
    signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    began = time.perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=output, setsid=True, setsigmask=())
    status, usage, together = _wait(child, began + limit, is_sampled=is_sampled)
    seconds = time.perf_counter() - began
    largest = usage.ru_maxrss
    print(seconds, usage.ru_utime + usage.ru_stime, largest, max(largest, together), os.waitstatus_to_exitcode(status))


def _wait(child: int, end: float, *, is_sampled: bool) -> tuple[int, "resource.struct_rusage", int]:
    """Return status and usage of the child when it has ended, and the peak memory of its session.

    At the time `end` the session is killed, and also if this program is told to end.
    """
    together = 0
    while True:
        done, status, usage = os.wait4(child, os.WNOHANG)
        if done:
            return status, usage, together
        left = end - time.perf_counter()
        if left <= 0:
            os.killpg(child, signal.SIGKILL)
            return (*os.wait4(child, 0)[1:], together)
        if is_sampled:
            together = max(together, sum(map(memory, session(child))))
        told = signal.sigtimedwait(SIGNALS, PATIENCE if is_sampled else left)
        if told and told.si_signo != signal.SIGCHLD:
            os.killpg(child, signal.SIGKILL)
            sys.exit(1)


def session(leader: int) -> list[int]:
    """Return the processes of the session that `leader` started."""
    numbers = [int(name) for name in os.listdir("/proc") if name.isdigit()]
    return [number for number in numbers if _status(number)[3:4] == [str(leader)]]


def memory(process: int) -> int:
    """Return the memory of a process in kB, with its share of shared memory (Pss in proc(5))."""
    try:
        with open(f"/proc/{process}/smaps_rollup") as lines:
            return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    except (OSError, StopIteration):
        return 0  # it has ended


def cpu_seconds(leader: int) -> float:
    """Return the CPU seconds of the processes of a session, and of their children that have ended."""
    return sum(int(ticks) for process in session(leader) for ticks in _status(process)[11:15]) / TICKS


def _status(process: int) -> list[str]:
    """The fields of /proc/…/stat from the third on; the second, a name in brackets, may contain any character."""
    try:
        with open(f"/proc/{process}/stat") as stream:
            return stream.read().rpartition(")")[2].split()
    except OSError:
        return []


if __name__ == "__main__":
    main()
