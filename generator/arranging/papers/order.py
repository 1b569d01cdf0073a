"""The order of papers in lists, and their headings."""

from collections.abc import Callable, Iterable, Sequence

from generator.arranging.papers.research_fields import field_labels
from generator.model.date import PartialDate
from generator.model.paper import Paper, PaperType
from generator.model.status import COMING, UNPUBLISHED
from generator.text.fold import folded

UNDATED = PartialDate(0)
PLURALS = {
    PaperType.ARTICLE: "Preprints",
    PaperType.ARTICLE_JOURNAL: "Journal articles",
    PaperType.ARTICLE_MAGAZINE: "Magazine articles",
    PaperType.ARTICLE_NEWSPAPER: "Newspaper articles",
    PaperType.BOOK: "Books",
    PaperType.CHAPTER: "Book chapters",
    PaperType.DATASET: "Data sets",
    PaperType.DOCUMENT: "Documents",
    PaperType.ENTRY_DICTIONARY: "Dictionary entries",
    PaperType.ENTRY_ENCYCLOPEDIA: "Encyclopedia entries",
    PaperType.INTERVIEW: "Interviews",
    PaperType.MANUSCRIPT: "Manuscripts",
    PaperType.PAPER_CONFERENCE: "Conference papers",
    PaperType.PATENT: "Patents",
    PaperType.POST_WEBLOG: "Blog posts",
    PaperType.REPORT: "Reports",
    PaperType.REVIEW: "Reviews",
    PaperType.REVIEW_BOOK: "Book reviews",
    PaperType.SOFTWARE: "Software",
    PaperType.SPEECH: "Talks",
    PaperType.STANDARD: "Standards",
    PaperType.THESIS: "Theses",
    PaperType.WEBPAGE: "Web pages",
}


def newest_first(papers: Iterable[Paper]) -> list[Paper]:
    """Return papers by date, the newest first, undated ones last; then by title, then by id.

    A range or a season has the place of its first date. Papers that are not published yet come first (`is_ahead`).
    """
    by_title = sorted(papers, key=lambda paper: (folded(paper.title.plain), paper.id))
    return sorted(by_title, key=_place, reverse=True)


def _place(paper: Paper) -> tuple[bool, PartialDate]:
    return is_ahead(paper), paper.issued or UNDATED


def is_ahead(paper: Paper) -> bool:
    """Return whether the paper is before all years, because it is not published yet.

    That is a paper in press or to appear, and one without a date that is submitted, in preparation … A submitted paper
    with a date, such as that of its preprint, stays in its year.
    """
    return paper.status in COMING or (paper.issued is None and paper.status in UNPUBLISHED)


def in_order(papers: Sequence[Paper], sort: str) -> list[Paper]:
    """Return `papers` sorted by "date", "citations" or "title"; "listed" keeps the given order."""
    if sort == "listed":
        return list(papers)
    by_date = newest_first(papers)
    if sort == "citations":
        return sorted(by_date, key=lambda paper: -(paper.citations or 0))
    if sort == "title":
        return sorted(by_date, key=lambda paper: folded(paper.title.plain))
    return by_date


def grouped(papers: Iterable[Paper], group: str) -> list[tuple[str, list[Paper]]]:
    """Return (heading, papers) by "year", "type" or "field"; for another `group`, one group with an empty heading.

    Papers that are not published yet come first, then the newest years, "Undated" last; the most
    frequent types come first; fields are by name, "Other" last.
    Papers keep their order within a group.
    """
    if group not in HEADINGS:
        return [("", list(papers))]
    groups: dict[str, list[Paper]] = {}
    for paper in papers:
        groups.setdefault(HEADINGS[group](paper), []).append(paper)
    if group == "year":
        return sorted(groups.items(), key=_year_place, reverse=True)
    if group == "type":
        return sorted(groups.items(), key=lambda item: -len(item[1]))
    return sorted(groups.items(), key=lambda item: (item[0] == OTHER, folded(item[0])))


OTHER = "Other"
NOT_YET = "Not yet published"


def _year_place(group: tuple[str, list[Paper]]) -> tuple[bool, bool, str]:
    heading = group[0]
    return heading == NOT_YET, heading.isdigit(), heading.zfill(4)


def year_of(paper: Paper) -> str:
    """Return the year as a heading: "2024", "Not yet published", or "Undated"; of a range, its first year."""
    if is_ahead(paper):
        return NOT_YET
    return str(paper.issued.year) if paper.issued else "Undated"


def _type_of(paper: Paper) -> str:
    return PLURALS[paper.type]


def _field_of(paper: Paper) -> str:
    return field_labels(paper.fields[0])[1] if paper.fields else OTHER


HEADINGS: dict[str, Callable[[Paper], str]] = {"year": year_of, "type": _type_of, "field": _field_of}
