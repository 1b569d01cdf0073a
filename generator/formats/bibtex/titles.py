"""The title of an entry -> the title with its subtitle and its emphasis."""

from generator.formats.bibtex.tex import from_tex, is_styled, read_title
from generator.formats.bibtex.values import Entry
from generator.model.text import Text
from generator.text.tex.latex import read_latex
from generator.text.tex.latex_source import with_code


def styled_title(entry: Entry) -> Text | None:
    """Return the title with its subtitle and emphasis; None if the title has no emphasis."""
    source = with_code(next((value.text for name, value in entry.fields if name == "title"), ""))
    if not is_styled(source):
        return None
    subtitle = next((value.text for name, value in entry.fields if name == "subtitle"), "")
    whole = with_subtitle(source, subtitle)
    marked = read_latex(" ".join(whole.split()))
    return Text(read_title(whole).value, marked.html, marked.plain)


def with_subtitle(title: str, subtitle: str) -> str:
    """Return title and subtitle in TeX: "Title: Subtitle", but "Title? Subtitle"."""
    if not subtitle:
        return title
    separator = " " if from_tex(title).endswith(("?", "!", ":", ".")) else ": "
    return f"{title}{separator}{subtitle}"
