"""The text of a .bib file -> the text without comments, with every line at its old number.

As in biber, a `%` outside of a value begins a comment; in braces or quotes it is an ordinary character. Authors use
comments to disable fields and whole entries, which the parser would otherwise read.
"""

import re

MARK = re.compile(r'\\.|[{}"%]', re.S)
ROUND = re.compile(r"[ \t]*@\s*\w+\s*\(")


def without_comments(text: str) -> str:
    """Return the text of one entry, and the text after it, without comments. The number of lines stays the same.

    `title = {A}, % year = {2020},` -> `title = {A}, `, but `title = {50\\% of A}` stays.
    """
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
