"""Commands of TeX in a text of several lines -> Markdown: `\\emph{…}` is `*…*`, `\\href{…}{…}` a link.

The marks and the addresses are held as characters of a private plane, one for each character of ASCII, while the rest
of the text is read as TeX; `released` puts them back.
"""

import re

from generator.formats.bibtex.verbatim import from_verbatim
from generator.text.tex.latex_source import with_code
from generator.text.tex.latex_tables import NOTES

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
VERB = re.compile(r"\\verb\*?([^\s\w{])(.{1,300}?)\1")
ADDRESS_MARK = "\0"
# Words that only say that an address follows.
ACCESSED = re.compile(
    r"\W*(?:last\s+)?(?:accessed|visited|retrieved|checked)(?:\s+on)?\W*(\d.*?|[A-Z]\w+ \d.*?)\W*", re.I
)
ANNOUNCING = frozenset(
    "accessible at available from here http https in link on online posted published retrieved see the under url via "
    "web webpage website".split()
)
FOOTNOTE = re.compile(rf"\\(?:{'|'.join(NOTES)})\b(?:\s*\[[^\]]*\])?(?:\s*{GROUP})?")


def held_commands(source: str) -> str:
    """Return the source with its emphasis and its addresses held in Markdown's spelling. Footnotes are left out."""
    source = with_code(source)
    if "\\" in source:
        source = VERB.sub(lambda code: _hold(f"`{code[2]}`"), FOOTNOTE.sub("", source))
        source = HREF.sub(lambda link: f"{_hold('[')}{link[2]}{_hold('](' + _address(link[1]) + ')')}", source)
        source = URL.sub(lambda link: _hold(_shown(_address(link[1] or link[2] or ""))), source)
    source = ADDRESS.sub(lambda address: _hold(from_verbatim(address[0])), source)
    for _ in range(3 if "\\" in source else 0):  # emphasis inside emphasis
        source = SWITCH.sub(_emphasis, EMPHASIS.sub(_emphasis, source))
    return source


def words_around(source: str) -> tuple[str, str]:
    r"""Return the words before and after the first address in a field, without those that only announce an address.

    >>> words_around(r"Blog post, available at \url{https://a.example}")
    ('Blog post, available at', '')
    """
    marked = HREF.sub(lambda link: f"{ADDRESS_MARK}{link[2]}", source)
    before, _, after = ADDRESS.sub(ADDRESS_MARK, URL.sub(ADDRESS_MARK, marked)).partition(ADDRESS_MARK)
    return _telling(before), _telling(after.replace(ADDRESS_MARK, " "))


def _telling(words: str) -> str:
    is_bare = {word.casefold() for word in re.findall(r"\w+", words)} <= ANNOUNCING
    return "" if is_bare else words.strip(" ,;:.()[]\n\t")


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
    if MARKS[match[1]] == "`":
        words = words.replace("--", "-{}-").replace("--", "-{}-")
    mark = _hold(MARKS[match[1]])
    before = match.string[match.start() - 1 : match.start()]
    is_inside = before.isalnum() or match.string[match.end() : match.end() + 1].isalnum()
    return f"{mark}{words}{mark}" if words and not is_inside else words
