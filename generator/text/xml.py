"""Text -> text that is valid in XML, between tags and in attribute values."""

import re
from functools import cache

SPECIAL = re.compile("[&<>\"']")
ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}


@cache
def _no_characters() -> re.Pattern[str]:
    """Return the pattern of all characters that are not a Char of XML 1.0 (section 2.2), and of the carriage return,
    which an XML parser replaces by a line break. It is compiled on first use, because that takes milliseconds."""
    return re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def only_characters(text: str) -> str:
    """Return `text` without control characters, lone surrogates and others that XML and YAML do not allow."""
    return text if text.isprintable() and text.isascii() else _no_characters().sub("", text)


def escaped_xml(text: str) -> str:
    """Return `text` with escapes for XML; characters that XML does not allow at all are removed."""
    text = only_characters(text)
    return SPECIAL.sub(lambda match: ENTITIES[match[0]], text) if SPECIAL.search(text) else text
