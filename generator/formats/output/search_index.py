"""Papers and pages -> `search-index.js`: the index with which scripts of the theme filter lists and search.

It is a script and not JSON, because a page that is opened from a folder may load scripts but not fetch. It calls
`paperfolioIndex` with one value. `version` is the version of its form: a field that is removed or changes its meaning
makes a new one. The value has:

- `paper`: the path of a paper's page, in which a script replaces `{}` by the id.
- `papers`: columns, a list each, in which one place is one paper, newest first. `key` is the citation key in lists such
  as `papers.bib`, empty if it is the id; `authors` are as lists show them, `owner` is where in them the owner's name
  begins and ends, in units of UTF-16 as scripts count, and `others` are all by name if the list leaves some out.
  `year`, `type` and `venue` are places in the table of that name, or -1; `field`, `keyword` and `person` are lists of
  such places. `citations` may be null; `code` is 1 if there is any.
- `tables`: the values of each of these kinds: `id` (the name in addresses), `label`, and `title` if it says more.
  `path` is the path of a value's page, with `{}` for the id; a person has a page only if `page` is 1.
- `pages`: columns again: the other pages by `url`, `kind` (home, page, news, person), `title` and `text`.

`texts` says how much there is of abstracts and texts: -1 all, 0 none, another number that longer ones end there.
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from generator.model.site.paths import PAPER_PAGE, SEARCH_INDEX
from generator.text.link import SITE

VERSION = 2
ADDRESS = f"{SITE}{SEARCH_INDEX}?v={VERSION}"  # a script adds the version of the content (`search-version.js`)
ALL, NONE = -1, 0  # of `texts`
CALL = "paperfolioIndex"
ENCODER = msgspec.json.Encoder()
# Within an element `</script` would end it and `<!--` turn what follows into something else; the separators end a line
# of script in old browsers.
ESCAPES = (("<", "\\u003c"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"))


class IndexedPaper(msgspec.Struct, frozen=True, kw_only=True):
    """One paper, in the order of the columns. `status` says how far it has come, `venue_text` where it appeared, as
    lists show it."""

    id: str
    key: str = ""
    title: str
    authors: str = ""
    owner: Sequence[int] = ()
    others: str = ""
    date: str = ""
    date_text: str = ""
    venue_text: str = ""
    status: str = ""
    retracted: int = 0
    code: int = 0
    award: Sequence[str] = ()
    citations: int | None = None
    year: int = -1
    type: int = -1
    venue: int = -1
    field: Sequence[int] = ()
    keyword: Sequence[int] = ()
    person: Sequence[int] = ()
    abstract: str = ""


class IndexedPage(msgspec.Struct, frozen=True):
    """Another page: its address from the root of the site, what kind it is, its title and its words."""

    url: str
    kind: str
    title: str
    text: str = ""


class IndexTable(msgspec.Struct, frozen=True, omit_defaults=True):
    """The values of one kind by which papers are chosen; `title` and `page` are empty where no value needs them."""

    path: str = ""
    id: Sequence[str] = ()
    label: Sequence[str] = ()
    title: Sequence[str] = ()
    page: Sequence[int] = ()


def format_search_index(
    papers: Sequence[IndexedPaper], tables: Mapping[str, IndexTable], pages: Sequence[IndexedPage], texts: int = ALL
) -> str:
    """The script, with a column a line."""
    tables_text = ",\n".join([f'"{kind}":{_json(table)}' for kind, table in tables.items()])
    text = (
        f'{{"version":{VERSION},"texts":{texts},"paper":{_json(PAPER_PAGE)},\n"tables":{{\n{tables_text}}},\n'
        f'"papers":{{\n{_columns(IndexedPaper, papers)}}},\n"pages":{{\n{_columns(IndexedPage, pages)}}}}}'
    )
    for character, escape in ESCAPES:
        text = text.replace(character, escape)  # these characters occur only inside strings
    return f"{CALL}({text});\n"


def _columns(kind: type[msgspec.Struct], rows: Sequence[msgspec.Struct]) -> str:
    columns: Iterable[Sequence[object]] = zip(*map(msgspec.structs.astuple, rows), strict=True) if rows else ()
    found = list(columns) or [()] * len(kind.__struct_fields__)
    return ",\n".join([f'"{name}":{_json(column)}' for name, column in zip(kind.__struct_fields__, found, strict=True)])


def _json(value: object) -> str:
    return ENCODER.encode(value).decode()
