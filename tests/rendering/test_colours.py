"""Colours of a site: which can be written, and that each is readable in light and in dark mode."""

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.rendering.theme.colour_names import NAMES
from generator.rendering.theme.colours import AA, Pair, contrast, parse_colour, tones
from generator.rendering.theme.theme import load_theme
from generator.rendering.theme.theme_options import SURFACES
from generator.rendering.theme.tokens import declared, resolved

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
LIGHT, DARK = ("#fcfbf8", "#f5f2ea"), ("#161412", "#201d1a")


@given(COLOURS, st.sampled_from([(LIGHT, DARK), (("#ffffff",), ("#000000",)), (("#f0f4ff",), ("#1b2230", "#2a3344"))]))
def test_every_colour_can_be_read(colour: str, surfaces: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    """The ink has a contrast of AA on each surface and on its own wash; a colour that has it in light mode is
    unchanged."""
    made = tones(colour, *surfaces)
    for scheme, grounds in zip(("light", "dark"), surfaces, strict=True):
        ink, wash = getattr(made.ink, scheme), getattr(made.wash, scheme)
        assert min(contrast(ink, ground) for ground in (*grounds, wash)) >= AA
        assert contrast(wash, grounds[0]) < 1.7  # a tint of the surface


@given(COLOURS)
def test_a_colour_that_can_be_read_is_not_changed(colour: str) -> None:
    """What has AAA in the light is the ink there."""
    assume(min(contrast(colour, ground) for ground in LIGHT) >= 7)
    assert tones(colour, LIGHT, DARK).ink.light == colour


@given(COLOURS)
def test_a_colour_moves_no_farther_than_needed(colour: str) -> None:
    """A colour that had to change has hardly more contrast than necessary."""
    made = tones(colour, LIGHT, DARK)
    schemes = (made.ink.light, made.wash.light, LIGHT), (made.ink.dark, made.wash.dark, DARK)
    changed = [(ink, wash, grounds) for ink, wash, grounds in schemes if ink != colour]
    assert changed  # no colour can be read both on light and on dark
    for ink, wash, grounds in changed:
        assert min(contrast(ink, ground) for ground in (*grounds, wash)) < AA + 0.35


def test_contrast_is_that_of_wcag() -> None:
    """Black on white has 21, a colour on itself 1, and a known pair its known contrast."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#84302a", "#84302a") == 1
    assert contrast("#ffffff", "#767676") == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize(
    ("written", "colour"),
    [
        ("#1F4E79", "#1f4e79"),
        ("#abc", "#aabbcc"),
        (" navy ", "#000080"),
        ("RebeccaPurple", "#663399"),
        ("#12345", None),
        ("#1f4e79ff", None),
        ("rgb(0 0 0)", None),
        ("red; } body { display: none", None),
        ("var(--x)", None),
        ("", None),
    ],
)
def test_what_is_a_colour(written: str, colour: str | None) -> None:
    """A colour has three or six hex digits, or a name of CSS; nothing else is one."""
    assert parse_colour(written) == colour


def test_names_are_those_of_css() -> None:
    """There are all 148 names, each with a colour."""
    assert len(NAMES) == 148
    assert all(parse_colour(digits) == digits for digits in NAMES.values())


def test_tokens_of_a_theme_are_resolved() -> None:
    """The roles of the built-in theme are resolved through `light-dark()` and `var()`."""
    styles = declared(load_theme(Path("none"), "scholar"))
    assert resolved("--surface", styles) == Pair("#fcfbf8", "#161412")
    assert resolved("--accent", styles) == Pair("#84302a", "#eda395")
    assert all(resolved(name, styles) for name in SURFACES)
    assert resolved("--measure", styles) is None


def test_what_stands_in_a_medium_is_no_token(tmp_path: Path) -> None:
    """Rules for print and forced colours do not count, a later layer wins; a cycle and a missing name give None."""
    folder = tmp_path / "t" / "styles"
    folder.mkdir(parents=True)
    (folder / "theme.css").write_text(
        "@layer a, b;\n@layer a { :root { --x: #111; --font: 'a;}b'; --y: var(--none, navy); --c: var(--c) } }\n"
        "@layer b { :root { --x: light-dark(var(--y), #222); } p { --x: red } }\n"
        "@media print { :root { --x: #fff } }\n"
    )
    styles = declared(load_theme(tmp_path, "t"))
    assert resolved("--x", styles) == Pair("#000080", "#222222")
    assert styles["--font"] == "'a;}b'"
    assert resolved("--c", styles) is None
    assert resolved("--z", styles) is None
