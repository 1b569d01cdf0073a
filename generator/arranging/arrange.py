"""Library -> Site: all pages with their contents, and the files that are published with them."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from generator.arranging.catalogue import Catalogue
from generator.arranging.features import search_mode
from generator.arranging.files.citation_files import citation_files
from generator.arranging.files.documents import exports, paper_lists, person_lists, topic_lists
from generator.arranging.files.embedding import embed_documents
from generator.arranging.files.feeds import feeds
from generator.arranging.files.linksets import linksets
from generator.arranging.files.robots import guides, sitemaps
from generator.arranging.files.search import full_index
from generator.arranging.files.search_index import search_index
from generator.arranging.memory import ArrangingMemory
from generator.arranging.pages.embed_page import embed_page
from generator.arranging.pages.entries import free_pages, missing_page, news_pages, paper_pages, redirect_pages
from generator.arranging.pages.lists import coauthor_pages, home_page, topic_pages
from generator.arranging.pages.person_pages import person_pages
from generator.arranging.pages.search_page import search_page
from generator.arranging.pages.site_context import site_context
from generator.arranging.pages.social_cards import card_problems, social_cards
from generator.arranging.papers.foreign_styles import style_problems
from generator.arranging.papers.paper_view import PaperView
from generator.arranging.site_texts import SiteTexts
from generator.model.content_paths import ROOT, ROOT_FOLDER
from generator.model.library import Library
from generator.model.paper import Place
from generator.model.problem import Problem
from generator.model.resources import Store
from generator.model.site.page import Deferred, Document, Page, RedirectPage
from generator.model.site.site import Site

Made = Page | Document | Deferred[Page | Document]
P = TypeVar("P", bound=Made)
PAGE_KINDS = (
    home_page,
    paper_pages,
    topic_pages,
    coauthor_pages,
    person_pages,
    free_pages,
    news_pages,
    missing_page,
    embed_page,
    search_page,
    redirect_pages,  # the last, because an alias never takes the address of a page
)
DOCUMENT_KINDS = (
    paper_lists,
    topic_lists,
    person_lists,
    exports,
    feeds,
    guides,
    citation_files,
    embed_documents,
    linksets,
    search_index,
)


def arrange(library: Library, memory: ArrangingMemory | None = None, store: Store | None = None) -> Site:
    """Return the site that `library` describes, without drafts.

    Each function of PAGE_KINDS yields pages from the catalogue, each of DOCUMENT_KINDS yields other files. `memory`
    holds what an earlier build made from the same values; it is updated. `store` holds expensive results of earlier
    processes. Both only save time: the site is the same without them.
    """
    memory = memory if memory is not None else ArrangingMemory()
    catalogue = Catalogue(library, memory.catalogue, store)
    memory.note(catalogue)
    values = site_context(catalogue)
    own = {path.removeprefix(ROOT_FOLDER).casefold() for path in library.files if path.startswith(ROOT_FOLDER)}
    taken: set[str] = set()
    all_documents = (document for kind in DOCUMENT_KINDS for document in kind(catalogue, memory))
    documents, _ = _with_own_addresses(all_documents, taken, catalogue)
    pages, clashes = _with_own_addresses((page for kind in PAGE_KINDS for page in kind(catalogue)), taken, catalogue)
    # The author's own file of this name, in content/root/, is published instead.
    documents = [each for each in (*documents, *sitemaps(catalogue, pages)) if each.url.casefold() not in own]
    sources: list[PaperView | SiteTexts] = [*catalogue.views.values(), catalogue.texts]
    copies = {copy.path: copy for source in sources for copy in source.copies}
    for page in pages:
        if page.url.casefold() in own:
            copies.pop(page.url, None)
            clashes.append(_root_clash(page.url))
    problems = [*card_problems(catalogue), *(problem for source in sources for problem in source.problems)]
    problems += [*catalogue.metrics.problems, *style_problems(catalogue.foreign)]
    return Site(
        context=values,
        theme=library.settings.theme,
        theme_options=library.settings.theme_options,
        domain=library.settings.domain,
        protects_email=library.settings.protect_email,
        pages=tuple(pages),
        documents=tuple(documents),
        cards=tuple(social_cards(catalogue)),
        search=search_mode(catalogue),
        full=full_index(catalogue),
        tools=library.tools,
        copies=tuple(copies[path] for path in sorted(copies)),
        papers=len(catalogue.views),
        owned=catalogue.index.owned,
        ambiguous_names=catalogue.index.ambiguous_names,
        problems=tuple(dict.fromkeys([*problems, *clashes])),
    )


def _with_own_addresses(
    made_pages: Iterable[P], taken: set[str], catalogue: Catalogue
) -> tuple[list[P], list[Problem]]:
    """Return the pages or documents without those whose address is taken, and a problem for each of these.

    "A.html" and "a.html" are the same address. `taken` has the addresses so far, in lower case, and is extended.
    """
    kept: list[P] = []
    problems: list[Problem] = []
    for page in made_pages:
        address = page.url.casefold()
        above = [path for path in _folders_above(address) if path in taken] if isinstance(page, RedirectPage) else []
        if isinstance(page, RedirectPage) and page.is_spare and (above or address in taken):
            continue
        if address in taken:
            problems.append(_clash(page, catalogue.places(page.url)))
        elif above:
            problems.append(_without_folder(page, above[0], catalogue.places(page.url)))
        else:
            taken.add(address)
            kept.append(page)
    return kept, problems


def _root_clash(url: str) -> Problem:
    message = f'the address "{url}" is that of a page of the site; this file is left out'
    return Problem(f"{ROOT}{url}", 0, 0, message, "give it another name", is_error=False)


def _folders_above(address: str) -> list[str]:
    """Return the folders on the path to a page: for "a/b/c.html", "a" and "a/b"."""
    return [address[:end] for end, letter in enumerate(address) if letter == "/"]


def _without_folder(page: Made, above: str, places: Sequence[Place]) -> Problem:
    """Return the problem of an alias in a folder that has the name of a page."""
    place = places[-1] if places else Place("content")
    message = f'the alias "{page.url}" would need a folder with the name of the page "{above}"; it is left out'
    return Problem(place.path, place.line, 0, message, "delete the alias", is_error=False)


def _clash(page: Made, places: Sequence[Place]) -> Problem:
    """Return the problem of a page whose address is taken. An alias costs only itself, a page costs its entry."""
    place = places[-1] if places else Place("content")
    owner = f"{places[0].path}:{places[0].line}" if len(places) > 1 else "a page of every site"
    is_alias = isinstance(page, RedirectPage)
    what = "alias" if is_alias else "page"
    if is_alias and len(places) > 1 and places[0] == place:
        owner = "the entry itself"
    message = f'the address "{page.url}" is already used by {owner}; this {what} is left out'
    hint = "delete the alias" if is_alias else "give one of them another file name, id or alias"
    return Problem(place.path, place.line, 0, message, hint, is_error=not is_alias)
