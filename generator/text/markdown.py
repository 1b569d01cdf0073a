"""Markdown -> safe HTML, plain words, headings and faults, by Python-Markdown, with formulas and a sanitiser."""

import re
from functools import cache, lru_cache
from html import escape, unescape
from typing import TYPE_CHECKING

from generator.text.link import content_link, without_marks
from generator.text.marked import Issue, Marked
from generator.text.sanitise import sanitise
from generator.text.tex.formulas import Formulas
from generator.text.tex.math_words import math_words

if TYPE_CHECKING:
    from generator.text.markdown_extension import Converter

LARGEST = 1_000_000  # characters
# Runs of one mark that make a Markdown parser slow or deep, and that nobody writes.
BOMB = re.compile(r"([*_`\[\]()<>!~#])(?:\s?\1){300,}")
PAIRS = (("[", "]"), ("](", ")"), ("<", ">"), ("\\(", "\\)"), ("\\[", "\\]"))
MOST_OPEN, MOST_TAGS, MOST_HEADINGS = 100, 10_000, 1_000
HEADING_LINES = re.compile(r"^(?:#|=+$|-+$)", re.M)
# What Markdown may read as markup, anywhere and at the beginning of a line; text without it is paragraphs and nothing
# else.
MARKUP = re.compile(r"[*_`\[\]<>&\\#|^~{}\t]")
MARKUP_OF_LINE = re.compile(r"[ =:+!-]|\d+[.)]")
# Emphasis, code and links of the plainest kind: whole words inside, white space or punctuation around.
PLAIN = r"[^*_`\[\]<>&\\#|^~{}\n]"
# Each alternative begins with its mark and only then looks behind it, so that the search skips all text without one.
SIMPLE = re.compile(
    rf"(?:\*(?<![^\s(]\*)\*(\w(?:{PLAIN}*\w)?)\*\*|\*(?<![^\s(]\*)(\w(?:{PLAIN}*\w)?)\*"
    rf"|\[(?<![^\s(]\[)(\w(?:{PLAIN}*\w)?)\]\((https?://[\w./?=%+,:@-]+)\))(?![^\s).,;:?!])"
)
SIMPLE_CODE = re.compile(rf"`(?<![^\s(]`)(\w(?:{PLAIN}*\w)?)`(?![^\s).,;:?!])")
LEFT, RIGHT = "\ue004", "\ue005"
CODE = re.compile(r"^(?:```|~~~| {4}|\t)", re.M)
TABLE = re.compile(r"<table>.*?</table>", re.S)
SCROLLING = '<div class="table-scroll" role="region" aria-label="Table" tabindex="0">{}</div>'
FOOTNOTES = re.compile(r'<sup id="[^"]*"><a class="footnote-ref".*?</sup>|<div class="footnote">.*?</div>', re.S)
FORMULA = re.compile(r'<math alttext="([^"]*)".*?</math>', re.S)
HEADING = re.compile(r"<h[1-6][ >]")
FOOTNOTE_ID = re.compile(r'((?:id|href)="#?)(fn(?:ref)?\d*:)')


def render_markdown(
    source: str, *, folder: str = "", trusted: bool = False, prefix: str = "", is_tex_read: bool = False
) -> Marked:
    """Convert a text of the file's `folder` under `content/`, against which its links are resolved.

    Raw HTML is sanitised unless `trusted`. The highest heading becomes `<h2>`. `prefix` keeps the ids of footnotes
    apart where two texts stand on one page. With `is_tex_read` there is no TeX in it but in formulas. Line
    and column of faults count from 1 in `source`. Never raises.
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
            html, headings, issues = _converted(text, formulas := Formulas(taken.held()), folder, trusted)
        except RecursionError:
            return _refused(written)
    if prefix:
        html = FOOTNOTE_ID.sub(rf"\g<1>{prefix}\2", html)
    html = formulas.as_html(html)
    return Marked(html, plain(html), headings, (*formulas.issues(written), *faults_of_tex, *issues))


def split_at_heading(marked: Marked) -> tuple[Marked, Marked]:
    """What stands before the first heading, with all faults, and the rest with the headings."""
    first = HEADING.search(marked.html)
    if not first:
        return marked, Marked("", "")
    lead, rest = marked.html[: first.start()].strip(), marked.html[first.start() :]
    return Marked(lead, plain(lead), (), marked.issues), Marked(rest, plain(rest), marked.headings)


def plain(html: str) -> str:
    """The words of `html` on one line; a formula reads as text where it can, of footnotes there is nothing."""
    if "<sup" in html:
        html = FOOTNOTES.sub("", html)
    if "<math" in html:
        html = FORMULA.sub(lambda match: _formula_words(match[1]), html)
    return " ".join(unescape(re.sub(r"<[^>]*>", " " if "<td" in html else "", html)).split())


@lru_cache(maxsize=20_000)
def _formula_words(alttext: str) -> str:
    return escape(math_words(unescape(alttext)), quote=False)


def _only_paragraphs(text: str, formulas: Formulas) -> str | None:
    """The HTML of a text of nothing but paragraphs, formulas, and emphasis, code and links of the plainest kind; None
    where there may be more. Most abstracts are such texts, and this is many times as fast as the parser.
    """
    if "$$$" in text:  # where one formula ends and the next begins is for the parser
        return None
    kept = text.strip("\n")
    if "`" in kept:  # what looks like a formula may be code, which comes first
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
    """The element of a simple mark, its angle brackets as marks that no check takes for markup."""
    strong, emphasis, words, url = match.groups()
    if url:
        return f'{LEFT}a href="{url}"{RIGHT}{words}{LEFT}/a{RIGHT}'
    tag = "strong" if strong else "em"
    return f"{LEFT}{tag}{RIGHT}{strong or emphasis}{LEFT}/{tag}{RIGHT}"


def _converted(
    text: str, formulas: Formulas, folder: str, trusted: bool
) -> tuple[str, tuple[tuple[int, str, str], ...], tuple[Issue, ...]]:
    converter = _converter(bool(CODE.search(text)))
    refused: list[str] = []

    def resolve(url: str) -> str:
        link = content_link(url, folder)
        if link == "#" and url != "#":
            refused.append(url)
        return link

    html = converter.convert(text, formulas, resolve)
    if not trusted:
        html = sanitise(html, resolve)
    if "<table>" in html:
        html = TABLE.sub(lambda match: SCROLLING.format(match[0]), html)
    return html, tuple(converter.headings(formulas)), tuple(_unsafe(text, url) for url in dict.fromkeys(refused))


@cache
def _converter(with_code: bool) -> "Converter":
    """One parser for texts with code, which needs Pygments, and one for texts without; each is made once."""
    from generator.text.markdown_extension import Converter

    return Converter(with_code)


def _is_lopsided(text: str) -> bool:
    """Whether brackets are opened by the hundred and not closed, which makes a parser look for each end to the last
    word, or there are more tags or headings than anybody writes."""
    if text.count("<") > MOST_TAGS:
        return True
    if text.count("\n") > MOST_HEADINGS and len(HEADING_LINES.findall(text)) > MOST_HEADINGS:
        return True
    return any(text.count(left) > text.count(right) + MOST_OPEN for left, right in PAIRS)


def _unsafe(text: str, url: str) -> Issue:
    at = max(text.find(url), 0)
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    shown = url if len(url) < 60 else f"{url[:57]}…"
    return Issue(
        line, column, f'the link "{shown}" is not safe and was left out', "links begin with https:, http: or mailto:"
    )


def _refused(text: str) -> Marked:
    """A text that no parser should be given, shown as it is."""
    issue = Issue(1, 1, "the text is too long or too deeply nested for Markdown and is shown as it is", "shorten it")
    return Marked(f"<pre>{escape(text[:LARGEST])}</pre>", " ".join(text[:LARGEST].split()), issues=(issue,))
