"""Each folder of tests/invalid/ is a site with a mistake; its expected.txt holds the messages that it must get."""

import shutil
from pathlib import Path

import pytest

from tests.reading.sites import messages, problems_of_build

CASES = sorted(path for path in (Path(__file__).parents[1] / "invalid").iterdir() if path.is_dir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_mistake_gets_its_message(case: Path, tmp_path: Path) -> None:
    """The output has every problem with its place and hint, in order, and nothing else.

    Cases that are not about the profile get a valid one. Cases about themes are built.
    """
    for folder in ("content", "themes"):
        if (case / folder).is_dir():
            shutil.copytree(case / folder, tmp_path / folder)
    if not case.name.startswith("profile"):
        place = tmp_path / "content" / "profile.yaml"
        place.parent.mkdir(exist_ok=True)
        if not place.exists():
            place.write_text("name: Jane Q. Doe\n", "utf-8")
    (tmp_path / "content").mkdir(exist_ok=True)
    found = problems_of_build(tmp_path) if case.name.startswith("theme") else messages(tmp_path)
    assert found == (case / "expected.txt").read_text("utf-8")
