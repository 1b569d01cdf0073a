"""Paper -> BibTeX."""

import re
from collections.abc import Iterator

from generator.model.date import MONTHS
from generator.model.name import Author
from generator.model.paper import Paper, PaperType
from generator.text.latex_braces import are_paired
from generator.text.latex_writing import protect, write_latex

ENTRY_TYPES = {
    PaperType.ARTICLE_JOURNAL: "article",
    PaperType.ARTICLE_MAGAZINE: "article",
    PaperType.BOOK: "book",
    PaperType.CHAPTER: "incollection",
    PaperType.MANUSCRIPT: "unpublished",
    PaperType.PAPER_CONFERENCE: "inproceedings",
    PaperType.REPORT: "techreport",
    PaperType.THESIS: "phdthesis",
}
CONTAINERS = {"article": "journal", "inproceedings": "booktitle", "incollection": "booktitle"}
PAGES = re.compile(r"(?<=\w)\s*[-–—]+\s*(?=\w)")
PUBLISHERS = {"techreport": "institution", "phdthesis": "school"}


def format_bibtex(paper: Paper) -> str:
    """The entry of `paper`: its own `bibtex:` text where it has one, else one field a line, in the usual order.

    Unicode stays as it is; TeX's own characters are escaped outside formulas, braces are balanced, and words like
    "LLMs" are protected from styles that change case.
    """
    if paper.bibtex:
        return paper.bibtex.strip() + "\n"
    kind = ENTRY_TYPES.get(paper.type, "misc")
    fields = [(name, value) for name, value in _fields(paper, kind) if value]
    width = max(len(name) for name, _ in fields)
    lines = "".join(f"  {name:<{width}} = {_delimited(name, value)},\n" for name, value in fields)
    return f"@{kind}{{{re.sub(r'[^A-Za-z0-9:._+-]', '-', paper.citation_key or paper.id)},\n{lines}}}\n"


def _fields(paper: Paper, kind: str) -> Iterator[tuple[str, str]]:
    yield "title", protect(paper.title.source)
    yield "author", _names(paper.authors, paper.are_authors_cut)
    yield "editor", _names(paper.editors, False)
    container = paper.container_title or (paper.event_title if kind == "inproceedings" else "")
    yield CONTAINERS.get(kind, "howpublished"), write_latex(container)
    yield PUBLISHERS.get(kind, "publisher"), write_latex(paper.publisher)
    if paper.issued:
        yield "year", str(paper.issued.year)
        yield "month", MONTHS[paper.issued.month - 1][:3].lower() if paper.issued.month else ""
    yield "volume", write_latex(paper.volume)
    yield "number", write_latex(paper.issue or paper.number)
    yield "pages", write_latex(PAGES.sub("–", paper.page)).replace("–", "--")
    yield "edition", write_latex(paper.edition)
    yield "doi", _verbatim(paper.doi)
    yield "isbn", write_latex(paper.isbn)
    yield "issn", write_latex(paper.issn)
    if paper.arxiv:
        yield "eprint", _verbatim(paper.arxiv)
        yield "archiveprefix", "arXiv"
        yield "primaryclass", next((field for field in paper.fields if "." in field), "")
    yield "url", _verbatim(paper.url)


def _names(authors: tuple[Author, ...], are_cut: bool) -> str:
    """Names as BibTeX parts them; one that must not be parted stands in braces."""
    names = [
        f"{{{write_latex(author.name.literal)}}}" if author.name.literal else write_latex(author.name.inverted)
        for author in authors
    ]
    return " and ".join([*names, "others"] if are_cut and names else names)


def _delimited(name: str, value: str) -> str:
    """Months are macros of BibTeX's own, which styles write out in their language; everything else is text."""
    return value if name == "month" else f"{{{value}}}"


def _verbatim(text: str) -> str:
    """A number or an address, without what would end the field."""
    return text.rstrip("\\") if are_paired(text) else re.sub(r"[{}]", "", text.rstrip("\\"))
