"""Library -> Site: all pages with everything that they show, and the files that are published beside them."""

from collections.abc import Iterable, Iterator

from generator.arranging.catalogue import Catalogue
from generator.arranging.pages import (
    coauthor_pages,
    free_pages,
    home_page,
    missing_page,
    news_pages,
    paper_pages,
    redirect_pages,
    topic_pages,
)
from generator.arranging.shared import shared
from generator.model.library import Library
from generator.model.page import Page
from generator.model.problem import Problem
from generator.model.site import Site

PAGE_KINDS = (
    home_page,
    paper_pages,
    topic_pages,
    coauthor_pages,
    free_pages,
    news_pages,
    redirect_pages,
    missing_page,
)


def arrange(library: Library) -> Site:
    """The site that `library` makes. A page kind is a function from the catalogue to pages; drafts are left out."""
    catalogue = Catalogue(library)
    values = shared(library, catalogue.papers, catalogue.pages, catalogue.news, catalogue.topics, catalogue.publication)
    pages = [page for kind in PAGE_KINDS for page in kind(catalogue)]
    problems = [*catalogue.publication.problems, *_clashes(pages, catalogue)]
    return Site(
        shared=values,
        theme=library.settings.theme,
        domain=library.settings.domain,
        pages=tuple(pages),
        copies=catalogue.publication.copies,
        problems=tuple(problems),
    )


def _clashes(pages: Iterable[Page], catalogue: Catalogue) -> Iterator[Problem]:
    """Pages that want the same address, also where case does not count."""
    taken: dict[str, Page] = {}
    for page in pages:
        first = taken.setdefault(page.url.casefold(), page)
        if first is not page:
            place = catalogue.place(page)
            message = f'the address "{page.url}" belongs to another page already: "{first.title}"'
            yield Problem(place.path, place.line, 0, message, "give one of them another file name, id or alias")
