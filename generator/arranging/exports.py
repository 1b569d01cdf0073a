"""The record of each paper in the formats that reference managers read: files beside its page."""

from generator.arranging.list_files import WRITE
from generator.model.page import Document
from generator.model.paper import Paper
from generator.model.views import Link
from generator.text.link import SITE

LABELS = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"}


def export_url(paper: Paper, suffix: str) -> str:
    """The path of the record in the output."""
    return f"papers/{paper.id}.{suffix}"


def export_links(paper: Paper) -> tuple[Link, ...]:
    """Where the records of `paper` stand."""
    return tuple([Link(label, f"{SITE}{export_url(paper, suffix)}", suffix) for suffix, label in LABELS.items()])


def export(paper: Paper, suffix: str) -> Document:
    """The record of `paper` in the format with that suffix."""
    return Document(url=export_url(paper, suffix), text=WRITE[suffix](paper, True))
