"""pdfLaTeX with BibTeX takes the bibliographies that we write, and biber reads them."""

import subprocess
from pathlib import Path

import pytest

from generator.formats.bibtex.reading import parse_bibtex_entries
from generator.formats.bibtex.writing import format_bibtex
from tests.clients.managers import needs
from tests.clients.test_reference_managers import PAPERS

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
CLASSIC = PREAMBLE + r"\begin{document}\nocite{*}\bibliographystyle{plain}\bibliography{all}\end{document}"
BIBLATEX = PREAMBLE + (
    r"\usepackage[backend=biber]{biblatex}\addbibresource{all.bib}"
    r"\begin{document}\nocite{*}\printbibliography\end{document}"
)


@pytest.mark.parametrize(("program", "document"), [("bibtex", CLASSIC), ("biber", BIBLATEX)], ids=["bibtex", "biber"])
def test_latex_takes_what_we_write(tmp_path: Path, program: str, document: str) -> None:
    """BibTeX's list is typeset without an error, with formulas and symbols; biber reads the same."""
    for name in ("pdflatex", program):
        needs(name)
    read = parse_bibtex_entries("\n".join(SOURCES), "x.bib").papers
    assert len(read) == len(TITLES)
    (tmp_path / "all.bib").write_text("\n".join(map(format_bibtex, (*PAPERS, *read))), "utf-8")
    (tmp_path / "all.tex").write_text(document, "utf-8")
    latex = ["pdflatex", "-draftmode", "-interaction=nonstopmode", "-halt-on-error", "all"]
    for command in (latex, [program, "all"], latex):
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, timeout=120)
        output = done.stdout.decode("utf-8", "replace")
        assert done.returncode == 0, "\n".join(
            line for line in output.splitlines() if line.startswith(("!", "l.", "ERR", "I "))
        )
