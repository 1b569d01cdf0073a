"""Reasons for inferred types of papers, in words."""

from collections.abc import Iterable

from generator.model.paper import Paper, PaperType, TypeSource

# What the name of a venue or a genre means if the type is inferred from it.
NOUNS = {
    PaperType.PAPER_CONFERENCE: "a conference or its proceedings",
    PaperType.ARTICLE_JOURNAL: "a journal",
    PaperType.CHAPTER: "a book or a series of books",
    PaperType.BOOK: "a publisher of books",
    PaperType.ENTRY_ENCYCLOPEDIA: "an encyclopedia",
    PaperType.DATASET: "an archive of data",
    PaperType.MANUSCRIPT: "the status of an unpublished text",
}
REASONS = {
    TypeSource.GENRE: "its genre is a kind of it",
    TypeSource.VENUE: "{venue} is {noun}",
    TypeSource.SERVER: "{venue} is a preprint server or a repository",
    TypeSource.EVENT: 'it has the event "{event}"',
    TypeSource.VOLUME: "{venue} is no preprint server and has a volume, an issue or an ISSN",
    TypeSource.ISBN: "it has an ISBN and {venue}",
    TypeSource.CHAPTER: "it is a chapter of {venue}",
    TypeSource.OTHER: "{venue} is no preprint server",
    TypeSource.ARXIV: "it has an arXiv identifier and {venue}",
    TypeSource.DOI: "its DOI is that of a preprint server",
    TypeSource.PUBLISHER: 'it has the publisher "{publisher}" and {venue}',
    TypeSource.NOTHING: "it has {venue}",
}


def inferred_papers(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    """Return the papers whose entry does not declare a type, in the same order."""
    return tuple(paper for paper in papers if paper.type_source is not TypeSource.DECLARED)


def type_reason(paper: Paper) -> str:
    """Return why the paper has its type: `venue "Nature" is no preprint server, so journal article`.

    The result is empty if the entry declares the type.
    """
    return _reason(paper, paper.container_title or paper.container_title_short, paper.event_title, paper.publisher)


def type_rule(paper: Paper) -> str:
    """Return the reason with "…" for names: it is one text for all papers with this reason.

    For example: `venue "…" is no preprint server, so journal article`.
    """
    venue = paper.container_title or paper.container_title_short
    return _reason(paper, venue and "…", "…", "…")


def _reason(paper: Paper, venue: str, event: str, publisher: str) -> str:
    if paper.type_source is TypeSource.DECLARED:
        return ""
    label = paper.type.label.lower()
    reason = REASONS[paper.type_source].format(
        venue=f'venue "{venue}"' if venue else "arXiv" if paper.type_source is TypeSource.SERVER else "no venue",
        noun=NOUNS.get(paper.type, f"a {label}"),
        event=event,
        publisher=publisher,
    )
    return f"{reason}, so {label}"
