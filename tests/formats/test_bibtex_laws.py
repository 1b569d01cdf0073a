"""The law of written TeX: any mixture of text, commands and formulas in a .bib file is written as TeX that LaTeX takes,
and is read as the same paper again."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.formats.bibtex.reading import parse_bibtex_entries
from generator.formats.bibtex.writing import format_bibtex
from generator.model.paper import Paper

PIECES = (
    r"\emph{E. coli}", r"x\textsuperscript{2}", r"H\textsubscript{2}O", "CO₂", "10⁻³", "α", "ℝ", "µ", "Å", "ễ", "王",
    r"$\alpha_1$", r"$\mathbb{R}^n$", r"\ensuremath{\beta}", r"\SI{5}{\kelvin}", r"\si{\metre\per\second}", r"5\%",
    r"A \& B", r"a\_b", r"\#1", r"\$5", r"\{x\}", r"\textasciicircum{}", r"\textasciitilde{}", r"\textbackslash{}alpha",
    r"\textless{}p\textgreater{}", "x~y", "a^b", "x^2^", "x^2", "H~2~O", "a_b", "1 < 2", "<b>", "&amp;", "[x]", "*s*",
    "_u_", "`c`", "!", "a — b", "a -- b", "``q''", "O'Neil", "{NASA}", "{Deep} learning", "{{LLMs}}", "{a {B} c}",
    "iPhone", "e-{Print}", r"G\"{o}del", r"Gau{\ss}", r"{\'E}cole", r"\o re", r"\AA ngstr", r"\OE uvre", r"\LaTeX{}",
    r"\textbf{b}", r"\textit{i}", r"\texttt{code}", r"\textsc{Sc}", r"{\em old}", r"\emph{a \textbf{b} $x_1$}",
    r"\textsuperscript{\emph{n}}", r"\url{https://example.org/~a_b}", r"\href{https://example.org/}{link}",
    r"\mbox{x}", r"\,", r"\-", r"\ ", "i.e.\\ so", "@ home",
)  # fmt: skip
# The commands of LaTeX and its standard packages (amsmath, amssymb, hyperref, siunitx) that may be written.
KNOWN = {
    "alpha", "beta", "mathbb", "emph", "em", "textbf", "textit", "texttt", "textsc", "textsuperscript", "textsubscript",
    "textasciicircum", "textasciitilde", "textbackslash", "textless", "textgreater", "textbraceleft", "textbraceright",
    "SI", "si", "kelvin", "metre", "per", "second", "url", "href", "ensuremath", "LaTeX", "ss", "o", "AA", "OE", "mbox",
    "mu", "c", "d", "textdollar",
}  # fmt: skip
FIELD = re.compile(r"^  (?:title|journal|note|abstract) += \{(.*?)\},$", re.M | re.S)
ADDRESS = re.compile(r"\\(?:url|href)\{[^{}]*\}")
FORMULA = re.compile(r"(?<!\\)\$(?:\\.|[^$\\])*\$")
mixtures = st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map(" ".join)


def _read(text: str) -> Paper:
    (paper,) = parse_bibtex_entries(text, "content/papers/x.bib").papers
    return paper


def _words(paper: Paper) -> tuple[str, ...]:
    return paper.title.plain, paper.container_title, paper.note.html, paper.abstract.html


def _is_balanced(tex: str) -> bool:
    depth = 0
    for brace in re.findall(r"[{}]", tex):  # BibTeX counts escaped ones, too
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return not depth


@given(mixtures, mixtures)
@example("x^2^", r"\textasciicircum{}")
@example(r"\emph{x} \AA ngstr", "a")
@settings(max_examples=400, deadline=None)
def test_texts_are_written_as_tex_and_read_again(title: str, text: str) -> None:
    """Words and markup are the same; braces are balanced, and special characters and commands are known."""
    fields = f"title = {{T {title} t}}, journal = {{J {text} j}}, note = {{N {text}}}, abstract = {{{text} A}}"
    paper = _read(f"@article{{k,\n {fields}}}")
    for everything in (False, True):
        written = format_bibtex(paper, everything=everything)
        again = _read(written)
        assert _words(again)[: 4 if everything else 2] == _words(paper)[: 4 if everything else 2]
        for tex in FIELD.findall(written):
            assert _is_balanced(tex), tex
            assert set(re.findall(r"\\([A-Za-z]+)", tex)) <= KNOWN, tex
            bare = re.sub(r"\\(?:[A-Za-z]+|.)", "", FORMULA.sub("", ADDRESS.sub("", tex)))
            assert not re.search(r"[%#&$^]", bare) and ("_" not in bare or "_u_" in text), tex
