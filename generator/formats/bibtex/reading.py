"""A .bib file -> papers."""

import posixpath
import re
from collections.abc import Container

import msgspec

from generator.formats.bibtex.lint import lint_entry
from generator.formats.bibtex.record import key_of, record_of
from generator.formats.bibtex.titles import styled_title
from generator.formats.bibtex.values import Entry, read_bibliography
from generator.formats.entry.entry import Entries
from generator.formats.entry.fields import Diagnostics
from generator.model.paper import Paper, Place
from generator.model.problem import Problem
from generator.text.slug import numbered

MOST = 100_000  # entries that are remembered


class _Files(Container[str]):
    """The files that links may name, noting whether anybody asked."""

    def __init__(self, files: Container[str]) -> None:
        self._files, self.was_asked = files, False

    def __contains__(self, path: object) -> bool:
        self.was_asked = True
        return path in self._files


class _Read(msgspec.Struct, frozen=True):
    """What an entry at a line came to."""

    line: int
    paper: Paper | None
    problems: tuple[Problem, ...]

    def at(self, line: int) -> "_Read":
        """The same at another line."""
        if line == self.line:
            return self
        replace, down = msgspec.structs.replace, line - self.line
        paper = self.paper and replace(self.paper, place=Place(self.paper.place.path, line))
        return _Read(line, paper, tuple(replace(problem, line=problem.line + down) for problem in self.problems))


# Entries that name no file depend on nothing but their text: that is what makes an edit of a large file quick.
_remembered: dict[tuple[str, bool, Entry], _Read] = {}


def parse_bibtex_entries(text: str, path: str, files: Container[str] = (), *, trusted: bool = False) -> Entries:
    """The papers of a .bib file, in its order. An entry that is broken is a problem at its line; the others are read.

    `path` is relative to the site's folder; `files` are the paths under content/ that links may name.
    """
    bibliography = read_bibliography(text)
    problems = [
        Problem(path, issue.line, 0, issue.message, issue.hint, issue.is_error) for issue in bibliography.issues
    ]
    found: dict[str, str] = {}
    papers: list[Paper] = []
    for line, entry in bibliography.entries:
        read = _read(entry, line, path, files, trusted)
        problems += read.problems
        if read.paper:
            papers.append(_apart(read.paper, entry.key, found))
    if not bibliography.entries and not problems:
        problems.append(Problem(path, 0, 0, "there is no entry in this file", "entries begin with @", is_error=False))
    return Entries(tuple(papers), tuple(problems))


def _apart(paper: Paper, key: str, found: dict[str, str]) -> Paper:
    """The paper, with a number behind its id where an earlier one with another key has the same ("a:b" and "a-b")."""
    folded = key.casefold()
    id = next(id for id in numbered(paper.id) if found.setdefault(id, folded) == folded)
    return paper if id == paper.id else msgspec.structs.replace(paper, id=id, citation_key=key_of(key))


def _in_bibtex(problem: Problem) -> Problem:
    """The problem, with what its hint says to write as one writes it here."""
    hint = re.sub(r"`(\w+): …`", r"`\1 = {…}`", problem.hint)
    return problem if hint == problem.hint else msgspec.structs.replace(problem, hint=hint)


def _read(entry: Entry, line: int, path: str, files: Container[str], trusted: bool) -> _Read:
    known = _remembered.get((path, trusted, entry))
    if known:
        read = known.at(line)
        if read is not known:
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
        Problem(path, line + at, 0, message, hint, is_error=False)
        for at, message, hint in lint_entry(entry, [name for name, _ in record.extra])
    ]
    read = _Read(line, paper, (*map(_in_bibtex, diagnostics.problems), *slips))
    if not asked.was_asked:
        if len(_remembered) > MOST:
            _remembered.clear()
        _remembered[path, trusted, entry] = read
    return read
