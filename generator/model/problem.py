"""What is wrong with the content, where it stands, and how to mend it."""

from collections.abc import Iterable

import msgspec


class Problem(msgspec.Struct, frozen=True, order=True):
    """One fault, as a value: reading goes on after it, and all of them are shown in one run.

    `path` is relative to the site's folder, with slashes; `line` and `column` count from 1, and 0 means
    that the file as a whole is meant. A problem that is no error is a warning.
    """

    path: str
    line: int
    column: int
    message: str
    hint: str = ""
    is_error: bool = True

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part)
        kind = "" if self.is_error else "warning: "
        hint = self.hint.replace("\n", "\n  ")
        return f"{place}: {kind}{self.message}" + (f"\n  {hint}" if hint else "")


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of `problems` forbids writing."""
    return any(problem.is_error for problem in problems)


class NoContent(Exception):
    """The folder is no site: it has no content/."""


class CannotWrite(Exception):
    """The output folder is unwise, taken by another build, or the disk refuses; the message says which and why."""
