"""A paper -> the file beside its page with its record in one format."""

from generator.formats.output.record_formats import RecordFormat
from generator.model.paper import Paper
from generator.model.site.page import Document
from generator.model.site.paths import paper_record


def export(paper: Paper, form: RecordFormat) -> Document:
    """Return the record of `paper` in that format, with its abstract."""
    return Document(url=paper_record(paper.id, form.suffix), text=form.write(paper, True))
