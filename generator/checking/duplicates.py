"""Papers -> findings about duplicates: the same DOI, the same arXiv identifier, or the same title."""

import re
from collections.abc import Callable, Iterable, Iterator

from generator.checking.finding import Finding, Severity
from generator.checking.identifiers import bare_arxiv
from generator.model.paper import Paper, PaperType
from generator.text.fold import alphanumerics, folded

ONE_ENTRY = "if they are the same paper, merge the entries; if not, correct one of them"
PREPRINT = "if one is the preprint of the other, merge the entries, with `arxiv`, `doi` and the venue"
TWO_WORKS = "a talk or a later version may have the same title; if they are the same work, merge the entries"
FEWEST_WORDS = 3  # "Introduction" and "Book review" are titles of many works
ARTICLE = re.compile(r"^(?:the|an?) ")


def check_duplicates(papers: Iterable[Paper]) -> Iterator[Finding]:
    """Yield a finding for each paper that has the identifier or the title of an earlier one.

    A pair is reported only once, and drafts are left out. Titles are compared without case, accents and punctuation.
    """
    published = [paper for paper in papers if not paper.is_draft]
    reported: set[frozenset[str]] = set()
    for key, what in ((_doi, "DOI"), (_arxiv, "arXiv identifier")):
        for paper, first in _alike(published, key, reported):
            message = f"this paper has the same {what} as another, in {first.place.path}:{first.place.line}"
            yield Finding(paper.place, message, ONE_ENTRY, written=(paper.doi if what == "DOI" else paper.arxiv,))
    for paper, first in _alike(published, _title, reported):
        message = f"this paper has the same title as another, in {first.place.path}:{first.place.line}"
        severity, hint = _judged(paper, first)
        yield Finding(paper.place, message, hint, severity, (paper.title.source, "title:"))


def _alike(
    papers: Iterable[Paper], key: Callable[[Paper], str], reported: set[frozenset[str]]
) -> Iterator[tuple[Paper, Paper]]:
    """Yield each paper with the first one that has the same key, except for pairs in `reported`, and add them to it."""
    seen: dict[str, Paper] = {}
    for paper in papers:
        word = key(paper)
        if not word:
            continue
        first = seen.setdefault(word, paper)
        pair = frozenset((paper.id, first.id))
        if first is not paper and pair not in reported:
            reported.add(pair)
            yield paper, first


def _doi(paper: Paper) -> str:
    return paper.doi.casefold()  # DOIs are case-insensitive (DOI Handbook, 2.4)


def _arxiv(paper: Paper) -> str:
    return bare_arxiv(paper.arxiv).casefold()


def _title(paper: Paper) -> str:
    """Return the letters and digits of a title, without case, accents and a leading article.

    A title of less than FEWEST_WORDS words gives "", because many works have it.
    """
    words = folded(paper.title.plain)
    if words.isascii() and len(words.split()) < FEWEST_WORDS:
        return ""
    return alphanumerics(ARTICLE.sub("", words))


def _judged(paper: Paper, first: Paper) -> tuple[Severity, str]:
    """Return the severity and the hint for two papers with the same title."""
    types = {paper.type, first.type}
    if len(types) == 1 and (paper.issued and paper.issued.year) == (first.issued and first.issued.year):
        return Severity.WARNING, ONE_ENTRY
    return Severity.NOTE, PREPRINT if PaperType.ARTICLE in types else TWO_WORKS
