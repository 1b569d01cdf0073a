"""A story: an entry with TeX everywhere becomes a page, meta tags and BibTeX."""

from html import escape

from bibtexparser.entrypoint import parse_string

from generator.text.tex.latex import read_latex
from tests.portfolio import Portfolio

ENTRY = r"""---
title: 'Schr{\"o}dinger''s \emph{E. coli}: $\Lambda$CDM, {BERT} \& 5\% of 10$^{-3}$'
authors:
  - Erd{\H o}s, P{\'a}l
  - '{The {\L}\''od\''z Collaboration}'
venue: Annals of \emph{Poincar\'e} \& Sons
publisher: '{\O}re Verlag'
keywords: ['na{\"i}ve Bayes', '$\ell_1$ norm']
award: Prix ``Poincar\'e''
date: 2024
---

We show, in \textit{vitro}, $\mathcal{O}(n\log n)$ for Erd\H{o}s graphs; `\emph{code}`.

Costs \$5, or 5\%.
"""


def test_an_entry_with_tex_everywhere(portfolio: Portfolio) -> None:
    """The page, its meta tags and its BibTeX have the same text as the entry."""
    portfolio.file("papers/tex.md", ENTRY).build()
    html = portfolio.html("papers/tex.html")
    title = "Schrödinger's E. coli: ΛCDM, BERT & 5% of 10⁻³"
    for part in (
        f'<meta name="citation_title" content="{escape(title).replace("&#x27;", "&#39;")}">',
        '<meta name="citation_author" content="Erdős, Pál">',
        '<meta name="citation_author" content="The\u00a0Łódź\u00a0Collaboration">',
        "Annals of Poincaré &amp; Sons",
        "<em>E. coli</em>",
        "<i>vitro</i>",
        "for Erdős graphs; <code>\\emph{code}</code>",
        "naïve Bayes",
        "ℓ₁ norm",
        "Prix “Poincaré”",
        "We show, in vitro, O(n log n) for Erdős graphs",
    ):
        assert part in html, part
    library = parse_string(portfolio.html("papers.bib"))
    assert not library.failed_blocks
    fields = {field.key: str(field.value) for field in library.entries[0].fields}
    assert fields["title"] == r"Schr{\"o}dinger's \emph{E. coli}: {$\Lambda$}{CDM}, {BERT} \& 5\% of 10$^{-3}$"
    assert read_latex(fields["title"]).plain == title
    assert fields["author"] == "Erdős, Pál and {The Łódź Collaboration}"
    assert r"Annals of Poincaré \& Sons" in fields.values()


def test_what_an_entry_cannot_say_is_told(portfolio: Portfolio) -> None:
    """Each field with an unknown command has a warning at its line, and the site is built."""
    record = "title: On \\nonsense{x}\nvenue: A \\foo{b}\nauthors: [Jane \\nobody Doe]\ndate: 2024"
    portfolio.file("papers/tex.md", f"---\n{record}\n---\n\nAs \\citet{{x}} says.\n")
    names = ("\\nonsense", "\\foo", "\\nobody", "\\citet")
    portfolio.build(
        expect=tuple(f"the TeX command {name} is not known, and is shown as it is written" for name in names)
    )
    assert portfolio.last
    places = [(problem.line, problem.is_error) for problem in portfolio.last.problems]
    assert places == [(2, False), (3, False), (4, False), (8, False)]
    assert "\\nonsense{x}" in portfolio.text("papers/tex.html")
