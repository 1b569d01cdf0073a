"""TeX in titles, Markdown, names and venues of entries, and text that only looks like TeX."""

import re
import subprocess
import sys

import pytest

from generator.formats.names.braces import parse_name
from generator.text.inline import name_words, render_inline, title_words
from generator.text.markdown import render_markdown

MATH = re.compile(r'<math alttext="([^"]*)".*?</math>', re.S)


@pytest.mark.parametrize(
    ("source", "made", "words"),
    [
        (r"Schr{\"o}dinger's \emph{E. coli}", "Schrödinger's <em>E. coli</em>", "Schrödinger's E. coli"),
        ("{BERT}: Training of {Deep}er Models", "BERT: Training of Deeper Models", "BERT: Training of Deeper Models"),
        (r"Erd\H{o}s--R\'enyi graphs", "Erdős–Rényi graphs", "Erdős–Rényi graphs"),
        ("``Why'' Fig.~3", "“Why” Fig.\u00a03", "“Why” Fig. 3"),
        (r"R\&D at 5\% for 100\$", "R&amp;D at 5% for 100$", "R&D at 5% for 100$"),
        (r"$K_s$ and \emph{$\alpha$}", "«K_s» and <em>«\\alpha»</em>", "K_s and α"),
        (r"10$^{-3}$ and 2$\times$2", "10«^{-3}» and 2«\\times»2", "10⁻³ and 2×2"),
        (r"{$SU(2)$} at \boldmath{$x$}", "«SU(2)» at «x»", "SU(2) at x"),
        ("{$SU(2)$} groups", "«SU(2)» groups", "SU(2) groups"),
        # text that is no TeX stays
        ("The set {1, 2}", "The set {1, 2}", "The set {1, 2}"),
        ("About ~5 or 5~10 of `x`", "About ~5 or 5~10 of `x`", "About ~5 or 5~10 of `x`"),
        ("an odd { or } and \\ 1", "an odd { or } and \\ 1", "an odd { or } and \\ 1"),
        ("A -- B, 'C' ''D''", "A -- B, 'C' ''D''", "A -- B, 'C' ''D''"),
        (r"don\'t", "don't", "don't"),
        (r"\label{x}", r"\label{x}", r"\label{x}"),
    ],
)
def test_tex_in_a_title_is_read(source: str, made: str, words: str) -> None:
    """TeX in a title is converted; braces, tildes and backticks that are no TeX stay."""
    marked = render_inline(source)
    assert (MATH.sub(r"«\1»", marked.html), marked.plain, marked.issues) == (made, words, ())


def test_what_a_title_cannot_say_is_told() -> None:
    """An unknown command stays, with a fault at its line and column in the source."""
    marked = render_inline("Über \\emph{x}\nand \\nonsense{y}")
    assert marked.plain == "Über x and \\nonsense{y}"
    assert [(issue.line, issue.column) for issue in marked.issues] == [(2, 5)]


@pytest.mark.parametrize(
    ("source", "made"),
    [
        (r"By Schr{\"o}dinger, Erd\H{o}s and \O{}re.", "By Schrödinger, Erdős and Øre."),
        (r"Poincar\'e and Universit\`a, \'Etude, {\'E}cole", "Poincaré and Università, Étude, École"),
        (r"in \textit{E. coli} *and* \emph{x}", "in <i>E. coli</i> <em>and</em> <em>x</em>"),
        (r"{\em one} and {\bf two}", "<em>one</em> and <b>two</b>"),
        (r"R\&D of 5\%", "R&amp;D of 5%"),
        ("``Quoted'' words", "“Quoted” words"),
        (r"Fig.~3 and Eq.~$x$", "Fig.\u00a03 and Eq.\u00a0«x»"),
        (r"\alpha-decay at \sqrt{s}=13 TeV", r"«\alpha»-decay at «\sqrt{s}»=13 TeV"),
        (r"\href{https://a.org}{link} \url{https://b.org/_c_}", None),
        (r"\emph{a_b_c} and \emph{$x$}", "<em>a_b_c</em> and <em>«x»</em>"),
        (r"m\textsuperscript{2} \textsc{Sc}", 'm<sup>2</sup> <span class="small-caps">Sc</span>'),
    ],
)
def test_known_commands_are_read_in_markdown(source: str, made: str | None) -> None:
    """Known commands are converted in Markdown, too."""
    marked = render_markdown(source)
    made = made or '<a href="https://a.org">link</a> <a href="https://b.org/_c_">https://b.org/_c_</a>'
    assert MATH.sub(r"«\1»", marked.html) == f"<p>{made}</p>"
    assert marked.issues == ()


@pytest.mark.parametrize(
    "source",
    [
        r"`\emph{x}` and ``\'e``",
        "```\n\\emph{x}\n```",
        "    \\emph{x} \\'e",
        "text {a} and {b c} {}",
        r"C:\alpha\beta and C:\temp",
        r"he said \"yes\" and \"no\", don\'t, we\'ll",
        r"\* \_ \# \[ \( \{ \} \. \` \- \!",
        "https://a.org/~b/c~d and [x](https://a.org/c~d)",
        "a ~ b, ~5, H~2~O",
        '<span title="\\emph{x}">y</span>',
        r"a\\emph{x}",
        "$x$ and $\\emph{x}$",
        "A -- B --- C",
        "~~~\n\\emph{x}\n~~~",
    ],
)
def test_markdown_that_is_no_tex(source: str) -> None:
    """Code, URLs, tags, paths, escaped quotation marks and escapes of Markdown do not change."""
    from generator.text.tex.formulas import Formulas
    from generator.text.tex.markdown_latex import take_latex

    formulas = Formulas()
    assert take_latex(source, formulas) == (source, ())


def test_unknown_commands_in_markdown_are_told() -> None:
    """An unknown command with an argument stays and is reported; a word after a backslash is plain text."""
    marked = render_markdown("Fine.\n\nAs \\citet{doe} says, \\word is no command.")
    assert "\\citet{doe} says, \\word" in marked.html
    (issue,) = marked.issues
    assert (issue.line, issue.column) == (3, 4) and "\\citet" in issue.message


@pytest.mark.parametrize(
    "source",
    [
        '[a](http://x/$"onmouseover=alert(1)//"$) *b*',
        '<a href="http://x/" title="\\\\(x onmouseover=alert(1) \\\\)">y</a> *b*',
        "![a$x onmouseover=alert(1) x$](http://x/) *b*",
        '[r]: http://x/\\emph{"onmouseover=alert(1)}\n\n[a][r]',
        "<b title='$x onmouseover=alert(1) x$'>z</b>",
    ],
)
def test_a_formula_in_an_attribute_is_text(source: str) -> None:
    """A formula in a URL, a title or a description cannot become elements or attributes."""
    html = render_markdown(source).html
    tags = re.findall(r"<(?:[^<>\"]|\"[^\"]*\")*>", html)
    assert not [tag for tag in tags if "onmouseover" in re.sub(r'"[^"]*"', "", tag)]
    assert "<math" not in html


def test_plain_words_of_an_abstract() -> None:
    """Formulas become plain text for descriptions, feeds and search, which have no formulas."""
    assert render_markdown(r"It takes $\mathcal{O}(n\log n)$ if $p<0.05$ & $x$.").plain == (
        "It takes O(n log n) if p<0.05 & x."
    )
    assert render_markdown("## On $x^2$").headings == ((2, "sec-on-x-2", "On x²"),)


@pytest.mark.parametrize(
    ("written", "full", "is_group"),
    [
        (r"Erd{\H o}s, P{\'a}l", "Pál Erdős", False),
        (r"Ren\'e {van der} Berg", "René van der Berg", False),
        ("J.~Doe", "J. Doe", False),
        (r"{\L}ukasz {\'S}wi{\k{e}}cki", "Łukasz Święcki", False),
        (r"{The \emph{ATLAS} Collaboration}", "The ATLAS Collaboration", True),
        (r"{Barnes \& Noble}", "Barnes & Noble", True),
        ("O'Brien, Ann", "Ann O'Brien", False),
        (r"O\'Brien, Ann", "Ann O'Brien", False),
    ],
)
def test_tex_in_a_name_is_read(written: str, full: str, is_group: bool) -> None:
    """TeX in names is converted, and braces around a whole name mark a group."""
    name, found = parse_name(written)
    assert (name.full, found) == (full, is_group)


def test_the_address_is_made_of_words_of_the_title() -> None:
    """The URL of a page is made from the plain text of the title, with its formulas in TeX."""
    assert title_words(r"Schr{\"o}dinger at $\alpha$") == r"Schrödinger at $\alpha$"
    assert name_words("plain") == "plain"


def test_text_without_tex_does_not_load_the_reader() -> None:
    """The reader of TeX is not loaded for plain titles, formulas, names and abstracts."""
    program = (
        "import sys\n"
        "from generator.formats.names.braces import parse_name\n"
        "from generator.text.inline import render_inline\n"
        "from generator.text.markdown import render_markdown\n"
        "render_inline('On $K_s$ -- and \"words\"'), parse_name('Doe, Jane')\n"
        "render_markdown('An *abstract* of $x^2$ and $\\\\alpha$.\\n\\nMore, with `code`.')\n"
        "assert 'generator.text.tex.latex_reader' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
