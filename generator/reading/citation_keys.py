"""Citation keys that are unique in a site."""

import re
from collections.abc import Iterable, Mapping

import msgspec

from generator.formats.bibtex.writing import citation_key
from generator.model.paper import Paper
from generator.model.problem import Problem
from generator.text.slug import numbered

OWN = re.compile(r"\s*@\w+\s*[{(]\s*([^\s,{}()]+)")


def with_unique_keys(
    papers: Iterable[Paper], before: Iterable[Paper] = ()
) -> tuple[tuple[Paper, ...], tuple[Problem, ...]]:
    """Return the papers with unique citation keys, and a warning for each key that is changed or cannot be changed.

    Of two papers with one key, the later one gets a number: "doe", "doe-2". A key in `bibtex:` wins, then a given
    `citation_key` (first those that are written as they are), then the ids of pages; among equals, the first in the
    order of the files. Case is ignored, as in BibTeX. Drafts take no key from other papers. If a paper equals one in
    `before`, the papers of the last reading, that object is returned.
    """
    papers = tuple(papers)
    wanted = [paper for paper in papers if paper.bibtex or paper.citation_key]
    if not wanted:  # names of pages are unique
        return papers, ()
    taken: dict[str, Paper] = {}
    keys: dict[str, str] = {}
    problems = []
    by_right = sorted(wanted, key=lambda paper: (not paper.bibtex, citation_key(paper) != paper.citation_key))
    for paper in (*by_right, *(paper for paper in papers if not (paper.bibtex or paper.citation_key))):
        if paper.is_draft:
            continue
        found = OWN.match(paper.bibtex) if paper.bibtex else None
        key = found[1] if found else citation_key(paper)
        if found and key.casefold() in taken:
            other = taken[key.casefold()].place
            message = f'the key "{key}" of this BibTeX entry is already used by another paper, in {other.path}'
            hint = "change one of the two keys"
            problems.append(Problem(paper.place.path, paper.place.line, 0, message, hint, is_error=False))
        elif not found:
            key = _free(key, taken)
            problems += _changed(paper, key)
        taken.setdefault(key.casefold(), paper)
        if key not in {paper.citation_key, paper.citation_key or paper.id}:
            keys[paper.id] = key
    if not keys:
        return papers, tuple(problems)
    known = {paper.id: paper for paper in before if paper.id in keys}
    named = (_named(paper, keys[paper.id], known) if paper.id in keys else paper for paper in papers)
    return tuple(named), tuple(problems)


def _changed(paper: Paper, key: str) -> list[Problem]:
    """Return a warning if the paper has another key in BibTeX than its author gave."""
    given = paper.citation_key
    if not given or key == given:
        return []
    reason = (
        "because LaTeX does not take all of its characters"
        if citation_key(paper) != given
        else "because another paper has the same key"
    )
    message = f'the citation key "{given}" is "{key}" in the BibTeX of this site, {reason}'
    hint = f'cite "{key}", or give the paper another key'
    return [Problem(paper.place.path, paper.place.line, 0, message, hint, is_error=False)]


def _named(paper: Paper, key: str, known: Mapping[str, Paper]) -> Paper:
    named = msgspec.structs.replace(paper, citation_key=key)
    return known[paper.id] if known.get(paper.id) == named else named


def _free(wanted: str, taken: dict[str, Paper]) -> str:
    return next(key for key in numbered(wanted) if key.casefold() not in taken)
