"""HTML in the fields of an entry -> TeX: rich text of CSL and Crossref, abstracts in JATS, and entities.

In Markdown, which has HTML already, only JATS is converted.

In TeX, `<` and `>` are letters. Only the elements of RICH and BLOCKS are read as markup, wherever they are escaped as
editors and reference managers do it: `&lt;i&gt;`, `{\\textless}i{\\textgreater}`, `$<$i$>$`.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from html import unescape
from html.entities import html5

from generator.text.tex.conditionals import text_branches

# Rich text in titles (CSL-JSON, Crossref's "face markup", JATS) -> the command of TeX.
RICH = {
    "i": "emph", "em": "emph", "italic": "emph", "b": "textbf", "strong": "textbf", "bold": "textbf",
    "sub": "textsubscript", "inf": "textsubscript", "sup": "textsuperscript", "scp": "textsc", "sc": "textsc",
    "tt": "texttt", "code": "texttt", "monospace": "texttt", "u": "underline", "underline": "underline", "ovl": "",
    "span": "", "styled-content": "", "named-content": "", "font": "", "email": "", "ext-link": "", "uri": "",
    "xref": "",
}  # fmt: skip
# Elements of abstracts (JATS 1.3, HTML) that begin or end a paragraph.
BLOCKS = {"p", "sec", "abstract", "div", "br", "break", "list", "list-item", "ul", "ol", "li", "disp-formula", "para"}
HEADINGS = {"title", "label", "h1", "h2", "h3", "h4"}
LESS = r"(?:<|\{?\\(?:textless|less)(?:\{\})?\}?\s?|\$\s*(?:<|\\less|\\lt|\\textless)\s*\$)"
MORE = r"(?:>|\{?\\(?:textgreater|greater)(?:\{\})?\}?|\$\s*(?:>|\\greater|\\gt|\\textgreater)\s*\$)"
NAMES = "|".join(sorted({*RICH, *BLOCKS, *HEADINGS}, key=len, reverse=True))
TAG = re.compile(
    rf"{LESS}(?P<end>/?)\s*(?:jats:)?(?P<name>{NAMES})(?P<more>(?:\s[^<>$]{{0,300}}?)?)\s*/?\s*{MORE}", re.I
)
# Elements with a formula. Those in JATS may have it both in TeX and in MathML.
FORMULA = re.compile(r"<(?P<name>(?:jats:)?(?:inline-formula|alternatives)|(?:[a-z]+:)?math)\b[^<>]*>", re.I)
MATH_NAMES = (
    r"(?:mml:|m:)?(?:m(?:ath|row|i|n|o|text|s|sub|sup|subsup|frac|sqrt|root|over|under|underover|space|style|fenced|table"
    r"|tr|td|multiscripts|prescripts|padded|phantom)|semantics|annotation|none)"
)
MATH_TAG = re.compile(rf"{LESS}(/?\s*{MATH_NAMES}(?:\s[^<>${{}}]{{0,200}}?)?/?){MORE}", re.I)
ESCAPED_MATH = re.compile(rf"&(?:amp;)*lt;(/?\s*{MATH_NAMES}(?:\s[^<>&]*)?/?)&(?:amp;)*gt;", re.I)
CODE = re.compile(r"(^ {0,3}(?:```|~~~).*?^ {0,3}(?:```|~~~)|`+[^`]+`+)", re.S | re.M)
TEX_MATH = re.compile(
    r"<(?:jats:)?tex-math\b[^>]*>(?:<!\[CDATA\[)?\s*(.*?)\s*(?:\]\]>)?</(?:jats:)?tex-math>", re.S | re.I
)
# The commands as elements of HTML.
ELEMENTS = {
    "emph": "em", "textbf": "strong", "textsubscript": "sub", "textsuperscript": "sup", "texttt": "code",
    "underline": "u", "textsc": 'span class="small-caps"',
}  # fmt: skip
ABSTRACT = re.compile(r"^\s*(?:abstract|summary|zusammenfassung|résumé)\s*[:.]?\s*$", re.I)
ENTITY = re.compile(r"\\?&\\?(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z][a-z0-9]{1,31});", re.I)
SPECIAL = {letter: f"\\{letter}" for letter in "&%$#_{}"} | {"\\": r"\textbackslash{}"}
# Outside of .bib files, `&`, `%`, `#` and `_` are plain text.
IN_YAML = {letter: written for letter, written in SPECIAL.items() if letter not in "&%#_"}
SMALL_CAPS = re.compile(r"small-?caps", re.I)


def without_html(source: str, special: Mapping[str, str] = SPECIAL) -> str:
    """Return the source of a field with its HTML as TeX: "H<sub>2</sub>O &amp; C" -> `H\\textsubscript{2}O \\& C`.

    `special` are the characters that must be escaped if an entity stands for them.
    """
    source = text_branches(source)
    if "&" in source and ";" in source:
        source = _without_entities(source, special)
    if "<" not in source and "less" not in source and "\\lt" not in source:
        return source
    if "math" in source:
        source = MATH_TAG.sub(r"<\1>", source)
    return _with_commands(_with_formulas(source), _command)


def without_jats(source: str) -> str:
    """Return Markdown with its JATS as HTML: "<jats:p>10<jats:sup>5</jats:sup></jats:p>" -> "10<sup>5</sup>".

    Formulas in MathML become TeX, also those that are escaped.
    """
    if "math" in source and "<jats:" not in source:
        parts = CODE.split(source)  # code is at odd places
        parts[::2] = [_with_formulas(ESCAPED_MATH.sub(r"<\1>", part)) for part in parts[::2]]
        return "".join(parts)
    return _with_commands(_with_formulas(source), _element) if "<jats:" in source else source


def unescaped(name: str) -> str:
    """Return a name with its entities as letters: "Rene M&uuml;ller" -> "Rene Müller"."""
    return _without_entities(name, IN_YAML) if "&" in name and ";" in name else name


def _command(name: str, words: str = "") -> tuple[str, str]:
    return f"\\{name}{{{words}", "}"


def _element(name: str, words: str = "") -> tuple[str, str]:
    element = ELEMENTS[name]
    return f"<{element}>{words}", f"</{element.split()[0]}>"


def _without_entities(source: str, special: Mapping[str, str]) -> str:
    for _ in range(3):  # some are escaped twice or three times: &amp;lt;
        decoded = ENTITY.sub(lambda found: _entity(found, special), source)
        if decoded == source:
            break
        source = re.sub(r"\\&(?=#?\w+;)", "&", decoded)
    return re.sub(r"(?<!\\)&(?=amp;)", r"\\&", source)


def _entity(found: re.Match[str], special: Mapping[str, str]) -> str:
    name = found[1]
    if not name.startswith("#") and f"{name};" not in html5:
        return found[0]
    text = unescape(f"&{name};")
    return "".join(special.get(letter, letter) for letter in text)


def _with_formulas(source: str) -> str:
    """Return the text with its formulas in TeX. An element that is not closed is text."""
    if "math" not in source and "formula" not in source and "alternatives" not in source:
        return source
    parts: list[str] = []
    at, unclosed = 0, set()
    for begin in FORMULA.finditer(source):
        name = begin["name"].lower()
        if begin.start() < at or name in unclosed:
            continue
        if end := re.compile(rf"</\s*{name}\s*>", re.I).search(source, begin.end()):
            written = _formula(source[begin.start() : end.end()], source[end.end() : end.end() + 1])
            parts += [source[at : begin.start()], written]
            at = end.end()
        else:
            unclosed.add(name)
    return "".join([*parts, source[at:]])


def _formula(written: str, follows: str) -> str:
    """Return the TeX of a formula: as it is given, or from its MathML. If there is none, return its text."""
    if tex := TEX_MATH.search(written):
        body = re.sub(r"^\\documentclass.*?\\begin\{document\}|\\end\{document\}$", "", tex[1], flags=re.S).strip()
        return body if body.startswith(("$", "\\(", "\\[")) else f"${body}$"
    from generator.text.tex.mathml_tex import tex_of_mathml, words_of_mathml  # most texts have no MathML

    body = tex_of_mathml(written)
    if not body:
        return words_of_mathml(written)
    return rf"\({body}\)" if follows.isdigit() else f"${body}$"


def _with_commands(source: str, write: Callable[..., tuple[str, str]]) -> str:
    """Return the source with the elements as `write` begins and ends each. One that is not closed is text."""
    parts: list[str] = []
    open_at: list[tuple[str, int]] = []  # name and index in `parts` of each open element
    opened: Counter[str] = Counter()  # how many of each name are open
    at = 0
    for tag in TAG.finditer(source):
        name = tag["name"].lower()
        parts += [source[at : tag.start()], tag[0]]
        at = tag.end()
        if name in BLOCKS:
            parts[-1] = "\n\n" if tag["more"] is not None and _is_markup(tag) else tag[0]
        elif not tag["end"]:
            if _is_markup(tag):
                open_at.append((name, len(parts) - 1))
                opened[name] += 1
        elif opened[name]:
            while open_at[-1][0] != name:
                opened[open_at.pop()[0]] -= 1
            opened[name] -= 1
            _close(parts, open_at.pop()[1], name, write)
    parts.append(source[at:])
    return "".join(parts).strip() if len(parts) > 1 else source


def _is_markup(tag: re.Match[str]) -> bool:
    """Return whether what follows the name can be attributes: "<b and c>" is a comparison."""
    more = tag["more"].strip().rstrip("/")
    return not more or "=" in more


def _close(parts: list[str], begin: int, name: str, write: Callable[..., tuple[str, str]]) -> None:
    if name in HEADINGS:
        words = "".join(parts[begin + 1 : -1])
        heading = "" if ABSTRACT.match(words) else "".join(write("textbf", f"{words.strip().rstrip(':.')}.")) + " "
        parts[begin:] = ["\n\n", *[""] * (len(parts) - begin - 2), heading]
        return
    command = "textsc" if name == "span" and SMALL_CAPS.search(parts[begin]) else RICH[name]
    parts[begin], parts[-1] = write(command) if command else ("", "")
