"""The text of BibTeX's fields, in TeX <-> text as our entries have it: Unicode, formulas in `$…$`, Markdown's lines."""

import re
from collections.abc import Iterator

from generator.text.tex.formulas import ANY, IN_TEX
from generator.text.tex.latex import MARKED, read_latex, write_latex

STYLED = re.compile(r"\\(?:emph|text(?:it|bf|sc|tt|superscript|subscript)|mkbib\w+)\b|\{\\(?:em|it|bf|sc|tt)\b")
# Stand for formulas, line breaks and spaces while TeX is read: in Unicode's second private plane nothing else does.
FIRST, BREAK, SPACE = 0xF0000, "\U0010fff0", "\U0010fff1"
HELD = re.compile("[\U000f0000-\U000fffff]")
# What is written otherwise than it stands there; what is beyond ASCII is for TeX's own module to judge.
SPECIAL = re.compile(r"[\\{}~^`&%$#_\n\t]|--|''|  ")
INDENT = re.compile(r"^(?:\\ )+", re.M)
ESCAPED = re.compile(r"\\([&%#_$~{}])(?:\{\})?")


def from_tex(source: str) -> str:
    """A field on one line."""
    line = " ".join(source.split())
    return _read(line) if MARKED.search(line) else line


def lines_from_tex(source: str) -> str:
    """A field of several lines, as Markdown. The space with which a file indents all its lines is none of the text."""
    first, *others = source.strip().expandtabs(4).split("\n")
    indents = [len(line) - len(line.lstrip(" ")) for line in others if line.strip()]
    margin = min(indents, default=0)
    text = "\n".join([first.rstrip(), *(line[margin:].rstrip() for line in others)])
    if not MARKED.search(text):
        return text
    text = INDENT.sub(lambda match: " " * (len(match[0]) // 2), text)
    held = re.sub(r"^ +|\n *| {2,}", lambda match: match[0].replace("\n", BREAK).replace(" ", SPACE), text)
    return _read(held).replace(BREAK, "\n").replace(SPACE, " ")


def is_styled(source: str) -> bool:
    """Whether there is emphasis or the like, which a line of text does not keep."""
    return "\\" in source and bool(STYLED.search(source))


def _read(source: str) -> str:
    """The words, formulas as they are written. Where a dollar sign would now open a formula, it stays escaped."""
    formulas: list[str] = []

    def hold(match: re.Match[str]) -> str:
        formulas.append(_formula(match))
        return chr(FIRST + len(formulas) - 1)

    if "$" in source or "\\(" in source or "\\[" in source:
        source = IN_TEX.sub(hold, source)
    words = read_latex(source).plain
    if words.count("$") > 1 and ANY.search(words):
        words = words.replace("$", "\\$")
    return HELD.sub(lambda match: formulas[ord(match[0]) - FIRST], words) if formulas else words


def _formula(match: re.Match[str]) -> str:
    """The formula as our texts have it, in which a dollar sign before a digit or after a space is money."""
    written = match[0].replace(BREAK, " ").replace(SPACE, " ")
    follows = match.string[match.end() : match.end() + 1]
    is_money = written.startswith("$") and not written.startswith("$$") and (written[1].isspace() or follows.isdigit())
    if is_money or (written[-2:-1].isspace() and written.endswith("$")):
        return f"\\({written.strip('$').strip()}\\)"
    return written


def to_tex(text: str) -> str:
    """A line as a field holds it."""
    return write_latex(text) if SPECIAL.search(text) or not text.isascii() else text


def lines_to_tex(text: str) -> str:
    """Lines as a field holds them; `@` at the start of a line would begin another entry."""
    return "\n".join(_lines_to_tex(text))


def _lines_to_tex(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        bare = line.lstrip(" ")
        written = re.sub(r" {2,}", lambda match: match[0].replace(" ", SPACE), bare.rstrip())
        written = write_latex(written).replace(SPACE, " ")
        yield "\\ " * (len(line) - len(bare)) + (f"{{@}}{written[1:]}" if written.startswith("@") else written)


def from_verbatim(source: str) -> str:
    """An identifier, an address or a path, in which TeX's escapes mean nothing; many files have them all the same."""
    line = " ".join(source.split())
    if "\\" in line:
        line = ESCAPED.sub(r"\1", re.sub(r"^\\(?:url|href|nolinkurl)\s*\{(.*?)\}.*$", r"\1", line))
    return line[1:-1] if line.startswith("{") and line.endswith("}") else line


def to_verbatim(text: str) -> str:
    """The same back: on one line, and without braces, which no address has."""
    line = " ".join(text.split())
    return line.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C") if re.search(r"[{}\\]", line) else line


def list_from_tex(source: str) -> list[str]:
    """A list parted by commas, or by semicolons where there are any; braces hold an item together."""
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
    return [words for one in [*items, item] if (words := from_tex(one))]


def list_to_tex(items: tuple[str, ...]) -> str:
    """Items parted by commas."""
    return ", ".join(f"{{{to_tex(item)}}}" if re.search("[,;]", item) else to_tex(item) for item in items)
