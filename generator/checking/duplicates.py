"""Papers -> findings about two that may be one: the same DOI, the same arXiv identifier, the same title."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from generator.checking.finding import Finding, Severity
from generator.checking.identifiers import bare_arxiv
from generator.model.paper import Paper, PaperType

ONE_ENTRY = "if they are one paper, make them one entry; if not, correct one of them"
PREPRINT = "if one is the preprint of the other, make them one entry, with `arxiv`, `doi` and the venue"
TWO_WORKS = "a talk or a later version may well have the same title; if they are one work, make them one entry"
FEWEST_WORDS = 3  # "Introduction" and "Book review" are titles of many works
ARTICLE = re.compile(r"^(?:the|an?) ")


def check_twins(papers: Iterable[Paper]) -> Iterator[Finding]:
    """Each paper that shares an identifier or, folded, its title with an earlier one, once; drafts are left out."""
    published = [paper for paper in papers if not paper.is_draft]
    said: set[frozenset[str]] = set()
    for key, what in ((_doi, "DOI"), (_arxiv, "arXiv identifier")):
        for paper, first in _alike(published, key, said):
            message = f"this paper has the {what} of another, in {first.place.path}:{first.place.line}"
            yield Finding(paper.place, message, ONE_ENTRY, written=(paper.doi if what == "DOI" else paper.arxiv,))
    for paper, first in _alike(published, _title, said):
        message = f"this paper has the title of another, in {first.place.path}:{first.place.line}"
        severity, hint = _judged(paper, first)
        yield Finding(paper.place, message, hint, severity, (paper.title.source, "title:"))


def _alike(
    papers: Iterable[Paper], key: Callable[[Paper], str], said: set[frozenset[str]]
) -> Iterator[tuple[Paper, Paper]]:
    """Each paper with the first that has the same key, but for pairs of which something was said already."""
    seen: dict[str, Paper] = {}
    for paper in papers:
        if not (word := key(paper)):
            continue
        first = seen.setdefault(word, paper)
        pair = frozenset((paper.id, first.id))
        if first is not paper and pair not in said:
            said.add(pair)
            yield paper, first


def _doi(paper: Paper) -> str:
    return paper.doi.casefold()  # DOIs are alike whatever their case (DOI Handbook, 2.4)


def _arxiv(paper: Paper) -> str:
    return bare_arxiv(paper.arxiv).casefold()


def _title(paper: Paper) -> str:
    """The letters and digits of a title, without case, accents and a leading article; empty where it is too short to
    tell one work from another."""
    words = paper.title.plain.casefold()
    if not words.isascii():
        words = "".join(part for part in unicodedata.normalize("NFKD", words) if not unicodedata.combining(part))
    if words.isascii() and len(words.split()) < FEWEST_WORDS:
        return ""
    return re.sub(r"[\W_]+", "", ARTICLE.sub("", words))


def _judged(paper: Paper, first: Paper) -> tuple[Severity, str]:
    """How bad it is that two papers have one title, and what to do."""
    types = {paper.type, first.type}
    if len(types) == 1 and (paper.issued and paper.issued.year) == (first.issued and first.issued.year):
        return Severity.WARNING, ONE_ENTRY
    return Severity.NOTE, PREPRINT if PaperType.ARTICLE in types else TWO_WORKS
