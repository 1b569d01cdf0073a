"""Marked text: the form of a reference before it becomes HTML or plain text, and the rules of its punctuation.

Marks are control characters around italics and around addresses. A style returns marked text; `punctuated` corrects its
punctuation and removes the marks of addresses; then `as_html` or `as_plain` removes those of italics.
"""

import re
from html import escape

ITALIC, ROMAN, ADDRESS = "\x03", "\x04", "\x05"  # control characters are removed from all content
INVERTED = {ord(ITALIC): ROMAN, ord(ROMAN): ITALIC}
CLOSED = re.compile(r"([’”]+)([.,])")
STOPPED = re.compile(r"([.?!])(\x04?[’”]*)\.(?!\.)")
OPENING = re.compile(r"(?:(?<=[\s(\[“‘])|^|(?<=\s['\"])|(?<=^['\"]))(['\"])(?=['\"]?\w)")


def italic(text: str) -> str:
    """Return `text` in italics; text in a script without italics, such as Han, is unchanged.

    Italics inside become upright, as in books: *The ecology of* E. coli *in lakes*.
    """
    if not text or has_no_case(text):
        return text
    if ITALIC in text:
        text = text.translate(INVERTED)
    return f"{ITALIC}{text}{ROMAN}".replace(ITALIC + ROMAN, "").replace(ROMAN + ITALIC, "")


def has_no_case(text: str) -> bool:
    """Return whether `text` is in a script without capitals: Han, kana, Hangul, Arabic …"""
    return not text.isascii() and text.upper() == text.lower()


def quoted(text: str) -> str:
    """Return `text` in quotation marks; quotation marks inside become single ones."""
    if "“" in text or "”" in text:
        text = text.replace("“", "‘").replace("”", "’")
    return f"“{text}”" if text else ""


def address(text: str) -> str:
    """Return a DOI or a web address with marks, so that `punctuated` does not change it."""
    return f"{ADDRESS}{text}{ADDRESS}" if text else ""


def joined(delimiter: str, *parts: str) -> str:
    """Return the parts that are not empty, with `delimiter` between them."""
    return delimiter.join([part for part in parts if part])


def typographic(text: str) -> str:
    """Return `text` with typographic quotation marks and apostrophes instead of straight ones."""
    if "'" in text or '"' in text:
        text = OPENING.sub(lambda match: _opening(match, text), text).replace("'", "’").replace('"', "”")
    return text


def _opening(match: re.Match[str], text: str) -> str:
    """Return an opening quotation mark; a single mark without a closing one is an apostrophe: "rock 'n' roll"."""
    if match[1] == '"':
        return "“"
    return "‘" if re.search(r"[\w)\"”.?!]'(?!\w)", text[match.end() :]) else "’"


def punctuated(text: str) -> str:
    """Return marked text with the punctuation of American English.

    Full stops and commas are inside closing quotation marks: `“A”.` -> `“A.”`. There is no full stop after another one,
    or after `?` and `!`.
    """
    parts = text.split(ADDRESS)
    prose = ADDRESS.join(parts[::2])
    if "”" in prose or ("’" in prose and "‘" in prose):
        prose = CLOSED.sub(r"\2\1", prose)
    if ".." in prose or "?" in prose or "!" in prose or f".{ROMAN}." in prose or ".”" in prose or ".’" in prose:
        prose = STOPPED.sub(r"\1\2", prose)
        prose = prose.replace("?.”", "?”").replace("!.”", "!”").replace("..”", ".”")
    if len(parts) == 1:
        return prose
    between = prose.split(ADDRESS)
    return "".join([piece for pair in zip(between, [*parts[1::2], ""], strict=True) for piece in pair])


def as_html(text: str) -> str:
    """Return marked text as safe HTML, with `<i>` for italics."""
    return escape(text, quote=False).replace(ITALIC, "<i>").replace(ROMAN, "</i>")


def as_plain(text: str) -> str:
    """Return marked text as plain text."""
    return text.replace(ITALIC, "").replace(ROMAN, "")
