"""The names in formulas: the fields of papers and the functions, each with a line of help."""

import msgspec

from generator.formats.entry.fields import suggestion
from generator.formats.entry.paper_links import KINDS

# Types of values: a number, text, a list of texts, yes or no, and any (a field of the author, of unknown type).
NUMBER, TEXT, LIST, FLAG, ANY = "number", "text", "list", "yes or no", "any"
OWN = "extra."


class Field(msgspec.Struct, frozen=True):
    """A field of a paper: the type of its value, and a line of help."""

    kind: str
    help: str


class Function(msgspec.Struct, frozen=True):
    """A function of all papers. `takes` are the allowed types of its argument, which has one value per paper;
    `is_optional` is whether it can have no argument."""

    takes: tuple[str, ...]
    help: str
    is_optional: bool = False


FIELDS = {
    "year": Field(NUMBER, "year of the paper"),
    "month": Field(NUMBER, "month of the paper, 1 to 12"),
    "type": Field(TEXT, 'type of the paper: `"journal"`, `"conference"`, `"preprint"` …'),
    "title": Field(TEXT, "title"),
    "venue": Field(TEXT, "journal, proceedings, book or event"),
    "publisher": Field(TEXT, "publisher, university or institution"),
    "status": Field(TEXT, 'status: `"submitted"`, `"accepted"`, `"in press"` …'),
    "language": Field(TEXT, "language"),
    "license": Field(TEXT, "licence"),
    "keywords": Field(LIST, "keywords"),
    "fields": Field(LIST, "research fields"),
    "award": Field(LIST, "awards"),
    "authors": Field(NUMBER, "number of listed authors"),
    "coauthors": Field(LIST, "all authors except you"),
    "position": Field(NUMBER, "your position among the authors, from 1"),
    "first_author": Field(FLAG, "you are the first author"),
    "last_author": Field(FLAG, "you are the last of several authors"),
    "sole_author": Field(FLAG, "you are the only author"),
    "corresponding": Field(FLAG, "you are a corresponding author"),
    "equal": Field(FLAG, "you are marked as an equal contributor"),
    "citations": Field(NUMBER, "number of citations"),
    "recent_citations": Field(NUMBER, "citations since five years ago, if the entry gives them by year"),
    "featured": Field(FLAG, "the paper is among the selected papers"),
    "open_access": Field(FLAG, "the full text is free: a PDF, arXiv or a Creative Commons licence"),
    "to_appear": Field(FLAG, "the date is in the future"),
    "versions": Field(NUMBER, "number of other versions"),
}
LINKS = (*KINDS, "doi", "arxiv", "pmid", "isbn", "url", "abstract", "image")
CONSTANTS = {"this_year": "year of the day of the build"}
FUNCTIONS = {
    "count": Function((FLAG,), "number of papers that fit; `count()` counts all papers", is_optional=True),
    "percent": Function((FLAG,), "percentage of papers that fit"),
    "sum": Function((NUMBER,), "sum of the numbers"),
    "mean": Function((NUMBER,), "average of the numbers"),
    "median": Function((NUMBER,), "median of the numbers"),
    "min": Function((NUMBER,), "smallest number"),
    "max": Function((NUMBER,), "largest number"),
    "h": Function((NUMBER,), "largest h such that h papers have h or more (h-index)"),
    "distinct": Function((TEXT, LIST, NUMBER), "number of different values"),
}
ROUND = "round"
WORDS = ("and", "or", "not", "contains", "has", "where", "true", "false")
OTHER_NAMES = {
    "average": "mean", "avg": "mean", "total": "sum", "number": "count", "len": "count", "unique": "distinct",
    "maximum": "max", "minimum": "min", "percentage": "percent", "h_index": "h(citations)", "date": "year",
    "journal": "venue", "booktitle": "venue", "conference": "venue", "tags": "keywords", "author": "authors",
    "cited": "citations", "cited_by": "citations", "awards": "award", "selected": "featured", "oa": "open_access",
    "today": "this_year", "code": "has code", "pdf": "has pdf", "doi": "has doi", "arxiv": "has arxiv",
    "slides": "has slides", "video": "has video", "poster": "has poster", "data": "has data", "if": "where",
    "in": "contains", "is": "==",
}  # fmt: skip


def meant(word: str, *known: str) -> str:
    """Return "did you mean …?" for a name that is not in `known`, or an empty string."""
    folded = word.casefold()
    if folded in known:
        return f'did you mean "{folded}"?'
    if folded in OTHER_NAMES:
        return f'did you mean "{OTHER_NAMES[folded]}"?'
    return suggestion(word, known)
