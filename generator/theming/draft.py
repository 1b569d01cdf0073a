"""The files with which a theme begins: its theme.yaml, and the tokens of the theme that it extends."""

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
description: A theme of its own, on the ground of {parent}.
extends: {parent}

# What a site may set under `theme:` in content/site.yaml. All options of {parent} are there as they are; one that is
# written here takes the place of the one of its name, and a new name is a new option. By itself an option sets
# nothing: its default says what stands in the styles. These are the options of {parent}:
#
"""
CARD = """\

# The pictures that stand beside links to the pages: the roles of styles/tokens.css, in the light.
#
"""
STYLES = """\
/* The colours and faces of {name}. This file takes the place of the one of {parent}: change what you like, and keep
   every role, since the parts of the pages use them. `light-dark(…, …)` has a colour for light pages and one for dark
   ones; words need a contrast of 4.5 on each surface. */
"""


def draft(name: str, parent: Theme) -> dict[str, str]:
    """The files of a new theme `name`, by their paths in it, each with its text."""
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
    """A record as YAML, each line behind a mark that the author takes away."""
    lines = yaml.safe_dump(record, sort_keys=False, width=100, default_flow_style=None).splitlines()
    return "".join(f"# {line}\n" for line in lines)


def _plain(option: Option) -> dict[str, Any]:
    """An option as it stands in a theme.yaml."""
    words: Any = option.choices if any(option.choices.values()) else list(option.choices)
    default: Any = option.default
    if isinstance(default, tuple):
        default = list(default)
    record = {"type": option.type, "default": default, "help": option.help, "choices": words, "tokens": option.tokens}
    return {field: value for field, value in record.items() if value != "" and value not in ([], {})}
