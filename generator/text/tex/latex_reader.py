"""TeX text -> HTML and plain text, read from left to right with the tables of commands."""

import re
import unicodedata
from html import escape
from typing import NamedTuple

from generator.text.characters import INVISIBLE
from generator.text.link import is_web_address, safe_url
from generator.text.marked import Issue
from generator.text.tex import latex_tables as tables
from generator.text.tex.formulas import ANY, FIRST, HINT, LOOSE
from generator.text.tex.latex_braces import DEEPEST, find_braces
from generator.text.tex.latex_source import SCRIPTS
from generator.text.tex.math import MathError, mathml
from generator.text.tex.math_words import math_words

PARAGRAPH = "\ue008"  # where a paragraph ends
MOST_FAULTS = 20
TOKEN = re.compile(r"\\([a-zA-Z]+)\*?\s*|\\(.)|([^\\{}$~^_]+)|([$~{}^_\\])", re.S)
QUOTED = re.compile(r"(?<![`?!])`([^`']+)'(?![\w'])")
LIGATURE = re.compile(r"---?|``|''|[?!]?`")
BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
ENVIRONMENT = re.compile(
    r"\{(equation|displaymath|math|align|gather|multline|eqnarray)(\*?)\}(.{1,4000}?)\\end\{\1\2\}", re.S
)
OPTION = re.compile(r"\[[^\[\]{}]{0,80}\]\s*")
VERBATIM = re.compile(r"([^\s\w{])(.{0,300}?)\1")  # what follows \verb
COMMAND_HINT = "write it in Unicode, or between dollar signs if it is a formula"


class Piece(NamedTuple):
    """A part of the source that was read: its HTML, its plain text, and the position of its end."""

    html: str
    plain: str
    end: int


class Reader:
    """Reads a text, or parts of it, and collects the faults."""

    def __init__(self, source: str, *, has_links: bool = False, holds_formulas: bool = False) -> None:
        """With `holds_formulas`, the plain text has placeholders (`formulas.hold`), and `formulas` their TeX."""
        self.source = INVISIBLE.sub("", source.replace("\r\n", "\n")) if not source.isprintable() else source
        self.closes, self._odd, self._is_deep = find_braces(self.source)
        self._has_links, self._holds_formulas = has_links, holds_formulas
        self.formulas: list[str] = []
        self._depth = self._code = 0
        self._faults: dict[int, tuple[str, str]] = {}
        self._last = {opening: self.source.rfind(end) for opening, end in (("(", "\\)"), ("[", "\\]"))}

    def all(self) -> tuple[str, str]:
        """Return the HTML and the plain text of the whole text."""
        if self._is_deep:
            message = "the text is too deeply nested for TeX, and is shown as it is written"
            self._fault(0, message, f"use at most {DEEPEST} levels of braces")
            return escape(self.source, quote=False), self.source
        return self.read(0, len(self.source))

    def issues(self) -> tuple[Issue, ...]:
        """Return what could not be converted so far, in the order of the text."""
        found = []
        for at, (message, hint) in sorted(self._faults.items()):
            line = self.source.count("\n", 0, at) + 1
            found.append(Issue(line, at - self.source.rfind("\n", 0, at), message, hint))
        return tuple(found)

    def read(self, at: int, end: int) -> tuple[str, str]:
        """Return the HTML and the plain text of the source from `at` to `end`: of all of it, or of a group."""
        html: list[str] = []
        plain: list[str] = []
        switched: list[str] = []
        self._depth += 1
        while at < end:
            piece = self._next(at, end, switched)
            if piece.html:
                html.append(piece.html)
                plain.append(piece.plain)
            at = piece.end
        self._depth -= 1
        html.extend(f"</{tag}>" for tag in reversed(switched))
        return "".join(html), "".join(plain)

    def command(self, at: int) -> Piece:
        """Return the command at the position `at`, with its arguments."""
        return self._next(at, len(self.source), [])

    def _next(self, at: int, end: int, switched: list[str]) -> Piece:
        token = TOKEN.match(self.source, at, end)
        assert token  # one of its alternatives takes any character
        name, mark, text, sign = token.groups()
        if text is not None:
            return self._text(text, token.end(), is_code="code" in switched)
        if name is not None:
            return self._command(name, at, token.end(), end, switched)
        if mark is not None:
            return self._mark(mark, at, token.end(), end)
        return self._sign(sign, at, end)

    def _text(self, text: str, end: int, *, is_code: bool = False) -> Piece:
        if ("`" in text or "--" in text or "''" in text) and not (is_code or self._code):
            text = QUOTED.sub(r"‘\1’", text)
            text = LIGATURE.sub(lambda match: tables.LIGATURES[match[0]], text)
        if "\n" in text:
            text = BLANK_LINE.sub(PARAGRAPH if self._depth == 1 else " ", text).replace("\n", " ")
        if not text.isascii():
            text = unicodedata.normalize("NFC", text)
        return Piece(escape(text, quote=False), text, end)

    def _sign(self, sign: str, at: int, end: int) -> Piece:
        if sign == "{" and at in self.closes:
            close = self.closes[at]
            return Piece(*self.read(at + 1, close), close + 1)
        if sign == "$" and (found := self._formula(at, end)):
            return found
        if sign in "^_" and (scripts := SCRIPTS.match(self.source, at, end)) and "{" in scripts[0]:
            return self._math(scripts[0], scripts[0], at, scripts.end())
        if sign == "~":
            return Piece("\u00a0", "\u00a0", at + 1)
        if sign in "{}":
            self._fault(at, f'the brace "{sign}" has no partner', rf"add its partner, or write \{sign} to print it")
        return self._as_it_is(at, at + 1)

    def _mark(self, mark: str, at: int, after: int, end: int) -> Piece:
        """Read a command whose name is one character that is no letter."""
        if mark in tables.ACCENTS:
            return self._accent(mark, at, after, end)
        if mark in "([" and self._last[mark] > at and (found := self._formula(at, end)):
            return found
        if mark in tables.MARKS:
            shown = tables.MARKS[mark]
            return Piece(escape(shown, quote=False), shown, after)
        return self._as_it_is(at, after)

    def _formula(self, at: int, end: int) -> Piece | None:
        match = ANY.match(self.source, at, end)
        is_display = bool(match) and match[0].startswith(("$$", "\\["))  # type: ignore[index]
        match = match or LOOSE.match(self.source, at, end)
        if not match:
            return None
        tex = next(group for group in match.groups() if group is not None)
        piece = self._math(tex, match[0], at, match.end(), is_display=is_display)
        if self._holds_formulas:
            self.formulas.append(match[0] if match.re is ANY else f"\\({tex.strip()}\\)")
            return piece._replace(plain=chr(FIRST + len(self.formulas) - 1))
        return piece

    def _math(self, tex: str, written: str, at: int, end: int, *, is_display: bool = False) -> Piece:
        try:
            return Piece(mathml(" ".join(tex.split()), is_display), math_words(tex), end)
        except MathError as error:
            shown = " ".join(written.split())
            shown = shown if len(shown) < 60 else f"{shown[:57]}…"
            self._fault(at, f"the formula {shown} cannot be converted: {error}", HINT)
            return Piece(f'<code class="tex">{escape(written)}</code>', math_words(tex), end)

    def _command(self, name: str, at: int, after: int, end: int, switched: list[str]) -> Piece:
        """Read a command whose name is a word; `after` is the position after it and the spaces that follow."""
        if name in tables.SYMBOLS:
            shown = tables.SYMBOLS[name]
            return Piece(escape(shown, quote=False), shown, after)
        if name in tables.STYLES:
            return self._styled(tables.STYLES[name], at, after, end)
        if name in tables.SWITCHES:
            tag = tables.SWITCHES[name]
            switched.append(tag)
            return Piece(tables.opening(tag), "", after)
        if name in tables.ACCENTS:
            return self._accent(name, at, after, end)
        if name == "par":
            return Piece(PARAGRAPH, PARAGRAPH, after) if self._depth == 1 else Piece(" ", " ", after)
        if name == "begin" and (found := ENVIRONMENT.match(self.source, after, end)):
            tex = found[3] if found[1] in {"equation", "displaymath", "math"} else self.source[at : found.end()]
            return self._math(tex, self.source[at : found.end()], at, found.end(), is_display=found[1] != "math")
        if name in {"verb", "lstinline"} and (found := VERBATIM.match(self.source, after, end)):
            return Piece(f"<code>{escape(found[2], quote=False)}</code>", found[2], found.end())
        if name in {"url", "href"}:
            return self._address(name, at, after, end)
        if name == "ensuremath":
            return self._ensured(at, after, end)
        return self._rarer(name, at, after, end)

    def _rarer(self, name: str, at: int, after: int, end: int) -> Piece:
        if name in tables.SILENT or name in tables.NOTES:
            return self._silent(name, at, after, end)
        if name in tables.QUOTED:
            left, right = tables.QUOTED[name]
            inner = self._argument(after, end)
            return Piece(f"{left}{inner.html}{right}", f"{left}{inner.plain}{right}", inner.end)
        if name in tables.LAST_SHOWN:
            for _ in range(tables.LAST_SHOWN[name] - 1):
                after = self._argument(after, end).end
            return self._argument(after, end)
        if name in tables.ARGUMENTS or tables.is_symbol(name):
            return self._bare_math(name, at, after, end)
        return self._unknown(name, at, end)

    def _silent(self, name: str, at: int, after: int, end: int) -> Piece:
        if is_note := name in tables.NOTES:
            self._fault(at, "the footnote in this field is left out", "write it in `note`")
            after = option.end() if (option := OPTION.match(self.source, after, end)) else after
        for _ in range(tables.NOTES[name] if is_note else tables.SILENT[name]):
            after = self._argument(after, end).end
        return Piece("", "", after - (is_note and self.source[after - 1].isspace()))  # the next word keeps its space

    def _bare_math(self, name: str, at: int, after: int, end: int) -> Piece:
        """Read a command of formulas outside of a formula, with its arguments, subscripts and superscripts."""
        if name == "sqrt" and (degree := OPTION.match(self.source, after, end)):
            after = degree.end()
        for _ in range(tables.ARGUMENTS.get(name, 0)):
            token = TOKEN.match(self.source, after, end)
            is_command = token is not None and token[0].startswith("\\")
            after = token.end() if token and is_command else self.closes.get(after, after) + 1
        stop = at + len(self.source[at : min(after, end)].rstrip())
        if scripts := SCRIPTS.match(self.source, stop, end):
            stop = scripts.end()
        return self._math(self.source[at:stop], self.source[at:stop], at, stop)

    def _ensured(self, at: int, after: int, end: int) -> Piece:
        if close := self.closes.get(after):
            tex, stop = self.source[after + 1 : close].strip().strip("$"), close + 1
        else:
            token = TOKEN.match(self.source, after, end)
            stop = token.end() if token and token[1] else min(after + 1, end)
            tex = self.source[after:stop].strip()
        return self._math(tex, self.source[at:stop], at, stop)

    def _address(self, name: str, at: int, after: int, end: int) -> Piece:
        """Read `\\url{…}` or `\\href{…}{…}`."""
        close = self.closes.get(after, 0)
        if not close:
            return self._unknown(name, at, end)
        url = re.sub(r"\\([%#&_~{}])", r"\1", self.source[after + 1 : close]).strip()
        if name == "url":
            return Piece(self._link(url, escape(url, quote=False)), url, close + 1)
        words = self._argument(close + 1, end)
        return Piece(self._link(url, words.html), words.plain, words.end)

    def _link(self, url: str, html: str) -> str:
        """Return a link, if links are allowed and the URL is a safe one on the web, else `html`."""
        is_link = self._has_links and is_web_address(url) and safe_url(url) and "<a " not in html
        return f'<a href="{escape(safe_url(url))}">{html}</a>' if is_link else html

    def _styled(self, tag: str, at: int, after: int, end: int) -> Piece:
        self._code += tag == "code"
        inner = self._argument(after, end)
        self._code -= tag == "code"
        plain = math_words(f"{'^' if tag == 'sup' else '_'}{{{inner.plain}}}") if tag in {"sup", "sub"} else inner.plain
        if plain[:1] in {"^", "_"}:
            plain = inner.plain
        return Piece(
            f"{tables.opening(tag)}{inner.html}</{tag}>" if tag and inner.html else inner.html, plain, inner.end
        )

    def _accent(self, name: str, at: int, after: int, end: int) -> Piece:
        letters = self._argument(after, end)
        plain = letters.plain.lstrip()
        if plain[:1].isalpha():
            shown = tables.accented(plain, name)
            return Piece(escape(shown, quote=False), shown, letters.end)
        command = self.source[at : at + 1 + len(name)]
        if not plain and name in tables.BARE:
            shown = tables.BARE[name]
            return Piece(shown, shown, letters.end)
        self._fault(at, f"the accent {command} has no letter, and is shown as it is written", "put a letter after it")
        return Piece(escape(command, quote=False) + letters.html, command + letters.plain, letters.end)

    def _argument(self, at: int, end: int) -> Piece:
        """Read the argument of a command: a group, or the next token."""
        while at < end and self.source[at].isspace():
            at += 1
        if at >= end or (self.source[at] == "}" and at not in self._odd):
            return Piece("", "", min(at, end))
        if self._depth > 2 * DEEPEST:
            return self._as_it_is(at, at + 1)
        if self.source[at] not in "\\{$":
            return self._text(self.source[at], at + 1)
        self._depth += 1
        switched: list[str] = []
        piece = self._next(at, end, switched)
        self._depth -= 1
        closing = "".join(f"</{tag}>" for tag in switched)
        return piece._replace(html=piece.html + closing) if closing else piece

    def _unknown(self, name: str, at: int, end: int) -> Piece:
        """Return an unknown command as it is written, with the groups directly after it, and add a fault."""
        after = at + 1 + len(name)
        while after < end and after in self.closes:
            after = self.closes[after] + 1
        self._fault(at, f"the TeX command \\{name} is not known, and is shown as it is written", COMMAND_HINT)
        return self._as_it_is(at, after)

    def _as_it_is(self, at: int, end: int) -> Piece:
        shown = self.source[at:end]
        return Piece(escape(shown, quote=False), shown, end)

    def _fault(self, at: int, message: str, hint: str) -> None:
        if len(self._faults) < MOST_FAULTS:
            self._faults[at] = (message, hint)
