"""A title or another single line -> HTML: plain text with formulas, no Markdown."""

import re
from html import escape

from generator.text.formulas import Formulas
from generator.text.marked import Marked

# Characters that turn the direction of what stands around them, or cannot be seen (Unicode TR 36, "Trojan Source").
INVISIBLE = re.compile("[\ue000-\ue00f\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff\x00-\x08\x0b-\x1f\x7f]")

LONGEST = 10_000  # characters of a line in which formulas are looked for


def one_line(text: str) -> str:
    """`text` on one line, single spaces between words, without characters that are not seen."""
    return " ".join(INVISIBLE.sub("", text).split())


def render_inline(source: str) -> Marked:
    """The line as safe HTML, formulas as MathML, and as plain words; faults count from the start of `source`."""
    text = one_line(source)
    if ("$" not in text and "\\" not in text) or len(text) > LONGEST:
        return Marked(escape(text, quote=False), text)
    formulas = Formulas()
    kept = formulas.take_all(text)
    html = formulas.as_html(escape(kept.replace("\\$", "$"), quote=False))
    return Marked(html, formulas.as_plain(kept.replace("\\$", "$")), faults=formulas.faults(source))
