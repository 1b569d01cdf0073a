"""YAML -> values with their places. Every scalar stays text, and dangerous YAML is an error.

libyaml parses the text. This module checks tags, anchors and merge keys. Numbers, dates and words like `no` are
converted later, by their fields.
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

from generator.formats.located import Located, LocatedList, LocatedRecord, LocatedText
from generator.formats.yaml.plain_yaml import parse_plain_yaml
from generator.formats.yaml.yaml_advice import TOO_DEEP, explained
from generator.model.errors import PaperfolioError
from generator.model.problem import Problem, of_field

DEEPEST, MOST_ALIASES = 50, 50
TEXT, LIST, RECORD = "text", "list", "record"  # the tags of nodes
TAGS = {TEXT, LIST, RECORD}
# These end a line in YAML 1.1, but not in editors or here.
BREAKS = ("\x85", "\u2028", "\u2029")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
# Fields whose text may well contain a `#`. In these, one space before it is likely a mistake; a comment has two
# (yamllint's rule "comments", min-spaces-from-content).
PROSE = frozenset(
    "title subtitle short_title name venue journal booktitle publisher organization institution role event series "
    "award keywords authors editors note label description".split()
)
CUT = re.compile(r" (#[^\n]*)")
CUT_HINT = "put the whole text in quotes; before a comment, write two spaces"
# Control characters, and the escapes in double quotes that YAML reads as them.
ESCAPES = {"\x07": r"\a", "\x08": r"\b", "\x0b": r"\v", "\x0c": r"\f", "\x0d": r"\r", "\x1b": r"\e", "\x00": r"\0"}
QUOTES = "use single quotes, or write | after the colon and the text on the next line, indented"


class YamlError(PaperfolioError):
    """A file that cannot be read. `problem` has the place and the reason."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class _TooDeepError(PaperfolioError):
    """Raised inside the parser with the line: libyaml ends the process at a depth of about a hundred thousand."""


class _Untyped:
    """The resolver of a loader. Every scalar is text, quoted or not, and the depth of nesting is limited."""

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
        """Do nothing: libyaml's parser has this method."""


Loader: Any = PurePythonLoader
if yaml.__with_libyaml__:
    from yaml._yaml import CParser

    class LibyamlLoader(_Untyped, CParser):
        """libyaml's parser and composer."""

    Loader = LibyamlLoader


def parse_yaml(text: str, path: str, first_line: int = 1) -> tuple[Located | None, list[Problem]]:
    """Return the value of the one document in `text` (None if it is empty), and its problems.

    `first_line` is the line of the file on which `text` begins. Raises YamlError if the text is not valid YAML.
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
    judge = _Judge(text, path, first_line)
    value = judge.located(root)
    return value, [*judge.problems, *judge.lost_words()]


class _Judge:
    """Converts nodes to values, and reports valid YAML that is not allowed here: tags, merge keys, duplicate keys and
    lost words. Raises YamlError for too many aliases, and for an anchor that refers to itself."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.problems: list[Problem] = []
        self._path, self._first_line = path, first_line
        self._lines = text.split("\n")
        self._has_cuts = " #" in text
        self._has_anchors, self._aliases = "&" in text, 0
        self._seen: set[int] = set()
        self._above: list[Node] = []
        self._anchored: dict[int, tuple[int, int]] = {}

    def located(self, node: Node) -> Located:
        """Return the value of a node."""
        if self._has_anchors:
            self._note_anchor(node)
        if node.tag not in TAGS:
            tag = node.tag.replace("tag:yaml.org,2002:", "!!")
            hint = "delete it; every value is read as text"
            self._note(_begin(node), f'the tag "{tag}" is not allowed', hint, "it is ignored")
        if isinstance(node, ScalarNode):
            return self._text(node)
        self._above.append(node)
        value = self._record(node) if isinstance(node, MappingNode) else self._list(node)
        self._above.pop()
        if not self._has_anchors:
            node.value = ()  # free the nodes of a large file early
        return value

    def lost_words(self) -> Iterator[Problem]:
        """Yield a problem for each anchor without an alias: it was meant as a word."""
        message = "a value that begins with & needs quotes: without them, its first word is an anchor and is lost"
        for at in self._anchored.values():
            yield of_field(self._place(at), message, "put the value in quotes", done="")

    def _place(self, at: tuple[int, int]) -> tuple[str, int, int]:
        return self._path, at[0] + self._first_line, at[1]

    def _note(self, at: tuple[int, int], message: str, hint: str, done: str = "") -> None:
        self.problems.append(of_field(self._place(at), message, hint, done))

    def _note_anchor(self, node: Node) -> None:
        """Check an anchor or an alias. An alias is a node that occurred before, and so are all nodes in it."""
        line, column = _begin(node)
        if id(node) in self._seen:
            self._aliases += 1
            self._anchored.pop(id(node), None)
            if self._aliases > MOST_ALIASES:
                message = f"this file has more than {MOST_ALIASES} references to anchors (*name)"
                raise YamlError(Problem(*self._place((line, column)), message, "write the values instead"))
            if any(node is parent for parent in self._above):
                message = "an anchor refers to itself"
                raise YamlError(Problem(*self._place((line, column)), message, "write the value instead"))
        elif isinstance(node, ScalarNode) and "".join(self._lines[line : line + 1]).startswith("&", column - 1):
            self._anchored[id(node)] = line, column
        self._seen.add(id(node))

    def _text(self, node: ScalarNode) -> LocatedText:
        value, style, begin, end = node.value, node.style or "", node.start_mark, node.end_mark
        line, column = begin.line, begin.column
        is_on_one = line == end.line
        if style or not is_on_one or not value.isprintable():
            self._judge_text(node)
        is_literal = is_on_one and end.column - column - (2 if style else 0) == len(value)
        return LocatedText(value, line, column + 1, style, is_literal)

    def _list(self, node: Node) -> LocatedList:
        return LocatedList(tuple([self.located(item) for item in node.value]), *_begin(node))

    def _record(self, node: MappingNode) -> LocatedRecord:
        pairs: list[tuple[LocatedText, Located]] = []
        lines: dict[str, int] = {}
        for key, value in node.value:
            name = self.located(key)
            if isinstance(name, LocatedText):
                if name.value in lines or name.value == "<<":
                    self._judge_name(name, lines)
                lines.setdefault(name.value, name.line)
                if self._has_cuts and name.value.casefold() in PROSE:
                    self._judge_cut(name.value, value)
                pairs.append((name, self.located(value)))
            else:
                hint = "put text that begins with { or [ in quotes: '{BERT} …'"
                self._note((name.line, name.column), "the name of a field must be text", hint, "it is left out")
                self.located(value)
        return LocatedRecord(tuple(pairs), *_begin(node))

    def _judge_name(self, name: LocatedText, lines: dict[str, int]) -> None:
        at = name.line, name.column
        if name.value == "<<":
            self._note(at, 'merge keys ("<<") are not supported', "write the fields instead", "they are ignored")
        else:
            first = lines[name.value] + self._first_line
            message = f'"{name.value}" is given twice; the first time on line {first}'
            self._note(at, message, "delete one of them", "the first is used")

    def _judge_cut(self, name: str, node: Node) -> None:
        """Warn of a `#` after one space, which ends a text: "title: C # and F #" is "C"."""
        if isinstance(node, SequenceNode):
            for item in node.value:
                self._judge_cut(name, item)
        if not isinstance(node, ScalarNode) or node.style or not node.value:
            return
        line, column = node.end_mark.line, node.end_mark.column
        if found := CUT.match(self._lines[line] if line < len(self._lines) else "", column):
            message = f'{name}: the text ends at " #", and "{found[1].strip()}" is read as a comment'
            place = self._place((line, column + 2))
            self.problems.append(Problem(*place, message, CUT_HINT, is_error=False))

    def _judge_text(self, node: ScalarNode) -> None:
        """Report lost backslashes, control characters, and list items that became part of a text."""
        if node.style == '"' and (lost := _lost_backslash(node.value)):
            message = f"a backslash in double quotes is lost: {lost} is a control character there"
            self._note(_begin(node), message, QUOTES)
        elif node.style != '"' and CONTROL.search(node.value):
            self._note(_begin(node), "this text contains a control character", "delete it", "the character is left out")
        if not node.style:
            for line in range(node.start_mark.line + 1, min(node.end_mark.line + 1, len(self._lines))):
                written = self._lines[line]
                if written.lstrip().startswith("- "):
                    at = line, len(written) - len(written.lstrip()) + 1
                    message = 'this line begins with "- " and is read as part of the text above it'
                    self._note(at, message, "indent it like the other items of the list")


def _begin(node: Node) -> tuple[int, int]:
    """Return the place of a node: the line from 0 and the column from 1."""
    return node.start_mark.line, node.start_mark.column + 1


def _lost_backslash(value: str) -> str:
    if found := CONTROL.search(value):
        return ESCAPES.get(found[0], "an escape")
    if "\t" in value and re.search(r"\t(?:au|ext\w*|heta|imes|o|an|ilde|op|riangle)\b", value):
        return r"\t"
    if "\n" in value and re.search(r"\n(?:u|abla|eq|e|ot|ewline|i|orm)\b", value):
        return r"\n"
    return ""
