"""Paper -> RIS, the tagged lines that reference managers exchange."""

import re
from collections.abc import Iterator

from generator.model.paper import Paper, PaperType

TYPES = {
    PaperType.ARTICLE: "GEN",
    PaperType.ARTICLE_JOURNAL: "JOUR",
    PaperType.ARTICLE_MAGAZINE: "MGZN",
    PaperType.BOOK: "BOOK",
    PaperType.CHAPTER: "CHAP",
    PaperType.DATASET: "DATA",
    PaperType.MANUSCRIPT: "UNPB",
    PaperType.PAPER_CONFERENCE: "CPAPER",
    PaperType.PATENT: "PAT",
    PaperType.POST_WEBLOG: "BLOG",
    PaperType.REPORT: "RPRT",
    PaperType.REVIEW: "JOUR",
    PaperType.SOFTWARE: "COMP",
    PaperType.SPEECH: "SLIDE",
    PaperType.THESIS: "THES",
    PaperType.WEBPAGE: "ELEC",
}


def format_ris(paper: Paper) -> str:
    """The record of `paper`: one tag a line, from TY to ER, each line ended by CR LF."""
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in _tags(paper) if value]
    return "\r\n".join([f"TY  - {TYPES[paper.type]}", *lines, "ER  - ", ""])


def _tags(paper: Paper) -> Iterator[tuple[str, str]]:
    yield "ID", paper.citation_key or paper.id
    yield "TI", paper.title.plain
    yield from (("AU", author.name.inverted) for author in paper.authors)
    yield from (("ED", editor.name.inverted) for editor in paper.editors)
    if paper.issued:
        yield "PY", str(paper.issued.year)
        month, day = paper.issued.month, paper.issued.day
        yield "DA", f"{paper.issued.year:04}/{f'{month:02}' if month else ''}/{f'{day:02}' if day else ''}/"
    yield "T2", paper.container_title or paper.event_title
    yield "PB", paper.publisher
    yield "VL", paper.volume
    yield "IS", paper.issue or paper.number
    first, _, last = re.sub(r"\s*[-–—]+\s*", "-", paper.page).partition("-")
    yield "SP", first
    yield "EP", last
    yield "ET", paper.edition
    yield "SN", paper.isbn or paper.issn
    yield "DO", paper.doi
    yield "UR", paper.url or (f"https://arxiv.org/abs/{paper.arxiv}" if paper.arxiv else "")
    yield "AB", paper.abstract.plain
    yield from (("KW", keyword) for keyword in paper.keywords)
    yield "LA", paper.language
