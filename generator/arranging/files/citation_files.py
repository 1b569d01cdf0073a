"""A file in the format of CITATION.cff for each paper that is software or a data set."""

from collections.abc import Iterator
from functools import partial

from generator.arranging.catalogue import Catalogue
from generator.arranging.memory import ArrangingMemory
from generator.formats.output.citation_file import format_citation_file, has_citation_file
from generator.model.paper import Paper
from generator.model.site.page import Deferred, Document
from generator.model.site.paths import citation_file, paper_page


def citation_files(catalogue: Catalogue, memory: ArrangingMemory) -> Iterator[Deferred[Document]]:
    """Yield the citation files, unless the settings turn them off."""
    if not catalogue.settings.feeds.citation_files:
        return
    for view in catalogue.views.values():
        if has_citation_file(view.paper):
            url = citation_file(view.paper.id)
            yield Deferred(url, partial(_document, catalogue, url, view.paper), (view, catalogue.index))


def _document(catalogue: Catalogue, url: str, paper: Paper) -> Document:
    return Document(url=url, text=format_citation_file(paper, catalogue.absolute(paper_page(paper.id))))
