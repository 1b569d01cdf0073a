"""Markdown file -> front matter (YAML) and text, each with the line on which it begins."""

import re
from typing import NamedTuple

from generator.formats.yaml.located_yaml import YamlError
from generator.model.problem import Problem

FENCE = re.compile(r"---[ \t]*")
END = re.compile(r"(?:---|\.\.\.)[ \t]*")


class FrontMatter(NamedTuple):
    """The two parts of a Markdown file. `yaml` begins on line 2 of the file, and `body` on `body_line`."""

    yaml: str
    body: str
    body_line: int


def split_front_matter(text: str, path: str) -> FrontMatter:
    """Split a Markdown file. Raises YamlError if the front matter is missing or has no end."""
    lines = text.split("\n")
    if not FENCE.fullmatch(lines[0]):
        raise YamlError(_no_record(lines, path))
    for number, line in enumerate(lines[1:], 1):
        if END.fullmatch(line):
            return FrontMatter("\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2)
    message = "the front matter that begins here has no end"
    raise YamlError(Problem(path, 1, 1, message, "put a line --- between the fields and the text"))


def _no_record(lines: list[str], path: str) -> Problem:
    begin = next((number for number, line in enumerate(lines, 1) if line.strip()), 0)
    if not begin:
        return Problem(path, 0, 0, "this file is empty", "write a line ---, then `title: …`, then a line ---")
    if FENCE.fullmatch(lines[begin - 1].strip()):
        message = "the line --- must be the first line of the file, without indentation"
        return Problem(path, begin, 1, message, "move it to the top of the file")
    if lines[0].startswith("+++"):
        return Problem(path, 1, 1, "front matter in TOML is not supported", "write it in YAML, between lines ---")
    message = "this file has no front matter"
    return Problem(path, 1, 1, message, "begin with a line ---, then `title: …`, then a line ---")
