"""TeX is converted once: pages show the TeX of a .bib file, and text of other formats is not read as TeX."""

import html
import json
import re

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from generator.formats.bibtex.reading import parse_bibtex_entries
from generator.formats.bibtex.tex import lines_to_tex, to_tex
from generator.formats.bibtex.writing import format_bibtex
from generator.formats.csl_json import format_csl_json, parse_csl_json
from generator.formats.entry.entry import Entries
from generator.formats.ris.reading import parse_ris
from generator.formats.ris.writing import format_ris
from generator.model.paper import Paper
from generator.text.characters import one_line
from generator.text.inline import render_inline, title_source, title_words
from generator.text.tex.latex import write_latex

WRITTEN = [
    (r"A \textbackslash{}alpha test", r"A \alpha test"),
    (r"On \textbackslash emph\{x\}", r"On \emph{x}"),
    (r"The \textbackslash{}frac of it", r"The \frac of it"),
    (r"Open \{ and \} closed", "Open { and } closed"),
    (r"Prices \$x\$ and \$y\$", "Prices $x$ and $y$"),
    (r"At \textasciitilde{}home of C\textasciicircum{}2", "At ~home of C^2"),
    (r"A snake\_case \& 50\% of \#1", "A snake_case & 50% of #1"),
    (r"Quoted \`{}so\'{}", "Quoted `so´"),
    (r"Twice \textbackslash{}textbackslash\{\}", r"Twice \textbackslash{}"),
    (r"Path C:\textbackslash{}new\textbackslash{}table", r"Path C:\new\table"),
]
# Letters, and all signs that mean something to TeX or to the lines of authors.
HARD = st.text(alphabet=st.sampled_from("ab Z{}\\$%&#_^~`'\"-?!.,()[]<>é–"), min_size=1, max_size=30)
COMMANDS = st.lists(
    st.sampled_from(
        r"a B \alpha \frac \no \emph{x} {BERT} $x$ $K_S$ \( \) \$ \{ ~ `` '' -- \textbackslash{} \'e _ ^{2} \\".split()
    ),
    min_size=1, max_size=6,
).map(" ".join)  # fmt: skip
ANY_TEXT = st.one_of(HARD, COMMANDS).map(one_line).filter(bool)


def _one(found: Entries) -> Paper:
    assert not found.problems, found.problems
    (paper,) = found.papers
    return paper


def _bib(**fields: str) -> Paper:
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return _one(parse_bibtex_entries(f"@article{{key,\n{lines}}}\n", "content/papers/x.bib"))


def _words(markup: str) -> str:
    return html.unescape(re.sub("<[^>]*>", "", markup))


@pytest.mark.parametrize(("tex", "words"), WRITTEN)
def test_a_bib_file_says_what_its_tex_says(tex: str, words: str) -> None:
    """In each kind of field, a backslash that TeX prints is not read as a command."""
    paper = _bib(
        title=tex, journal=f"J {tex}", keywords=f"{{{tex}}}", abstract=tex, note=tex, publisher=tex, award=tex, zzz=tex
    )
    assert (paper.title.plain, _words(paper.title.html)) == (words, words)
    assert (paper.container_title, paper.publisher) == (f"J {words}", words)
    assert (paper.keywords, paper.award) == ((words,), (words,))
    assert (paper.abstract.plain, paper.note.plain) == (words, words)
    assert paper.extra == (("zzz", words),)


@pytest.mark.parametrize("tex", [r"\textbackslash{}alpha", r"\textbackslash{}frac", r"\{x\}", r"\$x\$"])
def test_a_name_says_what_its_tex_says(tex: str) -> None:
    """As a whole, as a part, and as a group in braces."""
    words = tex.replace(r"\textbackslash{}", "\0").replace("\\", "").replace("\0", "\\")
    paper = _bib(title="T", author=f"Doe, {tex} and {{The {tex}}} and {tex}")
    assert [author.name.full for author in paper.authors] == [f"{words} Doe", f"The {words}", words]


def test_formulas_stay_formulas() -> None:
    """Those of a title are MathML, those of a journal are text, and a dollar sign that is escaped opens none."""
    paper = _bib(title=r"The $K_S^0$ at \$5 of \textbackslash{}alpha", journal="Annals of $L^2$")
    assert paper.title.html.count("<math") == 1
    assert paper.title.plain.endswith(r"at $5 of \alpha")
    assert paper.container_title == "Annals of L²"


def test_what_cannot_be_read_is_told_once() -> None:
    """Each command that is not known is one warning, at the line of its field."""
    found = parse_bibtex_entries("@article{k,\n title = {A \\nosuch{x}},\n journal = {B \\nosuch{y}},\n}", "x.bib")
    assert [(problem.line, problem.is_error) for problem in found.problems] == [(2, False), (3, False)]
    assert found.papers[0].title.plain == r"A \nosuch{x}"
    assert found.papers[0].container_title == r"B \nosuch{y}"


@given(ANY_TEXT)
@settings(max_examples=300, deadline=None)
@example(r"\$5")
@example("$x$")
@example("{")
def test_a_line_that_is_written_reads_back(text: str) -> None:
    """Any text, written as the TeX of a field, is that text again in a journal, a keyword and a field of no one's."""
    tex = to_tex(text)
    paper = _bib(title="T", journal=tex, keywords=f"{{{tex}}}", zzz=tex)
    assert (paper.container_title, paper.keywords, paper.extra) == (text, (text,), (("zzz", text),))


@given(ANY_TEXT)
@settings(max_examples=300, deadline=None)
@example(r"\$5 and \alpha")
@example("a~b")
@example(r"a \` b")
@example("$x$ ''")
def test_a_title_that_is_written_reads_back(text: str) -> None:
    """The same for a title: the page shows it."""
    paper = _bib(title=write_latex(text, has_formulas=False))
    assert (paper.title.plain, _words(paper.title.html)) == (text, text)


@given(ANY_TEXT.filter(lambda text: "--" not in text and "''" not in text))
@settings(max_examples=300, deadline=None)
@example(r"\$5 and \alpha")
def test_a_title_that_is_exported_is_the_same(text: str) -> None:
    """The .bib file that a page offers says the title again."""
    paper = _bib(title=write_latex(text, has_formulas=False))
    again = _one(parse_bibtex_entries(format_bibtex(paper), "content/papers/x.bib"))
    assert (again.title.plain, again.title.html) == (paper.title.plain, paper.title.html)


@given(ANY_TEXT)
@settings(max_examples=300, deadline=None)
def test_the_source_of_a_title_says_its_words(text: str) -> None:
    """A line is found for any words with formulas, and gives them back."""
    assume("\\$" not in text)
    source = title_source(text)
    assert title_words(source) == text
    assert title_source(title_words(source)) == source


@given(st.text(alphabet="abc XYZ{}%^~'\".,;()éß", min_size=1, max_size=30).map(one_line).filter(bool))
@settings(max_examples=200, deadline=None)
def test_an_abstract_that_is_written_reads_back(text: str) -> None:
    """The same for Markdown, of words that Markdown takes for words."""
    assume(not re.match(r"[A-Za-z0-9]+[.)]", text))
    paper = _bib(title="T", abstract=lines_to_tex(text))
    assert (paper.abstract.plain, _words(paper.abstract.html)) == (text, text)


@pytest.mark.parametrize(
    ("tex", "words"),
    [
        (r"The \_private\_ \_\_init\_\_ of a\_b", "The _private_ __init__ of a_b"),
        (r"\# is a number, {\_}x{\_} a name", "# is a number, _x_ a name"),
        (r"Write \&copy; or \&\#169; for it", "Write © or © for it"),
        (r"Of $a_1$ \& $b\_c$", "Of a₁ & b_c"),
    ],
)
def test_what_tex_escapes_means_nothing_to_markdown(tex: str, words: str) -> None:
    """In an abstract and a remark, which are Markdown."""
    paper = _bib(title="T", abstract=tex, note=tex)
    assert (paper.abstract.plain, paper.note.plain) == (words, words)


@given(st.text(alphabet="ab _#&*;\n5", max_size=20).map(str.strip))
@settings(max_examples=300, deadline=None)
@example("# A heading\n\nof _emphasis_, `_code`, & and $a_1 \\& b$")
def test_markdown_that_is_written_reads_back(text: str) -> None:
    """The source of an abstract is the same again, its Markdown with it."""
    text = "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()
    assume(text and "  " not in text)
    assert _bib(title="T", abstract=lines_to_tex(text)).abstract.source == text


NO_TEX = [r"A \alpha test", r"On \emph{x}", r"C:\new\table of {x}", "a~b", "50% of #1_2 & ^", "The $K_S$ of x"]


@pytest.mark.parametrize("words", NO_TEX)
def test_other_formats_hold_no_tex(words: str) -> None:
    """In titles, journals, names and keywords of RIS and CSL-JSON, only formulas are TeX."""
    item = {"id": "k", "title": words, "container-title": f"J {words}", "keyword": words, "abstract": words}
    item |= {"author": [{"literal": words}]}  # type: ignore[dict-item]
    ris = f"TY  - JOUR\nID  - k\nTI  - {words}\nT2  - J {words}\nKW  - {words}\nAB  - {words}\nER  - \n"
    for paper in (_one(parse_csl_json(json.dumps([item]), "x.json")), _one(parse_ris(ris, "x.ris"))):
        shown = render_inline(words).plain if "$" in words else words
        assert paper.title.plain == shown
        assert (paper.container_title, paper.keywords) == (f"J {words}", (words,))
        assert paper.abstract.plain == shown
    assert _one(parse_csl_json(json.dumps([item]), "x.json")).authors[0].name.literal == words


@pytest.mark.parametrize("source", [r"A \textbackslash{}alpha test", r"Schr{\"o}dinger's {CAT}", "Of $K_S$", "a \\$5"])
def test_titles_in_other_formats_are_words(source: str) -> None:
    """What is written for other programs has no TeX but formulas, and reads back as it was."""
    marked = render_inline(source)
    paper = _bib(title=source)
    assert paper.title.plain == marked.plain
    for again in (parse_csl_json(format_csl_json(paper), "x.json"), parse_ris(format_ris(paper), "x.ris")):
        assert _one(again).title.plain == marked.plain
    assert '\\"o' not in format_ris(paper) and "{CAT}" not in format_csl_json(paper)


def test_an_address_in_an_abstract_keeps_its_hyphens() -> None:
    """Elsewhere two hyphens are a dash, as in all TeX."""
    abstract = "See https://x.example.org/a--b, [it](https://x.example.org/c--d), 3--7."
    (paper,) = parse_bibtex_entries(
        f"@misc{{a, title = {{T}}, abstract = {{{abstract}}}}}", "content/papers/a.bib"
    ).papers
    assert "https://x.example.org/a--b" in paper.abstract.html and "3–7" in paper.abstract.html
    assert 'href="https://x.example.org/c--d"' in paper.abstract.html
