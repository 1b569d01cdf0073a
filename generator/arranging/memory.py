"""What arranging keeps from one build to the next in the same process."""

from generator.arranging.catalogue import Catalogue
from generator.arranging.papers.index_rows import IndexRows
from generator.arranging.papers.record_texts import RecordTexts


class ArrangingMemory:
    """The last catalogue, the rows of the search index, and the texts of records.

    The memory only saves time: a build with an empty one gives the same site.
    """

    def __init__(self) -> None:
        self.catalogue: Catalogue | None = None
        self.index_rows: IndexRows | None = None
        self.record_texts = RecordTexts()

    def note(self, catalogue: Catalogue) -> None:
        """Keep `catalogue` for the next build. If its index is new, drop the rows, which depend on it."""
        if self.index_rows is None or self.index_rows.index is not catalogue.index:
            self.index_rows = IndexRows(catalogue.index)
        self.catalogue = catalogue

    @property
    def rows(self) -> IndexRows:
        """The rows of the papers of the last catalogue."""
        assert self.index_rows is not None, "note() comes first"
        return self.index_rows
