"""theme.yaml -> the description and options of a theme, and the problems in the file."""

from pathlib import Path
from typing import Any

from generator.formats.entry import kinds
from generator.formats.entry.fields import Diagnostics, Field, Kind, Table, read_record
from generator.formats.located import Located
from generator.formats.yaml.located_yaml import YamlError, parse_yaml
from generator.model.problem import Problem
from generator.rendering.theme.option import Option, read_options
from generator.rendering.theme.theme import Theme

FILE = "theme.yaml"


def _drawing(node: Located, _sheet: Diagnostics) -> Located:
    """Keep the node: `card_style.py` reads this section when cards are drawn."""
    return node


THEME = Table(
    "a theme",
    (
        Field("name", kinds.LINE, "the name of its folder"),
        Field("description", kinds.LINE, "a sentence or two"),
        Field("extends", kinds.LINE, "the theme that provides all files that this one lacks"),
        Field("options", Kind("record", read_options, {}), "what a site may set"),
        Field("card", Kind("record", _drawing, {}), "the colours and fonts of social cards"),
    ),
)


def theme_record(folder: Path, diagnostics: Diagnostics) -> dict[str, Any]:
    """Return the values in the theme.yaml of a folder, by field; its problems are added to `diagnostics`."""
    file = folder / FILE
    if not file.is_file():
        return {}
    try:
        root, problems = parse_yaml(file.read_text("utf-8"), diagnostics.path)
    except YamlError as error:
        diagnostics.problems.append(error.problem)
        return {}
    except UnicodeDecodeError:
        diagnostics.problems.append(Problem(diagnostics.path, 0, 0, "this file is not in UTF-8", "save it as UTF-8"))
        return {}
    diagnostics.problems += problems
    return read_record(root, THEME, diagnostics).values if root else {}


def about(folder: Path) -> dict[str, Any]:
    """Return the values in the theme.yaml of a folder, by field, and ignore its problems."""
    return theme_record(folder, Diagnostics(""))


def declared_options(theme: Theme) -> tuple[dict[str, Option], list[Problem]]:
    """Return the options of a theme and of all themes that it extends, and the problems in their files.

    If several themes declare an option, the one closest to `theme` wins.
    """
    options: dict[str, Option] = {}
    problems: list[Problem] = []
    for folder in reversed(theme.folders):
        diagnostics = Diagnostics(f"themes/{folder.name}/{FILE}")
        options |= theme_record(folder, diagnostics).get("options", {})
        problems += diagnostics.problems
    return options, problems
