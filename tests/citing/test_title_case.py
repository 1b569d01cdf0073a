"""Title case of Chicago and MLA: what has no letters of words keeps its case, and so do words in braces."""

import pytest

from generator.citing.styles import references
from generator.citing.title_case import title_case
from generator.formats.bibtex.reading import parse_bibtex_entries

WORDS = {
    "cat/mouse and and/or he/she": "Cat/Mouse and and/or He/She",
    "client/server": "Client/Server",
    "vim and/or": "Vim And/or",
    "on x/y planes at 10 km/h and 5 mol/l": "On x/y Planes at 10 km/h and 5 mol/l",
    "a study of on/off keying": "A Study of on/off Keying",
    "pre-/post-test": "Pre-/Post-Test",
    "gene p53 in k562, word2vec and h₂o": "Gene p53 in k562, word2vec and h₂o",
    "p53-based methods": "p53-Based Methods",
    "using c++ and c# for f(x)": "Using c++ and c# for f(x)",
    "vitamin c and e": "Vitamin c and e",
    "--verbose and -x and @user of \\alpha": "--verbose and -x and @user of \\alpha",
    "see https://example.org/a-b and www.example.org": "See https://example.org/a-b and www.example.org",
    "the foo_bar of a@b and __init__": "The foo_bar of a@b and __init__",
    "the 3d printing of 10⁵ cells": "The 3d Printing of 10⁵ Cells",
}


@pytest.mark.parametrize(("written", "cased"), WORDS.items())
def test_words(written: str, cased: str) -> None:
    """Each part after a slash is a word; code, names with digits, units and single letters are none."""
    assert title_case(written) == cased
    assert title_case(cased) == cased


TITLES = {
    r"growth of {\em c. elegans} in vats": "Growth of c. elegans in Vats",
    r"growth of {{E. coli}} in vats": "Growth of E. coli in Vats",
    r"growth of {E. coli cells} in vats": "Growth of E. coli cells in Vats",
    r"the {de la Cruz} method": "The de la Cruz Method",
    r"use of {iPhone} data and $a_{ij}$": "Use of iPhone Data and a_ij",
    r"{{growth of cats}}": "Growth of Cats",
    r"the word \textbackslash{}alpha in text": "The Word \\alpha in Text",
    r"use of \texttt{numpy array} and `my code` here": "Use of numpy array and my code Here",
    r"on $x+y$ and $\alpha$-helix": "On x+y and α-Helix",
    r"see \url{https://example.org/foo} now": "See https://example.org/foo Now",
    r"see \href{https://example.org/foo}{this page} now": "See This Page Now",
    r"the <i>de novo</i> case": "The de novo Case",
    r"of {\'e}tudes by \'Ecole": "Of Études by École",
}


@pytest.mark.parametrize(("written", "cased"), TITLES.items())
def test_titles_in_references(written: str, cased: str) -> None:
    """Both styles with title case agree, and the others keep the title as it is."""
    text = f"@book{{k, title = {{{written}}}, author = {{Doe, Jane}}, year = 2020, publisher = {{P}}}}"
    (paper,) = parse_bibtex_entries(text, "content/papers/x.bib").papers
    shown = {reference.style: reference.plain for reference in references(paper)}
    assert all(cased in plain for style, plain in shown.items() if style.lower() in {"chicago", "mla"})
    assert paper.title.plain in next(plain for style, plain in shown.items() if style.lower() == "apa")
