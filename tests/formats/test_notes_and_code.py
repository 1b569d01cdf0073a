"""Code, footnotes and addresses in the fields of entries."""

import pytest

from generator.formats.bibtex.reading import parse_bibtex_entries
from generator.formats.entry.entry import Entries, parse_markdown_entry

FOOTNOTE = "the footnote in this field is left out"


def _bib(fields: str) -> Entries:
    return parse_bibtex_entries(f"@misc{{k, {fields}}}", "content/papers/x.bib")


def _yaml(title: str) -> Entries:
    return parse_markdown_entry(f"---\ntitle: '{title}'\n---\n", "content/papers/x.md")


@pytest.mark.parametrize(
    ("written", "html"),
    [
        (r"Use \texttt{--x} or a--b", "Use <code>--x</code> or a–b"),
        (r"\texttt{a--b} -- c", "<code>a--b</code> – c"),
        (r"{\tt --x} now", "<code>--x</code> now"),
        (r"\verb|--x_y|, \code{--z}", "<code>--x_y</code>, <code>--z</code>"),
        (r"Run `pip install --user a_b` now", "Run <code>pip install --user a_b</code> now"),
        (r"``quoted'' and `single' and `code`", "“quoted” and ‘single’ and <code>code</code>"),
        (r"The `best' of `both' worlds", "The ‘best’ of ‘both’ worlds"),
        (r"a `b' c `d", "a ‘b’ c ‘d"),
    ],
)
def test_hyphens_and_backticks_of_code(written: str, html: str) -> None:
    """In code they are no dash and no quotation mark; a backtick that an apostrophe closes is one."""
    found = _bib(f"title = {{{written}}}")
    assert found.papers[0].title.html == html and found.problems == ()


@pytest.mark.parametrize(
    ("written", "html"),
    [
        (r"Use \& --verbose", "Use &amp; --verbose"),
        (r"Use \texttt{--x} -- now", "Use <code>--x</code> – now"),
        (r"A \emph{b} -- c--d", "A <em>b</em> – c–d"),
        (r"Erd\H{o}s--R\''enyi", "Erdős–Rényi"),
    ],
)
def test_hyphens_of_options_in_yaml(written: str, html: str) -> None:
    """An option keeps its hyphens beside commands of TeX, too."""
    assert _yaml(written).papers[0].title.html == html


def test_code_in_an_abstract() -> None:
    """It is code in each spelling."""
    words = r"Run `a_b --x`, \texttt{--y} and \verb|z--z| -- or `q' and ``r''."
    html = _bib(f"title = {{T}}, abstract = {{{words}}}").papers[0].abstract.html
    codes = ("a_b --x", "--y", "z--z")
    assert all(f"<code>{code}</code>" in html for code in codes) and " – or ‘q’ and “r”." in html


@pytest.mark.parametrize(
    "command",
    [r"\footnote{By X}", r"\footnote[2]{By {X}}", r"\thanks{By X}", r"\footnotemark[1]", r"\footnotemark",
     r"\thanksref{t1}", r"\tnoteref{l1}", r"\corref{c1}", r"\fnref{f1}", r"\footnotetext{By X}",
     r"\IEEEauthorrefmark{1}"],
)  # fmt: skip
@pytest.mark.parametrize("field", ["title", "abstract", "note"])
def test_footnotes_are_left_out_with_a_word(command: str, field: str) -> None:
    """A note at another place, and a mark that leads to one."""
    other = "" if field == "title" else "title = {T}, "
    found = _bib(f"{other}{field} = {{One{command} two.}}")
    assert getattr(found.papers[0], field).plain == "One two."
    assert [problem.message for problem in found.problems] == [FOOTNOTE]


def test_footnotes_in_yaml() -> None:
    """They are reported at the line of the title."""
    found = _yaml(r"One\footnote{By X} two")
    assert found.papers[0].title.plain == "One two"
    assert [(problem.line, problem.message) for problem in found.problems] == [(2, FOOTNOTE)]


@pytest.mark.parametrize(
    ("written", "venue", "extra"),
    [
        (r"\url{https://a.example/t}", "", ""),
        ("https://a.example/t", "", ""),
        (r"\urlprefix\url{https://a.example/t}", "", ""),
        (r"Available at: \url{https://a.example/t}.", "", ""),
        (r"[Online]. Available: \url{https://a.example/t}", "", ""),
        (r"Blog post, \url{https://a.example/t}", "Blog post", ""),
        (r"\url{https://a.example/t} (Poster)", "Poster", ""),
        (r"\href{https://a.example/t}{My {\"u}ber blog}", "My über blog", ""),
        (r"Talk at \url{https://a.example/t}, video", "", "Talk at https://a.example/t, video"),
        ("Blog post", "Blog post", ""),
    ],
)
def test_words_beside_an_address(written: str, venue: str, extra: str) -> None:
    """The address is the link of the paper, and no word is lost, but those that announce an address."""
    paper = _bib(f"title = {{T}}, howpublished = {{{written}}}").papers[0]
    assert paper.url == ("https://a.example/t" if written != "Blog post" else "")
    assert (paper.container_title, dict(paper.extra).get("howpublished", "")) == (venue, extra)


@pytest.mark.parametrize(
    "words", ["accessed 2020-01-02", "(last accessed: 2 January 2020)", "Visited on January 2, 2020."]
)
def test_the_day_of_access_beside_an_address(words: str) -> None:
    """It is the field `accessed`."""
    paper = _bib(f"title = {{T}}, howpublished = {{\\url{{https://a.example/t}}, {words}}}").papers[0]
    assert paper.accessed and paper.accessed.iso == "2020-01-02" and not paper.container_title


def test_an_addendum_is_a_note() -> None:
    """As biblatex prints it, at the end."""
    paper = _bib(r"title = {T}, addendum = {See \href{https://a.example}{this}}, note = {In part}").papers[0]
    assert paper.note.html == '<p>In part</p>\n<p>See <a href="https://a.example">this</a></p>'


@pytest.mark.parametrize(
    "macros",
    ['@string{p = "Journal of "}\n@string{j = p # {Deep } # "Things"}',
     '@string(p = {Journal of })\n@string(j = p # "Deep" # { Things})',
     '@string{j = "Journal of " # "Deep Things"}',
     '@string{p = "Journal"}\n@string{b = " of "}\n@string{j = p # b # "Deep Things "}'],
)  # fmt: skip
def test_macros_keep_their_blanks(macros: str) -> None:
    """Blanks at the ends of a macro are part of it, when it is joined with others."""
    (paper,) = parse_bibtex_entries(
        f"{macros}\n@article{{k, title = {{T}}, journal = j}}", "content/papers/x.bib"
    ).papers
    assert paper.container_title == "Journal of Deep Things"
