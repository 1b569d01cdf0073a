"""A program that writes pages and is killed in the middle: `dying.py FOLDER CALL NUMBER` at that call of that function
of `os`, half of which is done."""

import os
import signal
import sys
from itertools import count
from pathlib import Path
from typing import Any

from generator.writing.output import write
from tests.writing.folders import NEW, pages


def kill_at(call: str, moment: int) -> None:
    """Replace the function of `os` by one that dies at its `moment`-th call."""
    real, calls = getattr(os, call), count(1)

    def dying(*arguments: Any, **options: Any) -> Any:
        if next(calls) == moment:
            if call == "write":
                real(arguments[0], arguments[1][:2])
            elif call in {"makedirs", "open"}:
                real(*arguments, **options)
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments, **options)

    setattr(os, call, dying)


if __name__ == "__main__":
    kill_at(sys.argv[2], int(sys.argv[3]))
    write(pages(**NEW), Path(sys.argv[1]))
