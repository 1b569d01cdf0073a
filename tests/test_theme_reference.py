"""themes/TEMPLATES.md names every template, value and function that there is, and themes/README.md every option."""

import re
import types
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import msgspec
import pytest

from generator.model.project import Project
from generator.model.site import page, person_views, views
from generator.model.site.page import Page, made
from generator.model.site.site import SiteContext
from generator.rendering.page_renderer import PageRenderer
from generator.rendering.theme.theme import BUILT_IN, load_theme
from generator.rendering.theme.theme_file import declared_options
from generator.rendering.theme.theme_options import theme_options
from tests.portfolio import TODAY, built

REFERENCE = (BUILT_IN / "TEMPLATES.md").read_text("utf-8")
README = (BUILT_IN / "README.md").read_text("utf-8")
GOLDEN = Path(__file__).parent / "golden"
THEMES = sorted(path.name for path in BUILT_IN.iterdir() if (path / "theme.yaml").is_file())


def _values(module: types.ModuleType) -> list[type[msgspec.Struct]]:
    """The values of a module that templates may see."""
    made_here = (value for value in vars(module).values() if isinstance(value, type))
    found = [one for one in made_here if issubclass(one, msgspec.Struct) and one.__module__ == module.__name__]
    return [one for one in found if one.__name__ not in {"Document", "Deferred"}]


VALUES: list[type[msgspec.Struct]] = [*_values(page), SiteContext, *_values(views), *_values(person_views)]


def _section(heading: str) -> str:
    """Return the text under a heading, up to the next heading."""
    return re.split(r"^#+ ", REFERENCE.partition(f"{heading}\n")[2], maxsplit=1, flags=re.M)[0]


def _rows(text: str) -> list[list[str]]:
    """The cells of the rows of a table, without its head."""
    rows = [re.split(r"(?<!\\) ?\| ?", line)[1:-1] for line in text.splitlines() if line.startswith("|")]
    return [row for row in rows if row[0].startswith("`")]


def _holds(kind: Any, name: str) -> str:
    """Return the type of an attribute in the words of the tables."""
    if kind is str:
        return "HTML" if name.endswith("html") else "text"
    if plain := {int: "number", bool: "yes or no"}.get(kind):
        return plain
    inner = get_args(kind)
    if isinstance(kind, types.UnionType):
        return f"{_holds(inner[0], name)}, or none"
    if get_origin(kind) is tuple and inner[-1] is Ellipsis:
        return f"list of {_holds(inner[0], name)}"
    if get_origin(kind) is tuple:
        return f"({', '.join(_holds(part, name) for part in inner)})"
    if get_origin(kind) is dict:
        return "record"
    return f"[`{kind.__name__}`](#{kind.__name__.lower()})"


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value.__name__)
def test_every_attribute_is_described(value: type[msgspec.Struct]) -> None:
    """Name and type of each attribute in its order, and no other; the attributes of all pages are described once."""
    of_all = Page.__struct_fields__ if issubclass(value, Page) and value is not Page else ()
    hints = get_type_hints(value)
    expected = [[f"`{name}`", _holds(hints[name], name)] for name in value.__struct_fields__ if name not in of_all]
    rows = _rows(_section(f"### `{value.__name__}`"))
    assert [row[:2] for row in rows] == expected
    assert all(row[2] for row in rows)


def test_no_other_value_is_described() -> None:
    """Every heading of a value is that of one that there is."""
    assert re.findall(r"^### `(\w+)`$", REFERENCE, re.M) == [value.__name__ for value in VALUES]


def test_every_template_is_described() -> None:
    """Pages, parts and macros of the theme that all others extend."""
    described = {row[0].strip("`") for row in _rows(_section("## Templates"))}
    assert described == {*load_theme(Path("none"), "base").files("templates")} - {"base.html"}


def test_each_template_gets_its_page() -> None:
    """The pages of the golden site have the templates and the types of the table."""
    done = built(Project(GOLDEN, GOLDEN / "output", TODAY), write_files=False)
    assert done.site
    pages: list[Page] = [made(one) for one in done.site.pages]
    said = {
        row[0].strip("`"): re.sub(r"\W.*", "", row[1].strip("[`"))
        for row in _rows(_section("## Templates").partition("| part |")[0])
    }
    assert {one.template: one.__class__.__name__ for one in pages} == said


def test_every_function_is_described() -> None:
    """The functions of templates; besides them, there are only `page`, `site` and `options`."""
    theme = load_theme(Path("none"), "base")
    context = SiteContext(title="", owner="", language="en", url="", base="/", home="index.html")
    renderer = PageRenderer(theme, theme_options(theme, ())[0], context, b"")
    described = [re.sub(r"\W.*", "", row[0].strip("`")) for row in _rows(_section("## Functions"))]
    assert sorted([*described, "site", "options"]) == sorted(renderer._environment.globals)


@pytest.mark.parametrize("theme", THEMES)
def test_every_option_is_described(theme: str) -> None:
    """Each option of each theme has a row in the README, with every word that it may be."""
    rows = {row[0].strip("`"): row[1] for row in _rows(README.partition("### All options")[2].partition("\n#")[0])}
    for option in declared_options(load_theme(Path("none"), theme))[0].values():
        assert all(f"`{word}`" in rows[option.name] for word in option.choices), option.name


def test_how_each_part_is_called() -> None:
    """Fragments are called as fragments, includes as includes: a fragment that asks for `page` would fail."""
    sources = "\n".join(
        file.read_text("utf-8") for file in load_theme(Path("none"), "base").files("templates").values()
    )
    for row in _rows(_section("## Templates").partition("| part |")[2]):
        name, how = row[0].strip("`"), row[1]
        assert (f'fragment("{name}"' in sources) == (how == "fragment"), name
        assert (f'include "{name}"' in sources) == (how == "include"), name
