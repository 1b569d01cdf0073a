"""The pages of single entries: a function from the catalogue to pages for each kind."""

from collections.abc import Iterator
from functools import partial

from generator.arranging.catalogue import Catalogue
from generator.arranging.metadata import description
from generator.arranging.pages.breadcrumbs import breadcrumbs
from generator.arranging.pages.site_context import PAPERS
from generator.arranging.pages.social_cards import card_image
from generator.arranging.papers.details import Around, has_notes, sections
from generator.model.library import FreePage, NewsItem
from generator.model.paper import Paper, Place
from generator.model.site.page import Deferred, NewsPage, PaperPage, RedirectPage, TextPage
from generator.model.site.paths import MISSING, NEWS, alias_pages, free_page, news_page, paper_page, social_card
from generator.model.site.views import Link
from generator.text.link import SITE


def paper_pages(catalogue: Catalogue) -> Iterator[Deferred[PaperPage]]:
    """Yield a page for each paper; it is made when it is rendered."""
    for place, id in enumerate(catalogue.index.ids):
        view = catalogue.views[id]
        yield Deferred(paper_page(view.paper.id), partial(_paper_page, catalogue, place), (view, catalogue.index))


def _paper_page(catalogue: Catalogue, place: int) -> PaperPage:
    index = catalogue.index
    view = catalogue.views[index.ids[place]]
    paper, url = view.paper, paper_page(view.paper.id)
    identities, crumbs = index.identities[paper.id], breadcrumbs(catalogue, Link("Papers", PAPERS))
    about = description(paper.tldr.plain, paper.abstract.plain, paper.title.plain)
    work = catalogue.heads.work(view, identities, url, about)
    return PaperPage(
        url=url,
        template="paper.html",
        title=f"{paper.mark.capitalize()}: {paper.title.plain}" if paper.mark else paper.title.plain,
        heading_html=paper.title.html,
        description=about,
        canonical=work.url,
        breadcrumbs=crumbs,
        current=PAPERS,
        has_notes=has_notes(view.abstract_html, view.body_html),
        paper=view.brief,
        details=catalogue.details.details(view, index.parts[paper.id], identities, _around(catalogue, place)),
        **catalogue.heads.paper(work, crumbs, card_image(catalogue, social_card(paper.id), paper.title.plain)),
    )


def free_pages(catalogue: Catalogue) -> Iterator[TextPage]:
    """Yield the pages of content/pages/."""
    for page in catalogue.pages:
        url = free_page(page.id)
        about, crumbs = description(page.description, page.body.plain), breadcrumbs(catalogue)
        yield TextPage(
            url=url,
            template="text.html",
            title=page.title.plain,
            heading_html=page.title.html,
            description=about,
            canonical=catalogue.absolute(url),
            breadcrumbs=crumbs,
            current=f"{SITE}{url}",
            has_notes=has_notes(page.body.html),
            body_html=catalogue.texts.page_bodies[page.id],
            sections=sections(page.body),
            **catalogue.heads.text(url, page.title.plain, about, crumbs),
        )


def news_pages(catalogue: Catalogue) -> Iterator[TextPage | NewsPage]:
    """Yield a page for each news item, then the page that lists all of them."""
    cards = catalogue.texts.news
    index = f"{SITE}{NEWS}"
    for item, card in zip(catalogue.news, cards, strict=True):
        url = news_page(item.id)
        title = item.title.plain or f"News of {item.issued.text}"
        about, crumbs = description(item.body.plain, item.title.plain), breadcrumbs(catalogue, Link("News", index))
        yield TextPage(
            url=url,
            template="text.html",
            title=title,
            heading_html=card.title_html or f"News of {item.issued.text}",
            description=about,
            canonical=catalogue.absolute(url),
            breadcrumbs=crumbs,
            current=index,
            has_notes=has_notes(card.body_html),
            body_html=card.body_html,
            date=card.date,
            date_iso=card.date_iso,
            **catalogue.heads.text(url, title, about, crumbs, card.date_iso),
        )
    if cards:
        about, crumbs = f"News of {catalogue.owner}", breadcrumbs(catalogue)
        yield NewsPage(
            url=NEWS,
            template=NEWS,
            title="News",
            description=about,
            canonical=catalogue.absolute(NEWS),
            breadcrumbs=crumbs,
            current=index,
            news=cards,
            **catalogue.heads.text(NEWS, "News", about, crumbs),
        )


def redirect_pages(catalogue: Catalogue) -> Iterator[tuple[RedirectPage, str, Place]]:
    """Yield a page for each old address (`aliases`) of an entry, with the alias as it was written and its entry."""
    papers = [catalogue.views[id].paper for id in catalogue.index.ids]
    targets: list[tuple[Paper | FreePage | NewsItem, str]] = [
        *((paper, paper_page(paper.id)) for paper in papers),
        *((page, free_page(page.id)) for page in catalogue.pages),
        *((item, news_page(item.id)) for item in catalogue.news),
    ]
    written = [(alias, entry, url) for entry, url in targets for alias in entry.aliases]
    for is_spare in (False, True):  # the addresses as they were written come first
        for alias, entry, url in written:
            for address in alias_pages(alias)[1:] if is_spare else alias_pages(alias)[:1]:
                page = RedirectPage(
                    url=address,
                    template="redirect.html",
                    title=entry.title.plain,
                    canonical=catalogue.absolute(url),
                    target=f"{SITE}{url}",
                    is_spare=is_spare,
                )
                yield page, alias, entry.place


def missing_page(catalogue: Catalogue) -> Iterator[TextPage]:
    """Yield the page that the host shows for an address without a page, unless the author has written one."""
    if any(free_page(page.id) == MISSING for page in catalogue.pages):
        return
    yield TextPage(url=MISSING, template="404.html", title="Page not found", body_html="")


def _around(catalogue: Catalogue, place: int) -> Around:
    index = catalogue.index
    ids, teasers = index.ids, index.teasers
    related = index.relations.related(place, catalogue.settings.related_shown)
    return Around(
        older=teasers[ids[place + 1]] if place + 1 < len(ids) else None,
        newer=teasers[ids[place - 1]] if place else None,
        related=tuple(teasers[ids[other]] for other in related),
    )
