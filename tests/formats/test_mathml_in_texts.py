"""MathML of Crossref and publishers in titles, venues and abstracts: a formula, and never tags."""

import json
import time

import pytest

from generator.formats.bibtex.reading import parse_bibtex_entries
from generator.formats.entry.entry import parse_markdown_entry
from generator.model.paper import Paper
from generator.text.tex.mathml_tex import tex_of_mathml


def _math(body: str, prefix: str = "mml:", attributes: str = "") -> str:
    """Return a formula; in `body`, an element is written `mi(x)`."""
    written = body
    for name in ("mi", "mn", "mo", "msup", "msub", "mrow", "mtext", "msqrt", "mfrac", "mover", "msubsup"):
        written = written.replace(f"[{name} ", f"<{prefix}{name}>").replace(f" {name}]", f"</{prefix}{name}>")
    return f"<{prefix}math{attributes}>{written}</{prefix}math>"


SUP = "[msup [mn 10 mn][mn 5 mn] msup]"
XMLNS = ' xmlns:mml="http://www.w3.org/1998/Math/MathML" display="inline"'
WRITTEN = {
    "of Crossref": (_math(f"[mrow {SUP} mrow]", attributes=XMLNS), "10⁵"),
    "of HTML": (_math(SUP, "", ' xmlns="http://www.w3.org/1998/Math/MathML"'), "10⁵"),
    "another prefix": (_math(SUP, "m:"), "10⁵"),
    "on several lines": (_math(f"\n  [mrow \n {SUP}\n mrow]\n"), "10⁵"),
    "escaped": (_math(SUP).replace("<", "&lt;").replace(">", "&gt;"), "10⁵"),
    "escaped twice": (_math(SUP).replace("<", "&amp;lt;").replace(">", "&amp;gt;"), "10⁵"),
    "a root and a unit": (
        _math("[msqrt [mi s mi] msqrt][mo = mo][mn 13 mn][mtext  TeV mtext]").replace(">TeV", "> TeV"),
        "√s=13 TeV",
    ),
    "two scripts": (_math("[msubsup [mi B mi][mi s mi][mn 0 mn] msubsup][mo → mo][mi μμ mi]"), "B_s⁰→μμ"),
    "an accent": (_math("[mover [mi x mi][mo ¯ mo] mover][mo &lt; mo][mi &alpha; mi]"), "x̄<α"),
    "words": (_math("[mi sin mi][mi x mi][mo + mo][mfrac [mn 1 mn][mn 2 mn] mfrac]"), "sinx+1/2"),
    "in JATS": (f"<inline-formula>{_math(SUP)}<tex-math>x^2</tex-math></inline-formula>", "x²"),
    "alternatives": (f"<jats:inline-formula>{_math(SUP)}</jats:inline-formula>", "10⁵"),
}


def _bibtex(field: str, written: str) -> Paper:
    title = "" if field == "title" else "title = {T}, "
    (paper,) = parse_bibtex_entries(f"@article{{k, {title}{field} = {{{written}}}}}", "content/papers/x.bib").papers
    return paper


def _yaml(field: str, written: str) -> Paper:
    front = json.dumps({"title": "T", field: written})
    found = parse_markdown_entry(f"---\n{front}\n---\n", "content/papers/x.md")
    assert not found.problems
    return found.papers[0]


@pytest.mark.parametrize("read", [_bibtex, _yaml])
@pytest.mark.parametrize("field", ["title", "abstract"])
@pytest.mark.parametrize(("written", "plain"), WRITTEN.values(), ids=WRITTEN)
def test_a_formula_in_mathml(read: object, field: str, written: str, plain: str) -> None:
    """It is a formula in HTML, and readable as text."""
    text = getattr(read(field, f"Of {written} cells"), field)  # type: ignore[operator]
    assert text.plain == f"Of {plain} cells"
    assert "<math alttext" in text.html and "mml" not in text.html and "&lt;m" not in text.html


def test_as_zotero_writes_it() -> None:
    """Its export for BibTeX escapes the brackets."""
    written = _math(SUP).replace("<", r"{\textless}").replace(">", r"{\textgreater}")
    assert _bibtex("title", f"Of {written} cells").title.plain == "Of 10⁵ cells"


def test_in_the_body_and_not_in_code() -> None:
    """The abstract of a Markdown file is read, too; code in it shows its tags."""
    text = f"---\ntitle: T\n---\nOf {_math(SUP)}2 and `{_math(SUP)}`.\n"
    html = parse_markdown_entry(text, "content/papers/x.md").papers[0].abstract.html
    assert html.count("<math alttext") == 1 and "&lt;mml:math&gt;" in html


def test_a_venue_has_words() -> None:
    """It is plain text."""
    assert _yaml("venue", f"J. {_math(SUP)}").container_title == "J. 10⁵"


OTHERS = {
    "<math>x": "<math>x",
    "<math></math>": "",
    "a <mask> of math </math>": "a <mask> of math </math>",
    "<math><mi>a<b</mi></math>": "a<b",
}


@pytest.mark.parametrize(("written", "plain"), OTHERS.items())
def test_what_is_no_formula(written: str, plain: str) -> None:
    """An element that is not closed is text."""
    assert _bibtex("title", f"Of {written}").title.plain == f"Of {plain}".strip()


def test_hostile_formulas() -> None:
    """Depth, length and elements without an end take no time, and no markup comes through."""
    start = time.perf_counter()
    assert tex_of_mathml("<math>" + "<mrow>" * 50_000 + "x") == ""
    _bibtex("title", "A " + "<math>" * 100_000)
    _bibtex("title", "A " + "<math><mi>x</mi></math>" * 3_000)
    _bibtex("title", "A " + r"{\textless}math " * 20_000)
    _bibtex("title", "A " + r"\textless b " * 20_000)
    assert time.perf_counter() - start < 5
    for text in ("$x$ } %", "<script>alert(1)</script>", "&lt;script&gt;", "<a href='https://a.org'>b</a>"):
        shown = _yaml("title", f"Of {_math(f'[mtext {text} mtext]')}").title.html
        assert "<script" not in shown and "<a" not in shown
