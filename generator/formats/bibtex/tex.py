"""The TeX of BibTeX's fields <-> text as in paperfolio's own entries: Unicode, formulas in `$…$`, Markdown."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from generator.formats.bibtex.literal import LITERAL, as_markdown, without_tags
from generator.formats.bibtex.markdown_commands import held_commands, released
from generator.text.inline import render_inline, source_of
from generator.text.marked import Issue
from generator.text.tex.formulas import IN_TEX, MOST, hold, inner_tex, marked_words, put_back
from generator.text.tex.latex import MARKED, protect, read_latex, write_latex
from generator.text.tex.latex_braces import find_braces
from generator.text.tex.latex_source import with_code
from generator.text.tex.latex_unicode import typeset
from generator.text.tex.math_words import math_words

STYLED = re.compile(
    r"\\(?:emph|text(?:it|bf|sc|tt|superscript|subscript)|mkbib\w+|code|verb)\b|\{\\(?:em|it|bf|sc|tt)\b"
)
# Placeholders for line breaks and spaces while TeX is read. Nothing else uses these code points of private plane 16.
BREAK, SPACE = "\U0010fff0", "\U0010fff1"
INNER = (
    "\U0010fff7"  # after the backslash of a command for text in a formula, which is no emphasis of the text around it
)
TEXT_COMMAND = re.compile(r"\\(?=(?:text[a-z]+|emph)\s*\{|(?:em|it|bf|tt)\s)")
NOTHING: Mapping[str, str] = {}
# Characters of ASCII that must be converted to TeX; `write_latex` decides about characters beyond ASCII.
SPECIAL = re.compile(r"[\\{}~^`&%$#_\n\t]|--|''|  ")
INDENT = re.compile(r"^(?:\\ )+", re.M)
ENSURED = re.compile(r"\\ensuremath\s*\{((?:[^{}$]|\{[^{}$]*\})+)\}")
# Braces in titles: two pairs around words, and one around words without a capital.
DOUBLE = re.compile(r"(?<![\\\w}])\{\{([^{}$\\]*)\}\}")
SMALL = re.compile(r"(?<![\\\w}])\{([^{}$\\A-Z]*)\}")
# Dashes of TeX, and before them what has none: code and addresses.
DASHES = re.compile(
    r"(\\(?:texttt|code|verb|url|href|nolinkurl|path)\b\s*(?:\{[^{}]*\}|\|[^|]*\|)|\{\\tt\b[^{}]*\})|---|--"
)
DOLLAR = re.compile(r"(\\.)|\$", re.S)
SIGN = re.compile(r"\\(.)", re.S)
# What `literal.without_tags` and `as_markdown` escape in Markdown, because it is no markup in TeX.
ESCAPED = re.compile(r"&lt;|\\([~^])")
# Words in braces that are no argument of a command.
CASE = re.compile(r"(?<![\\\w}\]^_])\{([^{}\\$]*[^\W\d_][^{}\\$]*)\}")
TOO_MANY = Issue(1, 1, f"there are more than {MOST:,} formulas; the others are shown as written", "write `\\$` for $")


class Reading(NamedTuple):
    """The value of a field in TeX, and the faults: what could not be read, with line and column."""

    value: Any
    issues: tuple[Issue, ...] = ()


def from_tex(source: str) -> str:
    """Return the words of a field on one line, formulas as text: `$10^{-3}$ eV` -> "10⁻³ eV"."""
    line = " ".join(source.split())
    return str(read_line(line).value) if MARKED.search(line) else line


def read_line(source: str) -> Reading:
    """Read a field as plain words on one line, formulas as text."""
    line = " ".join(source.split())
    if not MARKED.search(line):
        return Reading(line)
    words, formulas, issues = _read(line)
    return Reading(put_back(words, [math_words(inner_tex(formula)) for formula in formulas]), issues)


def read_title(source: str) -> Reading:
    """Read a title as the line that an author would write in an entry of paperfolio, with formulas as `$…$`."""
    line = with_code(" ".join(source.split()))
    if not MARKED.search(line):
        return Reading(line)
    words, formulas, issues = _read(line)
    bare = _with_single_braces(line) if "{" in line else line
    if (issues or is_styled(line) or _has_case_braces(bare)) and (written := _as_written(bare)):
        return Reading(written)  # whoever renders it reports what cannot be read
    return Reading(source_of(words, formulas), issues)


def _with_single_braces(line: str) -> str:
    """Return a title without the braces around all of it, which many programs write, and without double ones.

    Braces without a capital go as well: in our own entries, they would be a set, as in "{1, 2}".
    """
    while line.startswith("{") and find_braces(line)[0].get(0) == len(line) - 1:
        line = line[1:-1]
    return SMALL.sub(r"\1", DOUBLE.sub(r"{\1}", line))


def _has_case_braces(line: str) -> bool:
    """Return whether braces keep capitals of words that `protect` would not put in braces: `{Deep} learning`."""
    groups = CASE.findall(line) if "{" in line else []
    return any(words != words.lower() and protect(words) == words for words in groups)


def _as_written(line: str) -> str:
    """Return the TeX of a title, so that exports can write its commands back, with formulas as in our texts.

    An author would write it so in Markdown: `Cooled to \\SI{5}{\\kelvin}`. It is empty if such an entry
    would be read in another way.
    """
    held, formulas = hold(ENSURED.sub(r"$\1$", line), IN_TEX, _formula)
    held = DASHES.sub(lambda match: match[1] or ("—" if match[0] == "---" else "–"), held)
    written = put_back(held, formulas)
    return written if render_inline(written).plain == read_latex(line).plain else ""


def read_lines(source: str) -> Reading:
    """Read a field of several lines as Markdown. Spaces with which the file indents all lines are removed."""
    first, *others = source.strip().expandtabs(4).split("\n")
    indents = [len(line) - len(line.lstrip(" ")) for line in others if line.strip()]
    margin = min(indents, default=0)
    text = "\n".join([first.rstrip(), *(line[margin:].rstrip() for line in others)])
    text = IN_TEX.sub(lambda formula: TEXT_COMMAND.sub(rf"\\{INNER}", formula[0]), text) if "$" in text else text
    text = held_commands(text).replace(INNER, "")
    if not MARKED.search(text):
        return Reading(released(without_tags(text)))
    text = INDENT.sub(lambda match: " " * (len(match[0]) // 2), text)
    held = re.sub(r"^ +|\n *| {2,}", lambda match: match[0].replace("\n", BREAK).replace(" ", SPACE), text)
    words, formulas, issues = _read(held, literal=LITERAL)
    read = as_markdown(without_tags(marked_words(words, formulas)).replace(BREAK, "\n").replace(SPACE, " "))
    return Reading(released(read), issues)


def read_list(source: str) -> Reading:
    """Read a list, separated by commas or semicolons, as a list of plain lines."""
    items = [read_line(item) for item in _items(source)]
    return Reading(
        [item.value for item in items if item.value], tuple(issue for item in items for issue in item.issues)
    )


def is_styled(source: str) -> bool:
    """Whether there is emphasis or another style, which plain text cannot keep."""
    return "\\" in source and bool(STYLED.search(source))


def _read(source: str, literal: Mapping[str, str] = NOTHING) -> tuple[str, list[str], tuple[Issue, ...]]:
    """Return the words with one placeholder for each formula, the formulas, and what could not be read.

    A character that TeX escapes (`\\_`) becomes its placeholder in `literal`.
    """
    formulas: list[str] = []
    if "$" in source or "\\(" in source or "\\[" in source:
        source, formulas = hold(source, IN_TEX, _formula)
        source = DOLLAR.sub(lambda sign: sign[1] or r"\$", source) if "$" in source else source
    if literal and "\\" in source:
        source = SIGN.sub(lambda match: literal.get(match[1], match[0]), source)
    marked = read_latex(source)
    return marked.plain, formulas, (*marked.issues, *([TOO_MANY] if len(formulas) == MOST else []))


def _formula(match: re.Match[str]) -> str:
    """Return the formula as paperfolio's texts write it.

    There, a dollar sign before a space or a digit is money; such a formula gets `\\(…\\)` as delimiters.
    """
    written = match[0].replace(BREAK, " ").replace(SPACE, " ")
    follows = match.string[match.end() : match.end() + 1]
    is_money = written.startswith("$") and not written.startswith("$$") and (written[1].isspace() or follows.isdigit())
    if is_money or (written[-2:-1].isspace() and written.endswith("$")):
        return f"\\({written.strip('$').strip()}\\)"
    return written


def to_tex(text: str) -> str:
    """Return a line of plain words as TeX: "A & B" -> `A \\& B`."""
    return typeset(write_latex(text, has_formulas=False)) if SPECIAL.search(text) or not text.isascii() else text


def lines_to_tex(text: str) -> str:
    """Return Markdown as TeX. `@` at the start of a line is put in braces, because it would begin another entry.

    Characters that are markup in Markdown, as in `_emphasis_`, are not escaped, because `\\_` is read as no emphasis.
    """
    if not LITERAL.keys() & set(text) and not ESCAPED.search(text):
        return "\n".join(_lines_to_tex(text))
    tex = ""
    bare = ESCAPED.sub(lambda match: match[1] or "<", text)
    for markdown in dict.fromkeys((bare, text)):
        written = "\n".join(_lines_to_tex(markdown))
        for signs in ("", "_", "".join(LITERAL)):  # as few as possible, because LaTeX takes none of them
            tex = _unescaped(written, signs)
            if read_lines(tex).value == text:
                return tex
    return tex


def _unescaped(tex: str, signs: str) -> str:
    """Return TeX in which these signs have no backslash, but for formulas."""
    if not signs:
        return tex
    held, formulas = hold(tex, IN_TEX, lambda match: match[0])
    return put_back(SIGN.sub(lambda match: match[1] if match[1] in signs else match[0], held), formulas)


def _lines_to_tex(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        bare = line.lstrip(" ")
        written = re.sub(r" {2,}", lambda match: match[0].replace(" ", SPACE), bare.rstrip())
        written = write_latex(written).replace(SPACE, " ")
        yield "\\ " * (len(line) - len(bare)) + (f"{{@}}{written[1:]}" if written.startswith("@") else written)


def _items(source: str) -> list[str]:
    """Split a list at semicolons if there are any, else at commas. Those inside braces do not count."""
    items, depth, item = [], 0, ""
    marks = re.split(r"((?<!\\)[{},;])", source)
    at_top = []
    for mark in marks:
        depth += {"{": 1, "}": -1}.get(mark, 0)
        at_top.append(depth == 0 and mark in {",", ";"})
    separator = ";" if any(top and mark == ";" for top, mark in zip(at_top, marks, strict=True)) else ","
    for top, mark in zip(at_top, marks, strict=True):
        if top and mark == separator:
            items.append(item)
            item = ""
        else:
            item += mark
    return [*items, item]


def list_to_tex(items: tuple[str, ...]) -> str:
    """Return the items as TeX, separated by commas. Items with a comma or semicolon are in braces."""
    return ", ".join(f"{{{to_tex(item)}}}" if re.search("[,;]", item) else to_tex(item) for item in items)
