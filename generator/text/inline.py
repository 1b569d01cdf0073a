"""A title or another single line -> HTML: plain text with formulas and TeX, no Markdown."""

import re
from html import escape

from generator.text.marked import Marked
from generator.text.tex.formulas import Formulas

# Characters that turn the direction of what stands around them, or cannot be seen (Unicode TR 36, "Trojan Source").
INVISIBLE = re.compile("[\ue000-\ue00f\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff\x00-\x08\x0b-\x1f\x7f]")

LONGEST = 10_000  # characters of a line in which formulas are looked for


def one_line(text: str) -> str:
    """`text` on one line, single spaces between words, without characters that are not seen."""
    return " ".join(INVISIBLE.sub("", text).split())


def may_hold_tex(text: str) -> bool:
    """Whether the line holds a sign of TeX, and is not too long to be looked at."""
    is_bare = "\\" not in text and "$" not in text and "{" not in text and "`" not in text and "~" not in text
    return not is_bare and len(text) <= LONGEST


def name_words(name: str) -> str:
    """A name in plain words; one that stands in braces as a whole keeps them."""
    if not may_hold_tex(name):
        return name
    from generator.text.tex.latex import read_name

    return read_name(name)


def title_words(title: str) -> str:
    """A title in plain words, but with formulas as they are written."""
    if "\\" not in title and "{" not in title:
        return title
    from generator.text.tex.latex import without_commands

    return without_commands(title)


def render_inline(source: str) -> Marked:
    """The line as safe HTML, formulas as MathML, TeX as what it stands for, and as plain words; faults count from the
    start of `source`."""
    if not may_hold_tex(source):
        text = one_line(source)
        return Marked(escape(text, quote=False), text)
    formulas = Formulas()
    kept = formulas.take_all(one_line(source)).replace("\\$", "$")
    if may_hold_tex(kept.replace("$", "")):
        from generator.text.tex.latex import read_field

        return read_field(source)
    return Marked(formulas.as_html(escape(kept, quote=False)), formulas.as_plain(kept), faults=formulas.faults(source))
