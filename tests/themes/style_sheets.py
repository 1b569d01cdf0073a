"""A style sheet -> its declarations, each with its at-rules, and the values of custom properties."""

import re
from collections.abc import Iterator
from typing import NamedTuple

COMMENT = re.compile(r"/\*.*?\*/", re.S)
CUSTOM = re.compile(r"--[\w-]+")


class Declaration(NamedTuple):
    """`name: value` in a rule; `within` are the selector and the at-rules around it, the outermost first."""

    name: str
    value: str
    within: tuple[str, ...]

    @property
    def is_on_paper(self) -> bool:
        """Return whether a declaration is only for print."""
        return any(rule.startswith("@media print") for rule in self.within)

    @property
    def is_forced(self) -> bool:
        """Return whether a declaration is only for forced-colours mode."""
        return any("forced-colors" in rule for rule in self.within)


def declarations(diagnostics: str) -> Iterator[Declaration]:
    """Every declaration of a sheet without syntax errors."""
    within: list[str] = []
    for part in re.findall(
        r"""(?:"[^"]*"|'[^']*'|\([^()]*(?:\([^()]*(?:\([^()]*\)[^()]*)*\)[^()]*)*\)|[^;{}])*[;{}]""",
        COMMENT.sub("", diagnostics),
    ):
        text, end = part[:-1].strip(), part[-1]
        if end == "{":
            within.append(" ".join(text.split()))
            continue
        if text and not text.startswith("@"):
            name, _, value = text.partition(":")
            yield Declaration(name.strip(), " ".join(value.split()), tuple(within))
        if end == "}":
            within.pop()


def used(diagnostics: str) -> set[str]:
    """The custom properties that the sheet asks for."""
    return {name for one in declarations(diagnostics) for name in re.findall(r"var\(\s*(--[\w-]+)", one.value)}


def declared(diagnostics: str) -> dict[str, str]:
    """The custom properties with their values on screen, without forced colours."""
    return {
        one.name: one.value
        for one in declarations(diagnostics)
        if one.name.startswith("--") and not one.is_on_paper and not one.is_forced
    }
