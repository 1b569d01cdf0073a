"""The files for machines that stand beside the pages, each kind a function from the catalogue to its documents."""

from collections.abc import Iterator
from functools import partial

from generator.arranging.catalogue import Catalogue
from generator.arranging.exports import LABELS, export, export_url
from generator.formats.bibtex import format_bibtex
from generator.model.page import Deferred, Document


def bibliography(catalogue: Catalogue) -> Iterator[Deferred[Document]]:
    """The whole list of papers as BibTeX, newest first."""
    if catalogue.leaves:
        leaves = tuple(catalogue.leaves.values())
        yield Deferred("papers.bib", partial(_bibliography, catalogue), leaves)


def _bibliography(catalogue: Catalogue) -> Document:
    entries = [format_bibtex(leaf.paper) for leaf in catalogue.leaves.values()]
    return Document(url="papers.bib", text="\n".join(entries))


def exports(catalogue: Catalogue) -> Iterator[Deferred[Document]]:
    """The record of each paper in the formats of reference managers."""
    for leaf in catalogue.leaves.values() if catalogue.settings.exports else ():
        for suffix in LABELS:
            yield Deferred(export_url(leaf.paper, suffix), partial(export, leaf.paper, suffix), (leaf.paper,))
