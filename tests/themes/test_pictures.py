"""The screenshots of each theme in `themes/README.md`."""

import re

import pytest
from PIL import Image

from generator.rendering.theme.theme import BUILT_IN
from tests.clients.screenshots import FOLDER, HEADING, SHOWN, SITES, file_name, section

MOST = 80_000  # bytes of a picture: the repository is cloned by everybody
README = (BUILT_IN / "README.md").read_text("utf-8")


def test_every_theme_is_shown() -> None:
    """The section is the one that the script writes, with words for those who cannot see the pictures."""
    assert section(SHOWN) in README
    shown = re.findall(r"!\[([^\]]+)\]\(screenshots/([\w.-]+)\)", README.partition(HEADING)[2])
    assert sorted(name for _, name in shown) == sorted(path.name for path in FOLDER.iterdir())
    assert len({words for words, _ in shown}) == len(shown)


@pytest.mark.parametrize("theme", SHOWN)
def test_pictures_of_a_theme_are_there_and_small(theme: str) -> None:
    """They are there, as large as the window was, and small files."""
    for site, (_, _, views) in SITES.items():
        for view in views:
            path = FOLDER / file_name(theme, site, view)
            assert path.stat().st_size <= MOST
            with Image.open(path) as picture:
                assert picture.size == (view.viewport["width"], view.viewport["height"])
                assert (
                    len(picture.convert("RGB").resize((60, 40)).getcolors(2400) or ()) > 50
                )  # there is something on it
