"""What arranging keeps from one build to the next in the same process."""

from generator.arranging.catalogue import Catalogue
from generator.arranging.papers.index_rows import IndexRows
from generator.arranging.papers.record_texts import RecordTexts


class ArrangingMemory:
    """The last catalogue, and what documents that are made later share: rows of the search index, texts of records.

    A build with an empty memory gives the same site; with this one it is quick.
    """

    def __init__(self) -> None:
        self.catalogue: Catalogue | None = None
        self.index_rows: IndexRows | None = None
        self.record_texts = RecordTexts()

    def note(self, catalogue: Catalogue) -> None:
        """Keep `catalogue` for the next build. Rows depend on its index, and are dropped with it."""
        if self.index_rows is None or self.index_rows.index is not catalogue.index:
            self.index_rows = IndexRows(catalogue.index)
        self.catalogue = catalogue

    @property
    def rows(self) -> IndexRows:
        """The rows of the noted catalogue's papers."""
        assert self.index_rows is not None, "note() comes first"
        return self.index_rows
