"""The record of each paper in the formats of reference managers: files beside its page."""

from generator.formats.output.record_formats import RECORD_FORMATS, RecordFormat
from generator.model.page import Document
from generator.model.paper import Paper
from generator.model.views import Link
from generator.text.link import SITE


def export_url(paper: Paper, form: RecordFormat) -> str:
    """The path of the record in the output."""
    return f"papers/{paper.id}.{form.suffix}"


def export_links(paper: Paper) -> tuple[Link, ...]:
    """Where the records of `paper` stand."""
    return tuple([Link(form.label, f"{SITE}{export_url(paper, form)}", form.suffix) for form in RECORD_FORMATS])


def export(paper: Paper, form: RecordFormat) -> Document:
    """The record of `paper` in that format."""
    return Document(url=export_url(paper, form), text=form.write(paper, True))
