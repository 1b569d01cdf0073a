"""TeX in Markdown -> characters, or placeholders for HTML, before the parser or its fast path reads the text."""

import re

from generator.text.marked import Issue
from generator.text.tex.formulas import ANY, Formula, Formulas
from generator.text.tex.latex_reader import PARAGRAPH, Reader
from generator.text.tex.latex_tables import (
    ACCENTS,
    ARGUMENTS,
    LETTERS,
    SILENT,
    STYLES,
    SWITCHES,
    SYMBOLS,
    is_known,
    is_symbol,
)
from generator.text.tex.ligatures import QUOTED

LONGEST = 200_000  # characters; TeX in longer texts is not converted
# Parts without TeX, in the order in which Markdown reads them: code, tags, URLs, escaped backslashes.
NO_TEX = (
    r"^ {0,3}(?P<fence>```|~~~)[^\n]*\n(?:.*?^ {0,3}(?P=fence)[`~]*\s*$|.*)|^(?: {4}|\t)[^\n]*"
    r"|(?P<ticks>(?<!`)`+)(?!`)(?:(?!\n\s*\n).){0,2000}?(?<!`)(?P=ticks)(?!`)"
    r"|<(?P<raw>script|style|pre|code|textarea)\b.{0,8000}?</(?P=raw)|<[a-zA-Z/!][^<>\n]{0,500}>|\]\([^()\s]*|://[^\s<>)]+|\\\\"
)
TIE = r"(?P<tie>~)(?<=[^\W_]~|[.)}$]~)(?=[\w\\$({])(?!\w+~)"
TEX = r"(?P<group>\{(?=\\))|\\(?P<name>[a-zA-Z]+)|\\(?P<accent>[`'^\"~=.])|\\(?P<mark>[&%])|\\(?P<space>,)"
# The first character is checked first, so that the search skips all text without it.
BEGIN = r"(?=[`~<\]:{\\$]|^[ \t])"
PART = re.compile(f"{BEGIN}(?:{QUOTED}|(?P<skip>{NO_TEX}|{ANY.pattern})|{TIE}|{TEX})", re.S | re.M)
# "don\\'t" and `he said \\"yes\\"` are escaped quotation marks and no accents.
CONTRACTION = re.compile(r"\\'(?:s|t|re|ll|m|d|ve)\b")
CLOSING = re.compile(r"[\w.,!?]\\[\"'](?![A-Za-z{\\])")
PATH = re.compile(r"[:\\/]$|[A-Za-z]:\\[\w.\\-]*$")
SUBSCRIPT = re.compile(r"~\w+$")
WORD = re.compile(r"\\(?:[a-zA-Z]+|.)", re.S)
MARKUP = re.compile(r"[*_`\[\]<>&\\#|^~{}!:=+-]")


def take_latex(text: str, formulas: Formulas) -> tuple[str, tuple[Issue, ...]]:
    """Return the text with known TeX commands converted, and what could not be converted.

    Commands become the characters that they stand for, or placeholders of `formulas` if they become HTML. Code,
    formulas and what only looks like TeX stay as they are.
    """
    if not _may_hold_tex(text):
        return text, ()
    taker = _Taker(text, formulas)
    return taker.taken(), taker.reader.issues() if taker.reader else ()


def _may_hold_tex(text: str) -> bool:
    if ("\\" not in text and "''" not in text and "~" not in text) or len(text) > LONGEST:
        return False
    if "`" in text:
        return True
    words = ANY.sub("", text)  # most texts with a backslash have it in their formulas
    return "\\" in words or "~" in words


class _Taker:
    """Converts the TeX of one text."""

    def __init__(self, text: str, formulas: Formulas) -> None:
        self._text, self._formulas = text, formulas
        self.reader: Reader | None = None
        self._has_quotes = False

    def taken(self) -> str:
        found: list[str] = []
        at = done = 0
        while match := PART.search(self._text, at):
            at = match.end()
            if match["skip"] is not None or (end := self._end(match)) == 0:
                continue
            found += [self._text[done : match.start()], self._shown(match, end)]
            at = done = end
        if not done:
            return self._text
        return "".join([*found, self._text[done:]])

    def _end(self, match: re.Match[str]) -> int:
        """Return the end of the TeX that begins with this match; 0 if it is no TeX."""
        if match["tie"] and SUBSCRIPT.search(self._text[max(match.start() - 20, 0) : match.start()]):
            return 0
        if match["quoted"] is not None or match["tie"] or match["mark"]:
            return match.end()
        if self.reader is None:
            self.reader = Reader(self._text, has_links=True)
            self._has_quotes = bool(CLOSING.search(self._text))
        if self._text != self.reader.source:  # the reader removed invisible characters: positions would differ
            return 0
        at = match.start()
        if match["group"]:
            word = WORD.match(self._text, at + 1)
            close = self.reader.closes.get(at, 0)
            is_tex = word is not None and (word[0][1:] in ACCENTS or is_known(word[0][1:]))
            return close + 1 if close and is_tex and "\n\n" not in self._text[at:close] else 0
        if match["space"]:
            is_between = self._text[at - 1 : at].isalnum() or self._text[at - 1 : at] in {"$", ".", "}"}
            return match.end() if at and is_between and self._text[at + 2 : at + 3].isalnum() else 0
        is_tex = self._is_accent(match) if match["accent"] else self._is_command(match)
        if not is_tex:
            return 0
        end = self.reader.command(at).end
        return end + 2 if self._text.startswith("{}", end) else end

    def _is_accent(self, match: re.Match[str]) -> bool:
        """Whether a backslash and a character are an accent, and neither an escape of Markdown nor an escaped quote."""
        sign, at, after = match["accent"], match.start(), match.end()
        before, following = self._text[at - 1 : at] if at else "", self._text[after : after + 1]
        if following == "{":
            close = self.reader.closes.get(after, 0) if self.reader else 0
            return 0 < close - after <= 8
        if following == "\\":
            return self._text[after + 1 : after + 2].isalpha()
        if not following.isalpha() or not following.isascii() or sign == "." or CONTRACTION.match(self._text, at):
            return False
        if before.isalpha():
            return True
        return sign != "`" and following in "aeiouyAEIOUYnNcCsSzZ" and not (sign in "\"'" and self._has_quotes)

    def _is_command(self, match: re.Match[str]) -> bool:
        """Whether a backslash and a word are a command, and not part of a path of Windows."""
        name, at, after = match["name"], match.start(), match.end()
        if PATH.search(self._text[max(at - 80, 0) : at]):
            return False
        following = self._text[after : after + 1]
        takes = following == "{" and self.reader is not None and after in self.reader.closes
        if name in {"url", "href", "ensuremath", "enquote", "textcolor", "noopsort", "label", "footnote", "par"}:
            return takes
        if name in STYLES or name in ACCENTS or name in ARGUMENTS:
            return takes
        if name in {"item", "space", "newline", "linebreak", "hfill"}:
            return False
        if name in LETTERS or name in SYMBOLS or is_symbol(name):
            return len(name) > 1 or not following.isalnum()
        if name in SWITCHES or name in SILENT:
            return name in {"xspace", "relax", "noindent"}
        return takes and len(name) > 1 and not is_known(name)  # an unknown command: reported, and shown as written

    def _shown(self, match: re.Match[str], end: int) -> str:
        """Return the text that replaces the TeX."""
        if match["tie"]:
            return "\u00a0"
        if match["quoted"] is not None:
            return f"“{match['quoted']}”"
        if match["mark"]:
            return self._formulas.hold(Formula(match["mark"], match[0], html="&amp;")) if match["mark"] == "&" else "%"
        assert self.reader
        written = self._text[match.start() : end]
        if match["group"]:
            html, plain = self.reader.read(match.start() + 1, end - 1)
        else:
            html, plain, _ = self.reader.command(match.start())
        html, plain = html.replace(PARAGRAPH, " "), plain.replace(PARAGRAPH, " ")
        if html == plain and not MARKUP.search(plain):
            return plain
        return self._formulas.hold(Formula(plain, written, html=html))
