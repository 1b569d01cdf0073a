"""Identifiers, addresses and paths in .bib files: TeX has no meaning in them, but escapes are undone."""

import re

ESCAPED = re.compile(r"\{\\([&%#_$])\}|\\([&%#_$~{}])(?:\{\})?")
# Commands for characters of addresses and identifiers, as editors and reference managers write them.
SIGNS = {
    "textasciitilde": "~", "sim": "~", "textless": "<", "less": "<", "lt": "<", "textgreater": ">", "greater": ">",
    "gt": ">", "textunderscore": "_", "textasciicircum": "^", "slash": "/", "textquotesingle": "'", "textdollar": "$",
    "textpercent": "%", "textbar": "|", "string": "",
}  # fmt: skip
IN_FORMULA = re.compile(r"\$\s*(?:\\([a-zA-Z]+)|\\?([<>~_^|&%#-]))\s*\$")
SIGN_COMMAND = re.compile(rf"\{{?\\({'|'.join(SIGNS)})(?![a-zA-Z])(?:\{{\}}|\s)?\}}?")
TILDE = re.compile(r"\{\\~\s?(?:\{\s*\})?\}|\\~\s?(?:\{\s*\})?")
ADDRESS_COMMAND = re.compile(r"^\\(?:url|href|nolinkurl|path)\s*\{\s*(.*?)\s*\}.*$")


def from_verbatim(source: str) -> str:
    """Return an identifier, a URL or a path. TeX has no meaning in these fields, but escapes in them are undone.

    `\\url{https://example.org/a\\_b}` -> "https://example.org/a_b"; `$\\sim$` and `{\\textasciitilde}` -> "~"
    """
    line = " ".join(source.split())
    if "$" in line:
        line = IN_FORMULA.sub(lambda match: SIGNS.get(match[1], match[0]) if match[1] else match[2], line)
    if "\\" in line:
        line = TILDE.sub("~", SIGN_COMMAND.sub(lambda match: SIGNS[match[1]], line))
        line = ADDRESS_COMMAND.sub(r"\1", line)
        line = ESCAPED.sub(r"\1\2", line)
    return line[1:-1].strip() if line.startswith("{") and line.endswith("}") else line


def from_commands(source: str) -> str:
    """Return a text with the addresses in `\\url{…}` and `\\href{…}{…}` bare, so that they can be found."""
    bare = re.sub(r"\\href\s*\{([^{}]*)\}\s*\{[^{}]*\}|\\(?:url|nolinkurl|path)\s*\{([^{}]*)\}", r" \1\2 ", source)
    return from_verbatim(bare)


def to_verbatim(text: str) -> str:
    """Return an identifier, a URL or a path on one line, with braces and backslashes in percent-encoding."""
    line = " ".join(text.split())
    return line.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C") if re.search(r"[{}\\]", line) else line
