"""What GitHub Actions shows at the lines of a change: each problem as a command on stdout."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model.problem import Problem


def is_in_actions() -> bool:
    """Whether we run in a step of GitHub Actions."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def annotate(problems: "Iterable[Problem]", notes: "Iterable[Problem]", site: Path) -> None:
    """Print the annotations of a site's problems; their paths are taken from the top of the repository."""
    from generator.report import annotations

    top = Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd()).resolve()
    folder = site.resolve()
    inside = folder.relative_to(top).as_posix() if folder.is_relative_to(top) else ""
    for command in annotations(problems, notes, folder=inside):
        print(command)
