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

TICKS = os.sysconf("SC_CLK_TCK")
PATIENCE = 0.01  # seconds between two samples


def main() -> None:
    """Run the command that the arguments name."""
    limit, is_sampled, command = int(sys.argv[1]), sys.argv[2] == "sampled", sys.argv[3:]
    output = [(os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0), (os.POSIX_SPAWN_DUP2, 2, 1)]
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    began = time.perf_counter()
    # A signal that comes before `try` would leave the child running, so it waits until then.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=output, setsid=True, setsigmask=())
    together = 0
    try:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
        signal.signal(signal.SIGALRM, lambda *_: os.killpg(child, signal.SIGKILL))
        signal.alarm(limit)
        done, status, usage = os.wait4(child, os.WNOHANG if is_sampled else 0)
        while not done:
            together = max(together, sum(map(memory, session(child))))
            time.sleep(PATIENCE)
            done, status, usage = os.wait4(child, os.WNOHANG)
    except BaseException:  # interrupted: end the command, too
        os.killpg(child, signal.SIGKILL)
        raise
    seconds = time.perf_counter() - began
    largest = usage.ru_maxrss
    print(seconds, usage.ru_utime + usage.ru_stime, largest, max(largest, together), os.waitstatus_to_exitcode(status))


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
