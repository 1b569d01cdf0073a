"""Paper -> BibTeX."""

import re
from collections.abc import Iterator

from generator.model.date import MONTHS
from generator.model.name import Author
from generator.model.paper import Paper, PaperType

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
PUBLISHERS = {"techreport": "institution", "phdthesis": "school"}
SPECIAL = re.compile(r"(?<!\\)([&%#_])")
MARKED = re.compile(r"[&%#_$\\{}\n\t]| {2}")
FORMULA = re.compile(r"(\$\$.+?\$\$|\$[^$]+\$|\\\(.+?\\\)|\\\[.+?\\\])", re.S)
# A word with a capital that is not its first letter alone would be lower-cased by most styles.
CAPITALS = re.compile(r"(?<![\w{\\])(?=\w*\w[A-Z])[\w-]+", re.A)


def format_bibtex(paper: Paper) -> str:
    """The entry of `paper`: its own `bibtex:` text where it has one, else one field a line, in the usual order.

    Unicode stays as it is; `& % # _` are escaped outside formulas, braces are balanced, and words like "LLMs" are
    protected from styles that change case.
    """
    if paper.bibtex:
        return paper.bibtex.strip() + "\n"
    kind = ENTRY_TYPES.get(paper.type, "misc")
    fields = [(name, value) for name, value in _fields(paper, kind) if value]
    width = max(len(name) for name, _ in fields)
    lines = "".join(f"  {name:<{width}} = {_delimited(name, value)},\n" for name, value in fields)
    return f"@{kind}{{{re.sub(r'[^A-Za-z0-9:._+-]', '-', paper.citation_key or paper.id)},\n{lines}}}\n"


def _fields(paper: Paper, kind: str) -> Iterator[tuple[str, str]]:
    yield "title", _protected(paper.title.source)
    yield "author", _names(paper.authors, paper.are_authors_cut)
    yield "editor", _names(paper.editors, False)
    container = paper.container_title or (paper.event_title if kind == "inproceedings" else "")
    yield CONTAINERS.get(kind, "howpublished"), escaped(container)
    yield PUBLISHERS.get(kind, "publisher"), escaped(paper.publisher)
    if paper.issued:
        yield "year", str(paper.issued.year)
        yield "month", MONTHS[paper.issued.month - 1][:3].lower() if paper.issued.month else ""
    yield "volume", escaped(paper.volume)
    yield "number", escaped(paper.issue or paper.number)
    yield "pages", re.sub(r"(?<=\w)\s*[-–—]+\s*(?=\w)", "--", escaped(paper.page))
    yield "edition", escaped(paper.edition)
    yield "doi", _balanced(paper.doi)
    yield "isbn", escaped(paper.isbn)
    yield "issn", escaped(paper.issn)
    if paper.arxiv:
        yield "eprint", _balanced(paper.arxiv)
        yield "archiveprefix", "arXiv"
        yield "primaryclass", next((field for field in paper.fields if "." in field), "")
    yield "url", _balanced(paper.url)


def _names(authors: tuple[Author, ...], are_cut: bool) -> str:
    """Names as BibTeX parts them; one that must not be parted stands in braces."""
    names = [
        f"{{{escaped(author.name.literal)}}}" if author.name.literal else escaped(author.name.inverted)
        for author in authors
    ]
    return " and ".join([*names, "others"] if are_cut and names else names)


def _delimited(name: str, value: str) -> str:
    """Months are macros of BibTeX's own, which styles write out in their language; everything else is text."""
    return value if name == "month" else f"{{{value}}}"


def escaped(text: str) -> str:
    """Text with the characters escaped that TeX takes for itself, formulas left alone, on one line."""
    if not MARKED.search(text):
        return text
    parts = FORMULA.split(" ".join(text.split()))
    parts[::2] = [SPECIAL.sub(r"\\\1", part) for part in parts[::2]]
    return _balanced("".join(parts))


def _protected(text: str) -> str:
    parts = FORMULA.split(" ".join(text.split()))
    parts[::2] = [CAPITALS.sub(r"{\g<0>}", SPECIAL.sub(r"\\\1", part)) for part in parts[::2]]
    return _balanced("".join(parts))


def _balanced(text: str) -> str:
    """`text` where its braces pair, else without braces: an odd one would end the field, as would a last backslash."""
    if (len(text) - len(text.rstrip("\\"))) % 2:
        text = text[:-1] + "\\textbackslash "
    depth = 0
    for brace in re.findall(r"(?<!\\)[{}]", text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            break
    return text if depth == 0 else re.sub(r"(?<!\\)[{}]", "", text)
