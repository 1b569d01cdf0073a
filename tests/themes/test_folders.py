"""The folder of every theme: its README, icons with one view box, templates without inline styles and scripts."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from generator.rendering.theme.theme import BUILT_IN
from tests.themes.found import NAMES, each_theme, load, own_files

INLINE = re.compile(r"""<[^>]*\s(?:style|on[a-z]+)\s*=|<style\b|<script\b(?![^>]*\bsrc=)|javascript:""", re.I)
ELSEWHERE = re.compile(
    r"""<(?:script|link|img|iframe|source|video|audio)\b[^>]*(?:src|href)=["'](?:https?:)?//""", re.I
)
PAINTS = {"none", "currentColor"}
ICONS = [path for name in NAMES for path in own_files(name, "icons/*.svg")]
TEMPLATES = [path for name in NAMES for path in own_files(name, "templates/**/*.html")]


@each_theme
def test_a_theme_has_a_description_and_a_readme(theme: str) -> None:
    """A theme has its name, a description in a sentence, and a README that begins with its name."""
    record = yaml.safe_load((BUILT_IN / theme / "theme.yaml").read_text("utf-8"))
    assert record["name"] == theme
    assert re.fullmatch(r"[A-Z].{20,}\.", record["description"])
    assert (BUILT_IN / theme / "README.md").read_text("utf-8").startswith(f"# The theme `{theme}`\n")
    assert f"`{theme}`" in (BUILT_IN / "README.md").read_text("utf-8")


@pytest.mark.parametrize("path", ICONS, ids=[path.relative_to(BUILT_IN).as_posix() for path in ICONS])
def test_icons_are_plain_drawings_of_16_by_16(path: Path) -> None:
    """An icon has a view box of 16 × 16, the colour of the text around it, and no scripts or ids."""
    root = ElementTree.fromstring(path.read_text("utf-8"))
    assert root.tag == "svg" and root.get("viewBox") == "0 0 16 16"
    for element in root.iter():
        assert element.tag in {"svg", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon", "g"}
        assert not {"id", "style", "class"} & set(element.keys())
        assert {element.get("fill", "none"), element.get("stroke", "none")} <= PAINTS


@pytest.mark.parametrize("path", TEMPLATES, ids=[path.relative_to(BUILT_IN).as_posix() for path in TEMPLATES])
def test_templates_hold_no_style_script_or_foreign_address(path: Path) -> None:
    """No style, handler or script in the HTML, and nothing that is fetched from another host."""
    text = re.sub(r"\{#.*?#\}", "", path.read_text("utf-8"), flags=re.S)
    assert not INLINE.search(text)
    assert not ELSEWHERE.search(text)


@each_theme
def test_icons_that_templates_name(theme: str) -> None:
    """An icon that a template names is there; one that is not would be shown as a link."""
    found = load(theme)
    icons = {name.removesuffix(".svg") for name in found.files("icons")}
    for path in found.files("templates").values():
        assert set(re.findall(r"""\bicon\(["']([\w-]+)["']\)""", path.read_text("utf-8"))) <= icons, path
