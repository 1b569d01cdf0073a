"""The kinds of search that a site can have, and the records for the index of Pagefind."""

from enum import StrEnum

import msgspec

PAGEFIND = "pagefind"  # name of the package, and of its folder in the output


class SearchMode(StrEnum):
    """How a site is searched.

    `SCRIPT`: a script loads the index of the whole site, which is one file. `PAGEFIND`: Pagefind loads parts of a large
    index. `NONE`: the settings switch search off. `UNAVAILABLE`: the site is so large that search needs Pagefind, and
    Pagefind is not installed.
    """

    SCRIPT = "script"
    PAGEFIND = "pagefind"
    NONE = "none"
    UNAVAILABLE = "lacking"


class SearchRecord(msgspec.Struct, frozen=True):
    """A page in the index of Pagefind.

    `known` is the metadata of the page by name, such as its title and authors. The search page shows it and ranks by
    it.
    """

    url: str
    text: str
    known: dict[str, str]


class SearchIndex(msgspec.Struct, frozen=True):
    """All records of a site for the index of Pagefind.

    `url` is the folder of the index files. `language` is that of the site. All records are stemmed by its rules, so
    that one query searches the pages in all languages.
    """

    url: str
    language: str
    records: tuple[SearchRecord, ...]
