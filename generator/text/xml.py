"""Text -> text that may stand in XML, between tags or in quotes."""

import re
from functools import cache

SPECIAL = re.compile("[&<>\"']")
ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}


@cache
def _no_characters() -> re.Pattern[str]:
    """What is no Char of XML 1.0 (section 2.2), and the carriage return, which a parser would turn into a line
    break. It takes milliseconds to compile, and plain text needs none of it."""
    return re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def only_characters(text: str) -> str:
    """`text` without control characters, halves of characters and others that XML and YAML have no place for."""
    return text if text.isprintable() and text.isascii() else _no_characters().sub("", text)


def escaped_xml(text: str) -> str:
    """`text` escaped; what no XML may hold, not even escaped, is left out."""
    text = only_characters(text)
    return SPECIAL.sub(lambda match: ENTITIES[match[0]], text) if SPECIAL.search(text) else text
