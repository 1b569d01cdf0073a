"""References in the styles of `.csl` files: made once for each paper, and again only where the paper has changed."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from generator.citing.work import deposited
from generator.model.library import Library
from generator.model.paper import Paper
from generator.model.problem import Problem
from generator.model.settings import CITATION_STYLES
from generator.model.views import CiteAs
from generator.text.slug import slug

PLACE = "content/site.yaml"
# What no reference says.
LEFT_OUT = frozenset(("citation-key", "custom", "keyword", "license", "archive", "archive_location"))


class Styled(msgspec.Struct, frozen=True):
    """What one file came to: its text, the problems with it, and of each paper by its id, the paper and how it is
    cited."""

    text: str
    problems: tuple[Problem, ...] = ()
    papers: dict[str, tuple[Paper, CiteAs]] = {}


def foreign_styles(library: Library, papers: Mapping[str, Paper], previous: Mapping[str, Styled]) -> dict[str, Styled]:
    """Each `.csl` file of the settings with the references that it makes; a style that cannot be used makes none, and
    a problem. What `previous` made of the same papers is taken from there."""
    made: dict[str, Styled] = {}
    for path in library.settings.citation_styles:
        if path not in CITATION_STYLES:
            before = previous.get(path)
            made[path] = _styled(path, library, papers, before)
    return made


def _styled(path: str, library: Library, papers: Mapping[str, Paper], before: Styled | None) -> Styled:
    if not library.has_csl:
        hint = 'run `pip install "paperfolio[csl]"`'
        return Styled("", (_warning(f'the style "{path}" is not used: citeproc-py is missing', hint),))
    text = library.styles.get(path, "")
    if not text:
        hint = "write its path under content/: styles/nature.csl"
        return Styled("", (_warning(f'the style "{path}" is not there, or cannot be read', hint),))
    from generator.citing.foreign_style import ForeignStyle, StyleError

    known = before.papers if before and before.text == text else {}
    changed = [paper for id, paper in papers.items() if id not in known or known[id][0] is not paper]
    kept = {id: known[id] for id, paper in papers.items() if id in known and known[id][0] is paper}
    if not changed:
        return Styled(text, (), kept)
    try:
        style = ForeignStyle(text)
    except StyleError as error:
        hint = "take a style from https://www.zotero.org/styles, or leave it out"
        return Styled(text, (_warning(f'the style "{path}" is not used: {error}', hint),))
    name, label = f"csl-{slug(path[:-4])}", style.title or path
    problems: list[str] = []
    for paper in changed:
        try:
            kept[paper.id] = (paper, CiteAs(name, label, style.reference(_item(paper))))
        except StyleError as error:
            problems.append(f'"{paper.id}": {error}')
    return Styled(text, tuple(_unwritten(path, problems)), kept)


def cited(made: Mapping[str, Styled], paper: Paper) -> Iterator[tuple[str, CiteAs]]:
    """How `paper` is cited in the styles that could write it, each with its path."""
    for path, styled in made.items():
        if paper.id in styled.papers:
            yield path, styled.papers[paper.id][1]


def style_problems(made: Mapping[str, Styled]) -> Iterable[Problem]:
    """What is wrong with the styles, or with what they make of the papers."""
    return [problem for styled in made.values() for problem in styled.problems]


def _unwritten(path: str, problems: list[str]) -> Iterator[Problem]:
    if problems:
        others = f", and {len(problems) - 1} more" if len(problems) > 1 else ""
        hint = "these papers are shown without this style"
        yield _warning(f'the style "{path}" leaves out the paper {problems[0]}{others}', hint)


def _item(paper: Paper) -> dict[str, Any]:
    from generator.formats.csl_json import csl_item

    item = {name: value for name, value in csl_item(paper, abstract=False).items() if name not in LEFT_OUT}
    publisher, number, doi, url = deposited(paper)
    more = {"title": paper.title.plain, "publisher": publisher, "number": number, "DOI": doi, "URL": url}
    return item | {name: value for name, value in more.items() if value}


def _warning(message: str, hint: str) -> Problem:
    return Problem(PLACE, 0, 0, message, hint, is_error=False)
