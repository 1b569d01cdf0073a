"""TeX as publishers and archives write it: macros of journals, conditionals, amounts of money, accents, strings."""

import pytest

from generator.citing.title_case import title_case
from generator.formats.bibtex.reading import parse_bibtex_entries
from generator.model.paper import Paper
from generator.text.tex.journal_macros import JOURNALS
from generator.text.tex.latex_tables import is_known


def entry(fields: str, before: str = "") -> Paper:
    (paper,) = parse_bibtex_entries(f"{before}@article{{k, {fields}}}", "content/papers/x.bib").papers
    return paper


@pytest.mark.parametrize("written", [r"{\mnras}", r"{{\mnras}}", r"{\mnras{}}"])
def test_a_macro_of_a_journal_is_its_name(written: str) -> None:
    """As records of NASA ADS have it."""
    assert entry(f"title = {{T}}, journal = {written}").container_title == (
        "Monthly Notices of the Royal Astronomical Society"
    )


def test_every_macro_of_journals_is_known() -> None:
    """The list of AASTeX and of NASA ADS."""
    names = (
        "aas aj actaa araa apj apjl apjs ao apss aap aapr aaps azh baas bac caa cjaa icarus jaavso jcap jrasc mnras "
        "memras na nar pasa pasp pasj pra prb prc prd pre prl psj qjras rmxaa rnaas skytel solphys sovast ssr zap nat "
        "iaucirc aplett apspr bain fcp gca grl jcp jgr jqsrt maps memsai nphysa physrep physscr planss procspie dps "
        "apjlett apjsupp applopt"
    )
    assert not [name for name in names.split() if name not in JOURNALS]
    assert not [name for name in JOURNALS if is_known(name)]


WITHIN = {
    r"journal = {\aap\ Letters}": "Astronomy and Astrophysics Letters",
    r"journal = {{\nat}, in press}": "Nature, in press",
    r"booktitle = {Proc. of \procspie{} 1}": "Proc. of Proceedings of the SPIE 1",
    r"journal = {\apjs}": "Astrophysical Journal Supplement Series",
}


@pytest.mark.parametrize(("field", "venue"), WITHIN.items())
def test_a_macro_within_words(field: str, venue: str) -> None:
    """It need not be the whole value, and a longer one is not read as a shorter one."""
    assert entry(f"title = {{T}}, {field}").container_title == venue


def test_macros_in_a_note() -> None:
    """There, too, they are words."""
    assert entry(r"title = {T}, note = {Submitted to \apj, not \mnras.}").note.plain == (
        "Submitted to Astrophysical Journal, not Monthly Notices of the Royal Astronomical Society."
    )


NAMES = {
    r"Skibi\ifmmode \acute{n}\else \'{n}\fi{}ski, R.": "R. Skibiński",
    r"K{\ifmmode \ddot{o} \else \"{o}\fi}rtgen, B.": "B. Körtgen",
    r"\~{a}b\~ao, J.": "J. ãbão",
    r"S\~ao Paulo, A.": "A. São Paulo",
    r"Nguy{\~{\^e}}n, Kim": "Kim Nguyễn",
}


@pytest.mark.parametrize(("written", "name"), NAMES.items())
def test_accents_of_names(written: str, name: str) -> None:
    """A conditional gives its text, and an escaped tilde is an accent and never a tie."""
    (author,) = entry(f"title = {{T}}, author = {{{written}}}").authors
    assert author.name.full == name


MONEY = {
    "It costs $5 and $10": "It costs $5 and $10",
    r"It costs \$5 or 5\$": "It costs $5 or 5$",
    "From $5 to $10 per $n$ users": "From $5 to $10 per n users",
    "About $5,000 per user and $x^2$": "About $5,000 per user and x²",
    "The numbers $5$ and $10$": "The numbers 5 and 10",
    "A gap of $ 5 $ steps": "A gap of 5 steps",
    "It costs $5": "It costs $5",
    "US$5 and US$10": "US$5 and US$10",
    "$5 and $x$, or $x$ and $5": "$5 and x, or x and $5",
    "$5-$10, $5--$10 or $5/$10": "$5-$10, $5–$10 or $5/$10",
    "Pay $20/month or $30/year": "Pay $20/month or $30/year",
    "One ($5) or two ($10)": "One ($5) or two ($10)",
    "$5 a day and $10 a week": "$5 a day and $10 a week",
    "$5M and $10B or $1,000+ and $2": "$5M and $10B or $1,000+ and $2",
    "5$ and 10$": "5$ and 10$",
    "(5$, 10$) for $n$": "(5$, 10$) for n",
    "At $5. Then $10.": "At $5. Then $10.",
    "$2^5$ and $3$ or $(5,10)$, $5$-$10$": "2⁵ and 3 or (5,10), 5-10",
    "$5 = x$ and $10 y$": "5 = x and 10 y",
}


@pytest.mark.parametrize(("written", "plain"), MONEY.items())
def test_dollars(written: str, plain: str) -> None:
    """An amount before a word is money; a pair of dollar signs around anything else is a formula."""
    assert entry(f"title = {{T}}, abstract = {{{written}}}").abstract.plain == plain


BRANCHES = {
    r"A\ifmmode x\else y\fi{} B": "Ay B",
    r"A \ifmmode x \else y \fi B": "A y B",
    r"Skibi\ifmmode \acute{n} \else \'{n} \fi{}ski": "Skibiński",
    r"\ifmmode a \else \ifmmode b\else c\fi \fi{}d": "cd",
    r"\ifmmode a\ifmmode b\else c\fi\else d\fi e": "de",
    r"Fe\ifmmode_{2}\else\textsubscript{2}\fi{}O": "Fe₂O",
    r"$x^{\ifmmode 2\else b\fi}$ and \ifmmode 2\else b\fi": "x² and b",
    r"\ifmmode\pm\else\textpm\fi{} 5": "± 5",
    r"x\ifmmode y\fi{} z": "x z",
}


@pytest.mark.parametrize(("written", "plain"), BRANCHES.items())
@pytest.mark.parametrize("field", ["title", "abstract"])
def test_conditionals(written: str, plain: str, field: str) -> None:
    """Words take the branch of text, formulas that of formulas, also with blanks and inside each other."""
    fields = f"{field} = {{{written}}}" if field == "title" else f"title = {{T}}, {field} = {{{written}}}"
    assert getattr(entry(fields), field).plain == plain


TILDES = {
    r"S\~{a}o, S\~ao, S\~ {a}o and \~{\i}": "São, São, São and ĩ",
    r"\~{}alice and \textasciitilde bob and {\textasciitilde}x": "~alice and ~bob and ~x",
    r"Smith~et~al., Fig.~1": "Smith\u00a0et\u00a0al., Fig.\u00a01",
}


@pytest.mark.parametrize(("written", "plain"), TILDES.items())
def test_tildes(written: str, plain: str) -> None:
    """A tie, an accent and the sign itself."""
    assert entry(f"title = {{{written}}}").title.plain.replace("\u00a0", " ") == plain.replace("\u00a0", " ")


FORMULAS = {
    r"$\textnormal{a}_{\text{b}}$": "a_b",
    r"$\mathrm{d}x$ and $\mbox{a b}$": "dx and a b",
    r"$\emph{a} + \textbf{b} + {\bf c} + \texttt{d}$": "a + b + c + d",
    r"\ensuremath\alpha, \ensuremath{x^2} and $x\ensuremath{y}$": "α, x² and xy",
    r"$x\textsubscript{2}\textsuperscript{3}\mathnormal{y}$": "x₂³y",
    r"\mathrm{CO}_2 or {\ensuremath{\alpha}}-helix": "CO₂ or α-helix",
}


@pytest.mark.parametrize(("written", "plain"), FORMULAS.items())
@pytest.mark.parametrize("field", ["title", "abstract"])
def test_commands_in_formulas(written: str, plain: str, field: str) -> None:
    """Commands for text in a formula are known, and are no emphasis of the text around it."""
    fields = f"{field} = {{{written}}}" if field == "title" else f"title = {{T}}, {field} = {{{written}}}"
    found = parse_bibtex_entries(f"@article{{k, {fields}}}", "content/papers/x.bib")
    text = getattr(found.papers[0], field)
    assert (text.plain, found.problems) == (plain, ())
    assert '<code class="tex">' not in text.html


def test_parts_of_strings_keep_their_blanks() -> None:
    """`#` joins texts as they are."""
    paper = entry('title = {T}, journal = "Proc. " # foo # " Workshop"', '@string{foo = "Big Conf."}\n')
    assert paper.container_title == "Proc. Big Conf. Workshop"


@pytest.mark.parametrize("formula", [r"Q1$_{\textnormal{N}}$", r"5$^{\text{th}}$", r"$\hbox{x}$", r"$a_{\mathrm{b}}$"])
def test_text_in_formulas(formula: str) -> None:
    """Each command for text in a formula is known."""
    paper = entry(f"title = {{The {formula} element}}")
    assert "<math" in paper.title.html and "\\" not in paper.title.plain


CASED = {
    "using numpy.array and https://example.org/x": "Using numpy.array and https://example.org/x",
    "water+phenol and in|fibrillae of x_i": "water+phenol and in|fibrillae of x_i",
    "on x and k: a survey": "On x and k: A Survey",
    "the k-means for mRNA": "The k-Means for mRNA",
    "a tale of two cities": "A Tale of Two Cities",
    "the end of the line: what it is for": "The End of the Line: What It Is For",
    "the doses 07-x": "The Doses 07-x",
    "a solution of β-carotine": "A Solution of β-Carotine",
    "the physical\u00a0volcanology of ash": "The Physical\u00a0Volcanology of Ash",
    "growth-based well-being in the U.S. and iPhone": "Growth-Based Well-Being in the U.S. and iPhone",
}


@pytest.mark.parametrize(("written", "cased"), CASED.items())
def test_title_case_leaves_code_alone(written: str, cased: str) -> None:
    """Code, addresses, mixtures and single letters are not words."""
    assert title_case(written) == cased


@pytest.mark.parametrize("field", ["title = {A\\footnote{b} c}", "title = {T}, note = {A\\thanks{b} c}"])
def test_a_footnote_is_left_out_with_a_word(field: str) -> None:
    """It has no place in a title or a note."""
    found = parse_bibtex_entries(f"@article{{k, {field}}}", "content/papers/x.bib")
    assert "b" not in found.papers[0].title.plain + found.papers[0].note.plain
    assert [problem.message for problem in found.problems] == ["the footnote in this field is left out"]


def test_an_unknown_command_in_a_name_is_reported() -> None:
    """With its line; the author is kept."""
    text = "@article{k, title = {T},\n  author = {\\foo{Doe}, Jane and Lena Okafor$^{1}$\\thanks{x}}}"
    found = parse_bibtex_entries(text, "content/papers/x.bib")
    assert [(problem.line, problem.message) for problem in found.problems] == [
        (2, r"the TeX command \foo is not known, and is shown as it is written")
    ]
    assert len(found.papers[0].authors) == 2
