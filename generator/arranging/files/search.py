"""The records of papers and pages from which Pagefind makes the index of a large site."""

from collections.abc import Iterator
from functools import partial

from generator.arranging.catalogue import Catalogue
from generator.arranging.features import search_mode
from generator.arranging.files.search_index import indexed_pages
from generator.arranging.papers.card_lines import names_line, status_line
from generator.arranging.papers.paper_view import PaperView
from generator.arranging.papers.topics import KINDS, names
from generator.arranging.people.bylines import MOST_IN_A_LIST
from generator.formats.output.email_protection import without_addresses
from generator.model.paper import TYPE_LABELS
from generator.model.site.page import Deferred
from generator.model.site.paths import paper_page
from generator.model.site.search import PAGEFIND, SearchIndex, SearchMode, SearchRecord
from generator.text.fold import other_forms
from generator.text.ideographs import parted


def full_index(catalogue: Catalogue) -> Deferred[SearchIndex] | None:
    """Return the records of all papers and pages, if Pagefind searches the site; they are made when it indexes them."""
    if search_mode(catalogue) != SearchMode.PAGEFIND:
        return None
    entries = (*catalogue.views.values(), *catalogue.listed_pages, *catalogue.news)
    made_from = (catalogue.index, catalogue.profile, catalogue.settings.protect_email, *entries)
    return Deferred(PAGEFIND, partial(_full_index, catalogue), made_from)


def _full_index(catalogue: Catalogue) -> SearchIndex:
    return SearchIndex(PAGEFIND, catalogue.settings.language, (*_papers(catalogue), *_pages(catalogue)))


def _papers(catalogue: Catalogue) -> Iterator[SearchRecord]:
    for view in catalogue.views.values():
        card, line = view.card, view.card.byline
        others = catalogue.index.parts[view.paper.id][:MOST_IN_A_LIST] if line.is_cut else ()
        fields = {
            "title": card.title,
            "authors": names_line(line.short),
            "others": ", ".join([part.name for part in others]),
            "subjects": " · ".join(dict.fromkeys(_subjects(catalogue, view))),
            "key": view.paper.citation_key,
            "venue": card.venue,
            "date": card.date,
            "status": status_line(card),
        }
        protects = catalogue.settings.protect_email
        yield _record(paper_page(view.paper.id), view.paper.abstract.plain, fields, protects_email=protects)


def _subjects(catalogue: Catalogue, view: PaperView) -> Iterator[str]:
    """Yield the other words by which a paper is found: type, awards and topics."""
    paper = view.paper
    yield from (TYPE_LABELS[paper.type], *paper.award)
    for kind in KINDS:
        for name in names(kind, paper):
            tag = catalogue.index.topics.tag(kind, name)
            yield tag.label if tag.title == tag.label else f"{tag.label} {tag.title}"


def _pages(catalogue: Catalogue) -> Iterator[SearchRecord]:
    for page in indexed_pages(catalogue):
        fields, protects = {"title": page.title, "kind": page.kind}, catalogue.settings.protect_email
        yield _record(page.url, page.text, fields, protects_email=protects)


def _record(url: str, text: str, fields: dict[str, str], *, protects_email: bool) -> SearchRecord:
    text = text or fields["title"]  # Pagefind ignores records without a text
    if protects_email:
        text, fields = without_addresses(text), {name: without_addresses(words) for name, words in fields.items()}
    fields["forms"] = other_forms(" ".join((text, *fields.values())))
    return SearchRecord(url, parted(text), {name: parted(words) for name, words in fields.items() if words})
