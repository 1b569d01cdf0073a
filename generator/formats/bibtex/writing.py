"""Paper -> BibTeX."""

import re
from collections.abc import Iterator

from generator.formats.bibtex.kinds import ARTICLES, BOOKS, kind_of, subtype_of
from generator.formats.bibtex.names import (
    AFTER,
    BEFORE,
    BETWEEN,
    CONTAINER_OF,
    FIELD_MAPPINGS,
    LINES,
    LIST,
    PATHS,
    PUBLISHER_OF,
    VERBATIM,
    FieldMapping,
)
from generator.formats.bibtex.people import annotations, collaboration_of, write_people
from generator.formats.bibtex.tex import lines_to_tex, list_to_tex, to_tex
from generator.formats.bibtex.verbatim import to_verbatim
from generator.formats.entry.paper_links import KIND_OF, LABELS
from generator.model.date import MONTHS, PartialDate
from generator.model.paper import Paper, PaperLink
from generator.text.slug import slug
from generator.text.tex.latex import protect
from generator.text.tex.latex_unicode import typeset

NAME = re.compile(r"[A-Za-z][\w-]*", re.A)
# What ends a key for BibTeX or biber, or is a command of TeX: with it, `\cite` or biber fails.
NO_KEY = re.compile(r"[\s\x00-\x1f\x7f{}(),\"'=%#~\\]")
Fields = Iterator[tuple[str, str]]


def format_bibtex(paper: Paper, *, everything: bool = False) -> str:
    """Return the BibTeX entry of `paper`, with one field a line, in the usual order.

    If the paper has a `bibtex:` text, that is returned instead. The default is the fields that a citation needs; with
    `everything`, all fields are written, so that `parse_bibtex_entries` returns an equal paper. Fields and entry types
    have the names of classic BibTeX if there are any, else those of biblatex. Unicode is kept, special characters of
    TeX are escaped outside formulas, and words like "LLMs" are in braces, because many styles change case.

    `Paper(id="doe-2024", …)` -> `@article{doe-2024, title = {A Study of {LLMs}}, author = {Doe, Jane}, …}`
    """
    if paper.bibtex:
        return paper.bibtex.strip() + "\n"
    kind, genre = kind_of(paper.type, paper.genre)
    fields = [(name, value) for name, value in _fields(paper, kind, genre) if value]
    if subtype := subtype_of(paper.type, kind, _telling(paper, kind)):
        fields.append(("entrysubtype", subtype))
    if everything:
        fields += [(name, value) for name, value in _more(paper) if value]
    width = max(len(name) for name, _ in fields) if fields else 0
    lines = "".join(f"  {name:<{width}} = {_delimited(name, value)},\n" for name, value in fields)
    return f"@{kind}{{{citation_key(paper)},\n{lines}}}\n"


def citation_key(paper: Paper) -> str:
    """Return the citation key of a paper, with a hyphen for each character that BibTeX, biber or `\\cite` refuse.

    Letters of any script and other signs stay: `müller:2020`, `हिन्दी[1]`. `reading/citation_keys.py` reports a change.
    """
    return NO_KEY.sub("-", paper.citation_key or paper.id)


def _fields(paper: Paper, kind: str, genre: str) -> Fields:
    yield "title", typeset(protect(paper.title.source))
    yield "author", write_people(paper.authors, paper.are_authors_cut)
    yield "editor", write_people(paper.editors, False)
    yield "translator", write_people(paper.translators, False)
    yield "collaboration", to_tex(collaboration_of(paper.authors))
    container = paper.container_title or (paper.event_title if kind == "inproceedings" else "")
    yield CONTAINER_OF.get(kind, "howpublished"), to_tex(container)
    yield from _named(paper, BEFORE)
    yield PUBLISHER_OF.get(kind, "publisher"), to_tex(paper.publisher)
    yield from _named(paper, BETWEEN[:1])
    yield "type", to_tex(genre)
    if paper.issued:
        yield from _date(paper.issued)
    yield from _named(paper, BETWEEN[1:])
    yield from _numbers(paper, kind)
    yield "pages", to_tex(re.sub(r"(?<=\w)\s*[-–—]+\s*(?=\w)", "–", paper.page))
    yield from _named(paper, AFTER)
    if paper.arxiv:
        yield "pmid", to_tex(paper.pmid)
        yield "eprint", to_verbatim(paper.arxiv)
        yield "archiveprefix", "arXiv"
        yield "primaryclass", next((field for field in paper.fields if "." in field), "")
    elif paper.pmid:
        yield "eprint", to_verbatim(paper.pmid)
        yield "eprinttype", "pubmed"
    if paper.accessed:
        yield "urldate", paper.accessed.iso


def _date(date: PartialDate) -> Fields:
    """Yield the fields of the date. Classic BibTeX has only year and month, so these are written in any case.

    Months are macros, which styles print in their language: `sep # "--" # oct`. A season is a word: `{Spring}`. What
    these fields cannot say, such as a range over two months with days, is in biblatex's `date`, too.
    """
    end = date.end if date.end[:1] == (date.year,) and not date.mark else ()
    is_in_months, is_in_days = len(end) == 2 and date.month and not date.day, len(end) == 3 and end[1] == date.month
    yield "date", date.edtf if date.mark or (date.end and not (is_in_months or is_in_days)) else ""
    yield "year", f"{date.year:04}"
    if is_in_months:
        yield "month", f'{_macro(date.month)} # "--" # {_macro(end[1])}'
    else:
        yield "month", f"{{{date.month_text}}}" if date.season else _macro(date.month)
    yield "day", f"{date.day}--{end[2]}" if is_in_days else str(date.day or "")


def _macro(month: int) -> str:
    return MONTHS[month - 1][:3].lower() if month else ""


def _numbers(paper: Paper, kind: str) -> Fields:
    """Yield the fields of numbers.

    `number` is the issue of an article, the number of a book in its series, or the number of a report or patent.
    """
    has_series = bool(paper.collection_title)
    is_book = kind in BOOKS
    is_issue = kind in ARTICLES or (is_book and not has_series)
    yield "number" if is_issue else "issue", to_tex(paper.issue)
    yield "number" if is_book and has_series else "seriesnumber", to_tex(paper.collection_number)
    yield "eid" if is_book or kind in ARTICLES else "number", to_tex(paper.number)


def _named(paper: Paper, namings: tuple[FieldMapping, ...], *, is_cited: bool = True) -> Fields:
    for mapping in namings:
        if mapping.is_cited is is_cited and (value := getattr(paper, mapping.attribute)):
            yield mapping.written, _written(mapping.how, value)


def _written(how: str, value: object) -> str:
    if how == LINES:
        return lines_to_tex(value.source)  # type: ignore[attr-defined]
    if how == LIST:
        return list_to_tex(value)  # type: ignore[arg-type]
    if how == PATHS:
        return ",".join(map(to_verbatim, value))  # type: ignore[call-overload]
    return to_verbatim(str(value)) if how == VERBATIM else to_tex(str(value))


def _telling(paper: Paper, kind: str) -> dict[str, str]:
    """Return the fields from which a program that reads the entry infers the type (`kinds.type_of`)."""
    venue = "venue" if kind in CONTAINER_OF else "howpublished"
    return {venue: paper.container_title, "publisher": paper.publisher, "arxiv": paper.arxiv, "doi": paper.doi}


def _more(paper: Paper) -> Fields:
    """Yield the fields that a citation does not need: those that are written only with `everything`."""
    for field, people in (("author", paper.authors), ("editor", paper.editors), ("translator", paper.translators)):
        for name, value in annotations(people):
            yield f"{field}+an{':' if name else ''}{name}", value
    yield "id", paper.id if slug(citation_key(paper)) != paper.id else ""
    yield from _named(paper, AFTER, is_cited=False)
    yield "body", lines_to_tex(paper.body.source)
    yield "selected", "true" if paper.is_featured else ""
    yield "draft", "true" if paper.is_draft else ""
    yield "preview", f"/{to_verbatim(paper.image)}" if paper.image else ""
    if paper.citations is not None:
        yield "citations", ", ".join(_citations(paper))
    yield from _links(paper.links)
    taken = {mapping.written for mapping in FIELD_MAPPINGS}
    yield from ((name, to_tex(value)) for name, value in paper.extra if NAME.fullmatch(name) and name not in taken)


def _citations(paper: Paper) -> Iterator[str]:
    """Yield the parts of the field `citations`: the total alone, or "2023: 4", "as_of: 2024-05-07", "source: …".

    The source is last, because it may contain commas.
    """
    years = paper.citations_per_year
    is_alone = not (years or paper.citations_source or paper.citations_as_of)
    if is_alone or sum(count for _, count in years) != paper.citations:
        yield str(paper.citations) if is_alone else f"total: {paper.citations}"
    yield from (f"{year}: {count}" for year, count in years)
    if paper.citations_as_of:
        yield f"as_of: {paper.citations_as_of.iso}"
    if paper.citations_source:
        yield f"source: {to_tex(paper.citations_source)}"


def _links(links: tuple[PaperLink, ...]) -> Fields:
    others = []
    for link in links:
        target = to_verbatim(f"/{link.target}" if link.is_file else link.target)
        if link.kind in KIND_OF and link.label == LABELS.get(link.kind):
            yield link.kind, target
        else:
            others.append(f"{to_tex(link.label)} <{target}>")
    yield "links", "; ".join(others)


def _delimited(name: str, value: str) -> str:
    """Return the value in braces; but a month bare, because it is a macro that styles print in their language."""
    return value if name == "month" else f"{{{value}}}"
