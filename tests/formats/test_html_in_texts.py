"""HTML, entities and comparisons in texts: what is markup is shown as such, all else is shown as text."""

import json
import re

import pytest

from generator.formats.bibtex.reading import parse_bibtex_entries
from generator.formats.entry.entry import parse_markdown_entry
from generator.model.paper import Paper
from generator.text.markdown import render_markdown
from tests.portfolio import Portfolio


def entry(field: str) -> Paper:
    title = "" if field.startswith("title") else "title = {T}, "
    (paper,) = parse_bibtex_entries(f"@article{{k, {title}{field}}}", "content/papers/x.bib").papers
    return paper


TITLES = {
    "Of <i>E. coli</i> in H<sub>2</sub>O": ("Of <em>E. coli</em> in H<sub>2</sub>O", "Of E. coli in H₂O"),
    "Of &lt;i&gt;E. coli&lt;/i&gt;": ("Of <em>E. coli</em>", "Of E. coli"),
    "Of &amp;lt;i&amp;gt;E. coli&amp;lt;/i&amp;gt;": ("Of <em>E. coli</em>", "Of E. coli"),
    r"Of {\textless}i{\textgreater}E. coli{\textless}/i{\textgreater}": ("Of <em>E. coli</em>", "Of E. coli"),
    r"Of $\less$i$\greater$E. coli$\less$/i$\greater$": ("Of <em>E. coli</em>", "Of E. coli"),
    "A <b>bold</b> <scp>Claim</scp>": (
        'A <b>bold</b> <span class="small-caps">Claim</span>',
        "A bold Claim",
    ),
    "Filling <mask> tokens": ("Filling &lt;mask&gt; tokens", "Filling <mask> tokens"),
    "If a<b and c>d": ("If a&lt;b and c&gt;d", "If a<b and c>d"),
    "An <i>unclosed tag": ("An &lt;i&gt;unclosed tag", "An <i>unclosed tag"),
    r"Fish \&amp; Chips &amp; Peas &#38; Co": ("Fish &amp; Chips &amp; Peas &amp; Co", "Fish & Chips & Peas & Co"),
    "Caf&eacute; 5&#37;": ("Café 5%", "Café 5%"),
}


@pytest.mark.parametrize(("written", "shown"), TITLES.items())
def test_a_title(written: str, shown: tuple[str, str]) -> None:
    """Rich text of CSL in all spellings is markup; an unknown or unclosed tag is text."""
    title = entry(f"title = {{{written}}}").title
    assert (title.html, title.plain) == shown


@pytest.mark.parametrize(
    ("written", "shown"), [(written, shown) for written, shown in TITLES.items() if "\\" not in written]
)
def test_a_title_in_yaml(written: str, shown: tuple[str, str]) -> None:
    """It is read as in a .bib file, and so are venues and names."""
    front = json.dumps({"title": written, "venue": f"J. {written}", "authors": ["Ren&eacute; M&amp;uuml;ller"]})
    found = parse_markdown_entry(f"---\n{front}\n---\n", "content/papers/x.md")
    (paper,) = found.papers
    assert not found.problems
    assert (paper.title.html, paper.title.plain) == shown
    assert paper.container_title == f"J. {shown[1]}"
    assert paper.authors[0].name.full == "René Müller"


JATS = (
    "<jats:title>Abstract</jats:title><jats:p>Of <jats:italic>E</jats:italic> at 10<jats:sup>5</jats:sup></jats:p>"
    "<jats:sec><jats:title>Methods</jats:title><jats:p>A <mask> is <jats:bold>bold</jats:bold>.</jats:p></jats:sec>"
)


@pytest.mark.parametrize("text", ["---\ntitle: T\n---\n{}\n", "---\ntitle: T\nabstract: '{}'\n---\n"])
def test_jats_in_markdown(text: str) -> None:
    """An abstract from Crossref becomes paragraphs, with its emphasis, wherever it is written."""
    found = parse_markdown_entry(text.format(JATS), "content/papers/x.md")
    html = re.sub(r"\s*\n\s*", "", found.papers[0].abstract.html).replace(" </p>", "</p>")
    assert html == (
        "<p>Of <em>E</em> at 10<sup>5</sup></p>"
        "<p><strong>Methods.</strong></p><p>A &lt;mask&gt; is <strong>bold</strong>.</p>"
    )


ABSTRACTS = {
    "<jats:title>Abstract</jats:title><jats:p>Of <jats:italic>E</jats:italic> at 10<jats:sup>5</jats:sup></jats:p>": (
        "Of E at 10⁵"
    ),
    "<p>One.</p><p>Two at 10<sup>-3</sup> &lt; 1.</p>": "One. Two at 10⁻³ < 1.",
    "<sec><title>Methods</title><p>A.</p></sec><sec><title>Results:</title><p>B.</p></sec>": "Methods. A. Results. B.",
    "We predict the <mask> token and AFTER it <unk> comes.": "We predict the <mask> token and AFTER it <unk> comes.",
    r"We predict the \textless{}mask\textgreater{} token.": "We predict the <mask> token.",
    "If a<b and c>d, then x<y.": "If a<b and c>d, then x<y.",
    r"Of \emph{E. coli} and \textbf{bold} \texttt{code}.": "Of E. coli and bold code.",
    "A formula <inline-formula><tex-math>x^2</tex-math></inline-formula>.": "A formula x².",
}


@pytest.mark.parametrize(("written", "plain"), ABSTRACTS.items())
def test_an_abstract(written: str, plain: str) -> None:
    """JATS is read, comparisons and tokens stay, and a power is never a longer number."""
    assert entry(f"abstract = {{{written}}}").abstract.plain == plain


def test_markup_of_an_abstract_is_html() -> None:
    """Emphasis and links of TeX and of JATS are elements."""
    html = entry(
        r"abstract = {\emph{one} <i>two</i> \textbf{three} \href{https://example.org/~a_b}{four}}"
    ).abstract.html
    assert html == (
        '<p><em>one</em> <em>two</em> <strong>three</strong> <a href="https://example.org/~a_b">four</a></p>'
    )


def test_entities_in_names_and_venues() -> None:
    """They are read in every field."""
    paper = entry(
        r"author = {Rene M&uuml;ller and Marasovi\&#263;, Ana}, journal = {Fish \&amp; Chips}, "
        r"publisher = {A &amp;amp; B}"
    )
    assert [author.name.full for author in paper.authors] == ["Rene Müller", "Ana Marasović"]
    assert (paper.container_title, paper.publisher) == ("Fish & Chips", "A & B")


MARKDOWN = {
    "We predict the <mask> token and AFTER it.\n\nSecond.": "We predict the <mask> token and AFTER it. Second.",
    "a<b and c>d, then x<y": "a<b and c>d, then x<y",
    "Begin with <s> and <filter> and <pattern> AFTER.": "Begin with <s> and <filter> and <pattern> AFTER.",
    "<mask>\n\nnext": "<mask> next",
    "`<mask>` stays code": "<mask> stays code",
    "H~2~O and 10^5^ cells": "H₂O and 10⁵ cells",
    "10<sup>5</sup>": "10⁵",
    "~/home and ~~x~~ and x^2": "~/home and ~~x~~ and x^2",
}


@pytest.mark.parametrize(("written", "plain"), MARKDOWN.items())
def test_markdown_keeps_the_text_after_a_tag(written: str, plain: str) -> None:
    """A tag that HTML does not have, or that is never closed, is text."""
    marked = render_markdown(written)
    assert marked.plain == plain and not marked.issues


def test_what_is_removed_is_said(portfolio: Portfolio) -> None:
    """Elements and attributes that the sanitiser removes are warnings at their lines, in each kind of text."""
    bad = "One.\n\n<script>alert(1)</script>\n\n<b onclick='x'>bold</b>\n"
    portfolio.file("profile.md", bad).file("pages/x.md", f"---\ntitle: X\n---\n{bad}").paper("a", bad)
    said = ("the HTML element <script> was removed", 'the attribute "onclick" of <b> was removed')
    portfolio.build(expect=said * 3)
    assert all("alert(1)" not in portfolio.html(page) for page in ("index.html", "x.html", "papers/a.html"))
