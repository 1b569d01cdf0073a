"""Small sites to read, and the problems of reading them."""

from pathlib import Path

from generator.model.date import PartialDate
from generator.model.library import Library
from generator.model.project import Project
from generator.reading.library import read_library
from tests.portfolio import built

TODAY = PartialDate(2025, 6, 1)


def library(root: Path) -> Library:
    """Return the library of the site in `root`."""
    return read_library(Project(root, root / "output", TODAY))


def messages(root: Path) -> str:
    """Return all problems of the site in `root`, as the build prints them."""
    return "".join(f"{problem}\n" for problem in library(root).problems)


def problems_of_build(root: Path) -> str:
    """Return the problems of a build of the site in `root`, which include those of its pages."""
    return "".join(
        f"{problem}\n" for problem in built(Project(root, root / "output", TODAY), write_files=False).problems
    )


def written(root: Path, files: dict[str, str | bytes]) -> Path:
    """`root` with `files` under its content/, and a profile unless one of them is it."""
    for path, content in {"profile.yaml": "name: Jane Q. Doe\n", **files}.items():
        place = root / "content" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root
