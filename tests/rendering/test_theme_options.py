"""Options of themes: their declarations, the values that a site sets, and their effect on templates and styles."""

import re
from pathlib import Path

import pytest

from generator.arranging.arrange import arrange
from generator.model.settings import Raw, Settings
from generator.model.site.site import OutputFile
from generator.rendering.render import render
from generator.rendering.theme.assets import bundle
from generator.rendering.theme.theme import BUILT_IN, Theme, load_theme
from generator.rendering.theme.theme_file import declared_options
from generator.rendering.theme.theme_options import theme_options
from generator.rendering.theme.tokens import declared, resolved
from tests.arranging.papers import library, paper
from tests.portfolio import Portfolio

THEMES = sorted(path.name for path in BUILT_IN.iterdir() if (path / "theme.yaml").is_file())


def _theme(folder: Path, **files: str) -> Theme:
    for name, content in files.items():
        path = folder / "mine" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return load_theme(folder, "mine")


def _written(**values: str) -> list[tuple[Raw, Raw]]:
    return [(Raw(1, 1, name), Raw(1, 9, value)) for name, value in values.items()]


@pytest.mark.parametrize("name", THEMES)
def test_default_options_add_no_styles(name: str) -> None:
    """The options of every theme are valid, and their defaults add nothing to its styles."""
    theme = load_theme(Path("none"), name)
    options, problems = theme_options(theme, ())
    assert (options.styles, problems) == ("", [])
    assert {"accent", "font", "width", "density", "profile", "card", "charts"} <= set(vars(options.values))
    assert all(option.help for option in declared_options(theme)[0].values())


@pytest.mark.parametrize("name", THEMES)
def test_what_options_set_is_used(name: str) -> None:
    """Every custom property that an option sets belongs to the theme, and each default is what the styles already
    do."""
    theme = load_theme(Path("none"), name)
    styles, options = declared(theme), declared_options(theme)[0]
    for option in options.values():
        for word, properties in option.choices.items():
            assert properties.keys() <= styles.keys(), f"{option.name}: {word}"
            used = {found for value in properties.values() for found in re.findall(r"var\((--[\w-]+)", value)}
            assert used <= styles.keys()
        for token, tone in option.tokens.items():
            pair = resolved(token, styles)
            assert pair and (tone != "ink" or pair.light == option.default)


def test_options_are_inherited(tmp_path: Path) -> None:
    """A theme has the options of the one that it extends; its own replace those with the same name."""
    theme = _theme(
        tmp_path,
        **{
            "theme.yaml": "extends: scholar\noptions:\n"
            "  width: {type: text, default: as wide as it goes}\n  motto: {type: text, default: ''}\n"
        },
    )
    options, problems = theme_options(theme, _written(motto="Sapere aude", Density="compact"))
    assert not problems
    assert options.values.width == "as wide as it goes"
    assert (options.values.motto, options.values.density, options.values.font) == ("Sapere aude", "compact", "folio")


def test_the_order_of_the_theme_decides(tmp_path: Path) -> None:
    """If two options set the same property, the later one in theme.yaml wins, in whatever order the site sets them."""
    choices = "{a: , b: {--measure: %s}}"
    first, second = (f"{{type: choice, default: a, choices: {choices % size}}}" for size in ("1rem", "2rem"))
    theme = _theme(tmp_path, **{"theme.yaml": f"extends: base\noptions:\n  one: {first}\n  two: {second}\n"})
    for written in (_written(one="b", two="b"), _written(two="b", one="b")):
        assert theme_options(theme, written)[0].properties == {"--measure": "2rem"}


def test_a_colour_of_the_theme_itself_is_left_alone(tmp_path: Path) -> None:
    """If a site sets the accent of the styles, both colours stay as chosen; the styles count, not the default in
    theme.yaml."""
    theme = _theme(
        tmp_path, **{"theme.yaml": "extends: scholar", "styles/own.css": ":root { --accent: light-dark(navy, #9cf) }"}
    )
    assert theme_options(theme, _written(accent="navy"))[0].styles == ""
    assert "--accent: light-dark(#84302a" in theme_options(theme, _written(accent="#84302a"))[0].styles


def test_a_text_is_no_markup(tmp_path: Path) -> None:
    """A text option reaches templates as text, and never the style sheet."""
    theme = _theme(
        tmp_path,
        **{
            "theme.yaml": "extends: scholar\noptions:\n  motto: {type: text, default: ''}\n",
            "templates/404.html": "<p>{{ options.motto }}</p>",
        },
    )
    evil = "</p><script>x</script> } body { color: red }"
    site = arrange(library(paper("a"), settings=Settings(theme="mine", theme_options=tuple(_written(motto=evil)))))
    files = {one.path: one for one in render(site, theme) if isinstance(one, OutputFile)}
    assert files["404.html"].content == b"<p>&lt;/p&gt;&lt;script&gt;x&lt;/script&gt; } body { color: red }</p>"
    diagnostics = files["static/theme.css"].content
    assert isinstance(diagnostics, bytes) and b"color: red" not in diagnostics


def test_an_option_that_is_none(tmp_path: Path) -> None:
    """A template that uses an unknown option is a problem with its line."""
    theme = _theme(tmp_path, **{"theme.yaml": "extends: scholar", "templates/404.html": "\n{{ options.items }}"})
    (problem,) = [one for one in render(arrange(library(paper("a"))), theme) if not isinstance(one, OutputFile)]
    assert (problem.path, problem.line) == ("themes/mine/templates/404.html", 2)
    assert "has no attribute 'items'" in problem.message


def test_the_layer_of_options_comes_before_print() -> None:
    """A printed page is black on white, and an author's own rules win over options."""
    first = bundle(load_theme(Path("none"), "base")).partition(";")[0]
    assert first == "@layer fonts, tokens, base, layout, components, own, options, print, extra"


THREE_LINES = 'theme:\n  accent: "#1f4e79"\n  density: compact\n'


def test_three_lines_restyle_a_site(portfolio: Portfolio) -> None:
    """Three lines change the style sheet, with a colour for dark mode; every page uses the new sheet; without them the
    output is the same as before, byte for byte."""
    before = portfolio.paper("a").build().snapshot()
    portfolio.file("site.yaml", THREE_LINES).build()
    diagnostics = portfolio.html("static/theme.css")
    assert diagnostics.startswith(before["static/theme.css"].decode())
    assert "--leading-text: 1.44;" in diagnostics
    assert re.search(r"--accent: light-dark\(#1f4e79, #[0-9a-f]{6}\);", diagnostics)
    assert portfolio.html("index.html") != before["index.html"].decode()
    portfolio.file("site.yaml", "theme: scholar\n").build()
    assert portfolio.snapshot() == before


def test_nothing_is_done_twice(portfolio: Portfolio) -> None:
    """A second build with the same options writes nothing; one with another option writes what it changes."""
    portfolio.paper("a").file("site.yaml", THREE_LINES).build()
    first = portfolio.last
    assert not portfolio.build(previous=first).last.written.changed  # type: ignore[union-attr]
    portfolio.file("site.yaml", THREE_LINES.replace("compact", "comfortable")).build(previous=first)
    assert portfolio.last and {"static/theme.css", "papers/a.html"} <= set(portfolio.last.written.changed)
    assert "--leading-text: 1.66;" in portfolio.html("static/theme.css")


@pytest.mark.parametrize(
    ("option", "gone"),
    [
        ("thumbnail", 'class="thumbnail"'),
        ("affiliations", 'class="affiliations"'),
        ("citations", "12 citations"),
        ("tldr", 'class="tldr"'),
        ("note", 'class="note"'),
        ("links", 'class="links"'),
        ("abstract", ">Abstract</summary>"),
        ("all-authors", "All 5 authors"),
    ],
)
def test_a_card_shows_what_is_asked_for(portfolio: Portfolio, option: str, gone: str) -> None:
    """Each part of a paper in a list can be left out; its own page keeps it, and `none` leaves out all."""
    portfolio.file("files/a.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="160" height="90"/>').paper(
        "a",
        "The abstract.",
        authors=["Ann A", "Bob B", "Cid C", "Dan D", "Eve E"],
        affiliations=["Somewhere"],
        citations=12,
        tldr="In short.",
        note="Best paper.",
        thumbnail="../files/a.svg",
        code="https://example.org/code",
    )
    portfolio.build()
    own = portfolio.html("papers/a.html")
    assert gone in portfolio.html("index.html")
    portfolio.file("site.yaml", f"theme: {{card: [{option}]}}\n").build()
    assert gone in portfolio.html("index.html")
    portfolio.file("site.yaml", "theme: {card: none}\n").build()
    assert gone not in portfolio.html("index.html")
    assert re.sub(r"\?v=\w+", "", portfolio.html("papers/a.html")) == re.sub(r"\?v=\w+", "", own)


def test_a_face_that_is_not_used_is_not_fetched(portfolio: Portfolio) -> None:
    """With the system's fonts no page loads the theme's, and no rule uses them."""
    portfolio.paper("a").build()
    assert "folio-serif.woff2" in portfolio.html("index.html")
    portfolio.file("site.yaml", "theme: {font: sans}\n").build()
    assert "woff2" not in portfolio.html("index.html")
    assert "--font-text: system-ui" in portfolio.html("static/theme.css").partition("@layer options {")[2]


def test_the_profile_and_its_charts(portfolio: Portfolio) -> None:
    """The photo can be above the name, and charts can be left out."""
    portfolio.paper("a", date="2024").paper("b", date="2023").build()
    assert 'class="charts"' in portfolio.html("index.html") and "profile-above" not in portfolio.html("index.html")
    portfolio.file("site.yaml", "theme: {profile: above, charts: no}\n").build()
    assert 'class="charts"' not in portfolio.html("index.html") and "profile-above" in portfolio.html("index.html")
