"""Records of papers for lists: each is formatted once and kept for all lists and builds."""

from generator.arranging.papers.paper_view import PaperView
from generator.formats.output.record_formats import RecordFormat
from generator.model.paper import Paper


class RecordTexts:
    """The record of each paper in each format, without the abstract, which only the paper's own files have."""

    def __init__(self) -> None:
        self._written: dict[tuple[str, str], tuple[Paper, str]] = {}

    def text(self, view: PaperView, form: RecordFormat) -> str:
        """Return the record of the paper in that format; it is formatted again only if the paper is another object."""
        paper = view.paper
        known = self._written.get((form.suffix, paper.id))
        if known is None or known[0] is not paper:
            known = self._written[form.suffix, paper.id] = paper, form.write(paper, False)
        return known[1]
