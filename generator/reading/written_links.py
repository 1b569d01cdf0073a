"""Problems of links -> the same problems at the line and column of the link, with the link as it is written.

A text keeps no places of its links, because nearly all links are right. So the link of a problem is searched for in its
file.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

import msgspec

from generator.model.problem import Problem
from generator.text.link import CONTENT, content_link

# A link ends at a space or a bracket, unless it is in quotation marks or angle brackets.
WORD = re.compile(r"""<([^<>\n]+)>|"([^"\n]+)"|'([^'\n]+)'|([^\s"'<>()\[\]{},]+)""")
INNER = re.compile(r"[^\s\"'<>()\[\]{},]+")

# What is before a link in Markdown and HTML: `](`, `[1]: ` and `href="`. The same words elsewhere may be no link.
OPENED = re.compile(r"""(?:\]\(\s*<?|\]:\s*<?|(?:href|src)\s*=\s*["']?)\Z""")


def with_lines(problems: Iterable[Problem], root: Path) -> list[Problem]:
    """Return the problems of a site in the folder `root`, those of links with their true places.

    The search begins at the line of the problem, where its entry begins. A problem whose link is not found is
    unchanged.
    """
    texts: dict[str, str] = {}
    return [_placed(problem, root, texts) if problem.link else problem for problem in problems]


def _placed(problem: Problem, root: Path, texts: dict[str, str]) -> Problem:
    if problem.path not in texts:
        try:
            texts[problem.path] = (root / problem.path).read_text("utf-8-sig", "replace")
        except OSError:
            texts[problem.path] = ""
    text = texts[problem.path]
    folder = posixpath.dirname(problem.path.removeprefix("content/"))
    start = _start_of_line(text, problem.line)
    found = [word for word in _words(text, start) if _target(word[1], folder) == problem.link]
    if not found:
        return problem
    at, written = next((word for word in found if OPENED.search(text, max(word[0] - 20, 0), word[0])), found[0])
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    message = problem.message.replace(f'"{problem.link}"', f'"{written}"', 1)
    return msgspec.structs.replace(problem, line=line, column=column, message=message)


def _start_of_line(text: str, line: int) -> int:
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
    return start


def _words(text: str, start: int) -> Iterator[tuple[int, str]]:
    """Yield everything in the text that may be a link, with its place: what is quoted, and then the words in it."""
    for found in WORD.finditer(text, start):
        group = found.lastindex or 0
        yield found.start(group), found[group]
        if group < 4:
            yield from ((found.start(group) + word.start(), word[0]) for word in INNER.finditer(found[group]))


def _target(written: str, folder: str) -> str:
    """Return the path under content/ to which a link in a file of `folder` leads, as the reader of links finds it."""
    link = content_link(written, folder)
    return unquote(re.split("[?#]", link.removeprefix(CONTENT))[0]).strip("/") if link.startswith(CONTENT) else ""
