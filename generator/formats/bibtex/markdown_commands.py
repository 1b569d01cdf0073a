"""Commands of TeX in a text of several lines -> Markdown: `\\emph{…}` is `*…*`, `\\href{…}{…}` a link.

The marks and the addresses are held as characters of a private plane, one for each character of ASCII, while the rest
of the text is read as TeX; `released` puts them back.
"""

import re

from generator.formats.bibtex.verbatim import from_verbatim

PLANE = 0x10FE00
HELD = re.compile("[\U0010fe00-\U0010fe7f]")
GROUP = r"\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}"
MARKS = {
    "emph": "*", "textit": "*", "textsl": "*", "mkbibemph": "*", "mkbibitalic": "*", "em": "*", "it": "*",
    "textbf": "**", "mkbibbold": "**", "bf": "**", "texttt": "`", "tt": "`",
}  # fmt: skip
EMPHASIS = re.compile(rf"\\(emph|textit|textsl|mkbibemph|mkbibitalic|textbf|mkbibbold|texttt)\s*{GROUP}")
SWITCH = re.compile(r"\{\\(em|it|bf|tt)\s+((?:[^{}]|\{[^{}]*\})*)\}")
HREF = re.compile(rf"\\href\s*{GROUP}\s*{GROUP}")
URL = re.compile(r"\\(?:url|nolinkurl|path|urlprefix)\s*(?:\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}|\|([^|]*)\|)")
# A bare address, with its escapes of TeX; a Markdown link's or HTML's bracket ends it.
ADDRESS = re.compile(r"https?://(?:\\[_%#&~](?:\{\})?|\{\\textasciitilde\}|\$\\sim\$|[^\s{}\\<>()\[\]])+")
NOTES = re.compile(rf"\\(?:footnote|thanks|footnotetext)\s*(?:\[[^\]]*\])?{GROUP}|\\footnotemark(?:\[[^\]]*\])?")


def held_commands(source: str) -> str:
    """Return the source with its emphasis and its addresses held in Markdown's spelling. Footnotes are left out."""
    if "\\" in source:
        source = NOTES.sub("", source)
        source = HREF.sub(lambda link: f"{_hold('[')}{link[2]}{_hold('](' + _address(link[1]) + ')')}", source)
        source = URL.sub(lambda link: _hold(_shown(_address(link[1] or link[2] or ""))), source)
    source = ADDRESS.sub(lambda address: _hold(from_verbatim(address[0])), source)
    for _ in range(3 if "\\" in source else 0):  # emphasis inside emphasis
        source = SWITCH.sub(_emphasis, EMPHASIS.sub(_emphasis, source))
    return source


def released(text: str) -> str:
    """Return the text with the held characters."""
    return text if text.isascii() else HELD.sub(lambda letter: chr(ord(letter[0]) - PLANE), text)


def _hold(text: str) -> str:
    return "".join(chr(PLANE + ord(letter)) if letter.isascii() else letter for letter in text)


def _address(written: str) -> str:
    return from_verbatim(written).replace(" ", "%20").replace("(", "%28").replace(")", "%29")


def _shown(address: str) -> str:
    return f"<{address}>" if re.match(r"(?:https?|ftp|mailto):", address) else address


def _emphasis(match: re.Match[str]) -> str:
    words = match[2].strip()
    mark = _hold(MARKS[match[1]])
    before = match.string[match.start() - 1 : match.start()]
    is_inside = before.isalnum() or match.string[match.end() : match.end() + 1].isalnum()
    return f"{mark}{words}{mark}" if words and not is_inside else words
