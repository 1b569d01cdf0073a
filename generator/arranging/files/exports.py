"""The record of each paper in the formats of reference managers: files beside its page."""

from generator.formats.output.record_formats import RecordFormat
from generator.model.page import Document
from generator.model.paper import Paper
from generator.model.paths import paper_record


def export_url(paper: Paper, form: RecordFormat) -> str:
    """The path of the record in the output."""
    return f"papers/{paper.id}.{form.suffix}"


def export(paper: Paper, form: RecordFormat) -> Document:
    """The record of `paper` in that format."""
    return Document(url=paper_record(paper.id, form.suffix), text=form.write(paper, True))
