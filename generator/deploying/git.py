"""Run git and return its answer. Only this package, and the one that runs Pagefind, start other programs."""

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import msgspec

from generator.model.errors import PaperfolioError

# Git sets these variables for its hooks; they would make every command use the repository of the hook.
PLACES = "DIR|WORK_TREE|INDEX_FILE|PREFIX|COMMON_DIR|NAMESPACE|OBJECT_DIRECTORY|ALTERNATE_.*|QUARANTINE_.*"
OF_A_HOOK = re.compile(f"GIT_({PLACES})")


class CannotDeploy(PaperfolioError):
    """Nothing was published. `message` says why, in one sentence; `hint` says what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


class Answer(msgspec.Struct, frozen=True):
    """The result of a program: its exit code (0 on success), and what it printed to stdout and stderr."""

    code: int
    out: str
    err: str

    @property
    def reason(self) -> str:
        """The first error message, without "fatal:" or "error:" before it; without a message, the exit code."""
        lines = [line for line in self.err.splitlines() if line.strip()]
        complaints = [line for line in lines if line.startswith(("fatal:", "error:"))] or lines
        return re.sub("^(fatal|error): ", "", complaints[0]).rstrip(".") if complaints else f"exit code {self.code}"


def git(folder: Path, *words: str, settings: Mapping[str, str] | None = None) -> Answer:
    """Run `git words …` in `folder`, with additional environment variables `settings`.

    Returns the answer even if the exit code is not 0. Raises CannotDeploy if git is not installed.
    """
    return run(folder, "git", *words, settings=settings)


def run(folder: Path, *command: str, settings: Mapping[str, str] | None = None) -> Answer:
    """Run `command`, which is git or a program that runs git, as `git` does."""
    environment = {name: value for name, value in os.environ.items() if not OF_A_HOOK.fullmatch(name)}
    environment |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", **(settings or {})}
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",
            check=False,
        )
    except FileNotFoundError:
        raise CannotDeploy("git is not installed", "install it, for example from https://git-scm.com") from None
    return Answer(done.returncode, done.stdout, done.stderr)
