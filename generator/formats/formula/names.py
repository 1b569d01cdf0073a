"""What a formula can speak of: the fields of a paper, and the functions, each with a line of help."""

import msgspec

from generator.formats.entry.fields import suggestion
from generator.formats.entry.paper_links import KINDS

# Kinds of values: a number, a text, a list of texts, yes or no, and what only the author's own field knows.
NUMBER, TEXT, LIST, FLAG, ANY = "number", "text", "list", "yes or no", "any"
OWN = "extra."


class Field(msgspec.Struct, frozen=True):
    """A field of a paper: the kind of its value, and what it says."""

    kind: str
    help: str


class Function(msgspec.Struct, frozen=True):
    """A function of all papers: the kinds of values that it takes one of from each paper, whether it can do without,
    and what it gives."""

    takes: tuple[str, ...]
    help: str
    is_optional: bool = False


FIELDS = {
    "year": Field(NUMBER, "the year of the paper"),
    "month": Field(NUMBER, "its month, 1 to 12"),
    "type": Field(TEXT, 'the type: `"journal"`, `"conference"`, `"preprint"` …'),
    "title": Field(TEXT, "the title"),
    "venue": Field(TEXT, "the journal, proceedings, book or event"),
    "publisher": Field(TEXT, "the publisher, university or institution"),
    "status": Field(TEXT, "submitted, accepted, in press …"),
    "language": Field(TEXT, "the language"),
    "license": Field(TEXT, "the licence"),
    "keywords": Field(LIST, "the keywords"),
    "fields": Field(LIST, "the research fields"),
    "award": Field(LIST, "the prizes"),
    "authors": Field(NUMBER, "how many authors are listed"),
    "coauthors": Field(LIST, "the authors but you"),
    "position": Field(NUMBER, "your place among the authors, from 1"),
    "first_author": Field(FLAG, "you are the first"),
    "last_author": Field(FLAG, "you are the last of several"),
    "sole_author": Field(FLAG, "you are the only one"),
    "corresponding": Field(FLAG, "you answer letters about it"),
    "equal": Field(FLAG, "you contributed as much as others"),
    "citations": Field(NUMBER, "how often it was cited"),
    "recent_citations": Field(NUMBER, "how often since five years ago, where the entry tells the years"),
    "featured": Field(FLAG, "it is among the selected papers"),
    "open_access": Field(FLAG, "its full text is free: a PDF, arXiv, or a Creative Commons licence"),
    "to_appear": Field(FLAG, "its date is in the future"),
    "versions": Field(NUMBER, "how many other versions are listed"),
}
LINKS = (*KINDS, "doi", "arxiv", "pmid", "isbn", "url", "abstract", "image")
CONSTANTS = {"this_year": "the year of the day for which the site is built"}
FUNCTIONS = {
    "count": Function((FLAG,), "how many papers; of all, `count()`", is_optional=True),
    "percent": Function((FLAG,), "how many of a hundred papers"),
    "sum": Function((NUMBER,), "the numbers of all papers together"),
    "mean": Function((NUMBER,), "the average"),
    "median": Function((NUMBER,), "the number in the middle"),
    "min": Function((NUMBER,), "the smallest"),
    "max": Function((NUMBER,), "the largest"),
    "h": Function((NUMBER,), "the largest h such that h papers have h or more"),
    "distinct": Function((TEXT, LIST, NUMBER), "how many different values there are"),
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
    """ "did you mean …?" for a name that is none of the `known` ones, or the empty string."""
    folded = word.casefold()
    if folded in known:
        return f'did you mean "{folded}"?'
    if folded in OTHER_NAMES:
        return f'did you mean "{OTHER_NAMES[folded]}"?'
    return suggestion(word, known)
