"""Problems as annotations of GitHub Actions, printed to stdout as workflow commands."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model.problem import Problem


def is_in_actions() -> bool:
    """Return whether this process runs in a step of GitHub Actions."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def annotate(problems: "Iterable[Problem]", notes: "Iterable[Problem]", site: Path) -> None:
    """Print an annotation for each problem and note of the site in the folder `site`.

    GitHub needs paths relative to the root of the repository: GITHUB_WORKSPACE, or the current folder if that is unset.
    """
    from generator.report import annotations

    top = Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd()).resolve()
    folder = site.resolve()
    inside = folder.relative_to(top).as_posix() if folder.is_relative_to(top) else ""
    for command in annotations(problems, notes, folder=inside):
        print(command)
