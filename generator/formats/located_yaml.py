"""YAML -> nodes that know their lines: every scalar stays the text that stands there, and what is dangerous is refused.

libyaml parses; typing, tags, anchors and merges are ours to judge. A record's numbers, dates and words like `no` are
converted later, by the field that they stand in.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.model.problem import Problem

DEEPEST, MOST_ALIASES = 50, 50
TEXT, LIST, RECORD = "text", "list", "record"
TAGS = {TEXT, LIST, RECORD}
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
# How a backslash in double quotes eats the letter behind it: the control character, and what was written.
ESCAPES = {"\x07": r"\a", "\x08": r"\b", "\x0b": r"\v", "\x0c": r"\f", "\x0d": r"\r", "\x1b": r"\e", "\x00": r"\0"}
TAB_IN_WORD = re.compile(r"\t\w|\n[a-z]{1,3}\b")


class YamlError(Exception):
    """YAML that cannot be read: `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class _TooDeep(Exception):
    """Raised inside the parser, since libyaml ends the process at a depth of about a hundred thousand."""


class _Untyped:
    """The resolver's part of a loader: plain and quoted scalars alike are text, and depth is counted."""

    depth = 0

    def resolve(self, kind: type[Node], value: str, implicit: Any) -> str:
        return TEXT if kind is ScalarNode else LIST if kind is SequenceNode else RECORD

    def descend_resolver(self, _parent: Node | None, _index: Any) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise _TooDeep

    def ascend_resolver(self) -> None:
        self.depth -= 1

    def check_resolver_prefix(self, *_: Any) -> bool:
        return False


if yaml.__with_libyaml__:
    from yaml._yaml import CParser

    class _Loader(_Untyped, CParser):
        """libyaml's parser and composer."""

else:  # pragma: no cover - a platform without the C library: the same nodes, twenty times slower
    from yaml.composer import Composer
    from yaml.parser import Parser
    from yaml.reader import Reader
    from yaml.scanner import Scanner

    class _Loader(_Untyped, Reader, Scanner, Parser, Composer):  # type: ignore[no-redef]
        """PyYAML's own parser and composer."""

        def __init__(self, text: str) -> None:
            Reader.__init__(self, text)
            Scanner.__init__(self)
            Parser.__init__(self)
            Composer.__init__(self)


def parse_yaml(text: str, path: str, first_line: int = 1) -> tuple[Node | None, list[Problem]]:
    """The root node of the one document in `text` (None when it is empty), and what is wrong with it.

    `first_line` is the line of the file on which `text` begins. Raises YamlError where nothing can be read.
    """
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
    except _TooDeep:
        raise YamlError(
            Problem(path, first_line, 0, f"brackets are nested more than {DEEPEST} deep", "a record needs two or three")
        ) from None
    except yaml.YAMLError as error:
        raise YamlError(_explained(error, text, path, first_line)) from None
    finally:
        getattr(loader, "dispose", lambda: None)()
    if root is None:
        return None, []
    return root, list(_judged(root, path, first_line))


def place(node: Node, path: str, first_line: int) -> tuple[str, int, int]:
    """The path, line and column at which a node begins."""
    return path, node.start_mark.line + first_line, node.start_mark.column + 1


def _judged(root: Node, path: str, first_line: int) -> Iterator[Problem]:
    """What the syntax allows and we do not: tags, merges, keys given twice, too many aliases, lost backslashes."""
    seen: dict[int, int] = {}
    stack: list[tuple[Node, frozenset[int]]] = [(root, frozenset())]
    aliases = 0
    while stack:
        node, above = stack.pop()
        at = place(node, path, first_line)
        if id(node) in above:
            raise YamlError(Problem(*at, "an anchor refers to itself", "write the value out"))
        if id(node) in seen:
            aliases += 1
            if aliases > MOST_ALIASES:
                message = f"more than {MOST_ALIASES} references to anchors (*name)"
                raise YamlError(Problem(*at, message, "write the values out"))
        seen[id(node)] = 1
        if node.tag not in TAGS:
            yield Problem(*at, f'the tag "{node.tag}" is not allowed', "leave it out: every value is read as text")
        if isinstance(node, ScalarNode):
            if node.style == '"' and (lost := _lost_backslash(node.value)):
                yield Problem(*at, f"a backslash in double quotes is lost: {lost} became a control character", QUOTES)
            elif node.style != '"' and CONTROL.search(node.value):
                yield Problem(*at, "there is a control character in this text", "delete it")
            continue
        inner = above | {id(node)}
        if isinstance(node, MappingNode):
            yield from _keys(node, path, first_line)
            stack.extend((child, inner) for pair in node.value for child in pair)
        else:
            stack.extend((child, inner) for child in node.value)


QUOTES = "use single quotes, or a block that begins with | on the line above"


def _keys(node: MappingNode, path: str, first_line: int) -> Iterator[Problem]:
    lines: dict[str, int] = {}
    for key, _ in node.value:
        at = place(key, path, first_line)
        if not isinstance(key, ScalarNode):
            yield Problem(
                *at, "a field's name must be a word", 'text in braces or brackets needs quotes: title: "{BERT} …"'
            )
        elif key.value == "<<":
            yield Problem(*at, 'merging with "<<" is not supported', "write the fields out")
        elif key.value in lines:
            yield Problem(
                *at, f'"{key.value}" is given twice; the first is on line {lines[key.value]}', "keep one of them"
            )
        else:
            lines[key.value] = at[1]


def _lost_backslash(value: str) -> str:
    found = CONTROL.search(value)
    if found:
        return ESCAPES.get(found[0], "an escape")
    if "\t" in value and re.search(r"\t(?:au|ext|heta|imes|o)\b", value):
        return r"\t"
    if "\n" in value and re.search(r"\n(?:u|abla|eq|e|ot|ewline)\b", value):
        return r"\n"
    return ""


ADVICE = (
    # what libyaml says, what stands on the line, our message, our hint
    (
        "mapping values are not allowed",
        "",
        "a colon followed by a space in the middle of a value",
        'put the value in quotes: title: "Attention: all you need"',
    ),
    ("found character that cannot start any token", "\t", "a tab where spaces are needed", "indent with spaces"),
    (
        "found character that cannot start any token",
        "[@`%]",
        "a value cannot begin with {found}",
        'put the value in quotes: "{found}…"',
    ),
    ("found a tab character", "", "a tab where spaces are needed", "indent with spaces"),
    (
        "did not find expected <document start>",
        "",
        "this line does not belong to the record",
        "write `name: value`, and put text that begins with braces or brackets in quotes",
    ),
    (
        "did not find expected key",
        "",
        "a field was expected here",
        "look at the line above: its quotes and brackets, and whether both lines are indented alike",
    ),
    ("found unexpected end of stream", "", "a quotation mark is never closed", "close it, or leave both out"),
    ("did not find expected ',' or", "", "a bracket or a comma is missing", "close the list: [one, two]"),
    ("found unknown escape character", "", "a backslash in double quotes must be doubled", QUOTES),
    ("could not find expected ':'", "", "a field needs a colon and a space behind its name", "write `name: value`"),
    (
        "found undefined alias",
        "",
        "a value that begins with * refers to an anchor that is not there",
        "put it in quotes",
    ),
    ("while scanning an anchor", "", "a value that begins with & must stand in quotes", "put it in quotes"),
    ("while scanning an alias", "", "a value that begins with * must stand in quotes", "put it in quotes"),
    (
        "expected a single document",
        "",
        "a second `---` begins another record",
        "put each record into a file of its own",
    ),
    ("control characters are not allowed", "", "there is a control character in this text", "delete it"),
)


def _explained(error: yaml.YAMLError, text: str, path: str, first_line: int) -> Problem:
    """libyaml's complaint in plain words, where we know what usually causes it."""
    mark = getattr(error, "problem_mark", None)
    said = f"{getattr(error, 'context', None) or ''} {getattr(error, 'problem', None) or error}".strip()
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.split("\n")
    written = lines[line] if line < len(lines) else ""
    at = (path, line + first_line, column + 1)
    if opened := re.match(r"\s*[\w-]+:\s*(?=[{\[].*[}\]]\s*\S)", written):
        hint = "put the value in quotes: '{BERT} and friends'"
        return Problem(path, at[1], len(opened[0]) + 1, "text follows a closing brace or bracket", hint)
    for phrase, found, message, hint in ADVICE:
        character = written[column : column + 1]
        if phrase in said and (not found or re.match(found, character)):
            return Problem(*at, message.format(found=character), hint.format(found=character))
    return Problem(*at, f"this is not YAML: {said}", "look at the quotes, brackets and indentation here")
