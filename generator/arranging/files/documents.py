"""The records of papers for reference managers: a file for each list and each paper, in each format."""

from collections.abc import Iterator, Sequence
from functools import partial

from generator.arranging.catalogue import Catalogue
from generator.arranging.files.exports import export
from generator.arranging.memory import ArrangingMemory
from generator.arranging.papers.paper_view import PaperView
from generator.arranging.papers.record_texts import RecordTexts
from generator.arranging.papers.topics import KINDS
from generator.formats.output.record_formats import RECORD_FORMATS, RecordFormat
from generator.model.site.page import Deferred, Document
from generator.model.site.paths import WHOLE_LIST, list_record, paper_record


def paper_lists(catalogue: Catalogue, memory: ArrangingMemory) -> Iterator[Deferred[Document]]:
    """Yield the records of all papers, newest first: `papers.bib`, `papers.ris`, `papers.json`."""
    if catalogue.settings.exports:
        yield from _list_files(WHOLE_LIST, tuple(catalogue.views.values()), memory.record_texts)


def topic_lists(catalogue: Catalogue, memory: ArrangingMemory) -> Iterator[Deferred[Document]]:
    """Yield the records of each year, field, keyword and venue, beside its page: `years/2024.bib`."""
    for kind in KINDS if catalogue.settings.exports else ():
        for topic in catalogue.index.topics.by_kind[kind]:
            views = [catalogue.views[paper.id] for paper in topic.papers]
            yield from _list_files(topic.url, views, memory.record_texts)


def person_lists(catalogue: Catalogue, memory: ArrangingMemory) -> Iterator[Deferred[Document]]:
    """Yield the records of each person who has a page: `people/jane-doe.bib`."""
    coauthors = catalogue.index.coauthors
    for key, page in coauthors.pages.items() if catalogue.settings.exports else ():
        yield from _list_files(
            page, [catalogue.views[paper.id] for paper in coauthors.papers(key)], memory.record_texts
        )


def exports(catalogue: Catalogue, memory: ArrangingMemory) -> Iterator[Deferred[Document]]:
    """Yield the records of each paper, beside its page: `papers/doe-2024.bib`."""
    for view in catalogue.views.values() if catalogue.settings.exports else ():
        for form in RECORD_FORMATS:
            yield Deferred(paper_record(view.paper.id, form.suffix), partial(export, view.paper, form), (view.paper,))


def _list_files(page: str, views: Sequence[PaperView], texts: RecordTexts) -> Iterator[Deferred[Document]]:
    """Yield the records of the papers of `views`, in their order, beside the page whose file is `page`."""
    made_from = tuple(views)
    for form in RECORD_FORMATS if made_from else ():
        url = list_record(page, form.suffix)
        yield Deferred(url, partial(_list_file, url, made_from, form, texts), made_from)


def _list_file(url: str, views: Sequence[PaperView], form: RecordFormat, texts: RecordTexts) -> Document:
    return Document(url=url, text=form.join(texts.text(view, form) for view in views))
