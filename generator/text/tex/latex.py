"""TeX -> HTML, plain text and faults; Unicode text -> TeX for BibTeX (`write_latex`, `protect`)."""

import re
import unicodedata
from html import escape

from generator.text.characters import may_hold_tex, one_line
from generator.text.marked import Issue, Marked
from generator.text.tex.conditionals import text_branches
from generator.text.tex.formulas import HELD, marked_words
from generator.text.tex.latex_braces import find_braces
from generator.text.tex.latex_source import as_latex, with_code
from generator.text.tex.latex_writing import protect, write_latex

__all__ = [
    "as_latex",
    "protect",
    "read_field",
    "read_latex",
    "read_name",
    "read_words",
    "without_commands",
    "write_latex",
]
# Characters that TeX does not print as they are.
MARKED = re.compile(r"[\\{}$~`]|--|''")


def read_latex(source: str, *, paragraphs: bool = False) -> Marked:
    """Convert TeX text with formulas to safe HTML, with formulas as MathML, and to plain text on one line (NFC).

    In the plain text, formulas are text if possible ("10⁻³ eV"), else TeX. The HTML is the content of one element, such
    as a title; with `paragraphs` it is a list of `<p>`, which may have links. What cannot be converted stays as it is
    written, with a fault at its line and column. Never raises.

    `\\emph{E. coli} at 5\\%` -> `<em>E. coli</em> at 5%`, "E. coli at 5%"
    """
    source = with_code(text_branches(source))
    if not MARKED.search(source) and not paragraphs:
        words = unicodedata.normalize("NFC", one_line(source))
        return Marked(escape(words, quote=False), words)
    from generator.text.tex.latex_reader import PARAGRAPH, Reader  # most texts hold no TeX

    reader = Reader(source, has_links=paragraphs)
    html, plain = reader.all()
    if paragraphs:
        parts = [part.strip() for part in html.split(PARAGRAPH)]
        html = "\n".join(f"<p>{part}</p>" for part in parts if part)
    else:
        html = html.replace(PARAGRAPH, " ").strip()
    return Marked(html, unicodedata.normalize("NFC", one_line(plain.replace(PARAGRAPH, " "))), issues=reader.issues())


def read_field(source: str) -> Marked:
    """Convert a line of a paperfolio entry, in which there may be TeX; what is clearly no TeX stays as it is."""
    if not may_hold_tex(source):
        words = one_line(source)
        return Marked(escape(words, quote=False), words)
    text = one_line(source)
    latex = as_latex(text)
    marked = read_latex(latex)
    if not marked.plain:  # a title or a name of commands that show nothing
        return Marked(escape(text, quote=False), text)
    return marked._replace(issues=tuple(_moved(issue, latex, source) for issue in marked.issues))


def read_words(source: str) -> str:
    """Return the plain text of a line in which there may be TeX, for fields without HTML."""
    return source if not may_hold_tex(source) else read_field(source).plain


def read_name(source: str) -> str:
    """Return the plain text of a name. Braces around the whole name stay, because they mark a group."""
    keep_values = source.startswith("{") and find_braces(source)[0].get(0) == len(source) - 1
    is_group = keep_values and not source.startswith("{\\")
    return f"{{{read_words(source[1:-1].strip())}}}" if is_group else read_words(source)


def without_commands(source: str) -> str:
    """Return the plain text of a line in which there may be TeX, with formulas in TeX (`marked_words`)."""
    from generator.text.tex.latex_reader import Reader

    reader = Reader(as_latex(HELD.sub("", one_line(source))), holds_formulas=True)
    return marked_words(unicodedata.normalize("NFC", one_line(reader.all()[1])), reader.formulas)


def _moved(issue: Issue, latex: str, source: str) -> Issue:
    """Return a fault in `latex` with its line and column in `source`, found by the text at that place."""
    at = source.find(latex[issue.column - 1 : issue.column + 11].split(" ", maxsplit=1)[0])
    at = max(at, 0)
    return issue._replace(line=source.count("\n", 0, at) + 1, column=at - source.rfind("\n", 0, at))
