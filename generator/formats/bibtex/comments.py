"""The text of a .bib file -> the same without the comments between its fields and entries, line by line in its place.

A `%` begins one where no value is open, as biber has it; in braces or quotes it is a letter like others. People switch
fields and whole entries off with it, and the parser would read them.
"""

import re

MARK = re.compile(r'\\.|[{}"%]', re.S)
ROUND = re.compile(r"[ \t]*@\s*\w+\s*\(")


def without_comments(text: str) -> str:
    """The text of one entry, and of what stands behind it, without comments; its lines stay as many as they are."""
    if "%" not in text:
        return text
    outside = 0 if ROUND.match(text) else 1  # how many braces are open between the fields
    kept: list[str] = []
    depth, is_quoted, start, place = 0, False, 0, 0
    while found := MARK.search(text, place):
        mark, place = found[0], found.end()
        if mark == "%" and depth <= outside and not is_quoted:
            kept.append(text[start : found.start()])
            start = place = len(text) if (end := text.find("\n", place)) < 0 else end
        elif mark == '"' and depth == outside:
            is_quoted = not is_quoted
        elif mark in "{}":
            depth = max(0, depth + (1 if mark == "{" else -1))
    return "".join([*kept, text[start:]])
