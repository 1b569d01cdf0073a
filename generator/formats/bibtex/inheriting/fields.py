"""Which fields an entry inherits from its parent, and under which names (biblatex manual, appendix B)."""

from collections.abc import Iterator, Mapping

from generator.formats.bibtex.values import Entry

PARTS_OF_BOOKS = {"inbook", "suppbook", "bookinbook"}
PARTS = PARTS_OF_BOOKS | {"inproceedings", "conference", "incollection", "suppcollection", "inreference"}
IN_PERIODICALS = {"article", "suppperiodical"}
OF_VOLUMES = {"mvbook", "mvcollection", "mvproceedings", "mvreference"}
BOOKS = {"book", "mvbook"}
# What a work has in common with its parts. Other fields belong to one entry alone: honours, links, identifiers of the
# whole, keywords, drafts, notes, pictures, and all that are not known.
INHERITED = frozenset(
    "title subtitle titleaddon maintitle mainsubtitle maintitleaddon booktitle booksubtitle booktitleaddon "
    "journal journaltitle journalsubtitle journaltitleaddon shortjournal abbr venue_short issuetitle issuesubtitle "
    "author bookauthor editor editora editorb editorc editortype editoratype editorbtype editorctype translator "
    "annotator commentator introduction foreword afterword holder collaboration "
    "eventtitle eventtitleaddon event eventdate venue event_place series shortseries seriesnumber series_number "
    "volume volumes part number issue edition version chapter pages pagetotal numpages page_count pagination "
    "bookpagination publisher institution school organization howpublished address location publisher_place "
    "date year month day origdate origlanguage origlocation origpublisher origtitle "
    "isbn issn eissn isrn language langid".split()
)
# Names of one field: if an entry has one of them, it inherits none of the others.
SYNONYMS = (
    {"date", "year"},
    {"address", "location", "publisher_place"},
    {"journal", "journaltitle"},
    {"institution", "school"},
    {"shortjournal", "abbr", "venue_short"},
    {"eventtitle", "event"},
    {"venue", "event_place"},
    {"pagetotal", "numpages", "page_count"},
    {"seriesnumber", "series_number"},
    {"language", "langid"},
)
SYNONYMS_OF = {name: names for names in SYNONYMS for name in names}
SYNONYMS_OF |= {part: {part, "date", "year"} for part in ("month", "day")}  # the month of another year is wrong
TITLES = ("title", "subtitle", "titleaddon")
# Fields that are inherited only together with another one.
GOES_WITH = {
    f"{of}{addition}": f"{of}title" if of != "journal" else "journaltitle"
    for of in ("", "main", "book", "journal")
    for addition in ("subtitle", "titleaddon")
} | {f"{role}type": role for role in ("editor", "editora", "editorb", "editorc")}


def fields_for(kind: str, own: Mapping[str, object], parent: Entry, way: str) -> dict[str, str]:
    """Return the fields that an entry of type `kind`, which has the fields `own`, inherits from `parent`.

    From an `@xdata` an entry gets all fields, by `crossref` only those of INHERITED: the `title` of a book is the
    `booktitle` of its chapters, and its author that of a chapter without one.

    >>> from generator.formats.bibtex.values import Value
    >>> book = Entry("book", "b", (("title", Value("Tests", 0)), ("award", Value("Prize", 1))))
    >>> fields_for("inbook", {"title": ""}, book, "crossref")
    {'booktitle': 'Tests'}
    """
    if way == "xdata" and parent.kind == "xdata":
        return {name: value.text for name, value in parent.fields if name != "ids" and not _has(own, name)}
    given: dict[str, str] = {}
    fields = {name: value.text for name, value in parent.fields}
    for field, name in _named(kind, parent.kind if way == "crossref" else "", fields):
        if not _has(own, name):
            given.setdefault(name, fields[field])
    if kind in PARTS_OF_BOOKS and parent.kind in BOOKS and given.get("bookauthor") == given.get("author"):
        given.pop("bookauthor", None)  # the author of the chapter, too
    return given


def _named(kind: str, parent_kind: str, fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the fields that are inherited, each with its name in the heir; those that change their names come first."""
    of = _prefix(kind, parent_kind)
    if of:
        yield from ((title, f"{of}{title}") for title in TITLES if title in fields)
    if kind in PARTS_OF_BOOKS and parent_kind in BOOKS and "author" in fields:
        yield "author", "bookauthor"
    for field in fields:
        base = field.partition("+an")[0]
        is_others = base == "author" and kind in PARTS - PARTS_OF_BOOKS  # a paper in a collection has its own author
        if base in INHERITED and not is_others and not (of and field in TITLES):
            yield field, field


def _prefix(kind: str, parent_kind: str) -> str:
    """Return what the title of a parent is called in its heir: "book" for `booktitle`; "" if it is its title, too."""
    if kind in PARTS:
        return "book" if parent_kind and parent_kind not in PARTS | IN_PERIODICALS else ""
    if kind in IN_PERIODICALS:
        return "journal" if parent_kind == "periodical" else ""
    return "main" if parent_kind in OF_VOLUMES else ""


def _has(own: Mapping[str, object], name: str) -> bool:
    """Return whether an entry has that field, one with the same meaning, or the one that it belongs to."""
    names = SYNONYMS_OF.get(name, {name})
    base = name.partition("+an")[0]
    return not names.isdisjoint(own) or (base != name and base in own) or GOES_WITH.get(name) in own
