"""A theme's options, as a site sets them -> values for templates, custom properties, and problems."""

from collections.abc import Iterable, Iterator
from types import SimpleNamespace
from typing import Any

import msgspec

from generator.formats.entry.fields import Diagnostics, InvalidValue, suggestion
from generator.formats.raw import as_located
from generator.model.content_paths import SETTINGS
from generator.model.problem import Problem
from generator.model.settings import Raw
from generator.rendering.theme.colours import Pair, tones
from generator.rendering.theme.option import Option
from generator.rendering.theme.theme import Theme
from generator.rendering.theme.theme_file import FILE, declared_options
from generator.rendering.theme.tokens import declared, resolved

SURFACES = ("--surface", "--surface-raised")  # a site's colour must be readable on these
LAYER = "options"


class Values(SimpleNamespace):
    """What templates read as `options`: the value of each option, by name. An unknown name raises an error."""


class Options(msgspec.Struct, frozen=True):
    """The options of a theme on a site: their values, and the custom properties that they change.

    `pairs` are those custom properties that were made from a colour, in light and in dark mode.
    """

    values: Values
    properties: dict[str, str] = {}
    pairs: dict[str, Pair] = {}

    @property
    def styles(self) -> str:
        """The layer of the style sheet with the custom properties, or "" if every option has its default."""
        # In forced-colours mode the reader's own colours win, as over the theme's.
        colours = {name: value for name, value in self.properties.items() if resolved(name, self.properties)}
        others = {name: value for name, value in self.properties.items() if name not in colours}
        rules = _rule(others) + (f"@media (forced-colors: none) {{\n{_rule(colours)}}}\n" if colours else "")
        return f"@layer {LAYER} {{\n{rules}}}\n" if rules else ""


def theme_options(theme: Theme, written: Iterable[tuple[Raw, Raw]]) -> tuple[Options, list[Problem]]:
    """Return the options of a theme with the values that a site sets, and the problems of both.

    `written` are the names and values in site.yaml, with their places.
    """
    known, problems = declared_options(theme)
    diagnostics = Diagnostics(SETTINGS)
    found = dict(_set(written, known, theme.name, diagnostics))
    chosen = {
        name: found[name] for name in known if name in found
    }  # of two that set the same, the theme's order decides
    changed = [known[name] for name, value in chosen.items() if value != known[name].default]
    choices = [option.choices[chosen[option.name]] for option in changed if option.type == "choice"]
    properties = {name: value for choice in choices for name, value in choice.items()}
    colours = [known[name] for name in chosen if known[name].type == "colour" and known[name].tokens]
    pairs: dict[str, Pair] = {}
    styles = {**declared(theme), **properties} if colours else {}
    for option in colours:
        made = _pairs(option, chosen[option.name], theme, styles)
        if isinstance(made, Problem):
            problems.append(made)
        else:
            pairs |= made
    properties |= {name: f"light-dark({pair.light}, {pair.dark})" for name, pair in pairs.items()}
    values = Values(**{option.name: option.default for option in known.values()} | chosen)
    return Options(values, properties, pairs), [*problems, *diagnostics.problems]


def _set(
    written: Iterable[tuple[Raw, Raw]], known: dict[str, Option], theme: str, diagnostics: Diagnostics
) -> Iterator[tuple[str, Any]]:
    """Yield name and value of each option that the site sets; problems are added to `diagnostics`."""
    for key, value in written:
        name = key.text.strip().casefold().replace("-", "_").replace(" ", "_")
        option = known.get(name)
        if option is None:
            hint = suggestion(key.text, tuple(known)) or f"the options of {theme} are: {', '.join(known) or 'none'}"
            diagnostics.warning(as_located(key), f'unknown option "{key.text}"', hint)
        elif value != Raw(value.line, value.column) or option.type == "colour":  # an empty value means the default
            try:
                yield name, option.read(as_located(value), diagnostics)
            except InvalidValue as unfit:
                diagnostics.error(as_located(value), f"{key.text}: {unfit.message}", unfit.hint)


def _pairs(option: Option, colour: str, theme: Theme, styles: dict[str, str]) -> dict[str, Pair] | Problem:
    """Return the custom properties that a colour sets, made readable on the surfaces of the styles.

    It returns none if the colour is the theme's own, because its two variants were chosen by hand.
    """
    inks = [resolved(name, styles) for name, tone in option.tokens.items() if tone == "ink"]
    if inks and all(pair and pair.light == colour for pair in inks):
        return {}
    grounds = {name: resolved(name, styles) for name in SURFACES if name in styles}
    lost = next((name for name in SURFACES if grounds.get(name) is None), None)
    if lost is not None:
        message = f"an option of the type `colour` needs {lost} in styles/tokens.css, and it is missing or not a colour"
        hint = f"write it like `{lost}: light-dark(#fcfbf8, #161412);`"
        return Problem(f"themes/{theme.name}/{FILE}", 0, 0, message, hint)
    pairs = [pair for pair in grounds.values() if pair]
    found = tones(colour, [pair.light for pair in pairs], [pair.dark for pair in pairs])
    return {name: getattr(found, tone) for name, tone in option.tokens.items()}


def _rule(properties: dict[str, str]) -> str:
    lines = "".join(f"{name}: {value};\n" for name, value in properties.items())
    return f":root {{\n{lines}}}\n" if lines else ""
