"""Rendering: themes and their fallbacks, style sheets, icons, charts, and mistakes in templates."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from generator.arranging.arrange import arrange
from generator.model.paper import PaperLink
from generator.model.problem import Problem
from generator.model.site.site import OutputFile, Site
from generator.model.site.views import Bar, Chart
from generator.rendering.charts import draw
from generator.rendering.render import render
from generator.rendering.theme.assets import Assets, bundle, symbols
from generator.rendering.theme.theme import Theme, load_theme
from tests.arranging.papers import library, paper


def _write(folder: Path, **files: str) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")


def _rendered(site: Site, theme: Theme) -> tuple[dict[str, OutputFile], list[Problem]]:
    """Return the files by path, and the problems of the theme."""
    found = list(render(site, theme))
    files = {one.path: one for one in found if isinstance(one, OutputFile)}
    return files, [one for one in found if isinstance(one, Problem)]


def _text(file: OutputFile) -> str:
    assert isinstance(file.content, bytes)
    return file.content.decode()


def test_a_site_overrides_one_template(tmp_path: Path) -> None:
    """One file in the site's own themes/scholar/ replaces the built-in one; the others are unchanged."""
    _write(tmp_path, **{"scholar/templates/404.html": "<p>Gone, {{ site.owner }}.</p>"})
    files, _ = _rendered(arrange(library(paper("a"))), load_theme(tmp_path, "scholar"))
    assert files["404.html"].content == b"<p>Gone, Jane Q. Doe.</p>"
    assert "Title of a" in _text(files["papers/a.html"])


def test_a_theme_extends_another(tmp_path: Path) -> None:
    """A theme of two files inherits all others from the theme that it extends."""
    _write(tmp_path, **{"mine/theme.yaml": "extends: scholar\n", "mine/styles/extra.css": "p { color: red }"})
    theme = load_theme(tmp_path, "mine")
    assert "color: red" in bundle(theme)
    assert not _rendered(arrange(library(paper("a"))), theme)[1]


@pytest.mark.parametrize(
    ("files", "name", "message"),
    [
        ({}, "none", 'there is no theme "none"'),
        ({}, "../scholar", 'there is no theme "../scholar"'),
        ({"a/theme.yaml": "extends: a"}, "a", 'the theme "a" extends itself'),
        ({"a/theme.yaml": "extends: b"}, "a", 'there is no theme "b"'),
    ],
)
def test_a_theme_that_is_not_there(tmp_path: Path, files: dict[str, str], name: str, message: str) -> None:
    """A theme that is missing, or extends itself, is a problem of the settings, and no files are rendered."""
    _write(tmp_path, **files)
    files_made, problems = _rendered(arrange(library(paper("a"))), load_theme(tmp_path, name))
    assert files_made == {}
    assert [problem.message for problem in problems] == [message]


@pytest.mark.parametrize(
    ("template", "line", "message"),
    [
        ("<p>\n{% if %}", 2, "Expected an expression"),
        ("\n\n{{ page.nothing }}", 3, "has no attribute 'nothing'"),
        ("{{ static('none.css') }}", 1, 'no static file "none.css"'),
        ("\n{{ 1 / 0 }}", 2, "ZeroDivisionError: division by zero"),
        ("{% set count = 0 %}\n\n{{ 7 // count }}", 3, "ZeroDivisionError: "),
        ("\n{{ page.title() }}", 2, "TypeError: 'str' object is not callable"),
        ("\n\n{{ page.title | replace }}", 3, "TypeError: "),
        ("{{ page.title | round }}", 1, "TypeError: "),
        ("{{ page.title + 1 }}", 1, "TypeError: "),
        ("{{ card() }}", 1, "TypeError: "),
        ("{{ 'x' | int(base=99) + icon(1, 2, 3) }}", 1, "TypeError: "),
        ("\n{% for a, b in [(1, 2, 3)] %}{% endfor %}", 2, "ValueError: too many values"),
        ("\n{% include '404.html' %}", 2, "this template includes or calls itself without an end"),
        ("{% macro m() %}\n{{ m() }}\n{% endmacro %}{{ m() }}", 2, "includes or calls itself"),
        ("\n{% include 'none.html' %}", 2, 'there is no template "none.html"'),
        ("{% extends 'none.html' %}", 1, 'there is no template "none.html"'),
        ("\n{% from 'none.html' import x %}", 2, 'there is no template "none.html"'),
        ("{{ page.title | shout }}", 1, "No filter named 'shout'"),
        ("\n{% include ['none.html', 'neither.html'] %}", 2, "none.html, neither.html"),
        ("a\n\xe9", 2, "this file is not UTF-8: byte 0xe9"),
        ("{{ " + "(" * 3000 + ")" * 3000 + " }}", 1, "this template is nested too deeply"),
    ],
)
def test_a_mistake_in_a_template(tmp_path: Path, template: str, line: int, message: str) -> None:
    """A mistake in a template, whatever it is, is a problem with its path and line."""
    _write(tmp_path, **{"scholar/templates/404.html": ""})
    (tmp_path / "scholar" / "templates" / "404.html").write_text(template, "latin-1")
    _, (problem,) = _rendered(arrange(library(paper("a"))), load_theme(tmp_path, "scholar"))
    assert (problem.path, problem.line) == ("themes/scholar/templates/404.html", line)
    assert message in problem.message


def test_a_mistake_in_a_part_of_many_pages(tmp_path: Path) -> None:
    """A mistake in a fragment is at the fragment's own line, and not at the line of the page that has it."""
    _write(tmp_path, **{"scholar/templates/partials/card.html": "\n\n{{ it.title.html() }}"})
    _, problems = _rendered(arrange(library(paper("a"))), load_theme(tmp_path, "scholar"))
    assert {(problem.path, problem.line) for problem in problems} == {
        ("themes/scholar/templates/partials/card.html", 3)
    }


def test_our_own_mistake_is_no_problem_of_a_theme(monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception outside of templates is not blamed on a template."""

    def failing(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("generator.rendering.render.made", failing)
    with pytest.raises(ZeroDivisionError):
        _rendered(arrange(library(paper("a"))), load_theme(Path("none"), "scholar"))


def test_content_is_no_template() -> None:
    """Braces in a title are text, and markup is escaped."""
    from tests.arranging.papers import text

    title = text("{{ site.title }} <b>")
    made = library(paper("a", title=type(title)(title.source, "{{ site.title }} &lt;b&gt;", title.plain)))
    page = _text(_rendered(arrange(made), load_theme(Path("none"), "scholar"))[0]["papers/a.html"])
    assert "{{ site.title }} &lt;b&gt;" in page
    assert "<b>" not in page


def test_styles_are_bundled(tmp_path: Path) -> None:
    """Imports are replaced by the files, each in its layer, and comments are left out."""
    _write(
        tmp_path,
        **{
            "t/theme.yaml": "description: test",
            "t/styles/theme.css": '@layer a, b;\n@import "one.css" layer(a);\n@import "deep/two.css" layer(b);\np{}\n',
            "t/styles/one.css": "/* no */\nh1 {\n  margin: 0;\n}\n",
            "t/styles/deep/two.css": "h2 {\n  margin: 0;\n}\n",
        },
    )
    expected = "@layer a, b;@layer a{h1{margin:0}}@layer b{h2{margin:0}}p{}"
    assert bundle(load_theme(tmp_path, "t")) == expected


@pytest.mark.parametrize("value", [False, "", (), "never", "none"])
def test_styles_for_an_option(tmp_path: Path, value: object) -> None:
    """Styles for an option are left out if it is off; an unknown option is an error."""
    _write(
        tmp_path,
        **{
            "t/theme.yaml": "description: test",
            "t/styles/theme.css": '@import "one.css" layer(a) option(charts);\n@import "two.css" option(charts);\np{}',
            "t/styles/one.css": "h1 {\n}\n",
            "t/styles/two.css": "h2 {\n}\n",
        },
    )
    theme = load_theme(tmp_path, "t")
    assert bundle(theme) == bundle(theme, {"charts": "papers"}) == "@layer a{h1{}}h2{}p{}"
    assert bundle(theme, {"charts": value}) == "p{}"
    with pytest.raises(LookupError, match='the theme has no option "charts"'):
        bundle(theme, {})


def test_an_address_changes_with_the_file(tmp_path: Path) -> None:
    """The version in the address of a static file changes with its bytes."""
    _write(tmp_path, **{"t/theme.yaml": "description: test", "t/static/a.js": "1"})
    before = Assets(load_theme(tmp_path, "t")).address("a.js")
    assert before == Assets(load_theme(tmp_path, "t")).address("a.js")
    _write(tmp_path, **{"t/static/a.js": "2"})
    assert before != Assets(load_theme(tmp_path, "t")).address("a.js")


def test_every_icon_is_a_symbol() -> None:
    """Each icon of the theme becomes a well-formed symbol with shapes and a view box, without colours."""
    for name, symbol in symbols(load_theme(Path("none"), "scholar")).items():
        element = ElementTree.fromstring(symbol)
        assert element.tag == "symbol" and element.get("id") == f"i-{name}" and len(element) and element.get("viewBox")
        assert "#" not in symbol.replace(f"#i-{name}", ""), name


@pytest.mark.parametrize("years", [1, 2, 7, 25, 80])
def test_charts_fit_a_phone(years: int) -> None:
    """However many years, the drawing is at most 336 pixels wide and has a bar for each year with papers."""
    bars = tuple(Bar(str(1950 + place), place % 5, f"{place % 5}") for place in range(years))
    drawing = ElementTree.fromstring(draw(Chart("c", "Papers <per> year", "papers", bars)))
    assert float(drawing.get("width", "0")) <= 336
    assert sum(1 for shape in drawing.iter("rect")) == sum(bar.value > 0 for bar in bars)
    years_shown = [shape for shape in drawing.iter("text") if shape.get("class") == "chart-year"]
    assert years_shown[-1].text == bars[-1].label
    slot = 336 / years
    assert len(years_shown) * 30 <= 336 or slot > 30


def test_time_runs_as_the_page_does() -> None:
    """On a right-to-left page each bar is at the mirrored place."""
    bars = tuple(Bar(str(2015 + place), place + 1, str(place + 1)) for place in range(9))
    chart = Chart("c", "Papers per year", "papers", bars)
    ours, turned = (ElementTree.fromstring(draw(chart, direction)) for direction in ("ltr", "rtl"))
    places = [
        {one.text: float(one.get("x", "0")) for one in drawing.iter("text") if one.get("class") == "chart-year"}
        for drawing in (ours, turned)
    ]
    width = float(ours.get("width", "0"))
    assert places[1] == pytest.approx({year: width - x for year, x in places[0].items()}, abs=0.1)
    assert list(places[0].values()) == sorted(places[0].values())


def test_every_icon_that_is_used_is_drawn() -> None:
    """A page contains the drawings of the icons that it uses, and no others."""
    links = tuple(PaperLink(kind, kind, "https://example.org") for kind in ("pdf", "google_scholar", "unheard-of"))
    files, _ = _rendered(arrange(library(paper("a", links=links))), load_theme(Path("none"), "scholar"))
    for file in files.values():
        if file.path.endswith(".html"):
            html = _text(file)
            assert set(re.findall(r'href="#i-([^"]+)"', html)) == set(re.findall(r'<symbol id="i-([^"]+)"', html))


def test_every_token_that_is_used_is_declared() -> None:
    """Every custom property that a style sheet uses is declared, and every declared one is used."""
    diagnostics = bundle(load_theme(Path("none"), "scholar"))
    used, declared = set(re.findall(r"var\((--[\w-]+)", diagnostics)), set(re.findall(r"(--[\w-]+)\s*:", diagnostics))
    assert used == declared


def test_no_style_asks_another_host() -> None:
    """Everything that a style sheet loads is on the site itself."""
    diagnostics = bundle(load_theme(Path("none"), "scholar"))
    assert "http" not in diagnostics
    assert "//" not in diagnostics
