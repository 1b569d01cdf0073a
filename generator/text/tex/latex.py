"""TeX in a text -> HTML, plain words and faults; Unicode text -> TeX that BibTeX takes (`write_latex`, `protect`)."""

import re
import unicodedata
from html import escape

from generator.text.characters import may_hold_tex, one_line
from generator.text.marked import Issue, Marked
from generator.text.tex.formulas import HELD, marked_words
from generator.text.tex.latex_braces import find_braces
from generator.text.tex.latex_source import as_latex
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
# What TeX reads in another way than it stands there.
MARKED = re.compile(r"[\\{}$~`]|--|''")


def read_latex(source: str, *, paragraphs: bool = False) -> Marked:
    """TeX text with formulas -> safe HTML, formulas as MathML, and plain words on one line, in Unicode's form NFC.

    A formula reads as text in the plain words where it can ("10⁻³ eV"), else it stays TeX. HTML is what stands in one
    element (a title); with `paragraphs` it is a list of `<p>`, in which there may be links. What cannot be converted
    stays as it is written, with a fault at its line and column. Never raises.
    """
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
    """A line in which an author may have used TeX, in an entry of ours: what is plainly not TeX stays as it is."""
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
    """The plain words of such a line, for fields that hold no HTML."""
    return source if not may_hold_tex(source) else read_field(source).plain


def read_name(source: str) -> str:
    """The plain words of a name; braces stay where they stand round all of it."""
    keep_values = source.startswith("{") and find_braces(source)[0].get(0) == len(source) - 1
    is_group = keep_values and not source.startswith("{\\")
    return f"{{{read_words(source[1:-1].strip())}}}" if is_group else read_words(source)


def without_commands(source: str) -> str:
    """The plain words of such a line, formulas as they are written (`marked_words`)."""
    from generator.text.tex.latex_reader import Reader

    reader = Reader(as_latex(HELD.sub("", one_line(source))), holds_formulas=True)
    return marked_words(unicodedata.normalize("NFC", one_line(reader.all()[1])), reader.formulas)


def _moved(issue: Issue, latex: str, source: str) -> Issue:
    """The fault, where what stands at its column in `latex` stands in the lines of `source`."""
    at = source.find(latex[issue.column - 1 : issue.column + 11].split(" ", maxsplit=1)[0])
    at = max(at, 0)
    return issue._replace(line=source.count("\n", 0, at) + 1, column=at - source.rfind("\n", 0, at))
