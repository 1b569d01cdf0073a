"""The BibTeX that we write is TeX: what pdfLaTeX does not know as UTF-8 is a command, and commands come back."""

import pytest

from generator.formats.bibtex.reading import parse_bibtex_entries
from generator.formats.bibtex.writing import citation_key, format_bibtex
from generator.text.tex.latex_unicode import typeset
from tests.arranging.papers import paper


@pytest.mark.parametrize(("text", "latex"), [
    ("CO₂ in ℝⁿ up to ∞", r"CO\textsubscript{2} in {$\mathbb{R}^{n}$} up to {$\infty$}"),
    ("α→β", r"{$\alpha\to\beta$}"),
    ("10⁻³ and m²", r"10\textsuperscript{-3} and m²"),
    ("Łódź, Nguyễn, ș", r"Łódź, Nguy{\~{{\^{e}}}}n, ș"),
    ("$α ≤ x₂$", r"$\alpha  \leq  x_{2}$"),
    ("𝔽 and x̄", r"{$\mathbb{F}$} and {$\bar{x}$}"),
    ("Ο Λόγος 漢字 Время", "Ο Λόγος 漢字 Время"),  # scripts of other fonts
    (r"\url{https://example.org/α}", r"\url{https://example.org/α}"),
])  # fmt: skip
def test_characters_are_commands(text: str, latex: str) -> None:
    """Scripts, symbols, mathematical letters and rare accents become TeX; what LaTeX knows stays."""
    assert typeset(text) == latex


@pytest.mark.parametrize(("title", "written"), [
    (r"Growth of \emph{E. coli} in CO\textsubscript{2}", r"Growth of \emph{E. coli} in {CO}\textsubscript{2}"),
    (r"Up to \ensuremath{\mathbb{R}^n}", r"Up to {$\mathbb{R}^{n}$}"),
    (r"Cooled to \SI{5}{\kelvin} with \textasciicircum", r"Cooled to {{\SI{5}{\kelvin}}} with \textasciicircum"),
    (r"A \textbf{bold} claim of 5\% \& more", r"A \textbf{bold} claim of 5\% \& more"),
    (r"The \mymacro{x}{y} of it", r"The \mymacro{x}{y} of it"),
])  # fmt: skip
def test_commands_of_titles_come_back(title: str, written: str) -> None:
    """What a .bib file has as a command is written as this command, and is read as the same title again."""
    (first,) = parse_bibtex_entries(f"@misc{{a, title = {{{title}}}}}", "x.bib").papers
    bibtex = format_bibtex(first)
    assert f"title = {{{written}}}" in " ".join(bibtex.split())
    (again,) = parse_bibtex_entries(bibtex, "x.bib").papers
    assert again.title.plain == first.title.plain and format_bibtex(again) == bibtex


@pytest.mark.parametrize(("key", "kept"), [
    ("müller:2020", "müller:2020"), ("王2020", "王2020"), ("Doe+Roe_2020", "Doe+Roe_2020"),
    ("a{b}%c#d~e\\f", "a-b--c-d-e-f"), ("हिन्दी", "हिन्दी"), ("a[1]^b$c<d>|e’f", "a[1]^b$c<d>|e’f"),
    ("o'neil", "o-neil"), ('a"b', "a-b"), ("a(b)", "a-b-"), ("a=b, c", "a-b--c"),
])  # fmt: skip
def test_keys_keep_their_letters(key: str, kept: str) -> None:
    """Letters of any script stay; what ends a key, starts a comment or is a command becomes a hyphen."""
    assert citation_key(paper("a", citation_key=key)) == kept


@pytest.mark.parametrize(("title", "written"), [
    ("{Deep} learning for {BERT}", "{Deep} learning for {BERT}"), ("{Monte Carlo} in {A}", "{Monte Carlo} in {A}"),
    ("The {iphone} and {Monte Carlo} of {of}", "The iphone and {Monte Carlo} of of"),
    ("The {Bayes}ian", "The {Bayes}ian"),
    ("e-{Print} & {c}", r"e-{Print} \& c"),
    (r"G{\"o}del and {Deep} {of} $x_{Ab}$", r'G{\"o}del and {Deep} of {$x_{Ab}$}'),
    ("{{All of the {Title}}}", "All of the {Title}"), ("{All of It}", "All of It"),
    ("On {BERT} and {LLMs}", "On {BERT} and {LLMs}"),
    (r"{Deep} \emph{x}", r"{Deep} \emph{x}"), ("{Deep}: {A} {{Double}} x", "{Deep}: {A} {Double} x"),
])  # fmt: skip
def test_braces_that_keep_the_case_come_back(title: str, written: str) -> None:
    """Braces around capitals are written as they are; those around a whole title are not."""
    (first,) = parse_bibtex_entries(f"@misc{{a, title = {{{title}}}}}", "x.bib").papers
    bibtex = format_bibtex(first)
    assert f"title = {{{written}}}" in " ".join(bibtex.split())
    (again,) = parse_bibtex_entries(bibtex, "x.bib").papers
    assert again.title.plain == first.title.plain and format_bibtex(again) == bibtex and "{" not in first.title.plain
