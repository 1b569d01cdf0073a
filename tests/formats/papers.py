"""Papers for laws: every type, every field, in the form in which they are read."""

from typing import Any

import msgspec
from hypothesis import strategies as st

from generator.formats.names.name_words import GROUP
from generator.formats.names.names import SUFFIX
from generator.model.date import PartialDate
from generator.model.name import Author, Name
from generator.model.paper import Paper, PaperLink, PaperType, Place
from generator.model.text import Text
from generator.text.inline import render_inline
from generator.text.markdown import render_markdown
from generator.text.tex.ligatures import read_ligatures

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
# Without characters that an entry reads as TeX: a tie, and two single quotes.
SIGNS = 'éßøłÉșžñ–—“”’&%#_^.:()[]+=/!?@"*-0123456789'
words = st.text(st.sampled_from(LETTERS + SIGNS), min_size=1, max_size=9)
lines = st.lists(words, min_size=1, max_size=5).map(" ".join).map(read_ligatures)  # as they are when they are read
# What begins a list, a heading or a quotation, or is a mark of emphasis, would be another text in Markdown.
plain_lines = st.lists(
    st.text(st.sampled_from(LETTERS + "éß&%,.;"), min_size=1, max_size=9), min_size=1, max_size=6
).map(" ".join)
formulas = st.sampled_from(["$x$", "$K_S^0$", "$a_{ij} \\le \\frac{1}{2}$", "\\(n\\)", "costs \\$5"][:4])
names = st.text(st.sampled_from(LETTERS + "éñ"), min_size=2, max_size=8).map(str.capitalize).filter(
    lambda word: not SUFFIX.fullmatch(word) and word.casefold() not in GROUP | {"others", "and"}
)  # fmt: skip
particles = st.sampled_from(["", "", "", "van der", "de la", "von"])
suffixes = st.sampled_from(["", "", "", "Jr.", "III"])
people = st.one_of(
    st.builds(
        Name,
        family=st.one_of(names, st.builds(lambda one, two: f"{one} {two}", names, names)),
        given=st.one_of(names, st.builds(lambda one, two: f"{one} {two[0]}.", names, names)),
        non_dropping_particle=particles,
        suffix=suffixes,
    ).map(lambda name: (name, False)),
    st.builds(Name, family=names, given=names, dropping_particle=st.just("van")).map(lambda name: (name, False)),
    names.map(lambda name: (Name(literal=name), False)),
    st.sampled_from(["郭达雅", "田中 太郎"]).map(lambda name: (Name(literal=name), False)),
    st.just((Name(literal="上海人工智能实验室"), True)),
    names.map(lambda name: (Name(literal=f"The {name} Collaboration"), True)),
)
orcids = st.sampled_from(["", "", "0000-0002-1825-0097"])
plain_authors = people.filter(lambda pair: not pair[1] or pair[0].literal.isascii()).map(
    lambda pair: Author(pair[0], is_group=pair[1])
)
authors = st.builds(
    lambda pair, orcid, url, affiliations, flags: Author(
        pair[0], orcid, url, tuple(dict.fromkeys(affiliations)), pair[1], *flags
    ),
    people,
    orcids,
    st.sampled_from(["", "https://example.org/~jane_doe?a=1&b=%20c#x"]),
    st.lists(lines.filter(lambda line: '"' not in line), max_size=2),
    st.tuples(st.booleans(), st.booleans(), st.booleans()),
)
dates = st.one_of(
    st.builds(PartialDate, st.integers(1000, 2999)),
    st.builds(PartialDate, st.integers(1000, 2999), st.integers(1, 12)),
    st.builds(PartialDate, st.integers(1000, 2999), st.integers(1, 12), st.integers(1, 28)),
)
addresses = st.sampled_from(["https://example.org/a_b?c=d&e=%7Bf%7D#g", "http://example.org/~x/y.pdf"])
links = st.lists(
    st.one_of(
        st.builds(lambda kind, target: PaperLink(kind, kind.capitalize(), target),
                  st.sampled_from(["code", "slides", "video", "poster", "data", "website"]), addresses),
        st.just(PaperLink("pdf", "PDF", "papers/a b.pdf", is_file=True)),
        addresses.map(lambda target: PaperLink("press & blog", "Press & Blog", target)),
    ),
    max_size=3, unique_by=lambda link: link.kind,
)  # fmt: skip
FILES = frozenset({"papers/a b.pdf", "papers/p.png"})


def title(source: str) -> Text:
    marked = render_inline(source)
    return Text(source, marked.html, marked.plain)


def markdown(field: str, source: str) -> Text:
    if not source:
        return Text()
    marked = render_markdown(source, folder="papers", prefix=f"{field}-" if field else "")
    return Text(source, marked.html, marked.plain)


def texts(field: str, source: st.SearchStrategy[str]) -> st.SearchStrategy[Text]:
    return st.one_of(st.just(""), source).map(lambda text: markdown(field, text.strip()))


def some(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(st.just(""), values)


def listed(items: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(items, max_size=3, unique=True).map(tuple)


MARKDOWN = st.lists(
    st.sampled_from(["A *b* in **c**, 5% of $x_1$.", "- one\n- `two_2`", "    code {} \\x", "> so ~ it", "@m(x)"]),
    min_size=1, max_size=3,
).map("\n\n".join)  # fmt: skip
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "type": st.sampled_from(list(PaperType)),
    "title": st.lists(st.one_of(plain_lines, formulas), min_size=1, max_size=3).map(" ".join).map(title),
    "authors": st.lists(authors, max_size=3).map(tuple),
    "editors": st.lists(authors, max_size=2).map(tuple),
    "translators": st.lists(authors, max_size=2).map(tuple),
    "issued": st.one_of(st.none(), dates),
    "accessed": st.one_of(st.none(), dates),
    "page": st.sampled_from(["", "1-10", "e12", "1-10, 12", "xi-xv"]),
    "doi": st.sampled_from(["", "10.1000/182_a%b#c", "10.1002/(SICI)1;2-3"]),
    "isbn": st.sampled_from(["", "978-3-16-148410-0"]),
    "issn": st.sampled_from(["", "2049-363X"]),
    "pmid": st.sampled_from(["", "12345678"]),
    "arxiv": st.sampled_from(["", "2501.12948", "math.CO/0309136"]),
    "url": some(addresses),
    "language": st.sampled_from(["", "en", "pt-BR"]),
    "status": st.sampled_from(["", "in press", "accepted, with minor revisions"]),
    "genre": st.sampled_from(["", "PhD thesis", "Master's thesis", "Habilitation", "Technical report & more"]),
    "publisher": some(lines),
    "container_title": st.one_of(some(lines), st.sampled_from(["Nature", "bioRxiv", "Proc. of X"])),
    "abstract": texts("abstract", MARKDOWN),
    "tldr": texts("tldr", MARKDOWN),
    "note": texts("note", MARKDOWN),
    "body": some(MARKDOWN).map(lambda text: markdown("", text)),
    "keywords": listed(lines.filter(lambda line: line.strip())),
    "fields": listed(st.sampled_from(["cs.CL", "Biology", "math.CO", "Art, and all"])),
    "affiliations": listed(lines),
    "award": listed(lines),
    "aliases": listed(st.sampled_from(["/old/", "/pub/a_b.html"])),
    "image": st.sampled_from(["", "papers/p.png"]),
    "links": links.map(lambda found: tuple(sorted(found, key=lambda link: link.kind.startswith("press")))),
    "extra": st.sampled_from([(), (("zbl", "1 & 2"),), (("mr_number", "5%"), ("x-y", "{z}"))]),
    "citation_key": st.sampled_from(["", "Doe:2024", "doe_2024"]),
    "citations": st.one_of(st.none(), st.just(120)),
    "citations_as_of": st.one_of(st.none(), dates),
    "citations_per_year": st.sampled_from([(), ((2023, 4), (2024, 17))]),
}
FLAGS = ("are_authors_cut", "is_featured", "is_draft")
APART = {"id", "place", "bibtex", "versions", "retraction"}


def papers(**others: st.SearchStrategy[Any]) -> st.SearchStrategy[Paper]:
    """Papers with any values in any fields, those given by `others`."""
    known = FIELDS | others
    fields = {
        name: known.get(name, st.booleans() if name in FLAGS else some(lines))
        for name in Paper.__struct_fields__
        if name not in APART
    }
    return st.fixed_dictionaries(fields).map(lambda values: _paper(**values))


def _paper(**values: Any) -> Paper:
    values["are_authors_cut"] = bool(values["are_authors_cut"] and values["authors"])
    if values["event_title"] == values["container_title"]:  # written once
        values["event_title"] = ""
    per_year = values["citations_per_year"]
    if values["citations"] is None and per_year:
        values["citations"] = sum(count for _, count in per_year)
    if values["citations"] is None:  # there is no count
        values |= {"citations_source": "", "citations_as_of": None}
    return Paper(id="doe-2024", place=Place("content/papers/x.bib"), **values)


def kept(paper: Paper, fields: frozenset[str]) -> dict[str, Any]:
    """The fields of a paper that a format keeps."""
    return {name: value for name, value in msgspec.structs.asdict(paper).items() if name in fields}
