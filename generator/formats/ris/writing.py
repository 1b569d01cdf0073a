"""Paper -> RIS."""

import re
from collections.abc import Iterator

from generator.formats.names.names import parted_name
from generator.formats.ris.tags import (
    ARTICLE_NUMBER,
    MEETING_TAGS,
    MEETINGS,
    OWN,
    PREPRINT,
    SERIAL_NUMBER,
    WRITTEN,
    serial_kind,
    texts_of,
    type_of,
)
from generator.model.date import OPEN, PartialDate
from generator.model.name import RIS, Name, index_form
from generator.model.paper import Paper, PaperType
from generator.text.identifier_urls import arxiv_address
from generator.text.inline import title_words
from generator.text.slug import slug

PAGES = re.compile(r"([^\s–—-]+)\s*[-–—]+\s*([^\s–—-]+)")


def format_ris(paper: Paper, *, abstract: bool = True) -> str:
    """Return the RIS record of `paper`, from `TY` to `ER`, with or without its abstract.

    Lines end in a line feed: the format prescribes no line ending, and all programs accept this one.
    """
    lines = [f"{tag}  - {_line(value)}" for tag, value in _tags(paper, abstract) if value]
    return "\n".join([*lines, "ER  - "]) + "\n"


def _tags(paper: Paper, abstract: bool) -> Iterator[tuple[str, str]]:
    word = WRITTEN[paper.type]
    yield "TY", word
    yield "ID", paper.citation_key or paper.id
    yield "TI", title_words(paper.title.source)
    yield from (("AU", _written(author.name)) for author in paper.authors)
    yield from (("ED", _written(editor.name)) for editor in paper.editors)
    yield from (("A4", _written(translator.name)) for translator in paper.translators)
    if paper.issued:
        yield "PY", f"{paper.issued.year:04}"
        yield "DA", _date(paper.issued) if paper.issued.month or paper.issued.has_more else ""
    titles = _proceedings(paper) if word in MEETINGS else {}
    rows = texts_of(word)
    for tag, attribute, _ in rows:
        if tag == OWN:
            continue
        if value := titles.get(tag, "") if titles and tag in MEETING_TAGS else getattr(paper, attribute):
            yield _number_tag(tag, paper, word) if attribute == "number" else tag, value
    yield "M3", PREPRINT if paper.type is PaperType.ARTICLE and not paper.genre else ""
    pages = PAGES.fullmatch(paper.page)
    is_numbered = ARTICLE_NUMBER in {row.tag for row in rows} and not paper.page
    yield "SP", pages[1] if pages else paper.page or (paper.number if is_numbered else "")
    yield "EP", pages[2] if pages else ""
    yield from (("SN", number) for number in (*paper.isbns, *paper.issns))
    # Programs show no number of an archive as a link, so a preprint without an address gets that of arXiv.
    yield "UR", arxiv_address(paper.arxiv) if paper.arxiv and not paper.url else ""
    yield "AN", f"arXiv:{paper.arxiv}" if paper.arxiv else ""
    yield "DB", _archive(paper) if paper.type is PaperType.ARTICLE else ""
    yield "AN", f"PMID:{paper.pmid}" if paper.pmid else ""
    yield "Y2", _date(paper.accessed) if paper.accessed else ""
    yield from (("KW", keyword) for keyword in paper.keywords)
    yield "AB", paper.abstract.plain if abstract else ""
    own = [row.attribute for row in rows if row.tag == OWN] + (["genre"] if paper.genre == PREPRINT else [])
    yield from ((OWN, f"{name}: {value}") for name in own if (value := getattr(paper, name)))
    yield OWN, f"event_title: {paper.event_title}" if titles and not paper.container_title else ""
    yield OWN, "" if type_of(word, _telling(paper)).type is paper.type else f"type: {paper.type.value}"
    yield OWN, f"id: {paper.id}" if paper.citation_key and slug(paper.citation_key) != paper.id else ""


def _telling(paper: Paper) -> dict[str, str]:
    """Return the fields from which a program that reads the record infers the type (`tags.type_of`)."""
    genre = paper.genre or (PREPRINT if paper.type is PaperType.ARTICLE else "")
    fields = {"venue": paper.container_title, "publisher": paper.publisher, "arxiv": paper.arxiv, "doi": paper.doi}
    return fields | {"genre": genre}


def _archive(paper: Paper) -> str:
    return "arXiv" if paper.arxiv else paper.container_title


def _number_tag(tag: str, paper: Paper, word: str) -> str:
    """Return the tag of the paper's number: M1 if the number would be read as another field from `tag`."""
    is_page = tag == ARTICLE_NUMBER and paper.number == paper.page
    is_serial = tag == SERIAL_NUMBER and serial_kind(paper.number, word) != "number"
    return "M1" if is_page or is_serial else tag


def _proceedings(paper: Paper) -> dict[str, str]:
    """Return the titles of a conference paper by tag: C3 is the proceedings and T2 the meeting.

    If there is only one title, it is in both or in T2, because some programs read only one of the two tags as venue.
    """
    if not (paper.container_title or paper.event_title):
        return {}
    return {"C3": paper.container_title, "T2": paper.event_title or paper.container_title}


def _line(value: str) -> str:
    return value if value.isprintable() else " ".join(value.split())


def _date(date: PartialDate) -> str:
    """Return year, month and day with three slashes, as RIS requires: "2024/05//".

    After the third slash is free text, for what the numbers cannot say: "2012///Spring 2012".
    """
    text = date.edtf if date.end == OPEN or date.mark == "%" else date.text
    month, day = (f"{part:02}" if part else "" for part in (date.month, date.day))
    return f"{date.year:04}/{month}/{day}/{text if date.has_more else ''}"


def _written(name: Name) -> str:
    """Return the name as "Family, Given, Suffix".

    A literal name that would be read in parts is marked as in EndNote: the first of its commas is doubled, or a comma
    is added at the end ("Barnes and Noble,").
    """
    if name.literal:
        if parted_name(name.literal)[0].literal == name.literal:
            return name.literal
        return name.literal.replace(",", ",,", 1) if "," in name.literal else f"{name.literal},"
    if name.suffix and not (name.given or name.dropping_particle):
        return f"{name.family_name}, , {name.suffix}"
    return index_form(name, RIS)
