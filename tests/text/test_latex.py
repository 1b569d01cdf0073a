"""TeX text is converted to HTML and plain text, and what cannot be converted is reported."""

import re
import unicodedata

import html5lib
import pytest

from generator.text.tex.latex import as_latex, protect, read_latex, write_latex
from generator.text.tex.math_words import math_words

MATH = re.compile(r'<math alttext="([^"]*)".*?</math>', re.S)


def html(source: str) -> str:
    """The HTML of a TeX text, formulas as «TeX»."""
    return MATH.sub(lambda match: f"«{match[1]}»", read_latex(source).html).replace("&#x27;", "'")


# Letters -------------------------------------------------------------------------

ACCENTS = [
    (r"Poincar\'e, Poincar\'{e}, Poincar{\'e}, Poincar{\'{e}}", "Poincaré, Poincaré, Poincaré, Poincaré"),
    (r"\`a la carte, \`{A}", "à la carte, À"),
    (r"\^ile, h\^{o}tel", "île, hôtel"),
    (r"Schr\"odinger, Schr{\"o}dinger, \"{U}ber", "Schrödinger, Schrödinger, Über"),
    (r"Pe\~na, S\~{a}o", "Peña, São"),
    (r"\=a \={A}", "ā Ā"),
    (r"\.Zelazny, \.{e}, {\.I}stanbul", "Żelazny, ė, İstanbul"),
    (r"Erd\u{o}gan, \u a", "Erdŏgan, ă"),
    (r"\v{C}ech, \v Zi\v{z}ek, Lov\v{a}sz", "Čech, Žižek, Lovǎsz"),
    (r"Erd\H{o}s, Erd{\H o}s", "Erdős, Erdős"),
    (r"Fran\c{c}ois, {\c c}a, \c{S}", "François, ça, Ş"),
    (r"W\k{e}grzyn, \k a", "Węgrzyn, ą"),
    (r"\d{a}, \d Ha", "ạ, Ḥa"),
    (r"\b{d}", "ḏ"),
    (r"\r{u}, \r Angstr\"om", "ů, Ångström"),
    (r"\t{oo}", "o͡o"),
    (r"\'{\i}, {\'\i}, \^\i, \"{\i}, \.{\i}, \u\i, \'\j", "í, í, î, ï, i, ĭ, j́"),
    (r"Nguy{\~{\^e}}n, Ph\d{\^o}, \'{\^{a}}, \`{\u{a}}, \h{\^o}, \uhorn{}, \'{\ohorn}", "Nguyễn, Phộ, ấ, ằ, ổ, ư, ớ"),
    (r"\^{\'e}", "ế"),
    (r"\^{} \~{} \'{} \"{}", "^ ~ ´ ¨"),
    (r"Stra\ss e, Stra{\ss}e, \SS", "Straße, Straße, ẞ"),
    (r"\ae{}ther, \AE sir, \oe uvre, \OE", "æther, Æsir, œuvre, Œ"),
    (r"S\o ren, \O{}rsted, \aa ben, \AA ngstr{\o}m", "Søren, Ørsted, åben, Ångstrøm"),
    (r"{\L}{\'o}d{\'z}, \l{}ysy", "Łódź, łysy"),
    (r"\DH{} \dh{} \TH{} \th{} \DJ{} \dj{} \NG{} \ng{}", "Ð ð Þ þ Đ đ Ŋ ŋ"),
    ("e\u0301tude", "étude"),
]


@pytest.mark.parametrize(("source", "words"), ACCENTS)
def test_each_accent_is_one_letter_of_unicode(source: str, words: str) -> None:
    """Each accent in each spelling becomes the letter of Unicode, in HTML and in plain text."""
    words = unicodedata.normalize("NFC", words)
    assert (html(source), read_latex(source).plain, read_latex(source).issues) == (words, words, ())


SIGNS = [
    ("``Quoted'' and `once'", "“Quoted” and ‘once’"),
    ("pages 1--10 --- all; that's it", "pages 1–10 — all; that's it"),
    ("?`Qu\\'e? !`Ol\\'e!", "¿Qué? ¡Olé!"),
    (r"A \& B, 5\%, \$5, \#1, a\_b, \{x\}", "A & B, 5%, $5, #1, a_b, {x}"),
    (r"a\textendash b\textemdash{}c \textquotedblleft d\textquotedblright{}", "a–b—c “d”"),
    (r"\textbackslash{} \textasciitilde{} \textasciicircum{} \textless{}b\textgreater", "\\ ~ ^ <b>"),
    (r"\LaTeX{} and \TeX, \BibTeX{}", "LaTeX and TeX, BibTeX"),
    (r"\copyright{} \pounds 5 \S 3 \dag{} 20\textdegree C \dots", "© £5 §3 † 20°C …"),
    (r"{BERT}: {{Pre}-training} of {D}eep", "BERT: Pre-training of Deep"),
    (r"{\noopsort{1973a}}1973 \relax Ch \protect x\xspace", "1973 Ch x"),
    (r"J.~Doe, a\,b, a\ b, a\\b, hy\-phen, shelf\/ful, x\quad y", "J. Doe, a b, a b, a b, hyphen, shelfful, x y"),
    (r"\enquote{x} \textcolor{red}{y} \mbox{a b}", "“x” y a b"),
    ("100% of #1 & a_b, 2^10", "100% of #1 & a_b, 2^10"),
    ("A title\nof two   lines", "A title of two lines"),
]


@pytest.mark.parametrize(("source", "words"), SIGNS)
def test_commands_for_signs_are_read(source: str, words: str) -> None:
    """Quotation marks, dashes, spaces, escaped characters and symbols are converted; commands for BibTeX vanish."""
    assert (read_latex(source).plain, read_latex(source).issues) == (words, ())
    tree = html5lib.parseFragment(read_latex(source).html, namespaceHTMLElements=False)
    assert " ".join("".join(tree.itertext()).split()) == words


STYLES = [
    (r"\emph{E. coli}", "<em>E. coli</em>", "E. coli"),
    (r"\textit{in vitro} {\it in vivo}", "<i>in vitro</i> <i>in vivo</i>", "in vitro in vivo"),
    (r"\textbf{b} {\bf c} {\bfseries d}", "<b>b</b> <b>c</b> <b>d</b>", "b c d"),
    (r"{\em a \emph{b}}", "<em>a <em>b</em></em>", "a b"),
    (r"\textsc{Shap}", '<span class="small-caps">Shap</span>', "Shap"),
    (r"\texttt{print}", "<code>print</code>", "print"),
    (r"1\textsuperscript{st}, 10\textsuperscript{-3}", "1<sup>st</sup>, 10<sup>-3</sup>", "1st, 10⁻³"),
    (r"CO\textsubscript{2}", "CO<sub>2</sub>", "CO₂"),
    (r"\underline{u} \mbox{m} \textrm{r}", "<u>u</u> m r", "u m r"),
    (r"\emph{a $x^2$ \'e}", "<em>a «x^2» é</em>", "a x² é"),
    (r"\url{https://a.org/b_c}", "https://a.org/b_c", "https://a.org/b_c"),
    (r"\href{https://a.org}{words}", "words", "words"),
    (r"a < b & c", "a &lt; b &amp; c", "a < b & c"),
    (r"\emph{<b>}", "<em>&lt;b&gt;</em>", "<b>"),
]


@pytest.mark.parametrize(("source", "made", "words"), STYLES)
def test_styles_become_elements_of_html(source: str, made: str, words: str) -> None:
    """Styles are elements in HTML, and are not in the plain text."""
    assert (html(source), read_latex(source).plain, read_latex(source).issues) == (made, words, ())


# Formulas ------------------------------------------------------------------------

SNIPPETS = [  # from abstracts and titles: source, HTML with formulas as «TeX», plain text
    (r"in $\mathcal{O}(n\log n)$ time", r"in «\mathcal{O}(n\log n)» time", "in O(n log n) time"),
    (r"$\sim 10^{-3}\,\mathrm{eV}$", r"«\sim 10^{-3}\,\mathrm{eV}»", "∼10⁻³ eV"),
    (r"$\alpha_s(M_Z)$ at", r"«\alpha_s(M_Z)» at", "α_s(M_Z) at"),
    ("with $p<0.05$.", "with «p&lt;0.05».", "with p<0.05."),
    (r"a gain of 5\%", "a gain of 5%", "a gain of 5%"),
    ("for $5 and $10", "for $5 and $10", "for $5 and $10"),
    (r"from $5 to \$10", "from $5 to $10", "from $5 to $10"),
    (r"\sqrt{s}=13 TeV", r"«\sqrt{s}»=13 TeV", "√s=13 TeV"),
    (r"at $\sqrt{s} = 13$ TeV", r"at «\sqrt{s} = 13» TeV", "at √s = 13 TeV"),
    (r"an $\ell_1$ penalty", r"an «\ell_1» penalty", "an ℓ₁ penalty"),
    (r"H$\alpha$ emission", r"H«\alpha» emission", "Hα emission"),
    ("10$^{-3}$ of", "10«^{-3}» of", "10⁻³ of"),
    (r"${\rm Tr}$", r"«{\rm Tr}»", "Tr"),
    (r"$\mbox{if } x$", r"«\mbox{if } x»", "if x"),
    (r"$x_{\text{max}}$", r"«x_{\text{max}}»", "x_max"),
    (r"$\operatorname{rank} A$", r"«\operatorname{rank} A»", "rank A"),
    (r"a 4$\times$4 grid", r"a 4«\times»4 grid", "a 4×4 grid"),
    (r"$10^5$--$10^6$ K", "«10^5»–«10^6» K", "10⁵–10⁶ K"),
    (r"\(x\) and \[y^2\] and $$z$$", "«x» and «y^2» and «z»", "x and y² and z"),
    (r"\ensuremath{\beta}-decay", r"«\beta»-decay", "β-decay"),
    (r"\alpha-Fe and \beta_2", r"«\alpha»-Fe and «\beta_2»", "α-Fe and β₂"),
    (r"$\Lambda$CDM", r"«\Lambda»CDM", "ΛCDM"),
    (r"$^{13}$C and H$_2$O", "«^{13}»C and H«_2»O", "¹³C and H₂O"),
    (r"10^{-3} and m_{ij}", "10«^{-3}» and m«_{ij}»", "10⁻³ and m_ij"),
    (r"$n \to \infty$", r"«n \to \infty»", "n → ∞"),
    (r"$a \leq b$, $a\le b$", r"«a \leq b», «a\le b»", "a ≤ b, a≤b"),
    (r"$\mathbb{R}^n$", r"«\mathbb{R}^n»", "ℝⁿ"),
    (r"$L^2(\mathbb{R})$", r"«L^2(\mathbb{R})»", "L²(ℝ)"),
    (r"$\frac{1}{2}$ and $\frac{a+b}{c}$", r"«\frac{1}{2}» and «\frac{a+b}{c}»", "1/2 and (a+b)/c"),
    (r"$e^{-x^2/2}$", "«e^{-x^2/2}»", "e^(-x²/2)"),
    (r"$\hat{x}$ and $\bar p p$", r"«\hat{x}» and «\bar p p»", "x̂ and p̄ p"),
    (r"$B^0 \to K^{*0}\mu^+\mu^-$", r"«B^0 \to K^{*0}\mu^+\mu^-»", "B⁰ → K*⁰μ⁺μ⁻"),
    (r"$M_\odot$", r"«M_\odot»", "M⊙"),
    (r"$45^\circ$", r"«45^\circ»", "45°"),
    (r"the 5$^{\rm th}$", r"the 5«^{\rm th}»", "the 5th"),
    (r"$\{1,2\}$", r"«\{1,2\}»", "{1,2}"),
    (r"$\|x\|_2$", r"«\|x\|_2»", "‖x‖₂"),
    (r"$x'$", "«x'»", "x′"),
    (r"$k$-means", "«k»-means", "k-means"),
    (r"$\epsilon$-greedy", r"«\epsilon»-greedy", "ε-greedy"),
    (r"$\left(\frac{x}{y}\right)$", r"«\left(\frac{x}{y}\right)»", "(x/y)"),
    (r"$70\ \mathrm{km\,s^{-1}\,Mpc^{-1}}$", r"«70\ \mathrm{km\,s^{-1}\,Mpc^{-1}}»", "70 km s⁻¹ Mpc⁻¹"),
    (r"$\tilde{\mathcal{O}}(\sqrt{T})$", r"«\tilde{\mathcal{O}}(\sqrt{T})»", "Õ(√T)"),
    (r"$\sin\theta\cos 2x$", r"«\sin\theta\cos 2x»", "sin θ cos 2x"),
    (r"$x \not\in A$, $a \neq b$", r"«x \not\in A», «a \neq b»", "x ∉ A, a ≠ b"),
    (r"$O(\epsilon^{-2}\log(1/\epsilon))$", r"«O(\epsilon^{-2}\log(1/\epsilon))»", "O(ε⁻² log(1/ε))"),
    (r"$ \alpha $ and $ n $", r"«\alpha» and «n»", "α and n"),
    (r"\begin{equation}E=mc^2\end{equation}", "«E=mc^2»", "E=mc²"),
    (r"$\begin{matrix}a\end{matrix}$", r"«\begin{matrix}a\end{matrix}»", r"\begin{matrix}a\end{matrix}"),
    (r"$\sqrt[3]{x+1}$", r"«\sqrt[3]{x+1}»", "³√(x+1)"),
    (r"$\mathrm{SL}_2(\mathbb{Z})$", r"«\mathrm{SL}_2(\mathbb{Z})»", "SL₂(ℤ)"),
    (r"$1.2_{-0.3}^{+0.4}$", "«1.2_{-0.3}^{+0.4}»", "1.2_(-0.3)^(+0.4)"),
]


@pytest.mark.parametrize(("source", "made", "words"), SNIPPETS)
def test_formulas_become_mathml_and_words(source: str, made: str, words: str) -> None:
    """Formulas become MathML, and plain text if one line can show them; amounts of money are no formulas."""
    words = unicodedata.normalize("NFC", words)
    assert (html(source), read_latex(source).plain, read_latex(source).issues) == (made, words, ())


@pytest.mark.parametrize("tex", ["{", "}", "a_", "^", r"\nonsense{x}", r"\frac1", "a & b", "x" * 3000, r"\hat" * 600])
def test_a_formula_without_words_stays_tex(tex: str) -> None:
    """No formula raises an exception, and no text is lost."""
    assert math_words(tex) == tex


# What cannot be read -------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "place", "message", "words"),
    [
        (
            r"a \foo{bar}{c} d",
            (1, 3),
            r"the TeX command \foo is not known, and is shown as it is written",
            r"a \foo{bar}{c} d",
        ),
        (
            "a\nbc \\cite{x}",
            (2, 4),
            r"the TeX command \cite is not known, and is shown as it is written",
            r"a bc \cite{x}",
        ),
        ("a {b", (1, 3), 'the brace "{" has no partner', "a {b"),
        ("a} b", (1, 2), 'the brace "}" has no partner', "a} b"),
        (r"x \'1", (1, 3), r"the accent \' has no letter, and is shown as it is written", r"x \'1"),
        (
            r"$\frac{1$ of",
            (1, 1),
            r'the formula $\frac{1$ cannot be converted: Expected closing token "}", but reached end of input.',
            r"\frac{1 of",
        ),
    ],
)
def test_what_cannot_be_read_is_told(source: str, place: tuple[int, int], message: str, words: str) -> None:
    """TeX that cannot be converted stays as it is written, and a fault has its place."""
    marked = read_latex(source)
    assert marked.plain == words
    assert [(issue.line, issue.column, issue.message) for issue in marked.issues] == [(*place, message)]
    assert marked.issues[0].hint


def test_an_abstract_has_paragraphs_and_safe_links() -> None:
    """An abstract has paragraphs; a URL becomes a link only if it is a safe one on the web."""
    source = (
        "One $x$.\n\nTwo \\href{https://a.org/?b&c}{\\emph{link}}.\\par \\url{https://b.org}\n\n\\href{javascript:x}{y}"
    )
    assert MATH.sub("«»", read_latex(source, paragraphs=True).html) == (
        '<p>One «».</p>\n<p>Two <a href="https://a.org/?b&amp;c"><em>link</em></a>.</p>\n'
        '<p><a href="https://b.org">https://b.org</a></p>\n<p>y</p>'
    )
    assert read_latex(source).plain == "One x. Two link. https://b.org y"
    assert "<p>" not in read_latex(source).html and "<a" not in read_latex(source).html


# Written -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("Plain words, “quoted” – Łódź", "Plain words, ``quoted'' -- Łódź"),
        ("50% of A & B_c #1 at $5", r"50\% of A \& B\_c \#1 at \$5"),
        (r"$x_1$ and \(y\) stay", r"$x_1$ and \(y\) stay"),
        ("$5%$", r"$5\%$"),
        ("{a} \\ ~ ^ `", r"\{a\} \textbackslash{} \textasciitilde{} \textasciicircum{} \`{}"),
        ("a --- b ''", "a -{}-{}- b '{}'"),
        ("a } b", r"a \textbraceright{} b"),
    ],
)
def test_signs_of_tex_are_escaped_when_written(text: str, latex: str) -> None:
    """Special characters of TeX are escaped outside of formulas, and every brace has a partner."""
    assert write_latex(text) == latex


def test_letters_are_written_as_commands_in_ascii() -> None:
    """Letters become commands in braces, which BibTeX reads as one letter."""
    assert write_latex("Łódź, Nguyễn – “ç” ß 漢", ascii=True) == (
        r"{\L}{\'{o}}d{\'{z}}, Nguy{\~{\^{e}}}n -- ``{\c{c}}'' {\ss} 漢"
    )


@pytest.mark.parametrize(
    ("source", "latex"),
    [
        ("Scaling LLMs & the BERT of $x$", r"Scaling {LLMs} \& the {BERT} of $x$"),
        (r"The $K_S$ and $\Lambda$CDM", r"The {$K_S$} and {$\Lambda$}{CDM}"),
        (r"{\"U}ber \emph{E. coli} LLMs", r"{\"U}ber \emph{E. coli} {LLMs}"),
        (r"{BERT} and \LaTeX{} at 5\% \& 6%", r"{BERT} and {\LaTeX}{} at 5\% \& 6\%"),
        ("The set {1, 2} of GPT~4 ~ `x", r"The set \{1, 2\} of {GPT}~4 \textasciitilde{} \`{}x"),
        ("odd } brace", r"odd \textbraceright{} brace"),
        (r"\emph{odd", r"\emph odd"),
        ("ends in \\", "ends in \\textbackslash{}"),
        (r"see \url{https://a.org/b_c%20d}", r"see \url{https://a.org/b_c%20d}"),
        ("{Nested LLMs} here", "{Nested LLMs} here"),
        (r"H_{2}O, x^{AB} and {y^{2}}", r"H$_{2}$O, x{$^{AB}$} and {y$^{2}$}"),
        (r"\emph{x}_1 and H_{2}", r"\emph{x}\_1 and H$_{2}$"),
    ],
)
def test_capitals_are_protected_by_braces(source: str, latex: str) -> None:
    """Capitals that styles would change are in braces; TeX of the author stays, and the rest is escaped."""
    assert protect(source).rstrip() == latex.rstrip()


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("plain", "plain"),
        ("{1, 2} {BERT} ~5 A~B", r"\{1, 2\} {BERT} \textasciitilde{}5 A~B"),
        ("`x` ``y''", r"\`{}x\`{} ``y''"),
        (r"{1, 2} \emph{x}", r"{1, 2} \emph{x}"),
        (r"don\'t, O\'Brien, Poincar\'e", r"don't, O'Brien, Poincar\'e"),
        ("from $5 and up", r"from \$5 and up"),
        ("5~10 days", r"5\textasciitilde{}10 days"),
    ],
)
def test_a_line_that_may_be_tex(text: str, latex: str) -> None:
    """In an entry, braces, tildes and backticks are TeX only if they clearly look like TeX."""
    assert as_latex(text) == latex
