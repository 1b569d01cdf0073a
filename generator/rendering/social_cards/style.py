"""A theme's `card:` section -> the colours and fonts of social cards, or the problems in it."""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from generator.formats.entry.fields import Diagnostics, as_text, items
from generator.formats.located import Located, LocatedRecord, LocatedText
from generator.formats.yaml.located_yaml import YamlError, parse_yaml
from generator.model.problem import Problem
from generator.rendering.theme.theme import BUILT_IN, Theme
from generator.rendering.theme.theme_options import Options

COLOURS = ("surface", "text", "quiet", "line", "accent", "wash")
TOKENS = {"accent": "--accent", "wash": "--accent-wash"}
HEX = re.compile(r"#[0-9A-Fa-f]{6}")
FACES = "faces"
SourceFile = dict[str, str | tuple[Path, ...]]


class CardStyle(msgspec.Struct, frozen=True, kw_only=True):
    """The colours of the cards ("#rrggbb"), with the roles of the theme's styles, and the font files in order of use.

    `wash` is the square of the monogram, `line` the hairline above the foot.
    """

    surface: str
    text: str
    quiet: str
    line: str
    accent: str
    wash: str
    faces: tuple[Path, ...]


def card_style(theme: Theme, options: Options) -> CardStyle | list[Problem]:
    """Return the style of the theme's cards, or the problems in its `card:` section.

    Missing values come from the theme that it extends, and finally from `scholar`. If an option sets the accent of the
    pages, the cards use its colour in light mode.
    """
    found: SourceFile = {}
    problems: list[Problem] = []
    for folder in (BUILT_IN / "scholar", *reversed(theme.folders)):
        for part in _section(folder, theme):
            if isinstance(part, Problem):
                problems.append(part)
            else:
                found |= part
    found |= {role: options.pairs[token].light for role, token in TOKENS.items() if token in options.pairs}
    return problems or msgspec.convert(found, CardStyle)


def _section(folder: Path, theme: Theme) -> Iterator[Problem | SourceFile]:
    """Yield each entry of `card:` in the theme.yaml of a folder, or the problem with it."""
    file = folder / "theme.yaml"
    if not file.is_file():
        return
    try:
        root, _ = parse_yaml(file.read_text("utf-8"), "")
    except YamlError:
        return  # noted where the options are read
    if not isinstance(root, LocatedRecord):
        return
    for section in (value for key, value in root.pairs if key.value == "card"):
        if not isinstance(section, LocatedRecord):
            yield _problem(folder, section, "`card` must be a mapping", 'write `accent: "#84302a"` under it')
            continue
        for key, value in section.pairs:
            yield _entry(key.value, key, value, folder, theme)


def _entry(name: str, key: Located, value: Located, folder: Path, theme: Theme) -> Problem | SourceFile:
    if name in COLOURS:
        if isinstance(value, LocatedText) and HEX.fullmatch(value.value):
            return {name: value.value.lower()}
        return _problem(folder, value, f"card: {name} is not a colour", 'write it like "#84302a", in quotes')
    if name != FACES:
        known = ", ".join((*COLOURS, FACES))
        return _problem(folder, key, f'card: unknown field "{name}"', f"the fields are: {known}")
    names = [as_text(item) for item in items(value)]
    files = {path: folder / path if (folder / path).is_file() else theme.find(path) for path in names}
    missing = next((path for path, file in files.items() if file is None or ".." in path), None)
    if missing is not None:
        message = f'card: the theme has no file "{missing}"'
        return _problem(folder, value, message, "add the font file, or remove its name")
    return {FACES: tuple(file for file in files.values() if file is not None)}


def _problem(folder: Path, node: Located, message: str, hint: str) -> Problem:
    return Problem(*Diagnostics(f"themes/{folder.name}/theme.yaml").place(node), message, hint)
