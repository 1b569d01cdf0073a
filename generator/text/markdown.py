"""Markdown -> safe HTML, plain text, headings and faults, by Python-Markdown, with formulas and a sanitiser."""

import re
from functools import cache, lru_cache
from html import escape, unescape
from typing import TYPE_CHECKING

from generator.text.link import content_link, without_marks
from generator.text.marked import Issue, Marked
from generator.text.raw_html import removed_html, text_of_tags
from generator.text.sanitise import sanitise
from generator.text.tex.formulas import Formulas
from generator.text.tex.math_words import math_words, raised

if TYPE_CHECKING:
    from generator.text.markdown_extension import Converter

LARGEST = 1_000_000  # characters
# Long runs of one character, which make a Markdown parser slow or deeply nested and are in no real text.
BOMB = re.compile(r"([*_`\[\]()<>!~#])(?:\s?\1){300,}")
PAIRS = (("[", "]"), ("](", ")"), ("<", ">"), ("\\(", "\\)"), ("\\[", "\\]"))
MOST_OPEN, MOST_TAGS, MOST_HEADINGS = 100, 10_000, 1_000
MOST_MARKS, MARKS = 20_000, re.compile(r"[\\&<`*_\[$]")
HEADING_LINES = re.compile(r"^(?:#|=+$|-+$)", re.M)
# Characters that may be markup, anywhere and at the start of a line. Text without them is only paragraphs.
MARKUP = re.compile(r"[*_`\[\]<>&\\#|^~{}\t]")
MARKUP_OF_LINE = re.compile(r"[ =:+!-]|\d+[.)]")
# Simple emphasis, code and links: whole words inside, white space or punctuation around.
PLAIN = r"[^*_`\[\]<>&\\#|^~{}\n]"
# Each alternative begins with its mark and only then looks back, so that the search skips all text without one.
SIMPLE = re.compile(
    rf"(?:\*(?<![^\s(]\*)\*(\w(?:{PLAIN}*\w)?)\*\*|\*(?<![^\s(]\*)(\w(?:{PLAIN}*\w)?)\*"
    rf"|\[(?<![^\s(]\[)(\w(?:{PLAIN}*\w)?)\]\((https?://[\w./?=%+,:@-]+)\))(?![^\s).,;:?!])"
)
SIMPLE_CODE = re.compile(rf"`(?<![^\s(]`)(\w(?:{PLAIN}*\w)?)`(?![^\s).,;:?!])")
LEFT, RIGHT = "\ue004", "\ue005"
CODE = re.compile(r"^(?:```|~~~| {4}|\t)", re.M)
FOOTNOTES = re.compile(r'<sup id="[^"]*"><a class="footnote-ref".*?</sup>|<div class="footnote">.*?</div>', re.S)
FORMULA = re.compile(r'<math alttext="([^"]*)".*?</math>', re.S)
SCRIPT = re.compile(r"<(sup|sub)>([^<]*)</\1>")
HEADING = re.compile(r"<h[1-6][ >]")
FOOTNOTE_ID = re.compile(r'((?:id|href)="#?)(fn(?:ref)?\d*:)')


def render_markdown(
    source: str, *, folder: str = "", trusted: bool = False, prefix: str = "", is_tex_read: bool = False
) -> Marked:
    """Convert Markdown to HTML and plain text.

    Links are resolved against `folder`, the file's folder under `content/`. Raw HTML is sanitised unless `trusted`.
    The highest heading becomes `<h2>`. `prefix` keeps the ids of two texts on one page apart. Set
    `is_tex_read` if the TeX outside of formulas was already converted. The line and column of faults count from 1 in
    `source`. Never raises.

    `A *study* of $x$` -> `<p>A <em>study</em> of <math …>…</math></p>`
    """
    text = without_marks(source).replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > LARGEST or BOMB.search(text) or _is_lopsided(text):
        return _refused(text)
    formulas = Formulas()
    headings: tuple[tuple[int, str, str], ...] = ()
    issues: tuple[Issue, ...] = ()
    faults_of_tex: tuple[Issue, ...] = ()
    written = text
    html = _only_paragraphs(text, formulas)
    taken = Formulas()
    if html is None and not is_tex_read:
        from generator.text.tex.markdown_latex import take_latex

        text, faults_of_tex = take_latex(written, taken)
        if text != written:
            html = _only_paragraphs(text, formulas := Formulas(taken.held()))
    if html is None:
        try:
            html, headings, issues = _converted(text, formulas := Formulas(taken.held()), folder, trusted, prefix)
        except RecursionError:
            return _refused(written)
    if prefix:
        html = FOOTNOTE_ID.sub(rf"\g<1>{prefix}\2", html)
    html = formulas.as_html(html)
    if "<table" in html:
        from generator.text.print_width.tables import scrolling_tables

        html = scrolling_tables(html)
    return Marked(html, plain(html), headings, (*formulas.issues(written), *faults_of_tex, *issues))


def split_at_heading(marked: Marked) -> tuple[Marked, Marked]:
    """Split at the first heading: the text before it, with all faults, and the rest, with the headings."""
    first = HEADING.search(marked.html)
    if not first:
        return marked, Marked("", "")
    lead, rest = marked.html[: first.start()].strip(), marked.html[first.start() :]
    return Marked(lead, plain(lead), (), marked.issues), Marked(rest, plain(rest), marked.headings)


def plain(html: str) -> str:
    """Return the text of `html` on one line, with formulas as text ("10⁻³ eV") and without footnotes."""
    if "<sup" in html:
        html = FOOTNOTES.sub("", html)
    if "<math" in html:
        html = FORMULA.sub(lambda match: _formula_words(match[1]), html)
    if "<su" in html:
        html = SCRIPT.sub(lambda match: raised(match[1], unescape(match[2])), html)
    return " ".join(unescape(re.sub(r"<[^>]*>", " " if "<td" in html else "", html)).split())


@lru_cache(maxsize=20_000)
def _formula_words(alttext: str) -> str:
    return escape(math_words(unescape(alttext)), quote=False)


def _only_paragraphs(text: str, formulas: Formulas) -> str | None:
    """Return the HTML of a text of paragraphs, formulas and simple emphasis, code and links; None if there may be more.

    Most abstracts are such texts, and this function is many times as fast as the parser.
    """
    if "$$$" in text:  # where one formula ends and the next begins is for the parser
        return None
    kept = text.strip("\n")
    if "`" in kept:  # code comes first, because it may contain what looks like a formula
        kept = SIMPLE_CODE.sub(rf"{LEFT}code{RIGHT}\1{LEFT}/code{RIGHT}", kept)
    kept = SIMPLE.sub(_simple, formulas.take_all(kept))
    if LEFT in text or formulas.has(LEFT):
        return None
    if MARKUP.search(kept) or any(MARKUP_OF_LINE.match(line) or line.endswith("  ") for line in kept.split("\n")):
        return None
    paragraphs = (paragraph.strip() for paragraph in re.split(r"\n\s*\n", kept))
    html = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs if paragraph)
    return html.replace(LEFT, "<").replace(RIGHT, ">")


def _simple(match: re.Match[str]) -> str:
    """Return the HTML element of a simple mark, with LEFT and RIGHT as angle brackets so that no check sees markup."""
    strong, emphasis, words, url = match.groups()
    if url:
        return f'{LEFT}a href="{url}"{RIGHT}{words}{LEFT}/a{RIGHT}'
    tag = "strong" if strong else "em"
    return f"{LEFT}{tag}{RIGHT}{strong or emphasis}{LEFT}/{tag}{RIGHT}"


def _converted(
    text: str, formulas: Formulas, folder: str, trusted: bool, prefix: str = ""
) -> tuple[str, tuple[tuple[int, str, str], ...], tuple[Issue, ...]]:
    converter = _converter(bool(CODE.search(text)))
    refused: list[str] = []

    def resolve(url: str) -> str:
        link = content_link(url, folder)
        if link == "#" and url != "#":
            refused.append(url)
        return link

    html = converter.convert(text, formulas, resolve, prefix)
    removed: list[Issue] = []
    if not trusted:
        html = text_of_tags(html)
        removed += removed_html(html, text)
        html = sanitise(html, resolve)
    return (
        html,
        tuple(converter.headings(formulas)),
        (*(_unsafe(text, url) for url in dict.fromkeys(refused)), *removed),
    )


@cache
def _converter(with_code: bool) -> "Converter":
    """Return the parser for texts with code, which needs Pygments, or for texts without. Each is made once."""
    from generator.text.markdown_extension import Converter

    return Converter(with_code)


def _is_lopsided(text: str) -> bool:
    """Whether a text would make the parser slow: many brackets that are not closed, or too many tags or headings.

    For each open bracket the parser searches the rest of the text.
    """
    if text.count("<") > MOST_TAGS or (len(text) > MOST_MARKS and _is_full_of_marks(text)):
        return True
    if text.count("\n") > MOST_HEADINGS and len(HEADING_LINES.findall(text)) > MOST_HEADINGS:
        return True
    return any(text.count(left) > text.count(right) + MOST_OPEN for left, right in PAIRS)


def _is_full_of_marks(text: str) -> bool:
    """Whether one paragraph has so many escapes, entities and marks that the parser, which copies the rest of the
    paragraph for each, would need seconds."""
    return any(len(MARKS.findall(block)) > MOST_MARKS for block in text.split("\n\n") if len(block) > MOST_MARKS)


def _unsafe(text: str, url: str) -> Issue:
    at = max(text.find(url), 0)
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    shown = url if len(url) < 60 else f"{url[:57]}…"
    message = f'the link "{shown}" is not safe, and was removed'
    return Issue(line, column, message, "links begin with https:, http: or mailto:")


def _refused(text: str) -> Marked:
    """Return a text that must not be parsed as it is written, in `<pre>`, with a fault."""
    message = "the text is too long or too deeply nested for Markdown, and is shown as it is written"
    issue = Issue(1, 1, message, "make it shorter, or close its brackets")
    return Marked(f"<pre>{escape(text[:LARGEST])}</pre>", " ".join(text[:LARGEST].split()), issues=(issue,))
