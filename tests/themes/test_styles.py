"""The styles of every theme: nothing undeclared or unused, only logical directions, only colours of tokens."""

import re
from pathlib import Path

import pytest
from PIL import ImageColor

from generator.rendering.theme.assets import IMPORT, bundle
from generator.rendering.theme.colours import AA, contrast
from generator.rendering.theme.theme import BUILT_IN
from generator.rendering.theme.tokens import declared as tokens
from generator.rendering.theme.tokens import resolved
from tests.themes.found import NAMES, each_theme, load, own_files
from tests.themes.style_sheets import declarations, declared, used

SIDES = re.compile(
    r"(?:(?:scroll-)?(?:margin|padding)|border|inset)-(?:left|right|top|bottom)\b|left|right|top|bottom"
    r"|(?:min-|max-)?(?:width|height)|border-(?:top|bottom)-(?:left|right)-radius|overflow-[xy]"
)
SIDED_VALUES = {"float": {"left", "right"}, "clear": {"left", "right"}, "text-align": {"left", "right"}}
LITERAL = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(")
PAINTED = re.compile(r"color|background|border|outline|fill|stroke|shadow|decoration")
AAA = 7.0
# Text colours and their backgrounds, with the contrast that they must have in both schemes.
LEGIBLE = [
    *((AAA, ink, ground) for ink in ("text", "text-quiet") for ground in ("surface", "surface-raised")),
    *((AA, ink, ground) for ink in ("text-faint", "accent") for ground in ("surface", "surface-raised")),
    *((AA, ink, "accent-wash") for ink in ("text", "text-quiet", "text-faint", "accent")),
    *((AA, ink, "alarm-wash") for ink in ("text", "alarm")),
    (AA, "alarm", "surface"),
    (AA, "surface", "alarm"),  # the badge of a retracted paper
]


@each_theme
def test_every_import_is_there(theme: str) -> None:
    """A sheet imports only files that exist; the bundle leaves no import to the browser."""
    found = load(theme)
    for path in found.files("styles").values():
        for name, *_ in IMPORT.findall(path.read_text("utf-8")):
            assert found.find(f"styles/{name}"), f"{path.name} imports {name}"
    assert "@import" not in bundle(found)


@each_theme
def test_every_file_is_used(theme: str) -> None:
    """No style of a theme lies there without being imported."""
    found = load(theme)
    imported = {name for path in found.files("styles").values() for name, *_ in IMPORT.findall(path.read_text("utf-8"))}
    assert {
        path.relative_to(BUILT_IN / theme / "styles").as_posix() for path in own_files(theme, "styles/**/*.css")
    } <= {
        *imported,
        "theme.css",
    }


@each_theme
def test_every_property_is_declared(theme: str) -> None:
    """Every property that a sheet uses is declared; every declared one is used, or described in the theme's README."""
    diagnostics = bundle(load(theme))
    assert used(diagnostics) <= set(declared(diagnostics))
    documents = "".join((folder / "README.md").read_text("utf-8") for folder in (BUILT_IN, *load(theme).folders))
    unused = set(declared(diagnostics)) - used(diagnostics)
    assert {name for name in unused if name not in documents} == set()


@each_theme
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_have_the_contrast_of_wcag(theme: str, scheme: str) -> None:
    """Body text has a contrast of 7 to 1 on the page, and all text 4.5 to 1 on every background."""
    properties = tokens(load(theme))
    roles: dict[str, str] = {}
    for name in {role for _, ink, ground in LEGIBLE for role in (ink, ground)}:
        pair = resolved(f"--{name}", properties)
        assert pair, f"what colour is --{name}?"
        roles[name] = getattr(pair, scheme)
    poor = [
        f"{ink} on {ground}: {ratio:.2f} of {least}"
        for least, ink, ground in LEGIBLE
        if (ratio := contrast(roles[ink], roles[ground])) < least
    ]
    assert poor == []


STYLES = [path for name in NAMES for path in own_files(name, "styles/**/*.css")]
NAMED = [path.relative_to(BUILT_IN).as_posix() for path in STYLES]


@pytest.mark.parametrize("path", STYLES, ids=NAMED)
def test_no_declaration_names_a_side(path: Path) -> None:
    """No declaration names a side: the page can be turned around. Paper is not turned."""
    for one in declarations(path.read_text("utf-8")):
        where = f"{one.within[-1:]}: {one.name}: {one.value}"
        if "@page" in one.within:
            continue
        assert not SIDES.fullmatch(one.name) or one.name.startswith("overflow-"), where
        assert one.value not in SIDED_VALUES.get(one.name, ()), where
        values = re.findall(r"(?:[^\s(]|\([^)]*\))+", one.value)
        if one.name in {"margin", "padding", "inset"} and len(values) == 4:
            assert values[1] == values[3], where
        if one.name == "border-radius" and len(values) > 1:  # from the upper left corner on, clockwise
            corners = [values[place] for place in {2: (0, 1, 0, 1), 3: (0, 1, 2, 1), 4: (0, 1, 2, 3)}[len(values)]]
            assert corners[0] == corners[1] and corners[2] == corners[3], where


@pytest.mark.parametrize("path", STYLES, ids=NAMED)
def test_colours_are_written_in_tokens_alone(path: Path) -> None:
    """Colours are only in tokens.css, and other sheets use roles; print and forced colours have their own."""
    for one in declarations(path.read_text("utf-8")):
        is_token = one.name.startswith("--") and path.name == "tokens.css"
        if is_token or one.is_on_paper or one.is_forced:
            continue
        assert not LITERAL.search(one.value), one
        if PAINTED.search(one.name):
            assert not set(re.findall(r"(?<![-\w])[a-z]+(?![-\w(])", one.value)) & set(ImageColor.colormap), one
