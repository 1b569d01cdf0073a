"""A title or another single line, with formulas and TeX but without Markdown -> HTML and plain text."""

from collections.abc import Sequence
from html import escape

from generator.text.characters import may_hold_tex, one_line
from generator.text.marked import Marked
from generator.text.tex.formulas import ANY, Formulas, hold, inner_tex, marked_words, put_back


def name_words(name: str) -> str:
    """Return a name as plain text: `Erd{\\H o}s` -> "Erdős". Braces around the whole name, which mark a group, stay."""
    if not may_hold_tex(name):
        return name
    from generator.text.tex.latex import read_name

    return read_name(name)


def title_words(title: str) -> str:
    """Return a title as plain text, with its formulas in TeX: `The {BERT} of $K_s$` -> "The BERT of $K_s$"."""
    if not may_hold_tex(title):
        return title
    held, formulas = hold(one_line(title), ANY, lambda match: match[0])
    words = held.replace("\\$", "$")
    if not may_hold_tex(words.replace("$", "")):
        return marked_words(words, formulas)
    from generator.text.tex.latex import without_commands

    return without_commands(title)


def title_source(words: str) -> str:
    """Return the line that an author would write for `words`, in which `$…$` are formulas and all else is plain text.

    Usually the line is equal to `words`; but `A \\alpha` -> `A \\textbackslash{}alpha`. `title_words` is the inverse.
    """
    if not may_hold_tex(words):
        return words
    held, formulas = hold(words, ANY, lambda match: match[0])
    return source_of(held.replace("\\$", "$"), formulas)


def source_of(words: str, formulas: Sequence[str]) -> str:
    """Return the line that an author would write for words with placeholders for `formulas` (`formulas.hold`)."""
    plain = put_back(words, formulas)
    if not may_hold_tex(plain):
        return plain
    from generator.text.tex.latex import write_latex

    parts = [render_inline(formula) for formula in formulas]
    html = put_back(escape(words, quote=False), [part.html for part in parts])
    issues = sum(len(part.issues) for part in parts)
    literal = write_latex(words, has_formulas=False).replace("---", "—").replace("--", "–")
    for source in (plain, put_back(words.replace("$", "\\$"), formulas), put_back(literal, formulas)):
        marked = render_inline(source)
        if marked.html == html and len(marked.issues) <= issues:
            return source
    return put_back(literal, [*map(_in_brackets, formulas)])


def _in_brackets(formula: str) -> str:
    """Return a formula in `\\(…\\)`, because a digit or a space beside `$…$` could make it plain text."""
    return f"\\({inner_tex(formula)}\\)" if formula.startswith("$") and not formula.startswith("$$") else formula


def render_inline(source: str) -> Marked:
    """Return the line as safe HTML, with formulas as MathML and TeX converted, and as plain text.

    The line and column of faults count from 1 in `source`. Never raises.
    """
    if not may_hold_tex(source):
        text = one_line(source)
        return Marked(escape(text, quote=False), text)
    formulas = Formulas()
    kept = formulas.take_all(one_line(source)).replace("\\$", "$")
    if may_hold_tex(kept.replace("$", "")):
        from generator.text.tex.latex import read_field

        return read_field(source)
    return Marked(formulas.as_html(escape(kept, quote=False)), formulas.as_plain(kept), issues=formulas.issues(source))
