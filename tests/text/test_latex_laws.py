"""Laws of TeX text: what holds for any text, also for hostile texts."""

import re
import time
import unicodedata

import html5lib
import pytest
from bibtexparser.entrypoint import parse_string
from hypothesis import assume, example, given
from hypothesis import strategies as st

from generator.text.characters import one_line
from generator.text.inline import render_inline
from generator.text.markdown import render_markdown
from generator.text.tex.formulas import ANY, Formulas
from generator.text.tex.latex import protect, read_field, read_latex, write_latex
from generator.text.tex.latex_braces import are_paired
from generator.text.tex.latex_tables import ACCENTS, COMMAND_OF, SYMBOLS
from generator.text.tex.markdown_latex import take_latex
from generator.text.tex.math_words import math_words

CPU_SECONDS = 15  # far more than a linear reader needs, and far less than a quadratic one
ANYTHING = st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs")))
HARD = st.text(alphabet=st.sampled_from("ab Z{}\\$%&#_^~`'\"-?!.,()[]<>éıß–“\u00a0\u0301\u0338漢"), max_size=40)
TEX = st.lists(
    st.sampled_from(
        r"""a b Z é { } {} \ $ $$ \( \) \[ \] % & # _ ^ ~ ` `` ' '' -- --- \' \" \^ \~ \. \c \H \t \i \ss \emph \em
        \textbf \textsc \url \href \foo \frac \sqrt \alpha \le \left \right \mathrm \text \ensuremath \noopsort \begin
        \end {equation} \par \\ \& \% \$ \{ \} < > \textsuperscript \u \not [ ] https://a.org javascript:x *""".split()
        + [" ", "\n\n", "  "]
    ),
    max_size=14,
).map("".join)


def told(text: str) -> str:
    """Return what can be read back of a text: one line, in Unicode's form NFC."""
    return unicodedata.normalize("NFC", one_line(unicodedata.normalize("NFC", text)))


@given(st.one_of(ANYTHING, HARD), st.booleans())
@example("\u1fef", False)  # which is a backtick to Unicode
@example("a--–---", True)
@example("{}\u0338\\", False)
def test_what_is_written_is_read_back(text: str, ascii: bool) -> None:
    """A text that is written as TeX and read again is the same text, with any special characters of TeX."""
    if ANY.search(told(text)):
        text = text.replace("$", "").replace("\\", "")
    written = write_latex(text, ascii=ascii)
    marked = read_latex(written)
    assert marked.plain == told(text)
    assert marked.issues == ()
    assert are_paired(written)


@given(HARD)
def test_bibtex_takes_what_is_written(text: str) -> None:
    """Another parser finds exactly the written fields and no mistake, in written and in protected TeX."""
    for written in (write_latex(text), protect(text)):
        library = parse_string(f"@misc{{key,\n  title = {{{written}}},\n  note = {{x}},\n}}\n")
        assert not library.failed_blocks
        assert [field.key for field in library.entries[0].fields] == ["title", "note"]


WITHOUT_COMMANDS = st.text(alphabet=st.sampled_from("ab Z$%&#_^~`'\"-?!.,()[]<>éıß–“\u00a0\u0301\u0338漢"), max_size=12)
BRACED = st.recursive(
    WITHOUT_COMMANDS, lambda inner: st.lists(inner | inner.map("{{{}}}".format), max_size=3).map("".join), max_leaves=6
)
LIGATURES = {"---": "—", "--": "–", "''": "”"}


def typeset(text: str) -> str:
    """Return a line with the dashes and quotation marks that TeX makes from hyphens and apostrophes."""
    return re.sub("---|--|''", lambda found: LIGATURES[found[0]], text)


@given(BRACED)
def test_protecting_capitals_changes_no_words(text: str) -> None:
    """Braces that protect capitals do not change the plain text; only dashes of TeX are converted."""
    assert are_paired(text)
    assume(all(are_paired(formula[0]) for formula in ANY.finditer(text)))  # BibTeX has no formula with half a brace
    field = read_field(text)
    assume(not field.issues)  # a formula that is none is shown as its source
    assert typeset(read_latex(protect(text)).plain) == typeset(told(field.plain))


@given(st.one_of(TEX, HARD, ANYTHING))
def test_any_text_comes_out_safe(text: str) -> None:
    """No text raises an exception; the HTML is safe, and faults are inside the text."""
    made = [read_latex(text), read_latex(text, paragraphs=True), read_field(text), render_inline(text)]
    made.append(render_markdown(text))
    math_words(text)
    protect(text)
    for marked in made:
        assert not {"\ue002", "\ue003", "\ue008"} & set(marked.html + marked.plain)
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        tree = parser.parseFragment(marked.html)
        for element in tree.iter():
            if isinstance(element.tag, str):
                assert element.tag not in {"script", "style", "iframe", "img", "form"}
                assert not [name for name in element.attrib if str(name).startswith("on")]
                assert not element.get("href", "").startswith("javascript")
        for issue in marked.issues:
            assert 1 <= issue.line <= text.count("\n") + 1 and issue.column >= 1


@given(TEX)
def test_words_and_html_say_the_same(text: str) -> None:
    """Without formulas, the text of the HTML is the plain text."""
    marked = read_latex(text)
    assume(not re.search("<math|<code|<su", marked.html))
    tree = html5lib.parseFragment(marked.html, namespaceHTMLElements=False)
    assert " ".join("".join(tree.itertext()).split()) == marked.plain


@pytest.mark.parametrize("name", sorted(ACCENTS))
@pytest.mark.parametrize("letter", "aeiouyAEIOUYcnszgdt")
def test_each_accent_in_each_spelling(name: str, letter: str) -> None:
    """All spellings of an accent are the same letter, which is one character if Unicode has it."""
    braced = f"\\{name}{{{letter}}}"
    spellings = [braced, f"{{{braced}}}", f"{{\\{name} {letter}}}", f"\\{name} {letter}", f"\\{name}{{ {letter}}}"]
    letters = {read_latex(spelling).plain for spelling in spellings}
    assert letters == {unicodedata.normalize("NFC", letter + ACCENTS[name])}


def test_each_symbol_has_its_way_back() -> None:
    """Each letter that is written as a command is read from that command."""
    for character, command in COMMAND_OF.items():
        assert read_latex(f"a{command}{{}}b").plain == f"a{character}b"
        assert SYMBOLS[command[1:]] == character


UNITS = r"""{ } {} {a \ \' \'{ \emph \emph{ \c~ $ $$ \( \[ ^{ ^ ~~ ` $a $\ \frac \url{ \href{ \begin{equation} \alpha_
\em~ \foo{ {\em~ '' `` ``a' \sqrt[ _{a} \'\" \par - <a~ \ensuremath{ \a{b} é $_ $\emph{""".split()


@pytest.mark.parametrize("unit", UNITS)
def test_any_repeated_tex_is_read_in_linear_time(unit: str) -> None:
    """A hundred thousand characters of any repeated TeX are read within seconds."""
    unit = unit.replace("~~", "\0").replace("~", " ").replace("\0", "~")
    text = unit * (100_000 // len(unit))
    began = time.process_time()
    read_latex(text)
    read_field(text[:10_000])
    protect(text)
    write_latex(text)
    math_words(text)
    take_latex(text, Formulas())
    assert time.process_time() - began < CPU_SECONDS
    assert read_latex(unit * 200).html is not None


def test_deep_braces_are_refused() -> None:
    """A text of thousands of groups within groups is shown as it is, with a fault."""
    text = "{" * 50_000 + "x" + "}" * 50_000
    assert read_latex(text).plain == text
    assert "deeply" in read_latex(text).issues[0].message
    assert read_latex("{" * 40 + "x" + "}" * 40).plain == "x"
    assert read_latex("\\emph{" * 40 + "x" + "}" * 40).html.count("<em>") == 40
