"""A theme's custom properties, and the colours that they have in light and in dark mode."""

import re
from collections.abc import Iterator, Mapping

from generator.rendering.theme.assets import bundle
from generator.rendering.theme.colours import Pair, parse_colour
from generator.rendering.theme.theme import Theme

RULE = re.compile(r"""((?:"[^"]*"|'[^']*'|[^{};"'])*)([{};])""")
DECLARATION = re.compile(r"\s*(--[\w-]+)\s*:\s*(.+?)\s*", re.S)
DEEPEST = 20  # references from one property to the next: more must be a cycle


def declared(theme: Theme) -> dict[str, str]:
    """Return the custom properties that the theme's styles set on `:root`, by name, without those in media queries.

    If a property is set twice, the later value wins, because a theme's files are in the order of its layers.
    """
    return dict(_declarations(bundle(theme)))


def resolved(name: str, properties: Mapping[str, str]) -> Pair | None:
    """Return the colours of a custom property, following `var()` and `light-dark()`, or None if it is no colour."""
    light, dark = (_colour(f"var({name})", properties, place, 0) for place in (0, 1))
    return Pair(light, dark) if light and dark else None


def _colour(value: str, properties: Mapping[str, str], place: int, depth: int) -> str | None:
    word, _, rest = value.strip().partition("(")
    parts = _parts(rest.removesuffix(")")) if rest else []
    if depth > DEEPEST:
        return None
    if word == "light-dark" and len(parts) == 2:
        return _colour(parts[place], properties, place, depth + 1)
    if word == "var" and parts:
        found = properties.get(parts[0], ",".join(parts[1:]))
        return _colour(found, properties, place, depth + 1)
    return parse_colour(value)


def _parts(arguments: str) -> list[str]:
    """Split the arguments of a function at commas outside brackets."""
    found, depth = [""], 0
    for letter in arguments:
        depth += (letter == "(") - (letter == ")")
        if letter == "," and not depth:
            found.append("")
        else:
            found[-1] += letter
    return [part.strip() for part in found]


def _declarations(diagnostics: str) -> Iterator[tuple[str, str]]:
    """Yield name and value of each custom property of a `:root` rule that is inside nothing but layers."""
    above: list[str] = []
    for found in RULE.finditer(diagnostics):
        text, mark = found[1].strip(), found[2]
        is_root = bool(above) and above[-1] == ":root" and all(part.startswith("@layer") for part in above[:-1])
        if mark != "{" and is_root and (declaration := DECLARATION.fullmatch(text)):
            yield declaration[1], declaration[2]
        if mark == "{":
            above.append(text)
        elif mark == "}" and above:
            above.pop()
