"""`options:` in a theme.yaml -> the options of a theme: their types, and the custom properties that they set."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from generator.formats.entry import kinds
from generator.formats.entry.fields import (
    Diagnostics,
    Field,
    InvalidValue,
    Kind,
    Table,
    each,
    is_empty,
    read_record,
    suggestion,
)
from generator.formats.located import Located, LocatedRecord, LocatedText
from generator.rendering.theme.colours import parse_colour

NAME = re.compile(r"[a-z][a-z0-9_]*")
PROPERTY = re.compile(r"--[A-Za-z][\w-]*")
TONES = ("ink", "wash")
TAKEN = ("name",)  # in site.yaml this is the name of the theme itself
NONE = "none"  # the word for an empty list
Choices = dict[str, dict[str, str]]


class Option(msgspec.Struct, frozen=True, kw_only=True):
    """An option of a theme.

    `choices` are its allowed words, each with the custom properties that it sets. `tokens` are the custom properties
    that a colour sets, each to the colour's "ink" or "wash". `read` reads a value from YAML, or raises Unfit.
    """

    name: str
    type: str
    default: Any
    help: str
    choices: Choices
    tokens: dict[str, str]
    read: Callable[[Located, Diagnostics], Any]


def read_options(node: Located, diagnostics: Diagnostics) -> dict[str, Option]:
    """Return the options by name. A wrong option is left out, and its problem is added to `diagnostics`."""
    return {option.name: option for option in _options(node, diagnostics)}


def _options(node: Located, diagnostics: Diagnostics) -> Iterator[Option]:
    for key, value in kinds.pairs(node, "options"):
        name = str(key.value)
        if not NAME.fullmatch(name) or name in TAKEN:
            hint = "use lowercase letters, digits and _, like `page_width`; `name` is reserved"
            diagnostics.error(key, f'"{name}" is not a valid option name', hint)
            continue
        record = read_record(value, OPTION, diagnostics)
        if "type" not in record.values or record.nodes.keys() != record.values.keys():
            continue  # the problem was added when the record was read
        try:
            yield _option(name, record.values, record.nodes, diagnostics)
        except _InvalidValueAt as unfit:
            diagnostics.error(unfit.node, f"{name}: {unfit.message}", unfit.hint)


class _InvalidValueAt(InvalidValue):
    """A value that contradicts the others of its option, with its node."""

    def __init__(self, node: Located, message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.node = node


def _option(name: str, values: dict[str, Any], nodes: dict[str, Located], diagnostics: Diagnostics) -> Option:
    type, choices, tokens = values["type"], values.get("choices", {}), values.get("tokens", {})
    if (type in {"choice", "choices"}) != bool(choices):
        hint = "`choices` lists the allowed words of an option of the type `choice` or `choices`"
        what = "has no `choices`" if not choices else f"is a {type}, which has no `choices`"
        raise _InvalidValueAt(nodes.get("choices", nodes["type"]), what, hint)
    if tokens and type != "colour":
        raise _InvalidValueAt(nodes["tokens"], f"is a {type}, which has no `tokens`", "only a `colour` has `tokens`")
    if "default" not in values and type not in EMPTY:
        raise _InvalidValueAt(nodes["type"], f"a {type} needs a default", "add `default: …`")
    read = TYPES[type](choices)
    try:
        default = read(nodes["default"], diagnostics) if "default" in nodes else EMPTY[type]
    except InvalidValue as unfit:
        raise _InvalidValueAt(nodes["default"], f"default: {unfit.message}", unfit.hint) from None
    about = values.get("help", "")
    return Option(name=name, type=type, default=default, help=about, choices=choices, tokens=tokens, read=read)


def _colour(node: Located, diagnostics: Diagnostics) -> str:
    """Read a colour as "#rrggbb"."""
    if isinstance(node, LocatedText) and not node.value:
        raise InvalidValue("a colour is needed", 'write it in quotes, like "#84302a", because # begins a comment')
    written = kinds.line(node, diagnostics)
    colour = parse_colour(written)
    if colour is None:
        raise InvalidValue(f'"{written}" is not a colour', 'write it like "#84302a", in quotes, or by its name in CSS')
    return colour


TYPES: dict[str, Callable[[Choices], Callable[[Located, Diagnostics], Any]]] = {
    "colour": lambda _: _colour,
    "choice": lambda choices: kinds.choice({word: word for word in choices}).read,
    "choices": lambda choices: kinds.choices(tuple(choices), NONE).read,
    "flag": lambda _: kinds.flag,
    "text": lambda _: kinds.line,
}


EMPTY: dict[str, Any] = {"text": "", "choices": ()}  # the types that need no default, and the default that they get


def _choices(node: Located, diagnostics: Diagnostics) -> Choices:
    """Read a list of words, or a record of words with the custom properties that each sets."""
    if not isinstance(node, LocatedRecord):
        return {word: {} for word in each(node, diagnostics, kinds.line)}
    found = {}
    for key, value in node.pairs:
        found[kinds.line(key, diagnostics)] = {} if is_empty(value) else _properties(value, diagnostics)
    return found


def _properties(node: Located, diagnostics: Diagnostics) -> dict[str, str]:
    found = {}
    for key, value in kinds.pairs(node, "custom properties"):
        name, written = kinds.line(key, diagnostics), kinds.line(value, diagnostics)
        if not PROPERTY.fullmatch(name):
            diagnostics.error(key, f'"{name}" is not a custom property', "its name begins with two hyphens: --measure")
        elif re.search(r"[;{}]", written):
            diagnostics.error(
                value, f"{name}: a value must not have ; or braces", "write one line for each custom property"
            )
        else:
            found[name] = written
    return found


def _tokens(node: Located, diagnostics: Diagnostics) -> dict[str, str]:
    """Read custom properties, each with "ink" or "wash"."""
    tokens = _properties(node, diagnostics)
    for name, value in tokens.items():
        if value not in TONES:
            close = suggestion(value, TONES) or f"choose from: {', '.join(TONES)}"
            raise InvalidValue(f'{name}: "{value}" is not one of the choices', close)
    return tokens


def _any(node: Located, _sheet: Diagnostics) -> Located:
    """Keep the node: how to read it depends on the field `type`."""
    return node


OPTION = Table(
    "an option",
    (
        Field("type", kinds.choice({type: type for type in TYPES}), "the type of its value", required=True),
        Field("default", Kind("a value", _any, {}), "its value if a site sets none"),
        Field("help", kinds.LINE, "a line that describes it"),
        Field("choices", Kind("list, or record", _choices, {}), "the allowed words, with what each sets"),
        Field("tokens", Kind("record", _tokens, {}), "the custom properties that a colour sets"),
    ),
)
