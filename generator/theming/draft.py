"""The files of a new theme: its theme.yaml, and the tokens of the theme that it extends."""

from typing import Any

from generator.formats.yaml.writing import format_yaml
from generator.rendering.social_cards.style import COLOURS, CardStyle, card_style
from generator.rendering.theme.option import Option
from generator.rendering.theme.theme import Theme
from generator.rendering.theme.theme_file import FILE, declared_options
from generator.rendering.theme.theme_options import Options, Values

TOKENS = "styles/tokens.css"
HEAD = """\
name: {name}
description: A theme based on {parent}.
extends: {parent}

# The options that a site can set under `theme:` in content/site.yaml. This theme has all options of {parent}. To
# change one, declare it here under the same name. To add one, declare it under a new name. A default sets no custom
# properties: the styles define its look. These are the options of {parent}:
#
"""
CARD = """\

# Colours of social cards (preview images for links): the light colours of styles/tokens.css.
#
"""
STYLES = """\
/* Colours and fonts of {name}. This file replaces the one of {parent}. Change the values, but keep every custom
   property, because the other styles use all of them. `light-dark(a, b)` is `a` in light mode and `b` in dark mode.
   Text needs a contrast of at least 4.5 on each surface. */
"""


def draft(name: str, parent: Theme) -> dict[str, str]:
    """Return the texts of the files of a new theme `name` that extends `parent`, by path in the theme."""
    options, _ = declared_options(parent)
    record = {"options": {option.name: _plain(option) for option in options.values()}}
    drawn = card_style(parent, Options(Values()))
    card = {"card": {role: getattr(drawn, role) for role in COLOURS}} if isinstance(drawn, CardStyle) else {}
    tokens = parent.find(TOKENS)
    names = {"name": name, "parent": parent.name}
    files = {FILE: HEAD.format(**names) + _commented(record) + CARD + _commented(card)}
    if tokens is not None:
        files[TOKENS] = STYLES.format(**names) + tokens.read_text("utf-8")
    return files


def _commented(record: dict[str, Any]) -> str:
    """Return a record as YAML with each line commented out."""
    lines = format_yaml(record, width=100, is_compact=True).splitlines()
    return "".join(f"# {line}\n" for line in lines)


def _plain(option: Option) -> dict[str, Any]:
    """Return an option as a record of theme.yaml, without empty fields."""
    words: Any = option.choices if any(option.choices.values()) else list(option.choices)
    default: Any = option.default
    if isinstance(default, tuple):
        default = list(default)
    record = {"type": option.type, "default": default, "help": option.help, "choices": words, "tokens": option.tokens}
    return {field: value for field, value in record.items() if value != "" and value not in ([], {})}
