"""Errors of the YAML parser -> the usual cause in plain words, and a hint."""

import re
from collections.abc import Iterator

import yaml
from yaml.error import Mark

from generator.model.problem import Problem

# What YAML allows in a file (1.2.2, section 5.1 "Character Set").
UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
KEY = re.compile(r"\s*(?:- +)?[\w-]+:(?:\s+|$)")
CLOSED = re.compile(r"\s*(?:- +)?[\w-]+:\s+(?=[{\[].*[}\]]\s*[^\s#,\]}])")
TIGHT = re.compile(r"\s*[\w-]+:[^\s/]")
INDENT = "begin the line in the same column as the field above it"
QUOTED = "put the value in quotes"
UNCLOSED = "add the closing quotation mark, or delete the opening one"

# A phrase of libyaml or PyYAML, our message, our hint, and whether the error is at the start of the construct.
TOO_DEEP = "values are nested more than 50 levels deep", "use two or three levels"
ADVICE = (
    ("maximum nesting depth", *TOO_DEEP, False),
    ("found a tab character", "a tab is not allowed here", "use spaces", False),
    ("found unexpected end of stream", "a quotation mark is never closed", UNCLOSED, True),
    ("found unexpected document", "a quotation mark is never closed", UNCLOSED, True),
    ("expected ',' or", "a bracket is never closed, or a comma is missing", "write lists like [one, two]", True),
    ("while parsing a flow", "a bracket is never closed, or a comma is missing", "write lists like [one, two]", True),
    (
        "expected '-' indicator",
        "this line does not belong to the list above it",
        'begin it with "- ", or indent it like the item before',
        False,
    ),
    (
        "sequence entries are not allowed",
        'a value cannot begin with "- "',
        "write a list on the lines below the name, or put the value in quotes",
        False,
    ),
    (
        "unknown escape character",
        "a backslash in double quotes must be doubled",
        "use single quotes, or write | after the colon and the text on the next line, indented",
        False,
    ),
    ("hex", "a backslash in double quotes must be doubled", "use single quotes instead", False),
    ("mapping keys are not allowed", 'a value cannot begin with "? "', QUOTED, False),
    ("escape sequence", "a backslash in double quotes must be doubled", "use single quotes instead", False),
    ("could not find expected ':'", "a field needs a colon and a space after its name", "write `name: value`", True),
    ("found undefined alias", "a value that begins with * needs quotes", QUOTED, False),
    ("scanning an alias", "a value that begins with * needs quotes", QUOTED, True),
    ("scanning an anchor", "a value that begins with & needs quotes", QUOTED, True),
    (
        "found duplicate anchor",
        "this anchor (&name) is defined twice",
        "put a value that begins with & in quotes",
        False,
    ),
    ("directive", "a line must not begin with %", QUOTED, False),
    ("scanning a tag", "a value that begins with ! needs quotes", QUOTED, True),
    ("parsing a tag", "a value that begins with ! needs quotes", QUOTED, True),
    ("undefined tag handle", "a value that begins with ! needs quotes", QUOTED, True),
    ("block scalar", "no text may follow | or > on the same line", "begin the text on the next line, indented", True),
    (
        "expected a single document",
        "a second `---` begins another document",
        "write one list instead: `- title: …`",
        False,
    ),
    (
        "document start",
        "this line is not a field",
        "write `name: value`, and put text that begins with { or [ in quotes",
        False,
    ),
)


def explained(error: yaml.YAMLError, text: str, path: str, first_line: int) -> Problem:
    """Return the problem for an error of the parser in `text`, which begins on `first_line` of the file."""
    if found := UNPRINTABLE.search(text):
        line, column = text.count("\n", 0, found.start()), found.start() - text.rfind("\n", 0, found.start()) - 1
        return Problem(path, line + first_line, column + 1, "this text contains a control character", "delete it")
    lines = text.split("\n")
    at, message, hint = next(_explanations(error, lines))
    return Problem(path, at[0] + first_line, at[1] + 1, message, hint)


def _explanations(error: yaml.YAMLError, lines: list[str]) -> Iterator[tuple[tuple[int, int], str, str]]:
    """Yield line and column (from 0), message and hint of each possible explanation, the best first."""
    at = _place(getattr(error, "problem_mark", None)) or (0, 0)
    began = _place(getattr(error, "context_mark", None)) or at
    said = f"{getattr(error, 'context', None) or ''} {getattr(error, 'problem', None) or error}".strip()
    written = lines[at[0]] if at[0] < len(lines) else ""
    if closed := CLOSED.match(written):
        yield (at[0], closed.end()), "text follows a closing brace or bracket", "put the value in quotes: '{BERT} …'"
    if "mapping values are not allowed" in said:
        yield _colon(at, lines)
    if "cannot start any token" in said or "node content" in said:
        yield _start(at, written)
    if "expected key" in said or "<block end>" in said:
        yield _no_field(at, lines)
    for phrase, message, hint, is_where_it_began in ADVICE:
        if phrase in said:
            yield began if is_where_it_began else at, message, hint
    yield at, f"this is not valid YAML: {said}", "check the quotes, brackets and indentation here"


def _colon(at: tuple[int, int], lines: list[str]) -> tuple[tuple[int, int], str, str]:
    """Explain a colon that is not allowed: the cause is in the value or on the line above."""
    above = lines[at[0] - 1] if at[0] else ""
    written = lines[at[0]]
    if TIGHT.match(above) and not KEY.match(above):
        column = above.index(":") + 1
        return (at[0] - 1, column), "a space is missing after the colon", f"write `{above[:column].strip()} …`"
    field = KEY.match(written)
    if field and field.end() > at[1] and _indent(written) > _indent(above):
        return (at[0], _indent(written)), "this line is indented, but the field above already has a value", INDENT
    hint = 'put the value in quotes: title: "Attention: all you need"'
    return at, "the value contains a colon followed by a space", hint


def _start(at: tuple[int, int], written: str) -> tuple[tuple[int, int], str, str]:
    """Explain a character that cannot begin a value."""
    found = written[at[1] : at[1] + 1]
    if found == "\t":
        return at, "a tab is not allowed here", "use spaces"
    if not found:
        return at, "a value is missing here", "add the value, or delete the character before it"
    return at, f"a value cannot begin with {found}", f'put the value in quotes: "{found}…"'


def _no_field(at: tuple[int, int], lines: list[str]) -> tuple[tuple[int, int], str, str]:
    """Explain text in a place where a field must begin."""
    written = lines[at[0]] if at[0] < len(lines) else ""
    before = re.match(r"\s*(?:- +)?[\w-]+:\s+(['\"])", written)
    if before and at[1] >= before.end():
        if before[1] == "'" and re.match(r"\w", written[at[1] :]) and written[at[1] - 1] == "'":
            return at, "an apostrophe ends the text in single quotes", "double it ('Don''t'), or use double quotes"
        return at, "text follows a closing quotation mark", "put the whole value in quotes of the other kind"
    if KEY.match(written) and at[0] and _indent(written) != _indent(lines[at[0] - 1]):
        return at, "this field is not indented like the ones above it", INDENT
    hint = "check the quotes and brackets of the line above, and the indentation of both lines"
    return at, "expected a field here", hint


def _indent(written: str) -> int:
    return len(written) - len(written.lstrip())


def _place(mark: Mark | None) -> tuple[int, int] | None:
    return (mark.line, mark.column) if mark else None
