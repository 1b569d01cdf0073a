"""Papers in the formats of reference managers, for lists: each is written once, and kept for every list and build."""

from generator.arranging.papers.paper_view import Leaf
from generator.formats.output.record_formats import RecordFormat
from generator.model.paper import Paper


class RecordTexts:
    """The text of each paper in each format, without its abstract: the paper's own files have that."""

    def __init__(self) -> None:
        self._written: dict[tuple[str, str], tuple[Paper, str]] = {}

    def text(self, leaf: Leaf, form: RecordFormat) -> str:
        """Return the paper in that format; it is written again only if the paper is another object."""
        paper = leaf.paper
        known = self._written.get((form.suffix, paper.id))
        if known is None or known[0] is not paper:
            known = self._written[form.suffix, paper.id] = paper, form.write(paper, False)
        return known[1]
