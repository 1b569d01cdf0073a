"""pdfLaTeX takes the bibliographies that we write, with BibTeX and with biber."""

import re
import subprocess
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.formats.bibtex.reading import parse_bibtex_entries
from generator.formats.bibtex.writing import format_bibtex
from generator.model.paper import Paper
from generator.model.project import Project
from generator.reading.library import read_library
from tests.clients.managers import needs
from tests.clients.test_reference_managers import PAPERS
from tests.portfolio import CHECKOUT, TODAY

TITLES = (
    r"Growth of \emph{E. coli} in CO\textsubscript{2} and \ensuremath{\mathbb{R}^n} up to \ensuremath{\infty}",
    "CO₂, ℝⁿ, 𝔽, x̄, α→β, ∞ ≤ 10⁻³, Nguyễn, Łódź, № 5, ½, € and ‰",
    r"Cooled to \SI{5}{\kelvin} with \textasciicircum, 5\% \& \$7 \#1 a\_b \{c\} \textless x \textgreater",
    r"$\alpha_{ij} \le \frac{1}{2}$ and --- ``quotes'' @ home",
    r"Α thin\,space, γ-rays and ² ³ ¹",
)
WHERE = r"author = {Östlund, Zoë}, journal = {J. α \& R}, year = 2020"
SOURCES = [f"@article{{müller:{at}, title = {{{title}}}, {WHERE}}}" for at, title in enumerate(TITLES)]
PREAMBLE = r"""\documentclass{article}
\usepackage[T1]{fontenc}
\usepackage{amsmath,amssymb,url}
\providecommand{\SI}[2]{#1\,#2}\providecommand{\kelvin}{K}
"""
CLASSIC = r"\begin{document}\nocite{*}\bibliographystyle{plain}\bibliography{all}\end{document}"
BIBLATEX = (
    r"\usepackage[backend=biber]{biblatex}\addbibresource{all.bib}"
    r"\begin{document}\nocite{*}\printbibliography\end{document}"
)
PROGRAMS = pytest.mark.parametrize(("program", "document"), [("bibtex", CLASSIC), ("biber", BIBLATEX)],
                                   ids=["bibtex", "biber"])  # fmt: skip
SITES = ("", "generator/scaffold", "tests/golden", "tests/portfolio_120")


@PROGRAMS
def test_latex_takes_what_we_write(tmp_path: Path, program: str, document: str) -> None:
    """The list is typeset without an error, with formulas and symbols."""
    read = parse_bibtex_entries("\n".join(SOURCES), "x.bib").papers
    assert len(read) == len(TITLES)
    _typeset(tmp_path, program, PREAMBLE + document, "\n".join(map(format_bibtex, (*PAPERS, *read))))


@PROGRAMS
def test_latex_takes_all_our_bibliographies(tmp_path: Path, program: str, document: str) -> None:
    """The papers of all .bib files and sites of the tests are typeset; letters of other scripts need other fonts."""
    entries = [
        format_bibtex(paper).replace("{", f"{{n{at}-", 1)  # keys are unique in a file only
        for at, paper in enumerate(_papers())
    ]
    assert len(entries) > 200
    bibtex = "\n".join(entries)
    declared = [f"\\DeclareUnicodeCharacter{{{ord(letter):04X}}}{{?}}\n" for letter in _of_other_scripts(bibtex)]
    _typeset(tmp_path, program, PREAMBLE + "".join(declared) + document, bibtex)


def _papers() -> Iterator[Paper]:
    for file in sorted((CHECKOUT / "tests").rglob("*.bib")):
        if "pages" not in file.parts:  # those were written by us
            yield from parse_bibtex_entries(file.read_text("utf-8"), "x.bib").papers
    for site in SITES:
        yield from read_library(Project(CHECKOUT / site, CHECKOUT / "output/never", TODAY)).papers


def _of_other_scripts(text: str) -> list[str]:
    """Return the letters that the fonts of pdfLaTeX do not have (all but Latin and Greek), and the signs of Chinese."""
    return sorted(
        sign
        for sign in set(re.findall(r"[^\x00-\x7f]", text))
        if (unicodedata.category(sign)[0] in "LM" and not re.match("LATIN|GREEK", unicodedata.name(sign, "LATIN")))
        or unicodedata.east_asian_width(sign) in "WF"
    )


def _typeset(folder: Path, program: str, document: str, bibtex: str) -> None:
    for name in ("pdflatex", program):
        needs(name)
    (folder / "all.bib").write_text(bibtex, "utf-8")
    (folder / "all.tex").write_text(document, "utf-8")
    latex = ["pdflatex", "-draftmode", "-interaction=nonstopmode", "-halt-on-error", "all"]
    for command in (latex, [program, "all"], latex):
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=120)
        output = done.stdout.decode("utf-8", "replace")
        assert done.returncode == 0, "\n".join(
            line for line in output.splitlines() if line.startswith(("!", "l.", "ERR", "I "))
        )
    assert "No \\bibdata" not in output and "Empty bibliography" not in output
