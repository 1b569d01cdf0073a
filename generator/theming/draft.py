"""The files of a new theme: its theme.yaml, and the tokens of the theme that it extends."""

from typing import Any

import yaml

from generator.rendering.social_cards.style import COLOURS, CardStyle, card_style
from generator.rendering.theme.option import Option
from generator.rendering.theme.theme import Theme
from generator.rendering.theme.theme_file import FILE, declared_options
from generator.rendering.theme.theme_options import Options, Values

TOKENS = "styles/tokens.css"
HEAD = """\
name: {name}
description: A theme that extends {parent}.
extends: {parent}

# What a site may set under `theme:` in content/site.yaml. All options of {parent} are available. An option that is
# written here replaces the one with the same name; a new name adds an option. The default of an option must be what
# the styles already do, because an option changes nothing until a site sets it. These are the options of {parent}:
#
"""
CARD = """\

# The colours of social cards, the pictures beside links to the pages: the roles of styles/tokens.css in light mode.
#
"""
STYLES = """\
/* The colours and fonts of {name}. This file replaces the one of {parent}: change any value, but keep every property,
   because all styles use them. `light-dark(…, …)` has a colour for light mode and one for dark mode; text needs a
   contrast of at least 4.5 on each surface. */
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
    lines = yaml.safe_dump(record, sort_keys=False, width=100, default_flow_style=None).splitlines()
    return "".join(f"# {line}\n" for line in lines)


def _plain(option: Option) -> dict[str, Any]:
    """Return an option as a record of theme.yaml, without empty fields."""
    words: Any = option.choices if any(option.choices.values()) else list(option.choices)
    default: Any = option.default
    if isinstance(default, tuple):
        default = list(default)
    record = {"type": option.type, "default": default, "help": option.help, "choices": words, "tokens": option.tokens}
    return {field: value for field, value in record.items() if value != "" and value not in ([], {})}
