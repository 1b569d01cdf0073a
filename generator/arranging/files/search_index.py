"""`search-index.js`: all papers and pages of the site in one file, for the scripts that filter and search."""

from collections.abc import Iterator, Sequence
from functools import partial

import msgspec

from generator.arranging.catalogue import Catalogue
from generator.arranging.features import is_indexed
from generator.arranging.memory import ArrangingMemory
from generator.arranging.papers.index_rows import IndexRows
from generator.formats.output.search_index import ALL, NONE, IndexedPage, format_search_index
from generator.model.site.page import Deferred, Document
from generator.model.site.paths import HOME, SEARCH_INDEX, free_page, news_page

BUDGET = 3_000_000  # characters of abstracts and pages: about 2,000 abstracts, one megabyte when compressed
SHORTEST = 150  # characters: shorter beginnings of texts are useless for a search


def search_index(catalogue: Catalogue, memory: ArrangingMemory) -> Iterator[Deferred[Document]]:
    """Yield the index, if the site has one; it is made when it is rendered."""
    if is_indexed(catalogue):
        entries = (*catalogue.views.values(), *catalogue.listed_pages, *catalogue.news)
        made_from = (catalogue.index, catalogue.profile, *entries)
        yield Deferred(SEARCH_INDEX, partial(_document, catalogue, memory.rows), made_from)


def _document(catalogue: Catalogue, rows: IndexRows) -> Document:
    return Document(url=SEARCH_INDEX, text=index_text(catalogue, rows, BUDGET))


def index_text(catalogue: Catalogue, rows: IndexRows, budget: int) -> str:
    """Return the text of the file, with at most `budget` characters of abstracts and pages.

    If there are more, all texts are cut at one length. If this is under 150 characters, the file has no such texts.
    """
    papers, tables = rows.rows(catalogue.views)
    pages = [*indexed_pages(catalogue)]
    longest = _longest([*(len(paper.abstract) for paper in papers), *(len(page.text) for page in pages)], budget)
    if longest != ALL:
        papers = [msgspec.structs.replace(paper, abstract=_cut(paper.abstract, longest)) for paper in papers]
        pages = [msgspec.structs.replace(page, text=_cut(page.text, longest)) for page in pages]
    return format_search_index(papers, tables, pages, longest)


def indexed_pages(catalogue: Catalogue) -> Iterator[IndexedPage]:
    """Yield the other pages that can be found: the profile, the free pages, the news items, the people."""
    profile, coauthors = catalogue.profile, catalogue.index.coauthors
    places = [place.name for place in profile.affiliations]
    about = " · ".join(filter(None, (profile.native_name, profile.role, *places, profile.biography.plain)))
    yield IndexedPage(HOME, "home", catalogue.owner, about)
    for page in catalogue.listed_pages:
        text = " ".join(filter(None, (page.description, page.body.plain)))
        yield IndexedPage(free_page(page.id), "page", page.title.plain, text)
    for item in catalogue.news:
        title = item.title.plain or f"News of {item.issued.text}"
        yield IndexedPage(news_page(item.id), "news", title, item.body.plain)
    for key, url in coauthors.pages.items():
        person = coauthors.person(key)
        yield IndexedPage(url, "person", person.name, person.native_name)


def _longest(lengths: Sequence[int], budget: int) -> int:
    """Return the greatest length at which texts of these lengths, cut there, are together no longer than `budget`.

    ALL if nothing needs to be cut, NONE if the length would be under SHORTEST.
    """
    rest = budget
    for done, length in enumerate(sorted(lengths)):
        others = len(lengths) - done
        if length * others > rest:
            return rest // others if rest // others >= SHORTEST else NONE
        rest -= length
    return ALL


def _cut(text: str, longest: int) -> str:
    """Return the text, or as many whole words of its beginning as fit."""
    if len(text) <= longest:
        return text
    return text[:longest].rpartition(" ")[0] or text[:longest]
