"""Papers and news -> findings about their identifiers and dates."""

from collections.abc import Iterable, Iterator

from generator.checking.finding import Finding
from generator.checking.identifiers import Fault, arxiv_faults, doi_faults, isbn_faults, issn_faults, pmid_faults
from generator.model.date import PartialDate
from generator.model.library import Library
from generator.model.paper import Paper, PaperVersion, Place

OLDEST = 1500  # an earlier year is a typing error far more often than an old work
YEARS_AHEAD = 3  # a paper in press appears sooner


def check_entries(library: Library) -> Iterator[Finding]:
    """Yield findings about single entries, including drafts."""
    for paper in library.papers:
        for written, faults in _identifiers(paper, library.today):
            for severity, message, hint in faults:
                yield Finding(paper.place, message, hint, severity, (written,))
        if paper.issued:
            yield from _date(paper.issued, paper.place, library.today)
    for item in library.news:
        yield from _date(item.issued, item.place, library.today)


def _identifiers(paper: Paper, today: PartialDate) -> Iterator[tuple[str, Iterable[Fault]]]:
    """Yield each identifier of a paper, of its versions and of its retraction, with its faults."""
    works: list[Paper | PaperVersion] = [paper, *paper.versions]
    for work in works:
        if work.doi:
            yield work.doi, doi_faults(work.doi, work.arxiv)
        if work.arxiv:
            yield work.arxiv, arxiv_faults(work.arxiv, today)
    if paper.retraction and paper.retraction.doi:
        yield paper.retraction.doi, doi_faults(paper.retraction.doi, "")
    if paper.isbn:
        yield paper.isbn, isbn_faults(paper.isbn)
    if paper.issn:
        yield paper.issn, issn_faults(paper.issn)
    if paper.pmid:
        yield paper.pmid, pmid_faults(paper.pmid)


def _date(issued: PartialDate, place: Place, today: PartialDate) -> Iterator[Finding]:
    written = (f"date: {issued.year}", f"year: {issued.year}", f"{issued.year:04}")
    if issued.year < OLDEST:
        yield Finding(place, f"the year {issued.year} is very long ago", "correct it if it is wrong", written=written)
    elif issued.year > today.year + YEARS_AHEAD:
        message = f"the year {issued.year} is far in the future"
        yield Finding(place, message, "correct it if it is wrong", written=written)
