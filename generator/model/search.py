"""How a site is searched, and the records from which the search of a large site is made."""

from enum import StrEnum

import msgspec

PAGEFIND = "pagefind"  # the package, and the folder of its files in the output


class SearchWay(StrEnum):
    """`SCRIPT` looks through the index of the whole site, which one file holds; `PAGEFIND` loads parts of a large one;
    `NONE` where nobody wants it, and `LACKING` where only Pagefind could, and it is not installed."""

    SCRIPT = "script"
    PAGEFIND = "pagefind"
    NONE = "none"
    LACKING = "lacking"


class SearchRecord(msgspec.Struct, frozen=True):
    """A page as Pagefind has it: its file, its text, and what is known of it by names, which the page of the search
    shows and weighs."""

    url: str
    text: str
    known: dict[str, str]


class SearchIndex(msgspec.Struct, frozen=True):
    """All records of a site. `url` is the folder that the files of the index lie in; `language` is the site's, by which
    all of it is stemmed: one question finds what is written in any."""

    url: str
    language: str
    records: tuple[SearchRecord, ...]
