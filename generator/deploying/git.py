"""Words for git -> what it answered. No other room runs another program."""

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import msgspec

from generator.model.errors import PaperfolioError

# A hook of git runs with these set, and they would lead every command to the repository of that hook.
PLACES = "DIR|WORK_TREE|INDEX_FILE|PREFIX|COMMON_DIR|NAMESPACE|OBJECT_DIRECTORY|ALTERNATE_.*|QUARANTINE_.*"
OF_A_HOOK = re.compile(f"GIT_({PLACES})")


class CannotDeploy(PaperfolioError):
    """Why nothing was published, in one sentence, and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


class Answer(msgspec.Struct, frozen=True):
    """What a program said: its exit code (0 where all went well), and what it printed."""

    code: int
    out: str
    err: str

    @property
    def reason(self) -> str:
        """Its first complaint, without the word before it."""
        lines = [line for line in self.err.splitlines() if line.strip()]
        complaints = [line for line in lines if line.startswith(("fatal:", "error:"))] or lines
        return re.sub("^(fatal|error): ", "", complaints[0]).rstrip(".") if complaints else f"exit code {self.code}"


def git(folder: Path, *words: str, settings: Mapping[str, str] | None = None) -> Answer:
    """Run `git words …` in `folder`; `settings` are environment variables. Raises CannotDeploy where git is missing."""
    return run(folder, "git", *words, settings=settings)


def run(folder: Path, *command: str, settings: Mapping[str, str] | None = None) -> Answer:
    """Run a program that itself runs git."""
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
        raise CannotDeploy("git is not installed here", "install it, for example from https://git-scm.com") from None
    return Answer(done.returncode, done.stdout, done.stderr)
