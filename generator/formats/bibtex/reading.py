"""A .bib file -> papers."""

import posixpath
import re
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from hashlib import blake2b

import msgspec

from generator.formats.bibtex.inheritance import with_inherited
from generator.formats.bibtex.lint import lint_entry
from generator.formats.bibtex.record import key_of, record_of
from generator.formats.bibtex.titles import styled_title
from generator.formats.bibtex.values import Entry, read_bibliography
from generator.formats.entry.entry import Entries
from generator.formats.entry.fields import Diagnostics
from generator.model.content_paths import ContentPaths
from generator.model.paper import Paper, Place
from generator.model.problem import Problem

MOST = 100_000  # entries in the cache


class _Files(ContentPaths):
    """The files to which links may lead, with a record of whether any was looked up."""

    def __init__(self, files: Container[str]) -> None:
        self._files, self.was_asked = files, False

    def __contains__(self, path: object) -> bool:
        self.was_asked = True
        return path in self._files

    def alike(self, path: str) -> str:
        return self._files.alike(path) if isinstance(self._files, ContentPaths) else ""


class _Read(msgspec.Struct, frozen=True):
    """The result of reading an entry at a line (from 1): its paper, if it could be read, and its problems."""

    line: int
    paper: Paper | None
    problems: tuple[Problem, ...]

    def at(self, line: int) -> "_Read":
        """Return the result for the same entry at another line: the paper and the problems move with it."""
        if line == self.line:
            return self
        replace, down = msgspec.structs.replace, line - self.line
        paper = self.paper and replace(self.paper, place=Place(self.paper.place.path, line))
        return _Read(line, paper, tuple(replace(problem, line=problem.line + down) for problem in self.problems))


# Results of entries without links to files: these depend only on the text of the entry, so that after an edit of a
# large file only the changed entries are read again.
_remembered: dict[tuple[str, bool, Entry], _Read] = {}


def parse_bibtex_entries(text: str, path: str, files: Container[str] = (), *, trusted: bool = False) -> Entries:
    """Return the papers of a .bib file, in its order, and the problems.

    A broken entry is a problem at its line; the other entries are read. `path` is relative to the site's folder;
    `files` are the paths under content/ to which links may lead. If `trusted`, raw HTML in texts is kept. Never raises.

    >>> parse_bibtex_entries("@misc{doe, title = {A Study}}", "content/papers/all.bib").papers[0].id
    'doe'
    """
    bibliography = with_inherited(read_bibliography(text))
    problems = [
        Problem(path, issue.line, 0, issue.message, issue.hint, issue.is_error) for issue in bibliography.issues
    ]
    papers: list[tuple[Paper, str]] = []
    for line, entry in bibliography.entries:
        read = _read(entry, line, path, files, trusted)
        problems += read.problems
        if read.paper:
            papers.append((read.paper, entry.key))
    if not bibliography.entries and not problems:
        message, hint = "there is no entry in this file", "begin an entry with `@article{key,`"
        problems.append(Problem(path, 0, 0, message, hint, is_error=False))
    return Entries(tuple(_apart(papers, problems)), tuple(problems))


def _apart(papers: Sequence[tuple[Paper, str]], problems: list[Problem]) -> Iterator[Paper]:
    """Yield the papers with ids that no entry with another key has, whatever the order of the entries.

    Of the keys "a:b" and "a-b", which give one id, the key that is its own id keeps it, else the first in the alphabet.
    The other id gets a hash of the key: "a-b-3f2c". Keys that differ only in case get a warning, because they are one
    key for BibTeX. Two entries with the same key keep the same id, which is reported later.
    """
    keys: defaultdict[str, set[str]] = defaultdict(set)
    for paper, key in papers:
        keys[paper.id].add(key)
    for paper, key in papers:
        others = keys[paper.id]
        if len(others) == 1 or key == min(others, key=lambda other: (other != paper.id, other)):
            yield paper
            continue
        same = sorted(other for other in others if other != key and other.casefold() == key.casefold())
        mark = blake2b((key if same else key.casefold()).encode(), digest_size=2).hexdigest()
        apart = msgspec.structs.replace(paper, id=f"{paper.id}-{mark}", citation_key=key_of(key))
        if same:
            message = f'the keys "{key}" and "{same[0]}" differ only in case; the page of this entry is "{apart.id}"'
            problems.append(Problem(*_at(paper), message, "give one of them another key", is_error=False))
        yield apart


def _at(paper: Paper) -> tuple[str, int, int]:
    return paper.place.path, paper.place.line, 0


def _in_bibtex(problem: Problem) -> Problem:
    """Return the problem with its hint in the syntax of BibTeX: "add `title: …`" -> "add `title = {…}`"."""
    hint = re.sub(r"`(\w+): …`", r"`\1 = {…}`", problem.hint)
    return problem if hint == problem.hint else msgspec.structs.replace(problem, hint=hint)


def _read(entry: Entry, line: int, path: str, files: Container[str], trusted: bool) -> _Read:
    earlier = _remembered.get((path, trusted, entry))
    if earlier:
        read = earlier.at(line)
        if read is not earlier:
            _remembered[path, trusted, entry] = read
        return read
    asked = _Files(files)
    diagnostics = Diagnostics(path, line)
    record = record_of(entry)
    paper = record.paper(diagnostics, posixpath.dirname(path.removeprefix("content/")), asked, trusted=trusted)
    if paper:
        title = styled_title(entry)
        paper = msgspec.structs.replace(paper, title=title) if title else paper
    slips = [
        Problem(path, line + at, 0, message, hint, is_error=False, cause=cause)
        for at, message, hint, cause in lint_entry(entry, [name for name, _ in record.extra])
    ]
    read = _Read(line, paper, (*map(_in_bibtex, diagnostics.problems), *slips))
    if not asked.was_asked:
        if len(_remembered) > MOST:
            _remembered.clear()
        _remembered[path, trusted, entry] = read
    return read
