"""The law of formats: a written paper is read as an equal paper, for every type and every field that a format keeps."""

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.formats.bibtex.reading import parse_bibtex_entries
from generator.formats.bibtex.writing import format_bibtex
from generator.formats.csl_json import csl_item, csl_list, format_csl_json, parse_csl_json
from generator.formats.ris.reading import parse_ris
from generator.formats.ris.writing import format_ris
from generator.model.date import PartialDate
from generator.model.name import Author, Name
from generator.model.paper import Paper, PaperType, Place
from generator.model.text import NO_TEXT
from tests.formats.papers import FILES, kept, lines, markdown, papers, plain_authors, plain_lines, some, texts, title

ALL = frozenset(Paper.__struct_fields__) - {"place", "type_source"}
CITED = frozenset({
    "id", "type", "title", "authors", "editors", "translators", "issued", "container_title", "container_title_short",
    "collection_title", "collection_number", "event_title", "event_place", "publisher", "publisher_place", "volume",
    "issue", "page", "number", "edition", "version", "chapter_number", "number_of_pages", "genre", "doi", "isbn",
    "issn", "pmid", "arxiv", "url", "accessed", "status", "citation_key",
})  # fmt: skip
# What each format keeps of a paper: the table of content/README.md says the same in words.
BIBTEX = CITED | {"are_authors_cut"}
EVERYTHING = ALL - {"bibtex", "versions", "retraction"}
CSL = CITED | {"are_authors_cut", "abstract", "keywords", "fields", "language", "license"}
RIS = CITED | {"abstract", "keywords", "language", "license"}

# What only `everything` says of authors, and what other formats say in plain words only.
cited = papers(
    authors=st.lists(plain_authors, max_size=3).map(tuple),
    editors=st.lists(plain_authors, max_size=2).map(tuple),
    translators=st.lists(plain_authors, max_size=2).map(tuple),
)
worded = papers(
    authors=st.lists(plain_authors, max_size=3).map(tuple),
    editors=st.lists(plain_authors, max_size=2).map(tuple),
    translators=st.lists(plain_authors, max_size=2).map(tuple),
    abstract=texts("abstract", plain_lines),
)


def _only(found: Any) -> Paper:
    assert not found.problems, found.problems
    (paper,) = found.papers
    assert isinstance(paper, Paper)
    return paper


@given(papers())
@settings(max_examples=300, deadline=None)
def test_bibtex_keeps_everything(paper: Paper) -> None:
    """An entry with everything is the same paper when it is read."""
    written = format_bibtex(paper, everything=True)
    assert kept(_only(parse_bibtex_entries(written, "content/papers/x.bib", FILES)), EVERYTHING) == kept(
        paper, EVERYTHING
    )


@given(cited)
@settings(max_examples=200, deadline=None)
def test_bibtex_keeps_what_is_cited(paper: Paper) -> None:
    """The entry that a page shows keeps all that a citation is made from."""
    read = _only(parse_bibtex_entries(format_bibtex(paper), "content/papers/x.bib", FILES))
    fields = BIBTEX - ({"id"} if paper.citation_key else set())
    assert kept(read, fields) == kept(paper, fields)


@given(worded)
@settings(max_examples=200, deadline=None)
def test_csl_json_keeps_what_is_cited(paper: Paper) -> None:
    """CSL-JSON keeps what is cited, keywords and the words of the abstract."""
    assert kept(_only(parse_csl_json(format_csl_json(paper), "x.json")), CSL) == kept(paper, CSL)


@given(worded)
@settings(max_examples=200, deadline=None)
def test_ris_keeps_what_is_cited(paper: Paper) -> None:
    """RIS keeps the same, but for the end of a list of authors that goes on."""
    assert kept(_only(parse_ris(format_ris(paper), "x.ris")), RIS) == kept(paper, RIS)


PERSON = Author(Name("Berg", "Jan", "van der", "Jr."))
WHOLE = {
    "title": title("All of $K_S$"),
    "authors": (PERSON, Author(Name(literal="The X Collaboration"), is_group=True)),
    "editors": (PERSON,),
    "translators": (PERSON,),
    "issued": PartialDate(2024, 5, 7),
    "accessed": PartialDate(2025, 1, 2),
    "page": "1-10",
    "doi": "10.1000/182",
    "isbn": "978-3-16-148410-0",
    "issn": "2049-363X",
    "arxiv": "2501.12948",
    "url": "https://example.org/",
    "abstract": markdown("abstract", "Words."),
    "keywords": ("one", "two"),
    "fields": ("cs.CL",),
    "language": "en",
}


@pytest.mark.parametrize("type", list(PaperType))
def test_every_type_with_every_field(type: PaperType) -> None:
    """Each type is read as the same type in each format, with all fields and with none."""
    values: dict[str, Any] = {name: f"{name} of it" for name in CITED if isinstance(getattr(EMPTY, name), str)} | WHOLE
    values |= {"id": "doe-2024", "citation_key": "", "type": type, "place": EMPTY.place}
    for paper in (Paper(**values), msgspec.structs.replace(EMPTY, type=type)):
        assert kept(_only(parse_bibtex_entries(format_bibtex(paper), "x.bib")), BIBTEX) == kept(paper, BIBTEX)
        assert kept(_only(parse_csl_json(format_csl_json(paper), "x.json")), CSL) == kept(paper, CSL)
        assert kept(_only(parse_ris(format_ris(paper), "x.ris")), RIS) == kept(paper, RIS)
        is_software = type is PaperType.SOFTWARE
        assert csl_item(paper)["type"] == ("book" if is_software else type.value)
        assert ("note" in csl_item(paper)) is is_software


EMPTY = Paper(id="doe-2024", place=Place("x"), type=PaperType.ARTICLE, title=title("A"))


@given(st.lists(worded, max_size=3))
@settings(max_examples=20, deadline=None)
def test_a_list_is_its_entries(found: list[Paper]) -> None:
    """Several papers in one file are read as the same papers."""
    assert len(parse_bibtex_entries("\n".join(map(format_bibtex, found)), "x.bib").papers) == len(found)
    assert len(parse_ris("".join(map(format_ris, found)), "x.ris").papers) == len(found)
    assert len(parse_csl_json(csl_list(map(format_csl_json, found)), "x.json").papers) == len(found)


@given(some(lines), st.sampled_from(["x.bib", "x.ris", "x.json"]))
def test_nothing_breaks_a_reader(text: str, path: str) -> None:
    """Any text gives papers and problems, and no exception."""
    parse = {"x.bib": parse_bibtex_entries, "x.ris": parse_ris, "x.json": parse_csl_json}[path]
    for source in (
        text,
        f"@misc{{{text}}}",
        f"@misc{{a, title = {text}",
        f"TY  - {text}\n{text}",
        f'[{{"title": {text}}}]',
    ):
        parse(source, path)


def test_the_tables_know_every_field() -> None:
    """A field is kept by BibTeX with everything, or is the text that stands for the whole entry, or is said by our own
    entries alone."""
    assert EVERYTHING | {"bibtex", "versions", "retraction", "place", "type_source"} == set(Paper.__struct_fields__)
    assert EMPTY.abstract == NO_TEXT
