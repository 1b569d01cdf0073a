"""The files for machines that stand beside the pages, each kind a function from the catalogue to its documents."""

from collections.abc import Iterator
from functools import partial

from generator.arranging.addresses.paths import KINDS
from generator.arranging.catalogue import Catalogue
from generator.arranging.files.exports import export, export_url
from generator.arranging.files.list_files import WHOLE_LIST
from generator.formats.output.record_formats import RECORD_FORMATS
from generator.model.page import Deferred, Document


def paper_lists(catalogue: Catalogue) -> Iterator[Deferred[Document]]:
    """All papers for reference managers, newest first, unless the settings say no: `papers.bib`, `.ris`, `.json`."""
    if catalogue.settings.exports:
        yield from catalogue.list_files.documents(WHOLE_LIST, tuple(catalogue.leaves.values()))


def topic_lists(catalogue: Catalogue) -> Iterator[Deferred[Document]]:
    """The same for each year, field, keyword and venue, beside its page: `years/2024.bib`."""
    for kind in KINDS if catalogue.settings.exports else ():
        for topic in catalogue.index.topics.by_kind[kind]:
            leaves = [catalogue.leaves[paper.id] for paper in topic.papers]
            yield from catalogue.list_files.documents(topic.url, leaves)


def person_lists(catalogue: Catalogue) -> Iterator[Deferred[Document]]:
    """The same for each person who has a page: `people/jane-doe.bib`."""
    coauthors = catalogue.index.coauthors
    for key, page in coauthors.pages.items() if catalogue.settings.exports else ():
        yield from catalogue.list_files.documents(page, [catalogue.leaves[paper.id] for paper in coauthors.papers(key)])


def exports(catalogue: Catalogue) -> Iterator[Deferred[Document]]:
    """The record of each paper in the formats of reference managers."""
    for leaf in catalogue.leaves.values() if catalogue.settings.exports else ():
        for form in RECORD_FORMATS:
            yield Deferred(export_url(leaf.paper, form), partial(export, leaf.paper, form), (leaf.paper,))
