"""A title or another single line -> HTML: plain text with formulas and TeX, no Markdown."""

from html import escape

from generator.text.characters import may_hold_tex, one_line
from generator.text.marked import Marked
from generator.text.tex.formulas import Formulas


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
