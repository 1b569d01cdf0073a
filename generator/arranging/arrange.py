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
    sources: list[PaperView | SiteTexts] = [*catalogue.views.values(), catalogue.texts]
    copies = {copy.path: copy for source in sources for copy in source.copies}
    taken: set[str] = set()
    all_documents = (document for kind in DOCUMENT_KINDS for document in kind(catalogue, memory))
    documents, _ = _with_own_addresses(all_documents, taken, catalogue)
    made_pages, clashes = _with_own_addresses(
        (page for kind in PAGE_KINDS for page in kind(catalogue)), taken, catalogue
    )
    # Last, because an alias never takes the address of a page, of a file or of the theme.
    taken |= {path.casefold() for path in copies} | {"static"}
    redirects, refused = _redirects(redirect_pages(catalogue), taken, catalogue)
    pages = [*made_pages, *redirects]
    # The author's own file of this name, in content/root/, is published instead.
    documents = [each for each in (*documents, *sitemaps(catalogue, pages)) if each.url.casefold() not in own]
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
        problems=tuple(dict.fromkeys([*problems, *clashes, *refused])),
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
        if address in taken:
            problems.append(_clash(page, catalogue.places(page.url)))
        else:
            taken.add(address)
            kept.append(page)
    return kept, problems


def _redirects(
    made_pages: Iterable[tuple[RedirectPage, str, Place]], taken: set[str], catalogue: Catalogue
) -> tuple[list[RedirectPage], list[Problem]]:
    """Return the redirects whose address is free, and a warning for each other one: an alias costs only itself."""
    kept: list[RedirectPage] = []
    problems: list[Problem] = []
    for page, alias, place in made_pages:
        address = page.url.casefold()
        above = [path for path in _folders_above(address) if path in taken]
        if not above and address not in taken:
            taken.add(address)
            kept.append(page)
        elif not page.is_spare:
            problems.append(_refused_alias(alias, place, above[0] if above else "", catalogue.places(page.url)))
    return kept, problems


def _root_clash(url: str) -> Problem:
    message = f'the address "{url}" is that of a page of the site; this file is left out'
    return Problem(f"{ROOT}{url}", 0, 0, message, "give it another name", is_error=False)


def _folders_above(address: str) -> list[str]:
    """Return the folders on the path to a page: for "a/b/c.html", "a" and "a/b"."""
    return [address[:end] for end, letter in enumerate(address) if letter == "/"]


def _refused_alias(alias: str, place: Place, above: str, places: Sequence[Place]) -> Problem:
    """Return the problem of an alias whose address is taken, or that needs a folder with the name of a page or file."""
    others = [f"{other.path}:{other.line}" for other in places if other != place]
    if above:
        message = f'the alias "{alias}" needs the folder {above}/, but the site has a file or folder of this name'
    elif others:
        message = f'the address "{alias}" is already used by {others[0]}'
    else:
        owner = "the entry itself" if len(places) > 1 else "a page or file of the site"
        message = f'the address "{alias}" is already used by {owner}'
    link = alias.strip("/")
    return Problem(
        place.path, place.line, 0, f"{message}; this alias is left out", "delete the alias", is_error=False, link=link
    )


def _clash(page: Made, places: Sequence[Place]) -> Problem:
    """Return the problem of a page whose address is taken, which costs its entry."""
    place = places[-1] if places else Place("content")
    owner = f"{places[0].path}:{places[0].line}" if len(places) > 1 else "a page of every site"
    message = f'the address "{page.url}" is already used by {owner}; this page is left out'
    return Problem(place.path, place.line, 0, message, "give one of them another file name, id or alias")
