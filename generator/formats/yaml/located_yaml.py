"""YAML -> values that know their places: every scalar stays the text that is written, and what is dangerous is refused.

libyaml parses; typing, tags, anchors and merges are ours to judge. A record's numbers, dates and words like `no` are
converted later, by the field that they stand in.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.composer import Composer
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from generator.formats.entry.located import Located, LocatedList, LocatedRecord, LocatedText
from generator.formats.yaml.plain_yaml import parse_plain_yaml
from generator.formats.yaml.yaml_advice import TOO_DEEP, explained
from generator.model.problem import Problem

DEEPEST, MOST_ALIASES = 50, 50
TEXT, LIST, RECORD = "text", "list", "record"  # the tags of nodes
TAGS = {TEXT, LIST, RECORD}
# YAML 1.1 ends lines at these, too; editors and we do not.
BREAKS = ("\x85", "\u2028", "\u2029")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
# How a backslash in double quotes eats the letter behind it: the control character, and what was written.
ESCAPES = {"\x07": r"\a", "\x08": r"\b", "\x0b": r"\v", "\x0c": r"\f", "\x0d": r"\r", "\x1b": r"\e", "\x00": r"\0"}
QUOTES = "use single quotes, or a block that begins with | on the line above"


class YamlError(Exception):
    """YAML that cannot be read: `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class _TooDeepError(Exception):
    """Raised inside the parser with the line: libyaml ends the process at a depth of about a hundred thousand."""


class _Untyped:
    """The resolver's part of a loader: plain and quoted scalars alike are text, and depth is counted."""

    depth = 0

    def resolve(self, kind: type[Node], value: str, implicit: Any) -> str:
        return TEXT if kind is ScalarNode else LIST if kind is SequenceNode else RECORD

    def descend_resolver(self, parent: Node | None, _index: Any) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise _TooDeepError(parent.start_mark.line if parent else 0)

    def ascend_resolver(self) -> None:
        self.depth -= 1

    def check_resolver_prefix(self, *_: Any) -> bool:
        return False


class PurePythonLoader(_Untyped, Reader, Scanner, Parser, Composer):
    """PyYAML's own parser and composer: the same nodes as libyaml's, twenty times slower."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)

    def dispose(self) -> None:
        """What libyaml's has, too."""


Loader: Any = PurePythonLoader
if yaml.__with_libyaml__:
    from yaml._yaml import CParser

    class LibyamlLoader(_Untyped, CParser):
        """libyaml's parser and composer."""

    Loader = LibyamlLoader


def parse_yaml(text: str, path: str, first_line: int = 1) -> tuple[Located | None, list[Problem]]:
    """The value of the one document in `text` (None when it is empty), and what is wrong with it.

    `first_line` is the line of the file on which `text` begins. Raises YamlError where nothing can be read.
    """
    if (plain := parse_plain_yaml(text)) is not None:
        return plain, []
    return _parsed(text, path, first_line)


def _parsed(text: str, path: str, first_line: int) -> tuple[Located | None, list[Problem]]:
    loader = None
    for line_break in BREAKS:
        text = text.replace(line_break, " ")
    try:
        loader = Loader(text)
        root = loader.get_single_node()
    except _TooDeepError as error:
        line = first_line + int(str(error))
        raise YamlError(Problem(path, line, 0, *TOO_DEEP)) from None
    except yaml.YAMLError as error:
        raise YamlError(explained(error, text, path, first_line)) from None
    finally:
        if loader is not None:
            loader.dispose()
    if root is None:
        return None, []
    problems = list(_judged(root, text, path, first_line))
    return _located(root, {}), problems


def _located(node: Node, known: dict[int, Located]) -> Located:
    """The value of a node. What an alias repeats is made once; a name that is no text was judged, and is left out."""
    if isinstance(node, ScalarNode):
        return _text(node)
    if id(node) not in known:
        begin = node.start_mark
        if isinstance(node, MappingNode):
            pairs = ((_text(key), _located(value, known)) for key, value in node.value if isinstance(key, ScalarNode))
            known[id(node)] = LocatedRecord(tuple(pairs), begin.line, begin.column + 1)
        else:
            items = tuple([_located(item, known) for item in node.value])
            known[id(node)] = LocatedList(items, begin.line, begin.column + 1)
    return known[id(node)]


def _text(node: ScalarNode) -> LocatedText:
    begin, end = node.start_mark, node.end_mark
    written = end.column - begin.column - (2 if node.style else 0)
    is_literal = begin.line == end.line and written == len(node.value)
    return LocatedText(node.value, begin.line, begin.column + 1, node.style or "", is_literal)


def _place(node: Node, path: str, first_line: int) -> tuple[str, int, int]:
    """The path, line and column at which a node begins."""
    return path, node.start_mark.line + first_line, node.start_mark.column + 1


def _judged(root: Node, text: str, path: str, first_line: int) -> Iterator[Problem]:
    """What the syntax allows and we do not: tags, merges, keys given twice, too many aliases, lost words."""
    lines = text.split("\n")
    has_anchors, aliases = "&" in text, 0
    seen: set[int] = set()
    anchored: dict[int, Node] = {}
    stack: list[tuple[Node, tuple[Node, ...]]] = [(root, ())]
    while stack:
        node, above = stack.pop()
        if id(node) in seen:  # that is what an alias is
            aliases += 1
            anchored.pop(id(node), None)
            if aliases > MOST_ALIASES or any(node is one for one in above):
                raise YamlError(_alias_problem(node, aliases, path, first_line))
        elif has_anchors and isinstance(node, ScalarNode) and _begins_with(node, "&", lines):
            anchored[id(node)] = node
        seen.add(id(node))
        if node.tag not in TAGS:
            tag = node.tag.replace("tag:yaml.org,2002:", "!!")
            hint = "leave it out: every value is read as text"
            yield Problem(*_place(node, path, first_line), f'the tag "{tag}" is not allowed', hint)
        if isinstance(node, ScalarNode):
            if node.style or node.start_mark.line != node.end_mark.line or not node.value.isprintable():
                yield from _judged_text(node, lines, path, first_line)
        elif isinstance(node, MappingNode):
            yield from _judged_keys(node, path, first_line)
            inner = (*above, node)
            stack.extend((child, inner) for pair in node.value for child in pair)
        else:
            inner = (*above, node)
            stack.extend((child, inner) for child in node.value)
    for node in anchored.values():
        message = "a value that begins with & needs quotes: by itself it is an anchor, and its first word is lost"
        yield Problem(*_place(node, path, first_line), message, "put the value in quotes")


def _begins_with(node: Node, character: str, lines: list[str]) -> bool:
    mark = node.start_mark
    return mark.line < len(lines) and lines[mark.line].startswith(character, mark.column)


def _alias_problem(node: Node, aliases: int, path: str, first_line: int) -> Problem:
    at = _place(node, path, first_line)
    if aliases > MOST_ALIASES:
        return Problem(*at, f"more than {MOST_ALIASES} references to anchors (*name)", "write the values out")
    return Problem(*at, "an anchor refers to itself", "write the value out")


def _judged_text(node: ScalarNode, lines: list[str], path: str, first_line: int) -> Iterator[Problem]:
    """What is lost in a text in quotes, over several lines, or with control characters."""
    at = _place(node, path, first_line)
    if node.style == '"' and (lost := _lost_backslash(node.value)):
        yield Problem(*at, f"a backslash in double quotes is lost: {lost} became a control character", QUOTES)
    elif node.style != '"' and CONTROL.search(node.value):
        yield Problem(*at, "there is a control character in this text", "delete it")
    if not node.style:
        for line in range(node.start_mark.line + 1, min(node.end_mark.line + 1, len(lines))):
            if lines[line].lstrip().startswith("- "):
                column = len(lines[line]) - len(lines[line].lstrip()) + 1
                message = 'this line begins with "- " and is read as part of the text above it'
                yield Problem(path, line + first_line, column, message, "indent it like the other items of the list")


def _judged_keys(node: MappingNode, path: str, first_line: int) -> Iterator[Problem]:
    lines: dict[str, int] = {}
    for key, _ in node.value:
        at = (path, key.start_mark.line + first_line, key.start_mark.column + 1)
        if not isinstance(key, ScalarNode):
            message, hint = "a field's name must be a word", "text in braces or brackets needs quotes: '{BERT} …'"
            yield Problem(*at, message, hint)
        elif key.value == "<<":
            yield Problem(*at, 'merging with "<<" is not supported', "write the fields out")
        elif key.value in lines:
            message = f'"{key.value}" is given twice; the first is on line {lines[key.value]}'
            yield Problem(*at, message, "keep one of them")
        else:
            lines[key.value] = at[1]


def _lost_backslash(value: str) -> str:
    if found := CONTROL.search(value):
        return ESCAPES.get(found[0], "an escape")
    if "\t" in value and re.search(r"\t(?:au|ext\w*|heta|imes|o|an|ilde|op|riangle)\b", value):
        return r"\t"
    if "\n" in value and re.search(r"\n(?:u|abla|eq|e|ot|ewline|i|orm)\b", value):
        return r"\n"
    return ""
