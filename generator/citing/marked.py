"""Text with the marks that become italics in HTML, and the punctuation that English references agree on."""

import re
from html import escape

ITALIC, ROMAN, ADDRESS = "\x03", "\x04", "\x05"  # control characters are taken out of everything that is read
CLOSED = re.compile(r"([’”]+)([.,])")
STOPPED = re.compile(r"([.?!])(\x04?[’”]*)\.(?!\.)")
OPENING = re.compile(r"(?:(?<=[\s(\[“‘])|^)(['\"])(?=\w)")


def italic(text: str) -> str:
    """Slanted, but for scripts that have no italics, such as Han."""
    return text if not text or has_no_case(text) else f"{ITALIC}{text}{ROMAN}"


def has_no_case(text: str) -> bool:
    """Whether it is in a script without capitals: Han, kana, Hangul, Arabic …"""
    return not text.isascii() and text.upper() == text.lower()


def quoted(text: str) -> str:
    """In quotation marks; those inside become single."""
    if "“" in text or "”" in text:
        text = text.replace("“", "‘").replace("”", "’")
    return f"“{text}”" if text else ""


def address(text: str) -> str:
    """A DOI or a web address, in which no punctuation is moved."""
    return f"{ADDRESS}{text}{ADDRESS}" if text else ""


def joined(delimiter: str, *parts: str) -> str:
    """The parts that are not empty."""
    return delimiter.join([part for part in parts if part])


def typographic(text: str) -> str:
    """Straight quotation marks and apostrophes as printers set them."""
    if "'" in text or '"' in text:
        text = OPENING.sub(lambda found: _opening(found, text), text).replace("'", "’").replace('"', "”")
    return text


def _opening(found: re.Match[str], text: str) -> str:
    """A single mark opens only where another closes: else it is an apostrophe, as in "rock 'n' roll"."""
    if found[1] == '"':
        return "“"
    return "‘" if re.search(r"\w'(?!\w)", text[found.end() :]) else "’"


def punctuated(text: str) -> str:
    """Full stops and commas inside closing quotation marks; no full stop after another, or after ? and !."""
    parts = text.split(ADDRESS)
    prose = ADDRESS.join(parts[::2])
    if "”" in prose or ("’" in prose and "‘" in prose):
        prose = CLOSED.sub(r"\2\1", prose)
    if ".." in prose or "?" in prose or "!" in prose or f".{ROMAN}." in prose or ".”" in prose or ".’" in prose:
        prose = STOPPED.sub(r"\1\2", prose)
        prose = prose.replace("?.”", "?”").replace("!.”", "!”").replace("..”", ".”")
    if len(parts) == 1:
        return prose
    found = prose.split(ADDRESS)
    return "".join([piece for pair in zip(found, [*parts[1::2], ""], strict=True) for piece in pair])


def as_html(text: str) -> str:
    """Safe HTML: the marks as `<i>`."""
    return escape(text, quote=False).replace(ITALIC, "<i>").replace(ROMAN, "</i>")


def as_plain(text: str) -> str:
    """Without the marks."""
    return text.replace(ITALIC, "").replace(ROMAN, "")
