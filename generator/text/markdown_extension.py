"""Python-Markdown with extensions: formulas are taken out first, headings begin at level 2, links are resolved."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions import Extension
from markdown.extensions.toc import remove_fnrefs, render_inner_html, strip_tags, unique
from markdown.inlinepatterns import InlineProcessor, SimpleTagInlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from generator.text.slug import anchor, own_anchors
from generator.text.tex.formulas import DISPLAY, INLINE, Formulas

# Code that begins before a formula is left for the parser's own pattern, which comes next.
CODE = r"|(?<![\\`])(?P<ticks>`+)(?!`)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)"
EXTENSIONS = ["tables", "footnotes", "def_list", "fenced_code", "attr_list", "abbr", "sane_lists", "toc"]
HEADINGS = {f"h{level}": level for level in range(1, 7)}
# Classes for the alignment of table columns (`|---:|`). Python-Markdown writes `style` attributes instead, which the
# Content-Security-Policy `default-src 'self'` forbids.
ALIGNED = {"text-align: center;": "centred", "text-align: right;": "at-end"}
WHITE = re.compile(r"\s+")
# Display formulas are taken out before blocks are parsed; otherwise a line "> b" in a formula would be a quotation.
DISPLAY_LINES = re.compile(rf"(?m)^ {{0,3}}(?:{DISPLAY.pattern})", re.S)


class Converter:
    """A Markdown parser for many texts, one after the other. It is not thread-safe.

    `with_code` adds syntax highlighting of fenced code blocks.
    """

    def __init__(self, with_code: bool) -> None:
        self._extension = _Extension()
        configs: dict[str, Any] = {}
        names = EXTENSIONS
        if with_code:
            names = [*EXTENSIONS, "codehilite"]
            configs["codehilite"] = {"css_class": "highlight", "guess_lang": False}
        self._markdown = markdown.Markdown(extensions=[*names, self._extension], extension_configs=configs)

    def convert(self, text: str, formulas: Formulas, resolve: Callable[[str], str], prefix: str = "") -> str:
        """Return HTML with placeholders for formulas, which are added to `formulas`; links are results of `resolve`.

        The ids of headings begin with "sec-" and `prefix`.
        """
        extension = self._extension
        extension.formulas, extension.resolve, extension.prefix = formulas, resolve, f"sec-{prefix}"
        return str(self._markdown.reset().convert(text))

    def headings(self, formulas: Formulas) -> Iterator[tuple[int, str, str]]:
        """Yield level, id and plain text of each heading of the last text, in order."""
        return self._flat(self._markdown.toc_tokens, formulas)  # type: ignore[attr-defined]

    def _flat(self, tokens: list[dict[str, Any]], formulas: Formulas) -> Iterator[tuple[int, str, str]]:
        for token in tokens:
            yield token["level"], token["id"], formulas.as_plain(markdown.util.code_escape(token["name"])).strip()
            yield from self._flat(token["children"], formulas)


class _Extension(Extension):
    """The extension. `formulas`, `resolve` and `prefix` belong to one text, and are set before each conversion."""

    formulas = Formulas()
    prefix = ""

    def __init__(self) -> None:
        super().__init__()
        self.resolve: Callable[[str], str] = str

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        # After fenced code (25) was taken out, before raw HTML (20).
        md.preprocessors.register(_DisplayFormulas(md, self), "display-formulas", 22)
        # After code spans (190), before escapes (180), which would remove the backslashes of TeX.
        md.inlinePatterns.register(
            _InlineFormula(DISPLAY.pattern + CODE, self, is_display=True), "display-formula", 192
        )
        md.inlinePatterns.register(_InlineFormula(INLINE.pattern + CODE, self, is_display=False), "formula", 191)
        # After inline patterns (20) have made the links, before the table of contents (5) reads the headings.
        md.treeprocessors.register(_Elements(md, self), "elements", 12)
        md.treeprocessors.register(_HeadingIds(md, self), "heading-ids", 6)
        # `H~2~O` and `10^5^`, as in Pandoc; no blanks inside, so that neither a path nor a sum is one.
        for sign, tag in (("~", "sub"), ("\\^", "sup")):
            pattern = rf"(?<=[\w)\]])({sign})([^\s~^\[\]<>]{{1,30}}){sign}(?!{sign})"
            md.inlinePatterns.register(SimpleTagInlineProcessor(pattern, tag), tag, 60)
        md.ESCAPED_CHARS += ["$", "~", "^"]


class _DisplayFormulas(Preprocessor):
    def __init__(self, md: markdown.Markdown, extension: _Extension) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        if "$$" not in text and "\\[" not in text:
            return lines
        return DISPLAY_LINES.sub(lambda match: self._extension.formulas.take(match, is_display=True), text).split("\n")


class _InlineFormula(InlineProcessor):
    def __init__(self, pattern: str, extension: _Extension, *, is_display: bool) -> None:
        super().__init__(pattern)
        self._extension, self._is_display = extension, is_display

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int] | tuple[None, None, None]:
        if "code" in m.re.groupindex and m["code"] is not None:
            return None, None, None
        return self._extension.formulas.take(m, is_display=self._is_display), m.start(0), m.end(0)


class _Elements(Treeprocessor):
    def __init__(self, md: markdown.Markdown, extension: _Extension) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, root: Element) -> None:
        headings = [element for element in root.iter() if element.tag in HEADINGS]
        shift = 2 - min((HEADINGS[element.tag] for element in headings), default=2)
        level = 1
        for element in headings:
            level = min(HEADINGS[element.tag] + shift, level + 1, 6)  # no level is skipped: after h2, h3 at most
            element.tag = f"h{level}"
        for element in root.iter():
            if element.get("id", "").startswith(("fn:", "fnref")):  # may have spaces: "Smith 2020"
                element.set("id", WHITE.sub("-", element.get("id", "")))
        for element in root.iter("a"):
            href = element.get("href", "")
            if href.startswith(("#fn:", "#fnref")):
                href = WHITE.sub("-", href)
            if href and not href.startswith(markdown.util.AMP_SUBSTITUTE):  # the parser encodes mail addresses
                element.set("href", self._extension.resolve(href))
        for element in root.iter("img"):
            element.set("src", self._extension.resolve(element.get("src", "")))
            element.set("loading", "lazy")
            element.set("decoding", "async")
        for element in [*root.iter("th"), *root.iter("td")]:
            if alignment := ALIGNED.get(element.attrib.pop("style", "")):
                element.set("class", alignment)


class _HeadingIds(Treeprocessor):
    """Gives each heading an id that depends only on its own text, and leads links inside the text to these ids."""

    def __init__(self, md: markdown.Markdown, extension: _Extension) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, root: Element) -> None:
        ids = {element.get("id", "") for element in root.iter()}
        headings = {
            element: self._text(element)
            for element in root.iter()
            if element.tag in HEADINGS and "id" not in element.attrib
        }
        names = own_anchors(headings.values())
        by_name: dict[str, str] = {}
        for element, text in headings.items():
            element.set("id", unique(f"{self._extension.prefix}{names[text]}", ids))
            by_name.setdefault(names[text], element.get("id", ""))
        for link in root.iter("a"):
            fragment = unquote(link.get("href", "").partition("#")[2])
            if link.get("href", "").startswith("#") and fragment not in ids:
                id = by_name.get(anchor(fragment.removeprefix("sec-")))
                link.set("href", f"#{id}" if id else link.get("href", ""))

    def _text(self, heading: Element) -> str:
        """The text of a heading without footnotes and markup, with formulas in TeX."""
        html = strip_tags(render_inner_html(remove_fnrefs(heading), self.md))
        return self._extension.formulas.as_tex(unescape(html))
