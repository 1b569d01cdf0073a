"""The built-in themes, found by their folders, so that a new theme is tested without a change here."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.rendering.theme.theme import BUILT_IN, Theme, load_theme

NAMES = sorted(path.parent.name for path in BUILT_IN.glob("*/theme.yaml"))
# One worker builds the sites of a theme, and all tests of that theme run there.
each_theme = pytest.mark.parametrize(
    "theme", [pytest.param(name, marks=pytest.mark.xdist_group(f"theme {name}")) for name in NAMES], scope="session"
)


def load(name: str) -> Theme:
    """A built-in theme with all that it extends."""
    return load_theme(Path("nowhere"), name)


def own_files(name: str, pattern: str) -> Iterator[Path]:
    """The files of a theme itself, without those that it inherits."""
    yield from sorted(path for path in (BUILT_IN / name).glob(pattern) if path.is_file())
