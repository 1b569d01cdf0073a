"""Lists of papers in the formats of reference managers, beside the pages that list them.

A paper is written once in each format, and the text is kept for every list that it is on and for the next build. It has
no abstract: the paper's own files have that.
"""

from collections.abc import Iterator, Sequence
from functools import partial

from generator.arranging.papers.paper_view import Leaf
from generator.formats.output.record_formats import RECORD_FORMATS, RecordFormat
from generator.model.page import Deferred, Document
from generator.model.paper import Paper
from generator.model.views import Link
from generator.text.link import SITE

WHOLE_LIST = "papers.html"  # the name of no page, beside which the files of all papers stand


class ListFiles:
    """The papers of a site, each written once in each format; what `previous` has written of the same papers is taken
    from there."""

    def __init__(self, previous: "ListFiles | None" = None) -> None:
        self._written: dict[tuple[str, str], tuple[Paper, str]] = previous._written if previous else {}

    def text(self, paper: Paper, form: RecordFormat) -> str:
        """The paper in that format."""
        known = self._written.get((form.suffix, paper.id))
        if known is None or known[0] is not paper:
            known = self._written[form.suffix, paper.id] = paper, form.write(paper, False)
        return known[1]

    def documents(self, page: str, leaves: Sequence[Leaf]) -> Iterator[Deferred[Document]]:
        """The files of the papers of `leaves`, in their order, beside the page whose file is `page`."""
        made_from = tuple(leaves)
        for form in RECORD_FORMATS if made_from else ():
            url = f"{page.removesuffix('.html')}.{form.suffix}"
            yield Deferred(url, partial(self._document, url, made_from, form), made_from)

    @staticmethod
    def links(page: str) -> tuple[Link, ...]:
        """Where the files beside that page are."""
        stem = f"{SITE}{page.removesuffix('.html')}"
        return tuple(Link(form.label, f"{stem}.{form.suffix}") for form in RECORD_FORMATS)

    def _document(self, url: str, leaves: tuple[Leaf, ...], form: RecordFormat) -> Document:
        return Document(url=url, text=form.join(self.text(leaf.paper, form) for leaf in leaves))
